"""Records in every shape behind the API, and ways to ask."""

import random

import orjson
import pytest
from django.core.cache import cache
from django.test import Client

from initiatives.models import PublishedInitiative
from tests import published


@pytest.fixture(autouse=True)
def _no_limits(settings, tmp_path):
    """No limit on requests but where a test sets one, counters of the test's own, nothing kept from another test."""
    settings.API_REQUESTS_PER_MINUTE = 0
    settings.API_LIMITS_FILE = tmp_path / "limits"
    settings.DUMPS_DIR = tmp_path / "dumps"
    cache.clear()


@pytest.fixture
def records(db) -> list[dict]:
    """Forty records, some corrected, some withdrawn; the snapshots of those that are public, newest first."""
    chance = random.Random(3)
    published.make_world()
    rows = [published.put(published.make_snapshot(chance)) for _ in range(42)]
    for row in rows[:6]:
        published.put(published.make_snapshot(chance, slug=row.slug, id=str(row.identifier)))
    for row in PublishedInitiative.objects.filter(sequence__in=[5, 30]):
        published.take_off(row, reason="pubblicata due volte")
    return list(PublishedInitiative.objects.order_by("-sequence").values_list("publication__snapshot", flat=True))


class Asked:
    """An answer with its JSON at hand."""

    def __init__(self, response):
        self.response, self.status = response, response.status_code
        self.body = b"".join(response.streaming_content) if response.streaming else response.content

    @property
    def json(self):
        return orjson.loads(self.body)

    def __getitem__(self, header: str) -> str:
        return self.response[header]


@pytest.fixture
def ask():
    """`ask("initiatives/?limit=1")`: what /api/v1/ answers; other keywords are headers."""

    def asked(address: str, **headers) -> Asked:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        path = address if address.startswith(("/", "http://")) else f"/api/v1/{address}"
        return Asked(Client().get(path, headers=names))

    return asked
