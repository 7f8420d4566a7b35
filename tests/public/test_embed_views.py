import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact(published) -> str:
    return published.funding_set.get().key


def test_only_embeds_may_be_framed_by_others(client, published, fact):
    slug = published.slug
    for address in ("/embed/initiatives/", f"/embed/initiatives/{slug}/", f"/embed/initiatives/{slug}/{fact}/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "frame-ancestors *" in response["Content-Security-Policy"] and "X-Frame-Options" not in response
        assert "unsafe" not in response["Content-Security-Policy"] and not response.cookies
    for address in (f"/initiatives/{slug}/", "/contribute/question/", "/promises/", "/data/"):
        response = client.get(address)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"] and response["X-Frame-Options"] == "DENY", address


def test_an_embed_holds_no_form(client, published, fact):
    for address in ("/embed/initiatives/", f"/embed/initiatives/{published.slug}/{fact}/"):
        assert "<form" not in client.get(address).content.decode()


def test_a_fact_stands_with_its_passage(client, published, fact):
    html = client.get(f"/embed/initiatives/{published.slug}/{fact}/").content.decode()
    assert "50.000" in html and "<mark>50.000 euro</mark>" in html and f"/initiatives/{published.slug}/#{fact}" in html


def test_a_list_takes_the_parameters_of_the_list(client, published):
    assert published.title in client.get("/embed/initiatives/?place=05").content.decode()
    assert published.title not in client.get("/embed/initiatives/?kind=event").content.decode()
    assert client.get("/embed/initiatives/?plece=05").status_code == 400
    assert client.get("/embed/initiatives/?view=timeline").status_code == 400


def test_a_map_has_its_list_beside_it(client, published):
    html = client.get("/embed/initiatives/?view=map").content.decode()
    assert "<svg" in html and ">Veneto</a>" in html


@pytest.mark.parametrize(("level", "name"), [("region", "Veneto"), ("province", "Provincia di Padova"), ("municipality", "Padova (PD)")])
def test_a_map_shows_the_level_asked_for(client, published, level, name):
    html = client.get(f"/embed/initiatives/?view=map&level={level}&per=inhabitants").content.decode()
    assert f">{name}</a>" in html and "per 100.000 abitanti" in html
    assert f"level={level}" in html and "per=inhabitants" in html  # the whole page opens on the same map


@pytest.mark.parametrize(("sent", "name"), [("level=borgo", "level"), ("per=metro", "per"), ("view=globo", "view")])
def test_other_levels_and_measures_are_refused_by_name(client, published, sent, name):
    response = client.get(f"/embed/initiatives/?view=map&{sent}" if name != "view" else f"/embed/initiatives/?{sent}")
    assert response.status_code == 400 and f"<code>{name}</code>" in response.content.decode()


def test_what_is_not_public_is_not_embedded(client, withdrawn, fact):
    assert client.get(f"/embed/initiatives/{withdrawn.slug}/").status_code == 410
    assert client.get("/embed/initiatives/niente/").status_code == 404


def test_a_fact_that_is_not_there(client, published):
    assert client.get(f"/embed/initiatives/{published.slug}/amount-999999/").status_code == 404


@pytest.mark.parametrize(
    ("url", "embedded"),
    [
        ("http://testserver/initiatives/{slug}/", "/embed/initiatives/{slug}/"),
        ("http://testserver/initiatives/{slug}/#{fact}", "/embed/initiatives/{slug}/{fact}/"),
        ("http://testserver/initiatives/{slug}/#prove", "/embed/initiatives/{slug}/"),
        ("http://testserver/initiatives/?place=05&view=map", "/embed/initiatives/?place=05&amp;view=map"),
        (
            "http://testserver/initiatives/?view=map&level=province&per=inhabitants",
            "/embed/initiatives/?view=map&amp;level=province&amp;per=inhabitants",
        ),
        ("http://testserver/initiatives/?view=timeline&cursor=Pn3", "/embed/initiatives/"),
        ("http://testserver/initiatives/", "/embed/initiatives/"),
    ],
)
def test_oembed_finds_the_small_view(client, published, fact, url, embedded):
    response = client.get("/oembed", {"url": url.format(slug=published.slug, fact=fact)})
    answer = response.json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich") and answer["html"].startswith("<iframe ")
    assert f'src="http://testserver{embedded.format(slug=published.slug, fact=fact)}"' in answer["html"]


def test_a_list_says_where_its_small_view_is(client, published):
    """For programs by oEmbed discovery, for people in the menu of exports."""
    html = client.get("/initiatives/?place=05&view=map&level=province").content.decode()
    found = html.partition('type="application/json+oembed" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert client.get(found).json()["html"].count("/embed/initiatives/?place=05&amp;view=map&amp;level=province") == 1
    assert 'href="/embed/initiatives/?place=05"' in html


def test_oembed_keeps_to_the_room_it_is_given(client, published):
    answer = client.get(
        "/oembed", {"url": f"http://testserver/initiatives/{published.slug}/", "maxwidth": "320", "maxheight": "250"}
    ).json()
    assert (answer["width"], answer["height"]) == (320, 250)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://altrove.example/initiatives/x/",
        "http://testserver/admin/",
        "http://testserver/initiatives/niente/",
        "http://testserver/initiatives/?plece=1",
    ],
)
def test_oembed_of_other_addresses_is_not_found(client, published, url):
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_oembed_speaks_json_only(client, published):
    assert client.get("/oembed", {"url": "http://testserver/initiatives/", "format": "xml"}).status_code == 501
