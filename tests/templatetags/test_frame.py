import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from initiatives.templatetags.frame import absolute, in_language, languages, squares


@pytest.mark.parametrize(
    ("path", "code", "other"),
    [
        ("/", "en", "/en/"),
        ("/places/padova/", "en", "/en/places/padova/"),
        ("/initiatives/by/theme/", "en", "/en/initiatives/by/theme/"),
        ("/nessuna/pagina/", "en", "/en/"),
    ],
)
def test_the_same_page_in_the_other_language(path, code, other):
    assert in_language(path, code) == other


def test_back_to_italian():
    with override("en"):
        assert in_language("/en/places/padova/", "it") == "/places/padova/"


def test_links_keep_what_was_asked():
    request = RequestFactory().get("/initiatives/?theme=cloud")
    links = {link["code"]: link for link in languages(Context({"request": request}))}
    assert links["en"]["address"] == "/en/initiatives/?theme=cloud" and not links["en"]["current"] and links["it"]["current"]


def test_absolute_addresses_prefer_the_sites_own(settings):
    context = Context({"request": RequestFactory().get("/")})
    settings.SITE_ADDRESS = None
    assert absolute(context, "/data/") == "http://testserver/data/"
    settings.SITE_ADDRESS = "https://atlante.example.it"
    assert absolute(context, "/data/") == "https://atlante.example.it/data/"


def test_squares_up_to_twenty_then_a_bar():
    assert [box["full"] for box in squares(1, 3)["boxes"]] == [True, False, False]
    assert squares(5, 0) == {} and squares(50, 100)["bar"] == 69.5


def test_an_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in Template('{% load frame %}{% icon "it-search" %}').render(Context())
