"""Places made one and taken apart: municipalities that were joined. What contains others, or is of another kind, is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.urls import reverse

from initiatives.filters import parse_query
from initiatives.models import AliasKind, Initiative, Place, PlaceAlias, PublishedInitiative, Redirect, Status, Territory
from initiatives.publication.verifying import verify
from initiatives.review.entities import entities_for
from initiatives.review.learning import current_knowledge
from initiatives.review.linking import unlinked
from initiatives.review.merging import merge, unmerge
from initiatives.review.merging_forms import choices_for
from initiatives.review.restoring import restore
from initiatives.review.states import state_of_draft, state_of_publication
from initiatives.review.usage import uses
from initiatives.search import current_index, dataset, select
from initiatives.search.selection import resolve
from initiatives.sources.vocabulary import load_vocabulary
from tests.factories import add_statement, make_claim, make_document, make_initiative, make_organisation, make_place, taken_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns() -> tuple[Place, Place]:
    """The municipality that stays and the one that was joined to it."""
    kept = make_place(istat="028107", name="Borgo Veneto", slug="borgo-veneto", population=6900, latitude=45.23, longitude=11.53)
    merged = make_place(istat="028079", name="Saletto", slug="saletto", population=2600, latitude=45.22, longitude=11.54)
    return kept, merged


def record_in(place: Place, editor=None, publisher=None, status=Status.DRAFT) -> Initiative:
    document = make_document()
    initiative = make_initiative(by=editor, document=document)
    initiative.territory_set.all().delete()
    add_statement(initiative, document, "territory", "Comune di Padova", place=place, role="lead")
    return taken_to(status, initiative, editor, publisher)


def state() -> dict:
    """All that a merge of places touches, as plain data."""
    return {
        "places": [model_to_dict(row) for row in Place.objects.order_by("pk")],
        "aliases": list(PlaceAlias.objects.order_by("pk").values("place", "name", "kind")),
        "territories": [
            (row.pk, row.place_id, row.role, sorted(row.evidence.values_list("pk", flat=True))) for row in Territory.objects.order_by("pk")
        ],
        "redirects": sorted(Redirect.objects.values_list("kind", "old_slug", "new_slug")),
    }


def test_records_and_bodies_are_of_the_kept_one(towns, publisher):
    kept, merged = towns
    initiative, body = record_in(merged), make_organisation(place=merged)
    merge("place", kept, merged, publisher)
    body.refresh_from_db()
    assert initiative.territory_set.get().place == kept and body.place == kept
    assert not Place.objects.current().filter(pk=merged.pk).exists()


def test_names_are_kept_as_other_names(towns, publisher):
    kept, merged = towns
    merged.aliases.create(name="Saletto di Montagnana")
    merge("place", kept, merged, publisher)
    assert set(kept.aliases.values_list("name", "kind")) == {("Saletto", AliasKind.MERGED), ("Saletto di Montagnana", AliasKind.MERGED)}


def test_the_own_name_is_kept_where_the_other_is_taken(towns, publisher):
    kept, merged = towns
    merge("place", kept, merged, publisher, take=["name"])
    kept.refresh_from_db()
    assert kept.name == "Saletto" and list(kept.aliases.values_list("name", flat=True)) == ["Borgo Veneto"]


def test_coordinates_are_taken_together(towns, publisher):
    kept, merged = towns
    merge("place", kept, merged, publisher, take=["coordinates", "population"])
    kept.refresh_from_db()
    assert (kept.latitude, kept.longitude, kept.population) == (45.22, 11.54, 2600)


@pytest.mark.parametrize("name", ["istat", "parent", "level", "slug", "latitude", "abbreviation"])
def test_what_istat_says_of_the_kept_one_is_no_choice(towns, publisher, name):
    with pytest.raises(ValidationError):
        merge("place", *towns, publisher, take=[name])


def test_undoing_gives_the_base_of_before(towns, publisher):
    kept, merged = towns
    merged.aliases.create(name="Saletto di Montagnana")
    record_in(merged)
    both = record_in(kept)
    add_statement(both, both.documents.get(), "territory", "15 città", place=merged, role="participant")
    before = state()
    row = merge("place", kept, merged, publisher, take=["name", "coordinates", "population"])
    assert state() != before
    unmerge(row, publisher)
    assert state() == before


def test_a_record_of_both_names_it_once_with_all_passages(towns, publisher):
    kept, merged = towns
    initiative = record_in(kept)
    add_statement(initiative, initiative.documents.get(), "territory", "15 città", place=merged, role="participant")
    merge("place", kept, merged, publisher)
    statement = initiative.territory_set.get()
    assert statement.role == "lead" and set(statement.evidence.values_list("quote", flat=True)) == {"Comune di Padova", "15 città"}


@pytest.mark.parametrize(
    "kept, merged, said",
    [
        ("028060", "028", "(provincia) e «Padova» (comune)"),
        ("028", "028060", "(comune) e «Padova» (provincia)"),
        ("05", "028", "(provincia) e «Veneto» (regione)"),
    ],
)
def test_places_of_two_levels_are_refused(publisher, kept, merged, said):
    make_place()
    with pytest.raises(ValidationError) as refused:
        merge("place", Place.objects.get(istat=kept), Place.objects.get(istat=merged), publisher)
    assert said in refused.value.messages[0].lower().replace("padova", "Padova").replace("veneto", "Veneto")


def test_a_province_with_towns_in_use_is_refused(towns, publisher):
    other = make_place(istat="029", name="Rovigo", slug="rovigo-provincia", level="province", parent=towns[0].parent.parent)
    with pytest.raises(ValidationError) as refused:
        merge("place", other, towns[0].parent, publisher)
    assert "comprende ancora 2 luoghi in uso" in refused.value.messages[0]
    assert not Redirect.objects.exists()


def test_a_province_whose_towns_are_elsewhere_is_merged_without_its_name(towns, publisher):
    kept, merged = towns
    region = kept.parent.parent
    old = make_place(istat="105", name="Ogliastra", slug="ogliastra-provincia", level="province", parent=region)
    town = make_place(istat="105001", name="Arzana", slug="arzana", parent=old)
    merge("place", kept, town, publisher)
    assert "name" not in choices_for("place", kept.parent)
    merge("place", kept.parent, old, publisher)
    old.refresh_from_db()
    assert old.merged_into == kept.parent


def test_claims_of_either_name_or_code_are_of_the_kept_one(towns, publisher):
    kept, merged = towns
    document = make_document("Saletto apre lo sportello.")
    by_code = make_claim(document, "place", {"name": "Saletto", "level": "municipality", "istat": "028079", "role": "lead"}, "Saletto")
    by_name = make_claim(make_document("A Saletto."), "place", {"name": "Saletto", "level": "municipality", "role": "lead"}, "Saletto")
    merge("place", kept, merged, publisher)
    assert entities_for([by_code]) == {by_code.pk: kept} and entities_for([by_name]) == {by_name.pk: kept}
    assert unlinked([by_code, by_name]) == []


def test_a_name_of_two_places_stays_open(towns, publisher):
    kept, merged = towns
    make_place(istat="029001", name="Saletto", slug="saletto-ro", parent=kept.parent)
    claim = make_claim(make_document("A Saletto."), "place", {"name": "Saletto", "level": "municipality", "role": "lead"}, "Saletto")
    merge("place", kept, merged, publisher)
    assert entities_for([claim]) == {}


def test_a_learned_spelling_means_the_kept_one(publisher):
    kept = make_place()
    merged = make_place(istat="999999", name="Di ieri", slug="di-ieri")
    merged.aliases.create(name="La città di ieri", kind=AliasKind.LEARNED)
    merge("place", kept, merged, publisher)
    assert ("La città di ieri", "028060", "learned") in current_knowledge().place_aliases


def test_a_learned_spelling_of_a_place_that_the_list_lacks_is_left_out():
    make_place(istat="999999", name="Di ieri", slug="di-ieri").aliases.create(name="La città di ieri", kind=AliasKind.LEARNED)
    assert not [alias for alias in current_knowledge().place_aliases if alias[0] == "La città di ieri"]


def test_loading_the_list_again_brings_nothing_back(publisher, tmp_path):
    (tmp_path / "places.csv").write_text(
        "istat,name,level,parent,other_name,abbreviation,nuts,latitude,longitude,population\n"
        "05,Veneto,region,,,,,45.4,11.9,4800000\n028,Padova,province,05,,PD,,45.4,11.9,930000\n"
        "028107,Borgo Veneto,municipality,028,,,,45.23,11.53,6900\n028079,Saletto,municipality,028,,,,45.22,11.54,2600\n",
        encoding="utf-8",
    )
    aliases = tmp_path / "place_aliases.csv"
    aliases.write_text("alias,istat,kind,valid_from,valid_to,note\nSaletto di Montagnana,028079,former,,,\n", encoding="utf-8")
    load_vocabulary(tmp_path)
    kept, merged = Place.objects.get(istat="028107"), Place.objects.get(istat="028079")
    merge("place", kept, merged, publisher)
    before = state()
    assert load_vocabulary(tmp_path)["places"] == 0 and load_vocabulary(tmp_path)["place_aliases"] == 0
    assert state() == before
    aliases.write_text(aliases.read_text("utf-8") + "Saletto Euganea,028079,former,,,\n", encoding="utf-8")
    assert [load_vocabulary(tmp_path)["place_aliases"] for _time in range(2)] == [1, 0]
    assert kept.aliases.filter(name="Saletto Euganea").exists() and not merged.aliases.filter(name="Saletto Euganea").exists()


def test_public_records_follow_and_come_back(towns, editor, publisher):
    kept, merged = towns
    initiative = record_in(merged, editor, publisher, Status.PUBLISHED)
    row = merge("place", kept, merged, publisher)
    public = PublishedInitiative.objects.get(initiative=initiative)
    assert public.version == 2 and '"istat":"028107"' in public.detail_json and '"028079"' not in public.detail_json
    assert set(public.facets.filter(dimension="place").values_list("value", flat=True)) == {"028107", "028", "05"}
    assert "Saletto" in str(initiative.publications.get(number=1).snapshot)
    assert list(verify()) == []
    unmerge(row, publisher)
    public = PublishedInitiative.objects.get(initiative=initiative)
    assert public.version == 3 and '"istat":"028079"' in public.detail_json
    assert list(verify()) == []


def test_public_records_of_the_kept_one_stay_where_nothing_of_it_changes(towns, editor, publisher):
    kept, merged = towns
    other = record_in(kept, editor, publisher, Status.PUBLISHED)
    merge("place", kept, merged, publisher)
    assert PublishedInitiative.objects.get(initiative=other).version == 1


def test_public_records_of_the_kept_one_take_its_new_fields(towns, editor, publisher):
    kept, merged = towns
    other = record_in(kept, editor, publisher, Status.PUBLISHED)
    merge("place", kept, merged, publisher, take=["population"])
    assert '"population":2600' in PublishedInitiative.objects.get(initiative=other).detail_json


def test_search_knows_the_old_code_and_address(towns, editor, publisher):
    kept, merged = towns
    record_in(merged, editor, publisher, Status.PUBLISHED)
    merge("place", kept, merged, publisher)
    index = current_index(dataset())
    assert resolve(index, "place", "028079") == resolve(index, "place", "saletto") == "028107"
    assert select(parse_query(QueryDict("place=028079"))).count == 1
    assert "028079" not in index.facets["place"]


def test_pages_and_answers_lead_to_the_kept_one(client, towns, editor, publisher):
    kept, merged = towns
    record_in(merged, editor, publisher, Status.PUBLISHED)
    row = merge("place", kept, merged, publisher)
    page = client.get(reverse("public:place", args=["saletto"]))
    assert (page.status_code, page["Location"]) == (301, reverse("public:place", args=["borgo-veneto"]))
    for name in ("saletto", "028079"):
        answer = client.get(reverse("api:place", args=[name]))
        assert (answer.status_code, answer["Location"]) == (301, reverse("api:place", args=["borgo-veneto"]))
    unmerge(row, publisher)
    assert client.get(reverse("public:place", args=["saletto"])).status_code == 200


def test_the_list_by_name_offers_the_kept_one_alone(client, publisher):
    make_place()
    kept = make_place(istat="028101", name="Vigonza", slug="vigonza")
    merged = make_place(istat="028086", name="Selvazzano Dentro", slug="selvazzano-dentro")
    merge("place", kept, merged, publisher)
    page = client.get(reverse("public:places"), {"q": "selvazzano"}).content.decode()
    assert "/places/vigonza/" in page and "/places/selvazzano-dentro/" not in page


def test_a_former_state_is_brought_back_in_todays_names(towns, editor, publisher):
    kept, merged = towns
    initiative = record_in(merged, editor, publisher, Status.PUBLISHED)
    first = initiative.publications.get(number=1)
    merge("place", kept, merged, publisher)
    initiative.refresh_from_db()
    restore(initiative, state_of_publication(first), publisher, reason="prova")
    assert [row.place for row in initiative.territory_set.all()] == [kept]


def test_a_former_state_of_both_is_brought_back_once(towns, editor, publisher):
    kept, merged = towns
    initiative = record_in(merged)
    add_statement(initiative, initiative.documents.get(), "territory", "15 città", place=kept, role="participant")
    former = state_of_draft(initiative)
    merge("place", kept, merged, publisher)
    initiative.territory_set.all().delete()
    restore(Initiative.objects.get(pk=initiative.pk), former, publisher, reason="prova")
    statement = initiative.territory_set.get()
    assert statement.place == kept and statement.evidence.count() == 2


def test_addresses_that_led_to_the_merged_one_lead_on(client, towns, editor, publisher):
    kept, merged = towns
    third = make_place(istat="028078", name="Santa Margherita d’Adige", slug="santa-margherita")
    record_in(kept, editor, publisher, Status.PUBLISHED)
    first = merge("place", merged, third, publisher)
    second = merge("place", kept, merged, publisher)
    answer = client.get(reverse("api:place", args=["santa-margherita"]))
    assert (answer.status_code, answer["Location"]) == (301, reverse("api:place", args=["borgo-veneto"]))
    unmerge(second, publisher)
    assert Redirect.objects.get(kind="place", old_slug="santa-margherita").new_slug == "saletto"
    unmerge(first, publisher)
    assert not Redirect.objects.exists()


def test_where_it_is_used_is_told(towns):
    record_in(towns[0])
    assert {use.label: use.count for use in uses(towns[0])} == {"scheda, fra i dati «luoghi»": 1}
    assert [use.count for use in uses(towns[0].parent)] == [Place.objects.filter(parent=towns[0].parent).count()]


def test_an_editor_may_where_nothing_is_public(towns, editor):
    kept, merged = towns
    merge("place", kept, merged, editor)
    assert Place.objects.get(pk=merged.pk).merged_into == kept


def test_an_editor_may_not_where_public_records_are_concerned(towns, editor, publisher):
    record_in(towns[1], editor, publisher, Status.PUBLISHED)
    with pytest.raises(PermissionDenied):
        merge("place", *towns, editor)


def test_a_contributor_may_not(towns, contributor):
    with pytest.raises(PermissionDenied):
        merge("place", *towns, contributor)
