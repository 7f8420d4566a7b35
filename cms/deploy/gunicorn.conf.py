"""gunicorn for one machine: `gunicorn -c cms/deploy/gunicorn.conf.py cms.wsgi`.

Sync workers, since every answer is short and made from the process's own memory and one or two queries: measured on two
cores, threads halve the number of cheap answers and win nothing for dear ones (cms/docs/scaling.md has the figures). A proxy
that holds slow connections (nginx, Caddy) belongs in front: sync workers wait for slow readers.
"""

import gc
import os

from cms.environment import read_int

bind = os.environ.get("LISTEN", "127.0.0.1:8000")
worker_class = "sync"
workers = read_int("WORKERS", 0) or max(2, os.cpu_count() or 2)
limit_request_line = 8_190  # bytes: several filters with fifty choices each make long addresses
timeout = 30  # seconds: a request that hangs takes its worker with it, the others go on
graceful_timeout = 20  # seconds that exports under way are given at a restart
max_requests = 20_000  # a new process now and then, so that what leaks does not add up
max_requests_jitter = 4_000
backlog = 512
preload_app = True  # workers share the pages of the code; connections are opened after the fork
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (the heartbeat must not wait for a disk)
accesslog = None  # addresses and queries are personal data; LOG_REQUESTS=true logs patterns instead
errorlog = "-"
loglevel = "info"
limit_request_line = 8_190
limit_request_fields = 60
forwarded_allow_ips = os.environ.get("PROXY_ADDRESSES", "127.0.0.1")


def when_ready(server):
    """What was loaded before the fork is left out of every later search for garbage, and stays shared."""
    gc.collect()
    gc.freeze()


def post_fork(server, worker):
    """No worker inherits a database connection of the master's."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.inc_thread_sharing()
        connection.connection = None
