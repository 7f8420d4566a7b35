"""The rows of the table that editors feel: the desk, extraction, import, publication."""

import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

from initiatives.benchmark.rows import Row, alone, most_queries, rounded
from initiatives.benchmark.servers import Server
from initiatives.extraction import extract
from initiatives.models import Document, Initiative, Status
from initiatives.publication.publishing import publish
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.learning import current_knowledge
from initiatives.sample.stories import tell
from initiatives.sample.world import load_world
from initiatives.search import current_index, dataset
from initiatives.sources.importing import Importer, pieces_in
from initiatives.sources.storing import Claiming

DESK_QUERIES, DESK_MS = 20, 300
EXTRACTION_MS, IMPORT_PER_SECOND, PUBLISH_MS = 5, 100, 50
#: How much slower a character may get in a text a hundred times as long, and still count as linear.
LINEAR = 2.0
LISTS = ("document", "initiative", "claim", "import", "contribution", "organisation", "programme", "place", "historyentry", "publication")


def desk_rows(site: Server, seconds: float) -> Iterator[Row]:
    """The lists of the desk, and the review of a document."""
    user, _made = get_user_model().objects.get_or_create(username="benchmark", defaults={"is_staff": True, "is_superuser": True})
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={_session(user)}"}
    waiting = list(Document.objects.waiting().values_list("pk", flat=True)[:20])
    drafts = list(Initiative.objects.open().values_list("pk", flat=True)[:20])
    pages = {f"desk: list of {name}": [f"/admin/initiatives/{name}/"] for name in LISTS}
    pages |= {
        "desk: front page": ["/admin/"],
        "desk: review of a document": [f"/admin/initiatives/document/{key}/review/" for key in waiting],
        "desk: form of a record": [f"/admin/initiatives/initiative/{key}/change/" for key in drafts],
    }
    for name, paths in pages.items():
        if not paths:
            yield Row(name, "", "nothing there to look at", None)
            continue
        load = alone(site, paths, seconds, cookie)
        queries = most_queries(paths[:5], user)
        yield Row(
            name, f"≤ {DESK_QUERIES} queries, p95 ≤ {DESK_MS} ms", f"{queries} queries, p95 {load.p95:.0f} ms, p50 {load.p50:.0f}",
            queries <= DESK_QUERIES and load.p95 <= DESK_MS and not load.wrong, {"own": rounded(load), "queries": queries},
        )  # fmt: skip


def _session(user) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def extraction_row() -> Row:
    """Milliseconds for 2,000 characters, and how the time of a character grows in a text a hundred times as long."""
    knowledge, text = current_knowledge(), "\n\n".join(_texts(100))
    short, long = text[:2_000], (text * 10)[:200_000]
    extract(short, knowledge, None)
    one = min(_seconds(lambda: extract(short, knowledge, None)) for _ in range(20))
    growth = min(_seconds(lambda: extract(long, knowledge, None)) for _ in range(2)) / 100 / one
    return Row(
        "extraction, 2,000 characters", f"≤ {EXTRACTION_MS} ms; linear",
        f"{one * 1e3:.1f} ms; a text 100 times as long takes {growth * 100:.0f} times as much", one * 1e3 <= EXTRACTION_MS and growth <= LINEAR,
        {"milliseconds": round(one * 1e3, 2), "growth": round(growth, 2)},
    )  # fmt: skip


def import_row(documents: int = 300) -> Row:
    """From files in a folder to documents with their claims, each in its own transaction, in one process."""
    knowledge = current_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(_texts(documents, after=Document.objects.count())):
            Path(folder, f"prova-{number:04d}.txt").write_text(text, encoding="utf-8")
        importer = Importer(label="benchmark", claiming=Claiming(partial(read_new, knowledge=knowledge), store_claims))
        started, cpu = time.perf_counter(), time.process_time()
        taken = sum(result.document is not None for result in importer.run(pieces_in([Path(folder)], recursive=False)))
        seconds, used = time.perf_counter() - started, time.process_time() - cpu
    if not taken:
        return Row("import of a folder", f"≥ {IMPORT_PER_SECOND} documents/s", "failed: no document was taken in", False)
    rate = taken / seconds
    return Row(
        "import of a folder", f"≥ {IMPORT_PER_SECOND} documents/s",
        f"{rate:.0f} documents/s ({used / taken * 1e3:.1f} ms of processor a document)", rate >= IMPORT_PER_SECOND,
        {"per_second": round(rate, 1), "cpu_ms": round(used / taken * 1e3, 2), "documents": taken},
    )  # fmt: skip


def publish_rows(at_most: int = 40) -> Iterator[Row]:
    """The verb itself, search and facets included; and what the first reader after it waits for the index."""
    publisher = get_user_model().objects.get(username="campione-pubblicazione")
    ready = list(Initiative.objects.filter(status=Status.READY)[:at_most])
    if not ready:
        yield Row("publish one record", f"≤ {PUBLISH_MS} ms", "no approved record is left in this base", None)
        return
    times, refreshes = [], []
    current_index(dataset())
    gc.collect()
    gc.freeze()  # as in a worker (deploy/gunicorn.conf.py): what was measured before is not gone through again and again
    for initiative in ready:
        times.append(_seconds(lambda item=initiative: publish(item, publisher, at=datetime.now(UTC))))
        refreshes.append(_seconds(lambda: current_index(dataset())))
    gc.unfreeze()
    for name, taken, budget in (("publish one record", times, PUBLISH_MS), ("first read after a publication", refreshes, None)):
        taken = sorted(value * 1e3 for value in taken)
        p95 = taken[int(len(taken) * 0.95)] if len(taken) > 1 else taken[0]
        yield Row(
            name, f"≤ {budget} ms" if budget else "", f"p50 {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms, {len(taken)} times",
            p95 <= budget if budget else None, {"p50": round(statistics.median(taken), 2), "p95": round(p95, 2), "times": len(taken)},
        )  # fmt: skip


def _texts(count: int, after: int = 0) -> list[str]:
    """Documents that are not in the base: another seed, other numbers."""
    world, chance = load_world(1), Random("benchmark")  # noqa: S311 (a sample, not a secret)
    return [tell(chance, world, 5_000_000 + after + number, datetime(2025, 6, 1, tzinfo=UTC).date()).text for number in range(count)]


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
