import pytest

from initiatives.filters import Query
from initiatives.public.chips import chips, label, nearest_sets, ways_out
from initiatives.public.queries import filtered
from initiatives.search import select

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("kind", "event", "Tipo: Evento"),
        ("theme", "cloud", "Tema: Tema cloud"),
        ("theme_not", "cloud", "Tema, non: Tema cloud"),
        ("theme_all", "cloud", "Tema, insieme: Tema cloud"),
        ("place", "padova", "Luogo: Padova (PD)"),
        ("place", "028", "Luogo: Padova"),
        ("amount_min", "250000", "Importo da: 250.000\u00a0€"),
        ("from", "2023-06", "Dal: giugno 2023"),
        ("q", "reti & dati", "Parole: «reti & dati»"),
        ("organisation", "mai-vista", "Organizzazione: mai-vista"),
        ("lacks", "amount", "Non dichiara: Importo"),
    ],
)
def test_a_choice_in_words(world, name, value, words):
    assert label(select(Query()), name, value) == words


def test_the_order_is_no_chip(world):
    assert chips(select(filtered(ordering="title"))) == []


def test_ways_out_put_those_that_help_first(world):
    selection = select(filtered(kind="event", amount_min="999999999"))
    first, second = ways_out(selection)
    assert first.count > 0 and first.address == "/initiatives/?kind=event"
    assert second.count == 0


def test_where_two_block_both_are_taken_back(world):
    selection = select(filtered(amount_min="999999999", published_after="2999", kind="event"))
    assert all(way.count == 0 for way in ways_out(selection))
    nearest = nearest_sets(selection)
    assert nearest[0].address == "/initiatives/?kind=event" and nearest[0].count > 0


def test_a_set_that_is_found_needs_no_way_out(world):
    assert nearest_sets(select(Query())) == []
