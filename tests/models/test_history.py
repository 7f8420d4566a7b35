import pytest
from django.core.exceptions import ValidationError

from initiatives.models import HistoryEntry, record_history
from tests.factories import make_initiative

pytestmark = pytest.mark.django_db


def test_entries_are_chained():
    initiative = make_initiative()
    first = record_history("initiative.test", initiative, reason="una")
    second = record_history("initiative.test", initiative, reason="due")
    assert second.previous == first.digest
    assert second.digest == second.computed_digest()


def test_an_entry_read_back_has_the_same_digest():
    entry = record_history("initiative.test", make_initiative(), changes={"titolo": ["prima", "dopo"]}, before="draft", after="ready")
    assert HistoryEntry.objects.get(pk=entry.pk).computed_digest() == entry.digest


def test_entries_cannot_be_changed_or_deleted():
    entry = record_history("initiative.test", make_initiative())
    entry.reason = "altro"
    for attempt in (entry.save, entry.delete, HistoryEntry.objects.all().delete, lambda: HistoryEntry.objects.update(reason="x")):
        with pytest.raises(ValidationError):
            attempt()
    assert HistoryEntry.objects.get(pk=entry.pk).reason == ""


def test_a_forged_row_shows():
    entry = record_history("initiative.test", make_initiative(), reason="vero")
    forged = HistoryEntry.objects.get(pk=entry.pk)
    forged.reason = "falso"
    assert forged.computed_digest() != forged.digest
