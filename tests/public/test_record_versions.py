from initiatives.public.record_versions import ADDED, CHANGED, PROOF, REMOVED, differences
from tests.public.snapshots import evidence, snapshot, statement

AMOUNT = statement("amount")


def test_two_equal_snapshots_do_not_differ():
    assert differences(snapshot(AMOUNT), snapshot(AMOUNT)) == []


def test_what_was_added_and_taken_away():
    other = statement("quantity")
    found = {item.kind: item for item in differences(snapshot(AMOUNT), snapshot(other))}
    assert found[ADDED].key == other["key"] and found[ADDED].before == ""
    assert found[REMOVED].key == AMOUNT["key"] and found[REMOVED].after == ""


def test_a_changed_value_is_shown_before_and_after():
    (item,) = differences(snapshot(AMOUNT), snapshot(AMOUNT | {"value": 60_000}))
    assert item.kind == CHANGED and "50.000" in item.before and "60.000" in item.after


def test_a_changed_role_is_a_change_even_where_the_name_is_the_same():
    body = statement("organisation")
    (item,) = differences(snapshot(body), snapshot(body | {"role": "partner"}))
    assert item.kind == CHANGED and (item.before, item.after) == ("Capofila: Comune di Padova", "Partner: Comune di Padova")


def test_a_new_passage_for_the_same_value_is_no_change_of_value():
    (item,) = differences(snapshot(AMOUNT), snapshot(AMOUNT | {"evidence": [evidence(start=7)]}))
    assert item.kind == PROOF and item.before == item.after


def test_a_fact_happening_is_a_change():
    date = statement("date")
    (item,) = differences(snapshot(date), snapshot(date | {"happening": "happened"}))
    assert (item.kind, item.before, item.after) == (CHANGED, "2030 (atteso)", "2030 (avvenuto)")


def test_a_sum_that_turns_out_to_be_the_programme_s_says_so():
    (item,) = differences(snapshot(AMOUNT), snapshot(AMOUNT | {"scope": "programme"}))
    assert item.before.endswith("(iniziativa intera)") and item.after.endswith("(programma intero)")


def test_the_head_in_words():
    found = differences(snapshot(stage="applied"), snapshot(stage="approved", title="Altro titolo"))
    assert [(item.label, item.before, item.after) for item in found] == [
        ("Titolo", "Padova prova il digitale", "Altro titolo"),
        ("Fase", "Candidata", "Approvata"),
    ]


def test_version_and_day_are_no_difference():
    assert differences(snapshot(version=1), snapshot(version=2, published="2027-01-01T00:00:00+01:00")) == []
