import pytest

from initiatives.models import Theme
from tests.public.test_initiative_list import queries_of, stored, text_of

pytestmark = pytest.mark.django_db


def test_a_theme_counts_its_initiatives_in_both_languages(client, world):
    expected = sum("cloud" in item["themes"] for item in stored())
    assert f"{expected} iniziative in Atlante" in text_of(client, "/themes/cloud/")
    assert "<h1>Theme cloud</h1>" in text_of(client, "/en/themes/cloud/")


def test_the_index_has_all_themes_those_without_initiatives_too(client, world):
    Theme.objects.create(code="vuoto", name_it="Tema vuoto", name_en="Empty theme", position=99)
    assert "Tema vuoto" in text_of(client, "/themes/")
    assert "Nessun documento letto" in text_of(client, "/themes/vuoto/")


def test_a_theme_that_is_not_there(client, world):
    assert client.get("/themes/alchimia/").status_code == 404


def test_query_counts(client, world):
    text_of(client, "/themes/")
    assert queries_of(client, "/themes/cloud/") <= 6 and queries_of(client, "/themes/") <= 3
