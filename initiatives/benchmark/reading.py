"""The rows of the table that readers feel: API, pages, exports, memory of a web worker."""

import time
from collections.abc import Iterator

from initiatives.benchmark.load import fetch
from initiatives.benchmark.questions import Questions
from initiatives.benchmark.rows import Beside, Row, alone, beside, most_queries, rounded
from initiatives.benchmark.servers import Server

LIST_SHARE, NO_WORK_SHARE, PAGE_SHARE = 0.6, 0.7, 0.3
SEARCH_MS, PAGE_MS = 50, 40
EXPORT_PER_SECOND, EXPORT_MB, WORKER_MB = 5_000, 150, 200


def api_rows(site: Server, cached: Server, floor: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    for name, paths in (("API list, 20 items", asked.newest), ("API list, three filters", asked.filtered)):
        found = beside(site, paths, floor, asked.stored_lists, seconds)
        yield _with_floor(name, "stored", found, LIST_SHARE, most_queries(paths[:20]), 2)
    found = beside(site, asked.details, floor, asked.stored_details, seconds)
    yield _with_floor("API detail", "stored", found, LIST_SHARE, most_queries(asked.details[:20]), 1)
    path = asked.newest[0]
    etag = fetch(site, path)[1]["etag"]
    found = beside(site, [path], floor, ["/empty"], seconds, {"If-None-Match": etag}, 304)
    yield _with_floor("API list, 304", "empty", found, NO_WORK_SHARE, most_queries([path, path], **{"If-None-Match": etag}), 1)
    found = beside(cached, asked.newest[:40], floor, ["/empty"], seconds)
    yield _with_floor("API list, kept answer", "empty", found, NO_WORK_SHARE, 1, 1)
    load = alone(site, asked.searched, seconds)
    queries = most_queries(asked.searched[:20])
    yield Row(
        "API list, q + 3 filters + all facets", f"p95 ≤ {SEARCH_MS} ms",
        f"p95 {load.p95:.1f} ms, p50 {load.p50:.1f}, {load.per_second:.0f}/s, {queries} queries",
        load.p95 <= SEARCH_MS and not load.wrong, {"own": rounded(load), "queries": queries},
    )  # fmt: skip


def page_rows(site: Server, floor: Server, asked: Questions, seconds: float) -> Iterator[Row]:
    for name, paths in (("HTML list with facets", asked.pages), ("HTML list, q + 3 filters", asked.filtered_pages)):
        load = alone(site, paths, seconds)
        queries = most_queries(paths[:20])
        yield Row(
            name, f"p95 ≤ {PAGE_MS} ms", f"p95 {load.p95:.1f} ms, p50 {load.p50:.1f}, {load.per_second:.0f}/s, {queries} queries",
            load.p95 <= PAGE_MS and not load.wrong, {"own": rounded(load), "queries": queries},
        )  # fmt: skip
    found = beside(site, asked.record_pages, floor, asked.stored_details, seconds)
    queries = most_queries(asked.record_pages[:20])
    yield Row(
        "HTML detail", f"p95 ≤ {PAGE_MS} ms; ≥ {PAGE_SHARE} × stored",
        f"p95 {found.own.p95:.1f} ms; {found.ratio:.2f} × ({found.own.per_second:.0f}/s beside {found.floor.per_second:.0f}), {queries} queries",
        found.own.p95 <= PAGE_MS and found.ratio >= PAGE_SHARE and not found.own.wrong, found.figures() | {"queries": queries},
    )  # fmt: skip


def export_rows(site: Server, records: int) -> Iterator[Row]:
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


def memory_row(site: Server) -> Row:
    memory = site.resident()
    return Row(
        "a web worker, after all this", f"≤ {WORKER_MB} MB", f"{memory['all']:.0f} MB ({memory['own']:.0f} of its own)",
        memory["all"] <= WORKER_MB, {name: round(size, 1) for name, size in memory.items()},
    )  # fmt: skip


def _with_floor(name: str, floor: str, found: Beside, least: float, queries: int, most: int) -> Row:
    own, beneath = found.own, found.floor
    return Row(
        name, f"≥ {least} × {floor}, ≤ {most} queries",
        f"{found.ratio:.2f} × ({own.per_second:.0f}/s beside {beneath.per_second:.0f}; p95 {own.p95:.1f} ms), "
        f"CPU {own.cpu:.2f} ms beside {beneath.cpu:.2f}, {queries} queries",
        found.ratio >= least and queries <= most and not own.wrong, found.figures() | {"queries": queries},
    )  # fmt: skip
