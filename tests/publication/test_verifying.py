"""A sound base passes; each kind of damage is found and named."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from initiatives.models import Change, Dataset, Document, Passage, Publication, PublishedFacet, PublishedInitiative, Status
from initiatives.models.search_index import remove
from initiatives.publication.verifying import verify
from initiatives.sources.originals import keep, load
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound(editor, publisher):
    initiative_in(Status.WITHDRAWN, editor, publisher)
    initiative_in(Status.DRAFT, editor, publisher)
    return initiative_in(Status.PUBLISHED, editor, publisher)


def run_sql(statement: str) -> None:
    """What somebody with a database client could do."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def quote_at_length() -> None:
    """A snapshot that shows more than fifteen words of a source."""
    publication = Publication.objects.get(ended_at=None)
    shown = publication.snapshot["statements"][0]["evidence"][0]
    shown["suffix"] = " parola" * 20
    Publication.objects.filter(pk=publication.pk).update(snapshot=publication.snapshot)


DAMAGE = {
    "quotations are short": quote_at_length,
    "passages match their documents": lambda: Passage.objects.update(quote="altro"),
    "snapshots have their digest": lambda: Publication.objects.update(snapshot={"statements": []}),
    "rows equal their snapshots": lambda: PublishedInitiative.objects.update(title="altro"),
    "facets equal snapshots": lambda: PublishedFacet.objects.filter(dimension="theme").delete(),
    "search finds every record": lambda: [remove(row.sequence, row.search_text) for row in PublishedInitiative.objects.all()],
    "dataset version is the last change": lambda: Dataset.objects.update(version=99),
    "states agree with what is public": lambda: Publication.objects.update(ended_at="2020-01-01T00:00:00Z"),
    "ledger is unbroken": lambda: run_sql("UPDATE initiatives_historyentry SET reason = 'falso'"),
    "evidence stands in the source": lambda: run_sql("UPDATE initiatives_document SET text = 'x'"),
}


def test_a_sound_base_passes(sound):
    assert list(verify()) == []
    call_command("verify")


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_and_named(name, sound):
    DAMAGE[name]()
    assert name in {check for check, _problem in verify()}
    with pytest.raises(CommandError):
        call_command("verify")


def test_originals_that_are_gone_or_cut_off_show(sound):
    data = b"Il Comune di Padova, per intero."
    path = keep("nota.txt", data)
    Document.objects.update(original=path)
    assert list(verify()) == []
    with default_storage.open(path, "wb") as file:
        file.write(data[:9])
    assert list(verify()) == [("originals are as they came", f"{path}: the file is not what came")]
    default_storage.delete(path)
    assert list(verify()) == [("originals are as they came", f"{path}: the file is not there")]


def test_an_original_that_was_cut_off_is_kept_anew():
    data = b"Il Comune di Padova, per intero."
    path = keep("nota.txt", data)
    assert keep("altra nota.txt", data) == path
    with default_storage.open(path, "wb") as file:
        file.write(data[:9])
    assert load(keep("nota.txt", data)) == data


def test_a_ledger_cut_short_shows(sound):
    run_sql("DELETE FROM initiatives_historyentry WHERE id = (SELECT max(id) FROM initiatives_historyentry)")
    assert any("taken away" in problem for _check, problem in verify())


def test_a_change_taken_away_shows(sound):
    Change.objects.order_by("-version").first().delete()
    assert "dataset version is the last change" in {check for check, _problem in verify()}
