"""Real servers in folders of their own, for the tests that need more than a database: PostgreSQL with a standby, Redis."""

import os
import pwd
import random
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def free_port() -> int:
    """A free port below those that the kernel gives to clients: a server that was stopped finds its own free again."""
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Cluster:
    """A PostgreSQL server; root runs it as the user postgres, since the server refuses to run as root."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgres://atlante@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        command = [str(BINARIES[-1].parent / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        return subprocess.run(command, check=check, capture_output=True, text=True, cwd="/", timeout=120)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        command = ["pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start"]
        command = (["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []) + [str(BINARIES[-1].parent / command[0]), *command[1:]]
        with tempfile.TemporaryFile() as told:  # no pipes: the server would keep them open
            started = subprocess.run(command, stdout=told, stderr=told, cwd="/", timeout=120, check=False)
            told.seek(0)
            assert started.returncode == 0, told.read().decode() + (self.folder / "log").read_text()[-2_000:]

    def stop(self, how: str = "immediate") -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")

    def sql(self, statement: str) -> str:
        found = self.run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "atlante", "-d", "postgres", "-Atc", statement)
        return found.stdout.strip()


@contextmanager
def open_folder():
    """A folder that the server's user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="atlante-servers-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def own(folder: Path) -> Path:
    """The folder, belonging to whoever runs the server."""
    folder.mkdir(parents=True)
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def new_primary(folder: Path) -> Cluster:
    cluster = Cluster(own(folder), free_port())
    cluster.run("initdb", "-D", str(folder / "data"), "-U", "atlante", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    cluster.start()
    return cluster


def new_standby(primary: Cluster, folder: Path) -> Cluster:
    """A standby that streams from `primary`."""
    standby = Cluster(own(folder), free_port())
    standby.run(
        "pg_basebackup",
        "-h",
        "127.0.0.1",
        "-p",
        str(primary.port),
        "-U",
        "atlante",
        "-D",
        str(folder / "data"),
        "-R",
        "-X",
        "stream",
        "-c",
        "fast",
    )
    standby.start()
    return standby


@dataclass
class Redis:
    port: int
    process: subprocess.Popen

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def new_redis(folder: Path, port: int | None = None) -> Redis:
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        [
            shutil.which("redis-server"),
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            str(folder),
        ],
        stdout=subprocess.DEVNULL,
    )
    wait_for(port)
    return Redis(port, process)


def wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port}")
