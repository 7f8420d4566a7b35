"""A person taken out: nothing public names them any more, what is left stays exact, and there is no way back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives.models import (
    Change,
    Contribution,
    Dataset,
    HistoryEntry,
    Initiative,
    Person,
    Publication,
    PublishedInitiative,
)
from initiatives.models.search_index import matching, stem
from initiatives.publication import suppression
from initiatives.publication.publishing import publish
from initiatives.publication.redaction import pattern_of, redacted
from initiatives.publication.suppression import suppress
from initiatives.publication.verifying import verify
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import add_statement, make_document, make_initiative

pytestmark = pytest.mark.django_db
TEXT = (
    "Il Comune di Padova firma l’intesa per 50.000 euro. «Un passo avanti», dice l’assessora Ada Prova presentando i dati. "
    "Con Ada Prova lavorano 12 tecnici del Comune."
)


@pytest.fixture
def person(db):
    return Person.objects.create(name="Ada Prova", slug="ada-prova")


@pytest.fixture
def published(person, editor, publisher):
    """A record with two versions that name the person: as a statement, in a quotation's surroundings, in our own words."""
    document = make_document(TEXT, title="Ada Prova firma l’intesa")
    initiative = make_initiative(by=editor, document=document, summary="La città firma. Ne parla l’assessora Ada Prova.")
    add_statement(initiative, document, "involvement", "Ada Prova", person=person, office="assessora")
    add_statement(initiative, document, "quantity", "Ada Prova lavorano 12 tecnici", value=12, unit="tecnici")
    for _version in range(2):
        submit(initiative, editor)
        approve(initiative, publisher)
        publish(initiative, publisher)
        if _version == 0:
            reopen(Initiative.objects.get(pk=initiative.pk), editor)
    return Initiative.objects.get(pk=initiative.pk)


def test_nothing_public_names_them(published, person, publisher):
    assert "Ada Prova" in str(Publication.objects.first().snapshot)
    assert suppress(person, publisher, reason="lo ha chiesto") == 1
    for publication in Publication.objects.all():
        assert "Ada Prova" not in str(publication.snapshot) and "ada-prova" not in str(publication.snapshot)
    row = PublishedInitiative.objects.get(initiative=published)
    for text in (row.list_json, row.detail_json, row.search_text):
        assert "Ada Prova" not in text and "ada-prova" not in text
    assert matching([[stem("ada"), stem("prova")]]) == []
    assert "Ada Prova" not in Initiative.objects.get(pk=published.pk).summary


def test_what_is_left_is_exact(published, person, publisher):
    suppress(person, publisher, reason="lo ha chiesto")
    snapshot = Publication.objects.order_by("-number").first().snapshot
    quantity = next(item for item in snapshot["statements"] if item["kind"] == "quantity")
    [evidence] = quantity["evidence"]
    assert evidence["quote"].strip() == "lavorano 12 tecnici"
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert list(verify()) == []


def test_readers_see_a_new_dataset_version(published, person, publisher):
    before = Dataset.objects.get(pk=1).version
    suppress(person, publisher, reason="lo ha chiesto")
    assert Dataset.objects.get(pk=1).version == before + 1
    change = Change.objects.order_by("-version").first()
    assert change.kind == Change.Kind.CORRECTED and "Ada" not in change.reason


def test_later_versions_do_not_bring_them_back(published, person, editor, publisher):
    suppress(person, publisher, reason="lo ha chiesto")
    reopen(published, editor)
    submit(published, editor)
    approve(published, publisher)
    publish(published, publisher)
    assert "Ada Prova" not in str(Publication.objects.order_by("-number").first().snapshot)
    assert list(verify()) == []


def test_a_draft_that_names_them_again_is_held(published, person, editor, publisher):
    suppress(person, publisher, reason="lo ha chiesto")
    reopen(published, editor)
    Initiative.objects.filter(pk=published.pk).update(summary="Ne parla ADA  PROVA. Firma la città.")
    with pytest.raises(ValidationError, match="tolta dal pubblico"):
        submit(published, editor)


def test_other_forms_of_the_name_too(published, person, publisher):
    Initiative.objects.filter(pk=published.pk).update(body="La dottoressa Prova spiega.")
    suppress(person, publisher, reason="lo ha chiesto", also=["dottoressa Prova"])
    assert Initiative.objects.get(pk=published.pk).body == "La […] spiega."


def test_contributions_too(published, person, publisher):
    contribution = Contribution.objects.create(initiative=published, text="Ada Prova non c’era.", reply="Ada Prova c’era.", shown=True)
    suppress(person, publisher, reason="lo ha chiesto")
    contribution.refresh_from_db()
    assert contribution.text == "[…] non c’era." and contribution.reply == "[…] c’era."


def test_the_ledger_keeps_when_and_why(published, person, publisher):
    suppress(person, publisher, reason="lo ha chiesto per iscritto")
    entry = HistoryEntry.objects.filter(verb="person.suppress").get()
    assert entry.by == publisher and entry.reason == "lo ha chiesto per iscritto"
    person.refresh_from_db()
    assert person.suppressed_at


def test_namesakes_of_a_part_stay(person, publisher):
    pattern = pattern_of(["Ada Prova"])
    assert not pattern.search("Adalgisa Provasi e la prova di Ada")
    assert not pattern.search("Ada Provasi")


def test_a_snapshot_that_names_nobody_is_left_alone():
    snapshot = {"title": "Padova", "statements": []}
    assert redacted(snapshot, ["Ada Prova"], ["ada-prova"]) == snapshot
    assert redacted(snapshot, []) is snapshot


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for(person, publisher, reason):
    with pytest.raises(ValidationError):
        suppress(person, publisher, reason=reason)


def test_an_editor_may_not(person, editor):
    with pytest.raises(PermissionDenied):
        suppress(person, editor, reason="lo ha chiesto")


def test_there_is_no_way_back():
    assert not [name for name in dir(suppression) if name.startswith(("unsuppress", "restore", "undo"))]
