"""Whole selections as files: all of them, in order, without what they do not need."""

import csv
import io

import orjson
import pytest

from initiatives.models import PublishedInitiative
from initiatives.search import forget, loading, records

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(records):
    """The forty records of the tests of the API; nothing of them in memory."""
    forget()
    return records


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "xlsx"])
def test_a_file_of_everything_needs_no_index(base, ask, form):
    answer = ask(f"initiatives/?format={form}")
    assert answer.status == 200 and len(answer.body) > 1_000
    assert loading._indexes == {}


def test_everything_comes_newest_first_whatever_is_read_at_once(base, ask, monkeypatch):
    listed = list(PublishedInitiative.objects.public().order_by("-sequence").values_list("slug", flat=True))
    for at_once in (1, 7, len(listed), 1_000):
        monkeypatch.setattr(records, "AT_ONCE", at_once)
        lines = ask("initiatives/?format=jsonl").body.splitlines()
        assert [orjson.loads(line)["slug"] for line in lines] == listed


def test_a_file_of_everything_and_one_in_another_order_hold_the_same(base, ask):
    plain, by_title = (ask(f"initiatives/?format=jsonl{more}").body.splitlines() for more in ("", "&ordering=title"))
    assert sorted(plain) == sorted(by_title) and plain != by_title


def test_what_is_hidden_is_in_no_file(base, ask):
    hidden = PublishedInitiative.objects.order_by("sequence").first()
    PublishedInitiative.objects.filter(pk=hidden.pk).update(visible=False)
    for form in ("csv", "jsonl", "geojson"):
        assert hidden.slug not in ask(f"initiatives/?format={form}").body.decode().replace('"', " ").replace(",", " ").split()


def test_a_file_of_an_empty_register_has_its_head(db, ask):
    assert ask("initiatives/?format=jsonl").body == b""
    assert next(csv.reader(io.StringIO(ask("initiatives/?format=csv").body.decode())))[:3] == ["id", "slug", "title"]
    assert ask("initiatives/?format=geojson").json == {"type": "FeatureCollection", "features": []}
