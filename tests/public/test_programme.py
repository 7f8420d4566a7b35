from datetime import date

import pytest

from initiatives.models import Programme
from initiatives.public.programme import drawing, edition_chain
from tests.factories import make_organisation, make_programme
from tests.public.test_initiative_list import queries_of, stored, text_of

pytestmark = pytest.mark.django_db


def test_a_programme_counts_its_initiatives(client, world):
    expected = sum(any(item_["slug"] == "pnrr" for item_ in item["programmes"]) for item in stored())
    assert f"<dt>Iniziative</dt><dd><strong>{expected}</strong>" in text_of(client, "/programmes/pnrr/")


def test_one_that_no_published_record_mentions_is_not_there(client, world):
    make_programme("Bando riservato", slug="bando-riservato")
    assert client.get("/programmes/bando-riservato/").status_code == 404
    assert "Bando riservato" not in text_of(client, "/programmes/")


def test_editions_are_shown_in_time_and_those_not_public_left_out(client, world):
    first, second = Programme.objects.get(slug="agire"), Programme.objects.get(slug="pnrr")
    first.period, second.period = "2014/2020", "2021/2026"
    first.save()
    second.previous_edition = first
    second.save()
    make_programme("Terza edizione", slug="terza-edizione", previous_edition=second)
    html = text_of(client, "/programmes/pnrr/")
    assert "Le edizioni" in html and "2014–2020" in html and "Terza edizione" not in html


def test_the_whole_chain_is_shown_and_skips_what_is_not_public(client, world):
    """Four editions, the third of them the editors' own: the others show, from whichever one comes."""
    first, third = Programme.objects.get(slug="agire"), make_programme("Edizione riservata", slug="edizione-riservata")
    second, last = Programme.objects.get(slug="por-fesr"), Programme.objects.get(slug="pnrr")
    for item, before in ((second, first), (third, second), (last, third)):
        Programme.objects.filter(pk=item.pk).update(previous_edition=before)
    for slug in ("agire", "por-fesr", "pnrr"):
        html = text_of(client, f"/programmes/{slug}/").partition('id="edizioni"')[2].partition("</section>")[0]
        places = [html.index(f">{name}<") for name in ("AGIRE", "POR-FESR", "PNRR")]
        assert places == sorted(places) and "riservata" not in html
        assert queries_of(client, f"/programmes/{slug}/") <= 8


@pytest.mark.parametrize(
    ("before", "chain"),
    [({}, [2]), ({2: 1, 3: 2, 4: 3}, [1, 2, 3, 4]), ({5: 4}, [2]), ({1: 2, 2: 1}, [1, 2]), ({2: 2}, [2])],
)
def test_a_chain_is_followed_to_its_ends_and_never_round(before, chain):
    assert edition_chain(2, before) == chain


def test_promoter_and_whole_that_are_not_public_are_not_named(client, world):
    outer = make_programme("Piano segreto", slug="piano-segreto")
    Programme.objects.filter(slug="pnrr").update(parent=outer, promoter=make_organisation("Ente segreto", slug="ente-segreto"))
    html = text_of(client, "/programmes/pnrr/")
    assert "Piano segreto" not in html and "Ente segreto" not in html


def test_a_programme_asks_at_most_six_queries(client, world):
    text_of(client, "/programmes/pnrr/")
    assert queries_of(client, "/programmes/pnrr/") <= 6


def test_a_merged_programme_redirects(client, world):
    make_programme("Pnrr vecchio", slug="pnrr-vecchio", merged_into=Programme.objects.get(slug="pnrr"))
    assert client.get("/programmes/pnrr-vecchio/")["Location"] == "/programmes/pnrr/"


def edition(name: str, earliest, latest) -> Programme:
    item = Programme(name=name, slug=name, earliest=earliest, latest=latest)
    item.count, item.current = 1, False
    return item


def test_the_drawing_keeps_order_and_measure():
    drawn = drawing(
        [edition("a", date(2018, 1, 1), date(2019, 12, 31)), edition("b", date(2020, 1, 1), date(2021, 12, 31))], date(2026, 1, 1)
    )
    one, other = drawn["rows"]
    assert one.start < other.start and one.width == pytest.approx(other.width, abs=1) and one.over
    assert [year for _x, year in drawn["years"]] == ["2018", "2019", "2020", "2021"]


def test_nothing_is_drawn_without_periods_or_editions():
    assert drawing([edition("a", None, None), edition("b", None, None)], date(2026, 1, 1)) is None
    assert drawing([edition("a", date(2018, 1, 1), None)], date(2026, 1, 1)) is None
