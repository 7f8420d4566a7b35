import csv
import io
import re

import pytest

from tests.public.test_initiative_list import found, text_of

pytestmark = pytest.mark.django_db
LINE = re.compile(r'<li><a href="([^"]+)" rel="nofollow">(.*?)</a> <span>([0-9.]+) iniziativ', re.S)


@pytest.mark.parametrize("name", ["theme", "place", "programme", "organisation"])
def test_every_value_leads_to_what_it_counts(client, world, name):
    lines = LINE.findall(text_of(client, f"/initiatives/by/{name}/"))
    assert lines
    for address, _label, count in lines:
        assert found(text_of(client, address.replace("&amp;", "&"))) == int(count)


def test_names_are_found_without_accents_and_case(client, world):
    html = text_of(client, "/initiatives/by/organisation/?find=LUCCA")
    assert "Comune Di Lucca" in html and "Anci" not in html.split("risultati-conta")[1]


def test_a_chosen_value_is_taken_away_by_its_own_link(client, world):
    lines = {
        label.split("<")[0].strip(): address
        for address, label, _count in LINE.findall(text_of(client, "/initiatives/by/theme/?theme=ai,cloud"))
    }
    assert lines["Tema cloud"] == "/initiatives/?theme=ai"
    assert lines["Tema open-data"] == "/initiatives/?theme=ai,cloud,open-data"


@pytest.mark.parametrize("address", ["/initiatives/by/person/", "/initiatives/by/language/", "/initiatives/charts/person.csv"])
def test_there_is_no_page_for_other_things(client, world, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "pagina=2"])
def test_a_bad_page_number_is_named(client, world, query):
    name, _equals, value = query.partition("=")
    html = text_of(client, f"/initiatives/by/theme/?{query}", 400)
    assert f"<dt><code>{name}</code></dt>" in html
    assert ("scrivi un numero di pagina" if name == "page" else "parametro sconosciuto") in html
    assert ("?page=1" if name == "page" else f"?page={value}") in html  # the nearest valid address, to follow


@pytest.mark.parametrize("name", ["year", "theme", "region", "programme"])
def test_the_csv_of_a_chart_counts_as_the_list_does(client, world, name):
    response = client.get(f"/initiatives/charts/{name}.csv?kind=event,funding,other")
    assert response["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in response["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]
    assert rows
    parameter = {"region": "place"}.get(name, name)
    for label, count in rows:
        value = {"Veneto": "veneto", "Toscana": "toscana"}.get(label, label.removeprefix("Tema "))
        value = value.lower() if name == "programme" else value
        assert found(text_of(client, f"/initiatives/?kind=event,funding,other&{parameter}={value}")) == int(count), label


def test_the_csv_of_money_says_its_coverage(client, world):
    rows = list(csv.reader(io.StringIO(client.get("/initiatives/charts/money.csv").content.decode("utf-8-sig"))))
    assert rows[0] == ["Tema", "Iniziative", "Somma in euro", "Importo noto per"]
    assert all(int(stated) <= int(count) for _label, count, _sum, stated in rows[1:])
