import pytest

from initiatives.public.cards import amount_note, programmes, proofs, when, where


def place(name: str, level: str = "municipality", role: str = "participant") -> dict:
    return {"name": name, "slug": name.lower(), "istat": "1", "level": level, "role": role}


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], ""),
        ([place("Padova")], "Padova"),
        ([place("Padova"), place("Lucca"), place("Roma")], "Padova, Lucca, Roma"),
        ([place("Treviso", "province"), *(place(f"Comune {number}") for number in range(28))], "Provincia di Treviso, 28 Comuni"),
        ([place("Toscana", "region"), place("Lucca", role="location")], "Toscana, Lucca"),
        ([place("Padova"), place("Roma", role="mentioned")], "Padova"),
        ([place("Roma", role="mentioned")], "Roma"),
    ],
)
def test_places_in_a_line(places, words):
    assert where(places) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        ([{"edtf": "2018-06-01", "label": "event"}, {"edtf": "2018-01", "label": "approval"}], "1 giugno 2018"),
        ([{"edtf": "../2020", "label": "deadline"}, {"edtf": "2018-01-16", "label": "approval"}], "16 gennaio 2018"),
        ([{"edtf": "2023-06/2025-05", "label": "period"}], "giugno 2023 – maggio 2025"),
    ],
)
def test_the_date_that_tells_best(dates, words):
    assert when(dates) == words


def test_programmes_beyond_three_are_counted():
    names = [{"name": name} for name in ("A", "B", "C", "D")]
    assert programmes(names[:3]) == "A, B, C" and programmes(names) == "A, B e altri 2" and programmes([]) == ""


def test_an_amount_of_the_programme_is_not_the_initiatives():
    entry = {"amount": None, "amounts": [{"scope": "programme"}]}
    assert amount_note(entry) == "noto solo quello del programma"
    assert amount_note({"amount": None, "amounts": [{"scope": "share"}]}) == "nota solo una parte"
    assert amount_note({"amount": {"value": 1}, "amounts": [{"scope": "programme"}]}) == amount_note({"amount": None, "amounts": []}) == ""


def test_facts_without_a_passage_are_not_counted_as_proved():
    assert proofs({"proved_count": 8, "statement_count": 8}) == "8 dati con prova"
    assert proofs({"proved_count": 7, "statement_count": 8}) == "7 dati su 8 con prova"
    assert proofs({"proved_count": 1, "statement_count": 1}) == "1 dato con prova"
