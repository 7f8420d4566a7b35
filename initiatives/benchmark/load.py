"""A small load generator: two processes that ask one address after another over plain sockets, as wrk -c2 does."""

import multiprocessing
import socket
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from initiatives.benchmark.servers import Server

CLIENTS = 2
READ = 1 << 18


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured: milliseconds a request as a reader sees them, processor time of the workers beside."""

    requests: int
    per_second: float
    p50: float
    p95: float
    worst: float
    cpu: float
    kilobytes: float
    wrong: int


def measure(server: Server, paths: Sequence[str], seconds: float, headers: dict[str, str] | None = None, expected: int = 200) -> Load:
    """Ask `paths` in turn for about so many seconds. `wrong` counts answers with another status than `expected`."""
    asked = [_request(server, path, headers or {}) for path in paths]
    context = multiprocessing.get_context("fork")
    ends = [context.Pipe(duplex=False) for _ in range(CLIENTS)]
    cpu, started = server.cpu_seconds(), time.perf_counter()
    clients = []
    for number, (_receive, send) in enumerate(ends):
        start = number * len(asked) // CLIENTS
        turn = asked[start:] + asked[:start]
        clients.append(context.Process(target=_ask, args=(server.host, server.port, turn, seconds, expected, send)))
        clients[-1].start()
    answers = [receive.recv() for receive, _send in ends]
    for client in clients:
        client.join()
    elapsed = time.perf_counter() - started
    used = server.cpu_seconds() - cpu
    times = sorted(chain.from_iterable(array("d", taken) for taken, _bytes, _wrong in answers))
    count = len(times)
    return Load(
        requests=count,
        per_second=count / elapsed,
        p50=_share(times, 0.5),
        p95=_share(times, 0.95),
        worst=times[-1] * 1e3,
        cpu=used / count * 1e3,
        kilobytes=sum(size for _taken, size, _wrong in answers) / count / 1e3,
        wrong=sum(wrong for _taken, _size, wrong in answers),
    )


def _share(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))] * 1e3


def _request(server: Server, path: str, headers: dict[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {server.host}:{server.port}", "Connection: close", "Accept: */*"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def fetch(server: Server, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """One answer: status, headers, body."""
    answer = _exchange(server.host, server.port, _request(server, path, headers or {}))
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}, body


def _ask(host: str, port: int, asked: list[bytes], seconds: float, expected: int, send) -> None:
    times, size, wrong = array("d"), 0, 0
    until = time.perf_counter() + seconds
    number, clock = 0, time.perf_counter
    status = str(expected).encode()
    while (started := clock()) < until:
        try:
            answer = _exchange(host, port, asked[number % len(asked)])
        except OSError:  # an answer that does not come is a wrong one
            answer = b""
        times.append(clock() - started)
        size += len(answer)
        wrong += answer[9:12] != status
        number += 1
    send.send((times.tobytes(), size, wrong))
    send.close()


def _exchange(host: str, port: int, request: bytes) -> bytes:
    with socket.create_connection((host, port), 60) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(READ):
            parts.append(part)
    return b"".join(parts)
