"""The process that reads files for `sandbox`: started by it, never by hand. Limits first, then files one by one."""

import contextlib
import resource
import socket
import sys
from dataclasses import asdict

import orjson

from initiatives.sources.readers import Limits, Piece, Reading, Refused, parse
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.sandbox import HEAD, receive, refusal_to

#: Address space in bytes: interpreter and libraries take about a third of it.
MEMORY = 1_500_000_000


def confine() -> None:
    """No files written, no further processes, bounded memory. What a system does not know of is left out."""
    for name, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_NPROC", 0), ("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", 64)):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def allow_seconds(seconds: int) -> None:
    """Computing time for the next file, counted from what the process has used so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 1, hard))


def answer_to(name: str, data: bytes, limits: Limits) -> tuple[dict, bytes]:
    """What is in a file, as JSON, and the bytes of the files inside it."""
    try:
        found = parse(name, data, limits)
    except Refused as refusal:
        return {"refused": refusal_to(refusal)}, b""
    except MemoryError:
        return {"refused": refusal_to(Refused(_("Il file chiede troppa memoria: è troppo complesso o fatto per far danni.")))}, b""
    except RecursionError:
        return {"refused": refusal_to(Refused(_("Il file ha troppi livelli uno dentro l’altro.")))}, b""
    except Exception:  # any other way of failing is the file's: it is named and refused, the next one is read
        return {"refused": refusal_to(Refused(_("Il file è rovinato: non si legge.")))}, b""
    items, blobs, end = [], [], 0
    for item in found:
        if isinstance(item, Reading):
            items.append({"form": "reading", "fields": asdict(item)})
        elif isinstance(item, Piece):
            items.append({"form": "piece", "name": item.name, "start": end, "end": end + len(item.data)})
            blobs.append(item.data)
            end += len(item.data)
        else:
            items.append({"form": "rejected", "name": item.name, "refused": refusal_to(item.refusal)})
    return {"found": items}, b"".join(blobs)


def serve(line: socket.socket) -> None:
    while True:
        try:
            sizes = HEAD.unpack(receive(line, HEAD.size))
        except EOFError:
            return
        head = orjson.loads(receive(line, sizes[0]))
        limits = Limits(**head["limits"])
        allow_seconds(limits.seconds)
        answer, blob = answer_to(head["name"], receive(line, sizes[1]), limits)
        body = orjson.dumps(answer)
        line.sendall(HEAD.pack(len(body), len(blob)) + body)
        line.sendall(blob)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as line:
        confine()
        serve(line)
