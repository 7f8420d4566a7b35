"""Reading files that may be made to harm: in a process of its own, with limits on time, memory and what it may touch.

One reading process serves one of ours, a file at a time, and is replaced when it dies, hangs or has read many. It gets
no settings, no database and no secrets, cannot write files or start processes, and speaks only bytes that
are checked here: JSON, then the bytes of files found inside the file.
"""

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import orjson

from initiatives.sources.readers import Found, Limits, Piece, Reading, Refused, Rejected
from initiatives.sources.readers.forms import marked as _

HEAD = struct.Struct("!QQ")
#: A process is replaced after this many files: what one of them left behind does not stay.
FILES_A_PROCESS = 500
#: Seconds beyond the limit on computing time that waiting for the machine may add.
PATIENCE = 25
_PATH = str(Path(__file__).resolve().parents[2])


class Sandbox:
    """Give it files; it gives what is in them, or Refused. Safe for threads: one file at a time."""

    def __init__(self):
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._line: socket.socket | None = None
        self._served = 0
        self._owner = 0

    def parse(self, name: str, data: bytes, limits: Limits) -> list[Found]:
        """All that is in a file; Refused where it is broken, too slow, too large, or kills the process that reads it."""
        with self._lock:
            self._ready()
            try:
                head = orjson.dumps({"name": name, "limits": asdict(limits)})
                deadline = time.monotonic() + limits.seconds + PATIENCE
                answer, blob = self._ask(head, data, deadline)
            except TimeoutError:
                self.close()
                raise Refused(_("La lettura passa i %(seconds)d secondi: il file è troppo complesso."), seconds=limits.seconds) from None
            except (OSError, EOFError) as error:
                raise self._death(limits) from error
            self._served += 1
        return _unpacked(answer, blob)

    def close(self) -> None:
        """End the reading process, if there is one of ours."""
        if self._line is not None:
            self._line.close()
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
        self._process = self._line = None

    def _ready(self) -> None:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None and self._served < FILES_A_PROCESS:
            return
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own module, no shell)
                [sys.executable, "-m", "initiatives.sources.sandbox_process", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join([_PATH, *filter(None, sys.path)])},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
            )
        self._line, self._served, self._owner = ours, 0, os.getpid()

    def _ask(self, head: bytes, data: bytes, deadline: float) -> tuple[bytes, bytes]:
        self._line.settimeout(max(0.1, deadline - time.monotonic()))
        self._line.sendall(HEAD.pack(len(head), len(data)) + head)
        self._line.sendall(data)
        sizes = HEAD.unpack(receive(self._line, HEAD.size, deadline))
        return receive(self._line, sizes[0], deadline), receive(self._line, sizes[1], deadline)

    def _death(self, limits: Limits) -> Refused:
        """Why the process is gone, as an editor understands it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=2)
        code = self._process.returncode
        self.close()
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            return Refused(_("La lettura passa i %(seconds)d secondi: il file è troppo complesso."), seconds=limits.seconds)
        return Refused(_("Il file fa cadere il programma che lo legge: è rovinato o fatto per far danni."))


def receive(line: socket.socket, size: int, deadline: float | None = None) -> bytes:
    """Exactly `size` bytes; EOFError where the other side is gone, TimeoutError past the deadline."""
    parts, left = [], size
    while left:
        if deadline is not None:
            line.settimeout(max(0.01, deadline - time.monotonic()))
        part = line.recv(min(left, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _unpacked(answer: bytes, blob: bytes) -> list[Found]:
    """The answer of the reading process as our own values."""
    content = orjson.loads(answer)
    if "refused" in content:
        raise refusal_from(content["refused"])
    found: list[Found] = []
    for item in content["found"]:
        if item["form"] == "reading":
            found.append(Reading(**item["fields"]))
        elif item["form"] == "piece":
            found.append(Piece(item["name"], blob[item["start"] : item["end"]]))
        else:
            found.append(Rejected(item["name"], refusal_from(item["refused"])))
    return found


def refusal_to(refusal: Refused) -> list:
    """A refusal as JSON: message and values, refusals within it too."""
    values = {key: {"refused": refusal_to(value)} if isinstance(value, Refused) else value for key, value in refusal.values.items()}
    return [refusal.message, values]


def refusal_from(content: list) -> Refused:
    message, values = content
    return Refused(message, **{key: refusal_from(value["refused"]) if isinstance(value, dict) else value for key, value in values.items()})


sandbox = Sandbox()
