import pytest

from initiatives.models import Organisation, Redirect
from tests.factories import make_organisation
from tests.public.test_initiative_list import queries_of, stored, text_of

pytestmark = pytest.mark.django_db


def test_a_body_counts_the_initiatives_it_has_a_role_in(client, world):
    expected = sum(any(body["slug"] == "anci" for body in item["organisations"]) for item in stored())
    assert f"<dt>Iniziative</dt><dd><strong>{expected}</strong>" in text_of(client, "/organisations/anci/")


def test_a_body_that_no_published_record_mentions_is_not_there(client, world):
    hidden = make_organisation("Ente in bozza", slug="ente-in-bozza")
    assert client.get(f"/organisations/{hidden.slug}/").status_code == 404
    assert "Ente in bozza" not in text_of(client, "/organisations/?q=bozza")


def test_members_that_are_not_public_are_not_named(client, world):
    body = Organisation.objects.get(slug="anci")
    body.members.add(make_organisation("Socio segreto", slug="socio-segreto"), Organisation.objects.get(slug="consorzio-bim"))
    html = text_of(client, "/organisations/anci/")
    assert "Socio segreto" not in html and "Membri" in html and "/organisations/consorzio-bim/" in html


def test_a_parent_that_is_not_public_is_not_named(client, world):
    Organisation.objects.filter(slug="anci").update(parent=make_organisation("Gruppo segreto", slug="gruppo-segreto"))
    assert "Gruppo segreto" not in text_of(client, "/organisations/anci/")


def test_a_merged_body_redirects(client, world):
    make_organisation("Anci nazionale", slug="anci-nazionale", merged_into=Organisation.objects.get(slug="anci"))
    assert client.get("/organisations/anci-nazionale/")["Location"] == "/organisations/anci/"
    Redirect.objects.create(kind="organisation", old_slug="anci-vecchia", new_slug="anci")
    assert client.get("/organisations/anci-vecchia/").status_code == 301


def test_merges_in_a_ring_do_not_hang(client, world):
    one = make_organisation("Uno", slug="uno")
    other = make_organisation("Altro", slug="altro", merged_into=one)
    Organisation.objects.filter(pk=one.pk).update(merged_into=other)
    assert client.get("/organisations/uno/").status_code in (301, 404)


def test_a_body_asks_at_most_six_queries(client, world):
    text_of(client, "/organisations/anci/")
    assert queries_of(client, "/organisations/anci/") <= 6
    assert queries_of(client, "/organisations/") <= 2


def test_the_index_searches_all_words_of_a_name(client, world):
    html = text_of(client, "/organisations/?q=lucca+COMUNE")
    assert "/organisations/comune-di-lucca/" in html and "/organisations/anci/" not in html
    text_of(client, "/organisations/?page=zero", 400)
