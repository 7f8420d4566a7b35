import re

import orjson
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import PublishedInitiative
from initiatives.search import forget
from tests.factories import initiative_in
from tests.published import take_off

pytestmark = pytest.mark.django_db


def text_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def found(html: str) -> int:
    """The number of the heading over the results."""
    heading = re.search(r'<h2 class="risultati-conta">(.*?)</h2>', html)[1]
    return 0 if heading.startswith("Nessuna") else int(heading.split()[0].replace(".", ""))


def queries_of(client, address: str) -> int:
    """What a page costs that nobody has asked for yet, the index being there."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def stored() -> list[dict]:
    return [orjson.loads(text) for text in PublishedInitiative.objects.values_list("list_json", flat=True)]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("theme=cloud", lambda item: "cloud" in item["themes"]),
        ("kind=event,funding", lambda item: item["kind"] in ("event", "funding")),
        ("kind=event&kind=funding", lambda item: item["kind"] in ("event", "funding")),
        ("theme_not=cloud", lambda item: "cloud" not in item["themes"]),
        ("place=padova", lambda item: any(place["istat"] == "028060" for place in item["places"])),
        ("place=09", lambda item: any(place["istat"].startswith("046") for place in item["places"])),
        ("has=amount", lambda item: item["amount"] is not None),
        ("lacks=amount", lambda item: item["amount"] is None),
        ("amount_min=40000", lambda item: item["amount"] is not None and item["amount"]["value"] >= 40_000),
    ],
)
def test_a_filter_finds_what_the_stored_records_say(client, world, query, holds):
    assert found(text_of(client, f"/initiatives/?{query}")) == sum(map(holds, stored()))


def test_pages_follow_one_another_and_miss_nothing(client, world):
    seen, address = [], "/initiatives/"
    while address:
        html = text_of(client, address)
        seen += re.findall(r'<h3 class="scheda-titolo"><a href="(/initiatives/[^"]+)"', html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == len(world)


def test_the_list_asks_at_most_four_queries_however_much_is_asked(client, world):
    text_of(client, "/initiatives/")  # the index is read once a process
    for address in (
        "/initiatives/",
        "/initiatives/?q=rete&theme=cloud,ai&has=amount",
        "/initiatives/?view=timeline",
        "/initiatives/?view=map",
    ):
        assert queries_of(client, address) <= 4, address


@pytest.mark.parametrize("view", ["list", "map", "timeline"])
def test_a_view_keeps_the_filters_in_its_address(client, world, view):
    html = text_of(client, f"/initiatives/?theme=cloud&view={view}")
    for other in {"map", "timeline"} - {view}:
        assert f'href="/initiatives/?theme=cloud&amp;view={other}"' in html
    if view != "list":
        assert f'<input type="hidden" name="view" value="{view}">' in html


def test_chips_take_one_choice_away_each(client, world):
    html = text_of(client, "/initiatives/?theme=ai,cloud&kind=event")
    chips = re.findall(r'<a class="gettone" href="([^"]+)"', html)
    assert sorted(chip.replace("&amp;", "&") for chip in chips) == [
        "/initiatives/?kind=event&theme=ai",
        "/initiatives/?kind=event&theme=cloud",
        "/initiatives/?theme=ai,cloud",
    ]


def test_what_the_form_cannot_show_is_kept_in_it(client, world):
    html = text_of(client, "/initiatives/?theme_not=ai&published_after=2023-01-01")
    assert '<input type="hidden" name="theme_not" value="ai">' in html
    assert '<input type="hidden" name="published_after" value="2023-01-01">' in html


@pytest.mark.parametrize(
    ("query", "named", "nearest"),
    [
        ("tema=cloud", "tema", "theme"),
        ("kind=evnt", "kind", "event"),
        ("view=mappa", "view", "map"),
        ("cursor=zzz", "cursor", ""),
        ("level=comune", "level", ""),
        ("from=30/6/2023", "from", "2023-06-30"),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest_valid_one(client, world, query, named, nearest):
    address = f"/initiatives/?{query}" + ("&view=map" if query.startswith("level") else "")
    html = text_of(client, address, 400)
    assert f"<code>{named}</code>" in html
    assert not nearest or f"<code>{nearest}</code>" in html


def test_the_address_put_right_works(client, world):
    html = text_of(client, "/initiatives/?tema=cloud&kind=event", 400)
    mended = re.search(r'<a href="(\?[^"]+)" rel="nofollow"><code>theme</code>', html)[1].replace("&amp;", "&")
    assert "theme=cloud" in mended and "kind=event" in mended
    text_of(client, f"/initiatives/{mended}")


def test_a_parameter_left_empty_is_as_if_left_out(client, world):
    assert found(text_of(client, "/initiatives/?q=&from=&to=&theme=")) == len(world)


def test_an_empty_set_says_what_to_take_back(client, world):
    html = text_of(client, "/initiatives/?theme=cloud&amount_min=999999999")
    assert found(html) == 0
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td class="n">([0-9.]+)</td>', html.split('id="zero-t"')[1])
    assert ("Tema: Tema cloud", "0") in rows
    alone = found(text_of(client, "/initiatives/?theme=cloud"))
    assert ("Importo da: 999.999.999\u00a0€", str(alone)) in rows


def test_a_typing_error_is_forgiven(client, world):
    html = text_of(client, "/initiatives/?q=candidatuar")
    assert found(html) == 0 and "Forse cercavi" in html and "q=candidatura" in html


def test_the_words_looked_for_are_marked_where_they_stand(client, world):
    html = text_of(client, "/initiatives/?q=rete")
    assert found(html) and re.search(r'<mark class="trovato">[Rr]ete</mark>', html)


def test_hostile_text_is_shown_as_text(client, world):
    html = text_of(client, '/initiatives/?q="><script>alert(1)</script>')
    assert "<script>alert" not in html


def test_a_record_taken_off_is_in_no_view(client, world):
    gone = world[0]
    take_off(gone)
    forget()
    for view in ("list", "timeline"):
        assert f"/initiatives/{gone.slug}/" not in text_of(client, f"/initiatives/?view={view}&q={gone.title.split()[0]}")
    assert found(text_of(client, "/initiatives/")) == len(world) - 1


def test_a_draft_is_not_counted(client, world, editor):
    before = found(text_of(client, "/initiatives/"))
    initiative_in("draft", editor, None)
    assert found(text_of(client, "/initiatives/")) == before


def test_nothing_is_published_yet(client, db):
    html = text_of(client, "/initiatives/")
    assert "Nessuna iniziativa" in html and "ancora pubblicata" in html


def test_export_menu_asks_the_same_of_the_api_and_feeds(client, world):
    html = text_of(client, "/initiatives/?theme=cloud&has=amount").replace("&amp;", "&")
    for form in ("csv", "xlsx", "jsonl", "geojson"):
        assert f"/api/v1/initiatives/?theme=cloud&has=amount&format={form}" in html
    for feed in ("/feed.atom", "/feed.json", "/calendar.ics"):
        assert f"{feed}?theme=cloud&has=amount" in html


def test_the_same_copy_is_not_sent_twice(client, world):
    first = client.get("/initiatives/?theme=cloud")
    with CaptureQueriesContext(connection) as asked:
        second = client.get("/initiatives/?theme=cloud", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 304 and len(asked) == 1
