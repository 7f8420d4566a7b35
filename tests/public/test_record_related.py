import pytest

from initiatives.public.record_related import NEWEST, VALUES, named_relations, related_records, shared_values
from tests.factories import initiative_in
from tests.public.snapshots import place, snapshot, statement


def test_a_record_is_near_by_what_it_shares():
    shared = shared_values(snapshot(place(), statement("programme")))
    assert ("programme", "programme", "por-fesr", "Por Fesr") in shared
    assert ("municipality", "place", "028060", "Padova") in shared and ("region", "place", "05", "Veneto") in shared


def test_a_place_only_mentioned_does_not_bring_near():
    assert not [row for row in shared_values(snapshot(place() | {"role": "mentioned"})) if row[1] == "place"]


def test_only_a_few_values_are_asked_however_many_places():
    towns = [place(f"Paese {i}", f"0281{i:02}") for i in range(40)]
    assert sum(level == "municipality" for level, *_rest in shared_values(snapshot(*towns))) == VALUES


@pytest.mark.django_db
def test_the_nearest_come_with_their_reason_in_one_query(published, editor, publisher, django_assert_num_queries):
    other = initiative_in("published", editor, publisher)
    current = published.current
    snapshot_now = current.publication.snapshot
    with django_assert_num_queries(1):
        found = related_records(snapshot_now, current.sequence)
    assert [item.slug for item in found] == [other.slug]
    assert found[0].reasons == ["stesso Comune: Padova", "stessa provincia: Padova", "stessa regione: Veneto", "stesso tema"]


@pytest.mark.django_db
def test_neither_itself_nor_what_is_withdrawn_is_near(published, withdrawn):
    assert related_records(published.current.publication.snapshot, published.current.sequence) == []


@pytest.mark.django_db
def test_nothing_shared_is_nothing_near(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert related_records(snapshot(themes=[]), 1) == []


@pytest.mark.django_db
def test_a_relation_is_told_only_where_the_other_is_public(published, editor, publisher):
    draft = initiative_in("draft", editor, publisher)
    relations = [
        {"kind": "follows", "id": str(published.identifier), "reason": "seconda fase"},
        {"kind": "related", "id": str(draft.identifier), "reason": ""},
    ]
    assert [(item.slug, item.reasons) for item in named_relations(snapshot(relations=relations))] == [
        (published.slug, ["segue: seconda fase"])
    ]


def test_the_newest_few_are_enough():
    assert NEWEST <= 20
