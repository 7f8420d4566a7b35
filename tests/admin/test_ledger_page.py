"""The ledger in words: every verb that the code writes, each thing's own history, the list of all."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.admin.history_words import SUBJECTS, WORDS, detail_words, state_words, verb_words
from initiatives.models import Contribution, HistoryEntry, Notification, record_history
from initiatives.review.assignment import assign
from initiatives.review.merging import merge
from tests.factories import initiative_in, make_document, make_initiative, make_organisation, make_place, make_user

HOUSE = Path(__file__).resolve().parent.parent.parent / "initiatives"


def test_every_verb_that_is_written_has_words():
    written = set()
    for part in ("review", "publication", "sources", "admin", "models"):
        for path in (HOUSE / part).rglob("*.py"):
            written |= set(re.findall(r'(?:record_history\(|verb=|record\()\s*"([a-z]+\.[a-z_-]+)"', path.read_text(encoding="utf-8")))
    assert len(written) > 20 and written - WORDS.keys() == set()


@pytest.mark.parametrize("status", Contribution.Status.values)
def test_every_outcome_of_a_contribution_has_words(status):
    assert verb_words(f"contribution.{status}") != f"contribution.{status}"


def test_a_verb_without_words_stays_as_it_is():
    assert verb_words("initiative.unheard") == "initiative.unheard" and state_words("initiative", "unheard") == "unheard"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "verb, changes, words",
    [
        ("initiative.schedule", {"publish_at": "2026-12-03T08:00:00+00:00", "expire_at": None}, "esce il 3 dicembre 2026, 09.00, ora di Roma"),
        ("initiative.schedule", {"publish_at": None, "expire_at": None}, "nessun giorno fissato"),
        ("initiative.publish", {"version": 3}, "versione 3"),
        ("initiative.edit", {"fields": ["title"], "added": [], "changed": [], "removed": ["amount-9"]}, "campi: titolo; tolti: importi"),
        ("initiative.submit", {}, ""),
        ("import.undone", {"deleted": 4, "kept": [1]}, "tolti 4 documenti, rimasti 1"),
    ],
)  # fmt: skip
def test_what_a_row_tells_beside(verb, changes, words):
    assert detail_words(record_history(verb, make_initiative(), changes=changes)) == words


@pytest.mark.django_db
def test_an_assignment_says_to_whom_and_until_when(editor):
    initiative, other = make_initiative(), make_user("publisher")
    assign(initiative, other, editor, date(2099, 12, 1))
    assert detail_words(HistoryEntry.objects.first()) == f"a {other.username}; entro il 1 dicembre 2099"
    assert Notification.objects.get(to=other).reason == "entro il 1 dicembre 2099"


@pytest.mark.django_db
def test_a_record_has_its_own_history(client, editor, publisher):
    initiative = initiative_in("published", editor, publisher)
    other = make_initiative(title="Di un’altra")
    record_history("initiative.submit", other, by=editor)
    client.force_login(editor)
    page = client.get(reverse("admin:initiatives_initiative_history", args=[initiative.pk])).content.decode()
    for words in ("ha inviato in revisione", "ha approvato", "ha pubblicato", "versione 1"):
        assert words in page
    assert "Di un’altra" not in page and "initiative.submit" not in page


@pytest.mark.django_db
def test_a_merge_is_in_the_history_of_the_kept_one(client, editor):
    kept, merged = make_organisation("Comune di Padova"), make_organisation("Padova, Comune")
    merge("organisation", kept, merged, editor, take=["acronym"], reason="è lo stesso ente")
    client.force_login(editor)
    page = client.get(reverse("admin:initiatives_organisation_history", args=[kept.pk])).content.decode()
    assert "ha unito un’altra voce a questa" in page and "«Padova, Comune»" in page and "sigla" in page and "è lo stesso ente" in page


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_document, make_place, make_organisation])
def test_a_thing_nothing_was_done_to_has_an_empty_history(client, editor, make):
    thing = make()
    client.force_login(editor)
    page = client.get(reverse(f"admin:initiatives_{thing._meta.model_name}_history", args=[thing.pk]))
    assert page.status_code == 200 and "Ancora niente." in page.content.decode()


@pytest.mark.django_db
def test_what_is_not_there_has_none(client, editor):
    client.force_login(editor)
    assert client.get(reverse("admin:initiatives_organisation_history", args=[10**6])).status_code == 404


@pytest.mark.django_db
def test_a_long_history_comes_in_pages(client, editor, monkeypatch):
    monkeypatch.setattr("initiatives.admin.ledger_page.A_PAGE", 2)
    initiative = make_initiative()
    for number in range(5):
        record_history("initiative.edit", initiative, by=editor, reason=f"passo {number}")
    client.force_login(editor)
    address = reverse("admin:initiatives_initiative_history", args=[initiative.pk])
    assert "passo 4" in client.get(address).content.decode() and "passo 0" in client.get(address, {"p": "3"}).content.decode()


@pytest.mark.django_db
def test_the_list_of_all_speaks_in_words(client, editor, publisher):
    initiative_in("published", editor, publisher)
    client.force_login(editor)
    address = reverse("admin:initiatives_historyentry_changelist")
    page = client.get(address).content.decode()
    assert "ha approvato" in page and "initiative.approve" not in page and "in-review" not in page
    assert client.get(address, {"subject": "import"}).context["cl"].result_list.count() == 0
    assert set(SUBJECTS) >= set(HistoryEntry.objects.values_list("subject", flat=True))
    entry = HistoryEntry.objects.filter(verb="initiative.publish").get()
    assert "versione 1" in client.get(reverse("admin:initiatives_historyentry_change", args=[entry.pk])).content.decode()


@pytest.mark.django_db
def test_moments_are_written_in_figures(client, editor):
    record_history("initiative.edit", make_initiative(), by=editor, at=datetime(2026, 3, 5, 8, 5, tzinfo=UTC))
    client.force_login(editor)
    assert "05/03/2026, 09.05" in client.get(reverse("admin:initiatives_historyentry_changelist")).content.decode()
    assert timezone.get_default_timezone_name() == "Europe/Rome"
