"""All rows of the table, on the base that DATABASE_URL names, which is written to."""

from collections.abc import Callable, Iterator

from initiatives.benchmark import reading, working
from initiatives.benchmark.questions import questions
from initiatives.benchmark.rows import Row
from initiatives.benchmark.servers import serving
from initiatives.models import PublishedInitiative

SITE, FLOOR = "cms.wsgi:application", "initiatives.benchmark.floor_wsgi:application"
PARTS = ("api", "pages", "exports", "desk", "extraction", "import", "publish")


def run(parts: tuple[str, ...], seconds: float, show: Callable[[Row], None]) -> list[Row]:
    """Measure the named parts, each load for about so many seconds; every row is shown as soon as it is known."""
    rows = []
    for row in _rows(parts, seconds):
        show(row)
        rows.append(row)
    return rows


def _rows(parts: tuple[str, ...], seconds: float) -> Iterator[Row]:
    if {"api", "pages", "exports"} & set(parts):
        asked = questions()
        if "exports" in parts:  # first, with fresh workers: what an export itself needs
            with serving(SITE, CACHE_URL="none") as site:
                yield from reading.export_rows(site, PublishedInitiative.objects.public().count())
        with serving(FLOOR) as floor, serving(SITE, CACHE_URL="none") as site, serving(SITE) as cached:
            if "api" in parts:
                yield from reading.api_rows(site, cached, floor, asked, seconds)
            if "pages" in parts:
                yield from reading.page_rows(site, floor, asked, seconds)
            yield reading.memory_row(site)
    if "desk" in parts:
        with serving(SITE) as site:
            yield from working.desk_rows(site, seconds / 2)
    if "extraction" in parts:
        yield working.extraction_row()
    if "import" in parts:
        yield working.import_row()
    if "publish" in parts:
        yield from working.publish_rows()
