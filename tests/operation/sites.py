"""The site as it runs: gunicorn and the project's commands as processes of their own, with settings from the environment."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.operation.clusters import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent


def environment(**settings: str) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REPLICA_URLS", "CACHE_URL")}
    return known | {"API_REQUESTS_PER_MINUTE": "0", "DJANGO_SETTINGS_MODULE": "cms.settings", "LOG_LEVEL": "WARNING"} | settings


def manage(*arguments: str, check: bool = True, timeout: float = 180, **settings: str) -> subprocess.CompletedProcess:
    """`python manage.py …` with these settings."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(**settings),
        check=check,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def python(code: str, check: bool = True, timeout: float = 180, **settings: str) -> str:
    """What `code` prints, run with Django set up."""
    found = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT, env=environment(**settings), check=check, capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip
    return found.stdout.strip()


@contextmanager
def running(workers: int = 2, **settings: str):
    """The address of a site served by gunicorn, and its process."""
    port = free_port()
    log = open(os.devnull, "w")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "cms/deploy/gunicorn.conf.py", "cms.wsgi"],
        cwd=ROOT, env=environment(LISTEN=f"127.0.0.1:{port}", WORKERS=str(workers), **settings), stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def ask(address: str, data: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    """Status and body; a POST where there is data."""
    request = urllib.request.Request(address, data=data, headers=headers)  # noqa: S310 (our own server)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
