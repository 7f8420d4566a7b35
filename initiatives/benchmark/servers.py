"""gunicorn with two sync workers on loopback, and what its processes use, read from /proc."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

WORKERS = 2
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    host: str
    port: int
    master: int

    @property
    def workers(self) -> list[int]:
        """Process numbers of the workers."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()
        return [int(child) for child in children]

    def cpu_seconds(self) -> float:
        """Processor time the workers have used so far, in user and kernel; those that were replaced included."""
        return sum(cpu_seconds(process) for process in self.workers) + cpu_seconds(self.master, of_the_dead=True)

    def resident(self) -> dict[str, float]:
        """The largest worker's resident memory in MB: `all` (files it maps included) and `own` (heap and stack)."""
        sizes = [memory(process) for process in self.workers]
        return max(sizes, key=lambda size: size["all"])


def cpu_seconds(process: int, *, of_the_dead: bool = False) -> float:
    """What a process has used, or what its children had that are no more (proc(5): utime and stime, cutime and cstime)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    first = 13 if of_the_dead else 11
    return (int(fields[first]) + int(fields[first + 1])) / TICKS


def memory(process: int) -> dict[str, float]:
    status = Path(f"/proc/{process}/status").read_text()
    kilobytes = {name: int(re.search(rf"^{name}:\s+(\d+)", status, re.MULTILINE)[1]) for name in ("VmRSS", "RssAnon", "VmHWM")}
    return {"all": kilobytes["VmRSS"] / 1024, "own": kilobytes["RssAnon"] / 1024, "most": kilobytes["VmHWM"] / 1024}


@contextmanager
def serving(application: str, **environment: str):
    """A server of `application` (module:name) on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "-c", str(settings.BASE_DIR / "cms/deploy/gunicorn.conf.py"), application,
    ]  # fmt: skip
    known = os.environ | {
        "LISTEN": f"127.0.0.1:{port}",
        "WORKERS": str(WORKERS),
        "API_REQUESTS_PER_MINUTE": "0",
        "DESK_REQUESTS_PER_MINUTE": "0",
    }
    known |= environment
    log = settings.DATA_DIR / "benchmark.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=known, stdout=output, stderr=output)  # noqa: S603 (our own command)
    try:
        _wait(port, process)
        yield Server("127.0.0.1", port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, process: subprocess.Popen, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start: see .data/benchmark.log")
