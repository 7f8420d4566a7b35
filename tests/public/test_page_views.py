import re

import pytest

from initiatives.open_data.dumps import make_dump

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility"])
def test_written_pages_stand_in_both_languages(client, name):
    italian, english = (client.get(f"{prefix}/{name}/").content.decode() for prefix in ("", "/en"))
    assert '<html lang="it">' in italian and '<html lang="en">' in english
    body = [re.sub(r"<[^>]+>", "", page.split("<main")[1].split("</main>")[0]) for page in (italian, english)]
    assert all(len(text) > 800 for text in body) and body[0] != body[1]


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility", "data", "contribute"])
def test_no_cookie(client, name):
    response = client.get(f"/{name}/")
    assert response.status_code == 200 and not response.cookies


def test_the_data_page_counts_with_denominators(client, published):
    html = client.get("/data/").content.decode()
    assert "1 di 1" in html and "0 di 1" in html and "/api/v1/statements/?format=csv" in html
    assert "?lacks=milestone" in html and "?lacks=amount" not in html


def test_an_empty_register_has_a_data_page_too(client):
    assert "0 di 0" in client.get("/data/").content.decode()


def test_the_data_page_names_the_newest_dump_and_forgets_no_older_copy(client, published, settings, tmp_path):
    settings.DUMPS_DIR = tmp_path
    before = client.get("/data/")
    assert "Nessuna copia intera" in before.content.decode()
    made = make_dump()
    after = client.get("/data/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200 and f"/data/{made.name}" in after.content.decode()
    assert client.get(f"/data/{made.name}").status_code == 200
