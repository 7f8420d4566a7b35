from datetime import date

from initiatives.public.record_page import build_page
from tests.public.snapshots import place, snapshot, statement

TODAY = date(2026, 11, 21)


def rows(page) -> dict[str, str]:
    return {row.label: row.unknown or ", ".join(value.text for value in row.values) for group in page.groups for row in group.rows}


def test_groups_stand_in_the_order_drawn():
    page = build_page(snapshot(statement("amount")), TODAY)
    assert [group.title for group in page.groups] == ["Denaro", "Che cosa si fa", "Chi e dove", "Quando"]


def test_what_the_editors_looked_for_and_what_nobody_found_are_told_apart():
    said = build_page(snapshot(not_stated=["amount"]), TODAY)
    unsaid = build_page(snapshot(), TODAY)
    assert rows(said)["Importo dell’iniziativa"] == "non dichiarato nella fonte"
    assert rows(unsaid)["Importo dell’iniziativa"] == "non ancora trovato nelle fonti lette"


def test_nothing_unknown_is_a_zero():
    page = build_page(snapshot(), TODAY)
    assert all("0" not in value for value in rows(page).values())
    assert page.key_facts[0].value == ""


def test_a_programme_s_amount_is_not_the_initiative_s():
    page = build_page(snapshot(statement("amount", scope="programme", value=257_000_000)), TODAY)
    assert "Importo dell’iniziativa" in rows(page) and page.key_facts[0].value == ""
    assert page.groups[0].rows[1].values[0].scope == "del programma intero, fuori dai totali"


def test_key_facts_are_four_at_most_and_numbered_first():
    facts = [statement("amount"), statement("date"), place(), statement("quantity"), statement("quantity"), statement("programme")]
    page = build_page(snapshot(*facts), TODAY)
    assert len(page.key_facts) == 4
    assert [mark.number for fact in page.key_facts for mark in fact.markers] == ["1", "2", "3", "4"]


def test_many_places_are_counted_in_the_table_and_listed_under_the_map():
    towns = [place(name, istat, latitude=45.0 + i / 10, longitude=11.5 + i / 10) for i, (name, istat) in enumerate(TOWNS)]
    page = build_page(snapshot(*towns), TODAY)
    assert rows(page)["Luoghi"] == "6 luoghi" and len(page.places) == 6
    assert page.places_title == "I 6 Comuni"
    assert [item.number for item in page.places] == [1, 2, 3, 4, 5, 6]


def test_a_region_is_listed_without_a_dot():
    page = build_page(snapshot(place(), place("Veneto", "05", "region", latitude=None, longitude=None)), TODAY)
    assert [(item.name, item.number) for item in page.places] == [("Padova", 1), ("Veneto, regione", 0)]


def test_steps_are_judged_on_the_day():
    late = statement("date", edtf="2020", earliest="2020-01-01", latest="2020-12-31")
    assert build_page(snapshot(late), date(2020, 6, 1)).steps[0].state == "expected"
    assert build_page(snapshot(late), TODAY).steps[0].state == "overdue"


def test_an_unknown_end_is_a_step_of_its_own():
    steps = build_page(snapshot(statement("date", label="start")), TODAY).steps
    assert [step.state for step in steps] == ["expected", "unknown"]
    assert [step.state for step in build_page(snapshot(statement("date", label="end")), TODAY).steps] == ["expected"]


def test_a_past_event_without_news_says_so():
    event = statement("date", label="event", edtf="2018-06-01", earliest="2018-06-01", latest="2018-06-01")
    assert build_page(snapshot(event, kind="event"), TODAY).overdue_event
    assert not build_page(snapshot(event | {"happening": "happened"}, kind="event"), TODAY).overdue_event


def test_registration_is_offered_only_before_the_day():
    event = statement("date", label="event", registration_link="https://example.org/iscrizioni")
    assert build_page(snapshot(event), TODAY).steps[0].registration_link
    assert not build_page(snapshot(event), date(2031, 1, 1)).steps[0].registration_link


def test_bodies_stand_by_role_and_people_apart():
    page = build_page(snapshot(statement("organisation", role="funder"), statement("organisation"), statement("person")), TODAY)
    assert [role for role, _members in page.roles] == ["Capofila", "Finanziatore"]
    assert [person.name for person in page.people] == ["Anna Neri, sindaca"]


def test_each_fact_has_one_anchor():
    facts = [statement("organisation"), statement("organisation", role="participant"), place(), statement("amount"), statement("date")]
    page = build_page(snapshot(*facts), TODAY)
    anchors = [value.key for group in page.groups for row in group.rows for value in row.values]
    anchors += [item.key for item in page.places] + [member.key for _role, members in page.roles for member in members]
    assert sorted(filter(None, anchors)) == sorted(fact["key"] for fact in facts)


def test_facts_with_proof_are_counted_against_all():
    page = build_page(snapshot(statement("amount"), statement("organisation", evidence=[])), TODAY)
    assert page.proved_words == "1 dato con prova su 2"


TOWNS = [
    ("Padova", "028060"),
    ("Abano Terme", "028001"),
    ("Cadoneghe", "028020"),
    ("Este", "028037"),
    ("Monselice", "028055"),
    ("Vigonza", "028100"),
]
