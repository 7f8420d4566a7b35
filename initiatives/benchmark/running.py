"""All rows of the table, on the base that DATABASE_URL names, which is written to."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property

from django.conf import settings
from django.db import connection

from initiatives.benchmark import reading, working
from initiatives.benchmark.questions import Questions, questions
from initiatives.benchmark.rows import Row
from initiatives.benchmark.servers import Server, serving
from initiatives.models import PublishedInitiative

SITE, FLOOR = "cms.wsgi:application", "initiatives.benchmark.floor_wsgi:application"
#: With answers kept, as a site is run, and without, so that each is made anew.
KEPT, ANEW = {"CACHE_URL": ""}, {"CACHE_URL": "none"}
PARTS = ("api", "pages", "exports", "desk", "extraction", "import", "publish")
Group = Callable[[], Iterator[Row]]


def run(parts: tuple[str, ...], seconds: float, show: Callable[[Row], None]) -> list[Row]:
    """Measure the named parts, each load for about so many seconds; every row is shown as soon as it is known.

    What fails is a row too, which says so, and the rest goes on.
    """
    rows = []
    for name, group in _groups(parts, seconds):
        for row in _told(name, group):
            show(row)
            rows.append(row)
    return rows


def _told(name: str, group: Group) -> Iterator[Row]:
    try:
        yield from group()
    except Exception as error:  # whatever it is, the other figures are worth having
        log = settings.DATA_DIR / "benchmark.log"
        with log.open("a", encoding="utf-8") as output:
            output.write(traceback.format_exc())
        connection.close()
        yield Row(name, "", f"failed: {type(error).__name__}: {str(error)[:200]} (see {log.name})", False)


class _Stage:
    """The servers and questions that several groups share, each made when it is first asked for."""

    def __init__(self, stack: ExitStack):
        self.stack = stack

    @cached_property
    def asked(self) -> Questions:
        return questions()

    @cached_property
    def floor(self) -> Server:
        return self.stack.enter_context(serving(FLOOR))

    @cached_property
    def site(self) -> Server:
        return self.stack.enter_context(serving(SITE, **ANEW))

    @cached_property
    def kept(self) -> Server:
        return self.stack.enter_context(serving(SITE, **KEPT))


def _groups(parts: tuple[str, ...], seconds: float) -> Iterator[tuple[str, Group]]:
    """(name, what gives rows), each to be measured before the next is asked for. Exports come first, with fresh workers."""
    if "exports" in parts:
        yield "exports", _exports
    with ExitStack() as stack:
        stage = _Stage(stack)
        groups = {
            "api": {
                "API": lambda: reading.api_rows(stage.site, stage.floor, stage.asked, seconds),
                "API, kept answers": lambda: reading.kept_rows(stage.kept, stage.floor, stage.asked, seconds),
                "API, search": lambda: reading.search_rows(stage.site, stage.asked, seconds),
            },
            "pages": {
                "pages": lambda: reading.page_rows(stage.site, stage.asked, seconds),
                "pages, kept": lambda: reading.kept_page_rows(stage.kept, stage.floor, stage.asked, seconds),
            },
        }
        for part in (part for part in groups if part in parts):
            yield from groups[part].items()
        if groups.keys() & set(parts):
            yield "memory", lambda: reading.memory_rows({"answers made anew": stage.site, "answers kept": stage.kept})
    others = {
        "desk": lambda: _desk(seconds / 2),
        "extraction": lambda: iter([working.extraction_row()]),
        "import": lambda: iter([working.import_row()]),
        "publish": working.publish_rows,
    }
    yield from ((name, group) for name, group in others.items() if name in parts)


def _exports() -> Iterator[Row]:
    with serving(SITE, **ANEW) as site:
        yield from reading.export_rows(site, PublishedInitiative.objects.public().count())


def _desk(seconds: float) -> Iterator[Row]:
    with serving(SITE, **ANEW) as site:
        yield from working.desk_rows(site, seconds)
