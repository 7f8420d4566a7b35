"""What a rule's score becomes once it is known how often the rule is right."""

import pytest

from initiatives.extraction import extract
from initiatives.extraction.calibration import earned, first_looks, measured, write


@pytest.mark.parametrize(
    ("own", "right", "seen", "least", "most"),
    [
        (0.97, 100, 100, 0.97, 0.99),  # always right: as sure as can be
        (0.95, 50, 100, 0.4, 0.55),  # half of them wrong, whatever it says of itself
        (0.7, 100, 100, 0.95, 0.99),  # too modest
        (0.95, 0, 1, 0.5, 0.85),  # seen once, and wrong: doubt, not despair
        (0.9, 1, 1, 0.7, 0.9),  # seen once, and right: nothing to boast of
    ],
)
def test_a_score_is_earned(own, right, seen, least, most):
    assert least <= earned(own, right, seen) <= most


def test_more_right_ones_never_lower_the_score():
    scores = [earned(0.9, right, 40) for right in range(41)]
    assert scores == sorted(scores)


def test_the_table_reads_back_as_written(tmp_path):
    table = {("amount.currency", 0.97): (63, 63), ("date.stated", 0.93): (22, 25)}
    write(table, tmp_path / "table.csv")
    assert measured(tmp_path / "table.csv") == table


def test_without_a_table_nothing_is_measured(tmp_path):
    assert measured(tmp_path / "none.csv") == {}


def test_no_score_is_certain():
    assert all(0 < right_of <= 0.99 for right_of in (fact.score for fact in extract("Costa 25.000 euro a Padova.").facts))


def test_the_shipped_table_counts_sanely():
    table = measured()
    assert len(table) > 20
    assert all(0 <= right <= seen and 0 < own <= 1 for (_, own), (right, seen) in table.items())


def test_first_looks_add_up_over_documents(tmp_path):
    path = tmp_path / "first_looks.csv"
    path.write_text("document,rule,own_score,right,seen\nh1,date.stated,0.93,2,3\nh2,date.stated,0.93,4,4\nh2,places/list,0.96,0,1\n")
    assert first_looks(path) == ({"h1", "h2"}, {("date.stated", 0.93): (6, 7), ("places/list", 0.96): (0, 1)})


def test_without_first_looks_every_document_is_measured(tmp_path):
    assert first_looks(tmp_path / "none.csv") == (frozenset(), {})
