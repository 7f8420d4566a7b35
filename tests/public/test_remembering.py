import gc
from datetime import UTC, datetime

from django.utils.translation import override

from initiatives.public.remembering import KEPT, _answers, remembered
from initiatives.search import Index

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_made_once_for_a_key_and_index():
    index, made = Index(1, NOW), []
    assert remembered(("a",), index, lambda: made.append(1) or "x") == remembered(("a",), index, lambda: made.append(1) or "y") == "x"
    assert made == [1]


def test_another_index_or_language_or_key_is_made_anew():
    index = Index(1, NOW)
    assert remembered(("a",), index, lambda: "one") == "one"
    assert remembered(("a",), Index(2, NOW), lambda: "two") == "two"
    assert remembered(("b",), index, lambda: "three") == "three"
    with override("en"):
        assert remembered(("a",), index, lambda: "four") == "four"


def test_what_was_made_goes_with_its_index():
    index = Index(1, NOW)
    remembered(("a",), index, lambda: "x")
    gc.collect()
    before = len(_answers)
    del index
    gc.collect()
    assert len(_answers) == before - 1


def test_only_so_many_stay():
    index = Index(1, NOW)
    for number in range(KEPT + 10):
        remembered((number,), index, lambda: number)  # noqa: B023 (called at once)
    assert len(_answers[index]) == KEPT
