"""States of a record: compared, and brought back whole or in part."""

import pytest
from django.core.exceptions import ValidationError

from initiatives.models import HistoryEntry, Initiative
from initiatives.review.diff import compare, summary_of, word_pieces
from initiatives.review.editing import editing, revisions_of
from initiatives.review.restoring import restore
from initiatives.review.states import state_of_draft, state_of_publication, state_of_revision
from tests.factories import add_statement, initiative_in, make_initiative, make_organisation


@pytest.fixture
def public(editor, publisher):
    return initiative_in("published", editor, publisher)


def change(initiative: Initiative, by) -> None:
    """A title, a role, a statement more and one less, in one save."""
    with editing(initiative, by, "prova"):
        initiative.title = "Altro titolo"
        initiative.save()
        initiative.territory_set.update(role="location")
        initiative.funding_set.get().delete()
        add_statement(initiative, initiative.documents.get(), "participation", "Comune di Padova", organisation=make_organisation("Ente"))


def test_a_public_version_is_the_draft_it_was_made_from(public):
    assert compare(state_of_publication(public.publications.get()), state_of_draft(public)) == []


def test_differences_are_told_by_field_and_statement(public, editor):
    before = state_of_draft(public)
    keys = {statement: getattr(public, f"{statement}_set").get().key for statement in ("territory", "funding")}
    change(public, editor)
    found = summary_of(compare(before, state_of_draft(public)))
    assert found["fields"] == ["title"]
    assert found["changed"] == [keys["territory"]]
    assert found["removed"] == [keys["funding"]]
    assert found["added"] == [public.participation_set.get().key]


def test_the_public_version_is_brought_back(public, editor):
    change(public, editor)
    restore(public, state_of_publication(public.publications.get()), editor, reason="indietro")
    public.refresh_from_db()
    assert public.funding_set.get().amount == 50_000
    assert public.funding_set.get().evidence.get().quote == "50.000 euro"
    assert not public.participation_set.exists()
    assert (public.territory_set.get().role, public.title != "Altro titolo") == ("lead", True)
    assert HistoryEntry.objects.of_initiative(public).first().verb == "initiative.restore"


def test_one_thing_is_brought_back_and_the_rest_stays(public, editor):
    change(public, editor)
    restore(public, state_of_publication(public.publications.get()), editor, reason="solo il titolo", only="title")
    public.refresh_from_db()
    assert public.title != "Altro titolo"
    assert not public.funding_set.exists()
    with pytest.raises(ValidationError, match="già com’era"):
        restore(public, state_of_publication(public.publications.get()), editor, reason="ancora", only="title")


def test_a_save_is_brought_back(editor):
    initiative = make_initiative(by=editor)
    change(initiative, editor)
    newest, first = revisions_of(initiative)
    restore(initiative, state_of_revision(first, initiative), editor, reason="com’era")
    initiative.refresh_from_db()
    assert initiative.title != "Altro titolo"
    assert initiative.funding_set.get().amount == 50_000
    restore(initiative, state_of_revision(newest, initiative), editor, reason="anzi no")
    initiative.refresh_from_db()
    assert initiative.title == "Altro titolo"
    assert not initiative.funding_set.exists()


def test_an_address_once_given_stays(public, editor):
    old = public.slug
    with editing(public, editor, "indirizzo nuovo"):
        public.slug = "indirizzo-nuovo"
        public.save()
    restore(public, state_of_publication(public.publications.get()), editor, reason="indietro")
    public.refresh_from_db()
    assert (public.slug, old != "indirizzo-nuovo") == ("indirizzo-nuovo", True)


def test_public_versions_never_change(public, editor):
    before = public.publications.get().snapshot
    change(public, editor)
    restore(public, state_of_publication(public.publications.get()), editor, reason="indietro")
    assert public.publications.get().snapshot == before


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("", "nuovo", [], [("ins", "nuovo")]),
        ("vecchio", "", [("del", "vecchio")], []),
        ("la firma", "la promessa", [("same", "la "), ("del", "firma")], [("same", "la "), ("ins", "promessa")]),
        ("uguale", "uguale", [("same", "uguale")], [("same", "uguale")]),
    ],
)
def test_texts_are_compared_word_by_word(before, after, left, right):
    assert word_pieces(before, after) == (left, right)
