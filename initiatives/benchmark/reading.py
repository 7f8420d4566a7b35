"""The rows of the table that readers feel: API, pages, exports, memory of a web worker."""

import time
from collections.abc import Iterator

from initiatives.benchmark.load import Load, fetch
from initiatives.benchmark.questions import Questions
from initiatives.benchmark.rows import Beside, Row, alone, beside, most_queries, most_queries_again, rounded
from initiatives.benchmark.servers import Server

LIST_SHARE, NO_WORK_SHARE, PAGE_SHARE = 0.6, 0.7, 0.3
SEARCH_MS, PAGE_MS = 50, 40
EXPORT_PER_SECOND, EXPORT_MB, WORKER_MB = 5_000, 150, 200
#: So many addresses are asked of a server that keeps its answers, each so often before that every worker has it.
KEPT, BEFORE = 10, 10


def api_rows(site: Server, floor: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    """Lists and records, each answer made anew."""
    for name, paths in (("API list, 20 items", asked.newest), ("API list, three filters", asked.filtered)):
        found = beside(site, paths, floor, asked.stored_lists, seconds)
        yield _with_floor(name, "stored", found, LIST_SHARE, most_queries(paths[:20]), 2)
    found = beside(site, asked.details, floor, asked.stored_details, seconds)
    yield _with_floor("API detail", "stored", found, LIST_SHARE, most_queries(asked.details[:20]), 1)


def kept_rows(kept: Server, floor: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    """What was answered before: told that it still holds, or given again."""
    paths = _known(kept, asked.newest[:KEPT])
    etag = fetch(kept, paths[0])[1]["etag"]
    found = beside(kept, paths, floor, ["/empty"], seconds, {"If-None-Match": etag}, 304)
    yield _with_floor("API list, 304", "empty", found, NO_WORK_SHARE, most_queries_again(paths[:10]), 1)
    found = beside(kept, paths, floor, ["/empty"], seconds)
    yield _with_floor("API list, kept answer", "empty", found, NO_WORK_SHARE, most_queries_again(paths[:10]), 1)


def search_rows(site: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    yield _slowest(
        "API list, q + 3 filters + all facets", SEARCH_MS, alone(site, asked.searched, seconds), most_queries(asked.searched[:20])
    )


def page_rows(site: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    """Pages, each made anew."""
    pages = {"HTML list with facets": asked.pages, "HTML list, q + 3 filters": asked.filtered_pages, "HTML detail": asked.record_pages}
    for name, paths in pages.items():
        yield _slowest(name, PAGE_MS, alone(site, paths, seconds), most_queries(paths[:20]))


def kept_page_rows(kept: Server, floor: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    paths = _known(kept, asked.record_pages[:KEPT])
    found = beside(kept, paths, floor, asked.stored_details, seconds)
    yield _with_floor("HTML detail, kept page", "stored", found, PAGE_SHARE, most_queries_again(paths[:10]), 2)


def export_rows(site: Server, records: int) -> Iterator[Row]:
    """All records in one answer, the first one with the reading of the index."""
    for form in ("csv", "jsonl"):
        started = time.perf_counter()
        status, _headers, body = fetch(site, f"/api/v1/initiatives/?format={form}")
        seconds = time.perf_counter() - started
        rate, memory = records / seconds, site.resident()
        lines = body.count(b"\n") if form == "jsonl" else records
        yield Row(
            f"export of everything, {form}", f"≥ {EXPORT_PER_SECOND}/s, ≤ {EXPORT_MB} MB",
            f"{rate:.0f}/s, {memory['all']:.0f} MB ({memory['own']:.0f} of its own)",
            status == 200 and lines >= records and rate >= EXPORT_PER_SECOND and memory["all"] <= EXPORT_MB,
            {"per_second": round(rate), "memory_mb": {name: round(size, 1) for name, size in memory.items()}, "bytes": len(body)},
        )  # fmt: skip


def memory_rows(sites: dict[str, Server]) -> Iterator[Row]:
    for name, site in sites.items():
        memory = site.resident()
        yield Row(
            f"a web worker after all this, {name}", f"≤ {WORKER_MB} MB", f"{memory['all']:.0f} MB ({memory['own']:.0f} of its own)",
            memory["all"] <= WORKER_MB, {name: round(size, 1) for name, size in memory.items()},
        )  # fmt: skip


def _known(kept: Server, paths: list[str]) -> list[str]:
    """The same paths, once every worker has given their answers."""
    for path in paths * BEFORE:
        fetch(kept, path)
    return paths


def _slowest(name: str, most: int, load: Load, queries: int) -> Row:
    """A row whose budget is the 95th of a hundred answers, in milliseconds; processor time beside, which neighbours do not change."""
    return Row(
        name, f"p95 ≤ {most} ms", f"p95 {load.p95:.1f} ms, p50 {load.p50:.1f}, CPU {load.cpu:.1f} ms, {load.per_second:.0f}/s, {queries} queries",
        load.p95 <= most and not load.wrong, {"own": rounded(load), "queries": queries},
    )  # fmt: skip


def _with_floor(name: str, floor: str, found: Beside, least: float, queries: int, most: int) -> Row:
    own, beneath = found.own, found.floor
    return Row(
        name, f"≥ {least} × {floor}, ≤ {most} queries",
        f"{found.ratio:.2f} × ({own.per_second:.0f}/s, p95 {own.p95:.1f} ms), by CPU {found.cpu_ratio:.2f} × ({own.cpu:.2f} ms), {queries} queries",
        found.ratio >= least and queries <= most and not own.wrong, found.figures() | {"queries": queries},
        f"{beneath.per_second:.0f}/s, p95 {beneath.p95:.1f} ms, CPU {beneath.cpu:.2f} ms",
    )  # fmt: skip
