"""What the extraction knows, and what editors add to it."""

from __future__ import annotations

import pytest

from initiatives.extraction.knowledge import Knowledge, load_knowledge
from initiatives.extraction.pipeline import extract


def facts(text: str, kind: str, knowledge: Knowledge):
    return [fact for fact in extract(text, knowledge).facts if fact.kind == kind]


def test_it_is_read_once():
    assert load_knowledge() is load_knowledge()


def test_it_holds_every_level_of_places():
    levels = [place.level for place in load_knowledge().places]
    assert levels.count("region") == 20
    assert 100 <= levels.count("province") <= 120
    assert levels.count("municipality") > 7800


def test_missing_files_are_empty_lists(tmp_path):
    assert load_knowledge(tmp_path).places == ()


def test_extended_leaves_the_receiver_alone():
    known = load_knowledge()
    more = known.extended(organisations={"Rete Blu": "Rete Blu"})
    assert len(more.bodies) == len(known.bodies) + 1
    assert load_knowledge() is known


def test_a_learned_spelling_of_a_place():
    knowledge = load_knowledge().extended(place_aliases={"Borgo Alto": "028060"})
    (fact,) = facts("Il corso si tiene a Borgo Alto, in palestra.", "place", knowledge)
    assert (fact.value.name, fact.rule) == ("Padova", "places/learned")


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        load_knowledge().extended(place_aliases={"Borgo Alto": "999999"})


def test_a_learned_body_stands_under_the_name_that_editors_gave_it():
    knowledge = load_knowledge().extended(organisations={"Rete Blu": "Consorzio Rete Blu"})
    (fact,) = facts("Ha deciso Rete Blu in assemblea.", "organisation", knowledge)
    assert (fact.value.name, fact.rule) == ("Consorzio Rete Blu", "organisations/learned")


def test_a_learned_programme():
    knowledge = load_knowledge().extended(programmes={"Cantiere Lago": "Cantiere Lago"})
    assert [fact.value.name for fact in facts("Si apre Cantiere Lago per tutti.", "programme", knowledge)] == ["Cantiere Lago"]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("place", "Pescara", "L'incontro si terrà a Pescara."),
        ("organisation", "Fondazione Cariplo", "Paga la Fondazione Cariplo."),
        ("programme", "Isole vicine", "Parte il progetto “Isole vicine”."),
        ("person", "Carla Neri", "Carla Neri, direttrice, firma."),
    ],
)
def test_a_name_rejected_in_several_documents_comes_with_a_low_score_and_says_why(kind, name, text):
    known = load_knowledge()
    once = known.extended(rejected={(kind, name): 1})
    often = known.extended(rejected={(kind, name): 3})
    (before,), (unmoved,), (after,) = (facts(text, kind, knowledge) for knowledge in (known, once, often))
    assert before.score == unmoved.score > 0.5
    assert after.score <= 0.4
    assert "respinto" in after.reason.it and "rejected" in after.reason.en
