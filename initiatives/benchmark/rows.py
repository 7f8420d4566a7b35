"""A line of the table: what was measured, beside which floor, and whether the budget holds."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from initiatives.benchmark.load import Load, measure
from initiatives.benchmark.servers import Server

ROUNDS = 3


@dataclass
class Row:
    """`held` says whether the budget holds, None where there is none. `floor` is what was measured beside it, `figures` are
    the numbers, for the JSON."""

    name: str
    budget: str
    measured: str
    held: bool | None
    figures: dict = field(default_factory=dict)
    floor: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A load and its floor, measured in turns. `ratio` is of requests a second, `cpu_ratio` of processor time in the server."""

    own: Load
    floor: Load

    @property
    def ratio(self) -> float:
        return self.own.per_second / self.floor.per_second

    @property
    def cpu_ratio(self) -> float:
        return self.floor.cpu / self.own.cpu if self.own.cpu else 0.0

    def figures(self) -> dict:
        return {
            "own": rounded(self.own),
            "floor": rounded(self.floor),
            "ratio": round(self.ratio, 2),
            "cpu_ratio": round(self.cpu_ratio, 2),
        }


def beside(
    server: Server, paths: Sequence[str], floor: Server, floor_paths: Sequence[str], seconds: float,
    headers: dict[str, str] | None = None, expected: int = 200,
) -> Beside:  # fmt: skip
    """Both in turns, so that what else the machine does touches both; the middle round of each counts."""
    measure(server, paths, seconds / 4, headers, expected)
    measure(floor, floor_paths, seconds / 4)
    own, floors = [], []
    for _ in range(ROUNDS):
        floors.append(measure(floor, floor_paths, seconds / ROUNDS))
        own.append(measure(server, paths, seconds / ROUNDS, headers, expected))
    return Beside(_middle(own), _middle(floors))


def alone(server: Server, paths: Sequence[str], seconds: float, headers: dict[str, str] | None = None) -> Load:
    """A load without a floor, after a warm-up that every worker gets its share of."""
    measure(server, paths, seconds / 3, headers)
    return _middle([measure(server, paths, seconds / ROUNDS, headers) for _ in range(ROUNDS)])


def most_queries(paths: Sequence[str], user=None, **headers: str) -> int:
    """The most queries that any of `paths` costs, once the process knows the data; 0 for none."""
    if not paths:
        return 0
    client = Client(SERVER_NAME="127.0.0.1", headers=headers)
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    _asked(client, paths[0])
    return max(_asked(client, path) for path in paths)


def most_queries_again(paths: Sequence[str], **headers: str) -> int:
    """The same where answers are kept and each was given before."""
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}):
        most_queries(paths)
        return most_queries(paths, **headers)


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        b"".join(client.get(path))
    return len(queries)


def rounded(load: Load) -> dict:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(load).items()}


def _middle(loads: list[Load]) -> Load:
    """Figure by figure the middle of the rounds; the worst of all for the slowest answer and for wrong ones."""
    figures = {name: median(getattr(load, name) for load in loads) for name in asdict(loads[0])}
    return Load(**figures | {"worst": max(load.worst for load in loads), "wrong": sum(load.wrong for load in loads)})
