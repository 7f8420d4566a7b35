import pytest

from initiatives.models import Place, Redirect
from tests.factories import make_place
from tests.public.test_initiative_list import found, queries_of, stored, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("slug", "prefix"), [("padova", "028060"), ("treviso-provincia", "026"), ("toscana", "046")])
def test_a_place_counts_its_own_and_what_it_contains(client, world, slug, prefix):
    expected = sum(any(place["istat"].startswith(prefix) for place in item["places"]) for item in stored())
    html = text_of(client, f"/places/{slug}/")
    assert f"<dt>Iniziative</dt><dd><strong>{expected}</strong>" in html


def test_a_place_leads_up_and_to_the_list(client, world):
    html = text_of(client, "/places/padova/")
    assert '<a href="/places/veneto/">Veneto</a>' in html and "Provincia di Padova" in html
    assert found(text_of(client, "/initiatives/?place=028060"))
    assert "place=028060" in html


def test_a_place_nobody_read_of_says_so_and_still_has_neighbours(client, world):
    parent = Place.objects.get(istat="028")
    Place.objects.create(istat="028001", name="Abano Terme", slug="abano-terme", level="municipality", parent=parent, abbreviation="PD")
    html = text_of(client, "/places/abano-terme/")
    assert "Nessun documento letto" in html and "<dt>Iniziative</dt>" not in html
    assert "/contribute/information/" in html and "Vicino" in html
    assert "/feed.atom?place=028001" in html


def test_a_place_asks_at_most_six_queries(client, world):
    text_of(client, "/places/padova/")
    for slug in ("padova", "veneto", "treviso-provincia"):
        assert queries_of(client, f"/places/{slug}/") <= 6


def test_a_place_that_is_not_there(client, world):
    assert client.get("/places/nessuna-parte/").status_code == 404


def test_a_renamed_and_a_merged_place_redirect_for_good(client, world):
    Redirect.objects.create(kind="place", old_slug="patavium", new_slug="padova")
    moved = client.get("/places/patavium/")
    assert (moved.status_code, moved["Location"]) == (301, "/places/padova/")
    old = make_place(istat="028999", name="Padova Vecchia", slug="padova-vecchia", merged_into=Place.objects.get(slug="padova"))
    assert client.get(f"/places/{old.slug}/")["Location"] == "/places/padova/"


def test_the_redirect_stays_in_its_language(client, world):
    Redirect.objects.create(kind="place", old_slug="patavium", new_slug="padova")
    assert client.get("/en/places/patavium/")["Location"] == "/en/places/padova/"


@pytest.mark.parametrize("address", ["/places/padova/?q=x", "/places/?nome=padova", "/places/?q=a&q=b"])
def test_unknown_parameters_are_refused(client, world, address):
    text_of(client, address, 400)


def test_the_index_finds_places_by_name(client, world):
    html = text_of(client, "/places/?q=PADO")
    assert '<a href="/places/padova/">Padova (PD)</a>' in html
    assert "Nessun luogo" in text_of(client, "/places/?q=Atlantide")


def test_the_index_tells_regions_read_from_those_not_yet(client, world):
    html = text_of(client, "/places/")
    assert "/places/veneto/" in html and "Regioni con iniziative" in html


def test_what_others_do_is_not_what_the_place_does(client, world):
    html = text_of(client, "/places/padova/")
    own = {theme for item in stored() if any(place["istat"] == "028060" for place in item["places"]) for theme in item["themes"]}
    missing = html.split('id="manca"')[1].split("</section>")[0] if 'id="manca"' in html else ""
    assert not any(f"theme={theme}&" in missing for theme in own)
