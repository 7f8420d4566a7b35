"""The services that one machine does without and several share: cache, database replicas, storage of originals.

Each is chosen by environment variables (README, Settings) and refused with the variable's name where it makes no sense.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from cms.environment import parse_database, read_list

#: Answers kept by one process: the API's are at most 300 kB, most under 60.
KEPT_IN_PROCESS = 400


def read_cache(name: str) -> dict:
    """The caches. Nothing set: each process its own; `redis://host:6379/0`: one for all machines; `none`: no cache."""
    value = os.environ.get(name, "").strip()
    if not value:
        backend = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": KEPT_IN_PROCESS}}
    elif value == "none":
        backend = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    elif value.startswith(("redis://", "rediss://", "unix://")):
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


def read_originals(name: str) -> dict:
    """Where originals lie: in the folder MEDIA_ROOT, or in the S3-compatible bucket that the variable names."""
    bucket = os.environ.get(name, "").strip()
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": os.environ.get("S3_ENDPOINT") or None,
        "region_name": os.environ.get("S3_REGION") or None,
        "access_key": os.environ.get("S3_ACCESS_KEY") or None,
        "secret_key": os.environ.get("S3_SECRET_KEY") or None,
        "default_acl": "private",
        "querystring_auth": True,
        "file_overwrite": False,
    }
    if bool(options["access_key"]) != bool(options["secret_key"]):
        raise ImproperlyConfigured("S3_ACCESS_KEY and S3_SECRET_KEY: write both, or neither.")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
