from initiatives.public.proofs import ProofRegister
from tests.public.snapshots import evidence, statement


def test_numbers_follow_first_use():
    first, second = statement("amount"), statement("quantity")
    register = ProofRegister()
    assert [register.mark(item)[0].number for item in (second, first, second)] == ["1", "2", "1"]


def test_the_same_passage_keeps_its_number_for_another_fact():
    shared = evidence(start=5)
    one, other = statement("organisation", evidence=[shared]), statement("place", evidence=[shared], place={"name": "Padova"})
    register = ProofRegister()
    assert register.mark(one)[0].number == register.mark(other)[0].number == "1"
    assert register.proofs[0].keys == [one["key"], other["key"]] and len(register.proofs[0].reads) == 2


def test_each_use_has_an_anchor_of_its_own_to_return_to():
    fact, register = statement("amount"), ProofRegister()
    assert [register.mark(fact)[0].id for _use in range(3)] == ["rif-1", "rif-1-2", "rif-1-3"]
    assert register.proofs[0].references == ["rif-1", "rif-1-2", "rif-1-3"]


def test_the_same_words_at_another_place_are_another_proof():
    register = ProofRegister()
    register.mark(statement("amount", evidence=[evidence(start=1)]))
    register.mark(statement("amount", evidence=[evidence(start=2)]))
    assert len(register.proofs) == 2


def test_a_fact_with_two_passages_has_two_marks():
    assert len(ProofRegister().mark(statement("amount", evidence=[evidence(start=1), evidence(start=9)]))) == 2


def test_without_a_passage_there_is_a_note_and_no_proof():
    register = ProofRegister()
    mark = register.mark(statement("organisation", evidence=[], editor_reason="Lo dice il nome."))[0]
    assert (mark.number, mark.is_note, mark.target) == ("R1", True, "nota-R1")
    assert register.proofs == [] and register.notes[0].reason == "Lo dice il nome."


def test_an_anchor_stands_once():
    register = ProofRegister()
    assert (register.anchor("amount-1"), register.anchor("amount-1")) == ("amount-1", "")


def test_the_latest_decision_is_said():
    shared, register = evidence(start=5), ProofRegister()
    register.mark(statement("amount", evidence=[shared], decided="2026-11-01"))
    register.mark(statement("quantity", evidence=[shared], decided=None))
    assert register.proofs[0].decided == "2026-11-01"
