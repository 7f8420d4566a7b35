"""The services that one machine does without and several share: cache, database replicas, storage of originals.

Each is chosen by environment variables (README, Settings) and refused with the variable's name where it makes no sense.
"""

import os

import redis.connection
from django.core.exceptions import ImproperlyConfigured

from cms.environment import parse_database, read_address, read_list, read_matching

#: Answers kept by one process: the API's are at most 300 kB, most under 60.
KEPT_IN_PROCESS = 400


def read_cache(name: str) -> dict:
    """The caches. Nothing set: each process its own; `redis://host:6379/0`: one for all machines; `none`: no cache."""
    value = os.environ.get(name, "").strip()
    if not value:
        backend = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": KEPT_IN_PROCESS}}
    elif value == "none":
        backend = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    elif _is_redis(value):
        backend = {
            "BACKEND": "cms.forgiving_cache.ForgivingRedisCache",
            "LOCATION": value,
            "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        }
    else:
        raise ImproperlyConfigured(f"{name}: write redis://host:6379/0, or none (the value is not shown: it may hold a password).")
    return {"default": backend | {"KEY_PREFIX": "atlante", "TIMEOUT": 3_600}}


def read_replicas(name: str, caches: dict) -> dict[str, dict]:
    """Databases that follow the main one, by alias: `replica1`, `replica2` … Only PostgreSQL has them, and only with a cache
    that all machines share: there stands what readers have seen (`database_router`)."""
    replicas = {}
    if read_list(name) and "Redis" not in caches["default"]["BACKEND"]:
        raise ImproperlyConfigured(f"{name}: also set CACHE_URL to a Redis that all machines share.")
    for number, address in enumerate(read_list(name), start=1):
        database = parse_database(name, address)
        if not database["ENGINE"].endswith("postgresql"):
            raise ImproperlyConfigured(f"{name}: only PostgreSQL streams to replicas.")
        database["OPTIONS"] = {"connect_timeout": 2, "options": "-c default_transaction_read_only=on"}
        replicas[f"replica{number}"] = database | {"TEST": {"MIRROR": "default"}}
    return replicas


def _is_redis(address: str) -> bool:
    """Whether the client reads this as the address of a Redis: scheme, host or socket, port and number of the database."""
    if not address.startswith(("redis://", "rediss://", "unix://")):
        return False
    try:
        parsed = redis.connection.parse_url(address)
        return bool(parsed.get("path") or parsed.get("host")) and isinstance(parsed.get("db", 0), int)
    except ValueError:
        return False


def read_originals(name: str) -> dict:
    """Where originals lie: in the folder MEDIA_FOLDER, or in the S3-compatible bucket that the variable names.

    The bucket is named whole: where it is and with which keys. Nothing is looked up elsewhere (the client would ask files of
    the account that runs it, and an address of the cloud it believes itself in)."""
    bucket = read_matching(
        name, r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket: 3 to 63 small letters, digits, dots and hyphens"
    )
    endpoint, region = read_address("S3_ENDPOINT"), read_matching("S3_REGION", r"[a-z0-9-]{2,40}", "a region such as eu-south-1")
    access, secret = os.environ.get("S3_ACCESS_KEY", ""), os.environ.get("S3_SECRET_KEY", "")
    if not bucket:
        if endpoint or region or access or secret:
            raise ImproperlyConfigured(f"{name}: also write the name of the bucket, or none of the variables that start with S3_.")
        return {"BACKEND": "cms.storage.WholeFiles"}
    if not endpoint and not region:
        raise ImproperlyConfigured(f"{name}: also write where the bucket is, S3_ENDPOINT (https://…) or S3_REGION.")
    if not access or not secret:
        raise ImproperlyConfigured(f"{name}: also write S3_ACCESS_KEY and S3_SECRET_KEY, both.")
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint,
        "region_name": region or None,
        "access_key": access,
        "secret_key": secret,
        "default_acl": "private",
        "querystring_auth": True,
        "file_overwrite": False,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
