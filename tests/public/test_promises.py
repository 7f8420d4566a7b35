from datetime import date

import pytest
from django.utils.translation import override

from initiatives.public.promises import distance, state_label, state_of

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("happening", "latest", "state"),
    [
        ("happened", "2018-01-16", "happened"),
        ("happened", "2030-01-01", "happened"),
        ("not-kept", "2020-12-31", "not-kept"),
        ("expected", "2027-03-31", "expected"),
        ("expected", "2026-11-21", "expected"),
        ("expected", "2026-11-20", "overdue"),
        ("expected", None, "expected"),
        (None, "2026-12-01", "expected"),
        (None, "2020-01-01", "stated"),
        ("", None, "stated"),
    ],
)
def test_state_on_a_day(happening, latest, state):
    assert state_of(happening, latest, TODAY) == state


def test_silence_is_never_a_verdict():
    """However long ago, without a source a promise is neither kept nor broken."""
    assert {state_of("expected", f"{year}-01-01", TODAY) for year in range(1990, 2026)} == {"overdue"}


def test_a_date_object_does_as_well():
    assert state_of("expected", date(2020, 1, 1), TODAY) == "overdue"


def test_every_state_but_a_plain_date_has_words():
    assert all(state_label(state) for state in ("happened", "expected", "overdue", "not-kept", "unknown"))
    assert state_label("stated") == ""


@pytest.mark.parametrize(
    ("latest", "words"),
    [("2026-11-22", "fra 1 giorno"), ("2027-03-31", "fra 4 mesi"), ("2018-06-01", "da 8 anni"), ("2026-11-21", ""), (None, "")],
)
def test_distance(latest, words):
    with override("it"):
        assert distance(latest, TODAY) == words
