"""Weights of the signs of a role: where they come from and that they follow what is seen."""

import pytest

from initiatives.extraction.lexicon.role_cues import AFTER, BEFORE, PRIORS
from initiatives.extraction.role_fitting import ROLES, Example, fit, fitted, heaviest_role, left_out_accuracy, write

LEAD, PARTNER, FUNDER = (ROLES.index(role) for role in ("lead", "partner", "funder"))


def examples(sign, role, times=12):
    return [Example(f"{sign}{number}", frozenset({sign}), role) for number in range(times)]


def test_a_sign_seen_often_speaks_for_what_it_was_seen_with():
    weights = fit([*examples("new-one", FUNDER), *examples("new-two", LEAD)])
    assert max(range(len(ROLES)), key=weights["new-one"].__getitem__) == FUNDER
    assert max(range(len(ROLES)), key=weights["new-two"].__getitem__) == LEAD


def test_a_sign_seen_seldom_weighs_nothing_of_its_own():
    assert "once" not in fit([*examples("new-one", FUNDER), Example("d", frozenset({"once"}), LEAD)])


def test_priors_hold_without_documents():
    weights = fit([])
    for sign, prior in PRIORS.items():
        assert {ROLES[index]: weight for index, weight in enumerate(weights[sign]) if weight} == pytest.approx(prior)


def test_what_is_regular_is_right_where_left_out():
    assert left_out_accuracy([*examples("new-one", FUNDER, 30), *examples("new-two", LEAD, 30)]) == 1.0


def test_the_table_reads_back_as_written(tmp_path):
    write(fit([]), tmp_path / "weights.csv")
    table = fitted(tmp_path / "weights.csv")
    assert table["<paid-by"].index(max(table["<paid-by"])) == FUNDER
    assert fitted(tmp_path / "none.csv") == {}


def test_every_weighted_cue_exists():
    cues = {f"<{name}" for name in BEFORE} | {f">{name}" for name in AFTER}
    assert {sign for sign in (*fitted(), *PRIORS) if sign[0] in "<>"} <= cues
    assert len(fitted()) > 100


@pytest.mark.parametrize(("signs", "role"), [({"<paid-by"}, "funder"), ({"<patronage-of"}, "other"), ({"<made-by"}, "supplier")])
def test_a_strong_sign_decides_alone(signs, role):
    assert heaviest_role(signs) == role


def test_unknown_signs_weigh_nothing():
    assert heaviest_role(["no-such-sign"]) == heaviest_role([])
