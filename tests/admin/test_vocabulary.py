"""The vocabulary on the desk: entries found, changed, merged, taken out; never deleted while something names them."""

import pytest
from django.urls import reverse

from initiatives.models import HistoryEntry, Merge, Organisation, Person, Place, Programme
from initiatives.review.merging import merge
from initiatives.review.usage import uses
from tests.factories import add_statement, make_initiative, make_organisation, make_place, make_programme

pytestmark = pytest.mark.django_db


def change_address(entity):
    return reverse(f"admin:initiatives_{entity._meta.model_name}_change", args=[entity.pk])


def delete_address(entity):
    return reverse(f"admin:initiatives_{entity._meta.model_name}_delete", args=[entity.pk])


def merge_address(kept, merged):
    return reverse(f"admin:initiatives_{kept._meta.model_name}_merge", args=[kept.pk, merged.pk])


def used_organisation() -> Organisation:
    organisation = make_organisation("Comune di Padova")
    initiative = make_initiative()
    add_statement(initiative, initiative.documents.get(), "participation", "Comune di Padova", organisation=organisation)
    return organisation


def test_uses_are_told_by_name():
    organisation = used_organisation()
    make_programme("Smart", promoter=organisation)
    found = {use.label: use for use in uses(organisation)}
    assert found["scheda, fra i dati «organizzazioni»"].count == 1 and "caso" in found["scheda, fra i dati «organizzazioni»"].examples[0]
    assert found["programma"].examples == ("Smart",)


@pytest.mark.parametrize("make", [make_organisation, make_programme, lambda: Person.objects.create(name="A", slug="a")])
def test_an_unused_entry_has_no_uses_and_may_go(client, administrator, make):
    entity = make()
    entity.aliases.create(name="Altro nome")
    assert uses(entity) == []
    client.force_login(administrator)
    client.post(delete_address(entity), {"post": "yes"})
    assert not type(entity).objects.filter(pk=entity.pk).exists()


def test_a_used_entry_is_not_deleted(client, administrator):
    client.force_login(administrator)
    promoter = make_organisation()
    programme = make_programme(promoter=promoter)
    answer = client.post(delete_address(promoter), {"post": "yes"})
    assert Organisation.objects.filter(pk=promoter.pk).exists()
    assert Programme.objects.get(pk=programme.pk).promoter == promoter
    assert programme.name in client.get(delete_address(promoter)).content.decode() and answer.status_code in (200, 403)


def test_used_ones_are_not_deleted_in_bulk(client, administrator):
    client.force_login(administrator)
    used, unused = used_organisation(), make_organisation()
    data = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
    client.post(reverse("admin:initiatives_organisation_changelist"), data)
    assert Organisation.objects.filter(pk=used.pk).exists()


def test_the_page_says_where_it_is_used(client, editor):
    client.force_login(editor)
    assert "organizzazioni" in client.get(change_address(used_organisation())).content.decode()


def test_addresses_stay(client, editor):
    organisation = make_organisation("Prima")
    slug = organisation.slug
    client.force_login(editor)
    page = client.get(change_address(organisation))
    assert 'name="slug"' not in page.content.decode()
    organisation.refresh_from_db()
    assert organisation.slug == slug


def test_changes_are_in_the_ledger(client, editor):
    client.force_login(editor)
    organisation = make_organisation("Prima")
    data = {"name": "Dopo", "kind": "other", "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    client.post(change_address(organisation), data)
    assert HistoryEntry.objects.get(verb="entity.changed").changes == {"name": "Dopo"}


def test_fields_offer_entries_in_use_only(client, editor, publisher):
    kept, merged = make_organisation("Comune di Prova"), make_organisation("Comune di Prova bis")
    merge("organisation", kept, merged, publisher)
    client.force_login(editor)
    asked = {"term": "Comune di Prova", "app_label": "initiatives", "model_name": "programme", "field_name": "promoter"}
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [row["text"] for row in found] == ["Comune di Prova"]


def test_the_list_leaves_out_those_merged(client, editor, publisher):
    kept, merged = make_organisation("Resta"), make_organisation("Confluisce")
    merge("organisation", kept, merged, publisher)
    client.force_login(editor)
    address = reverse("admin:initiatives_organisation_changelist")
    assert [row.name for row in client.get(address).context["cl"].result_list] == ["Resta"]
    assert [row.name for row in client.get(address, {"merged": "yes"}).context["cl"].result_list] == ["Confluisce"]


def test_merging_by_the_page(client, publisher):
    kept, merged = make_organisation("Comune A"), make_organisation("Comune B", acronym="CB")
    client.force_login(publisher)
    page = client.get(merge_address(kept, merged)).content.decode()
    assert "CB" in page and 'name="acronym"' in page
    client.post(merge_address(kept, merged), {"acronym": "merged", "name": "kept", "reason": "doppione"})
    kept.refresh_from_db()
    assert kept.acronym == "CB" and kept.name == "Comune A"
    row = Merge.objects.get()
    client.post(reverse("admin:merge_undo", args=[row.pk]))
    merged.refresh_from_db()
    assert merged.merged_into is None


def test_two_are_chosen_in_the_list(client, publisher):
    client.force_login(publisher)
    one, two, three = make_organisation("A"), make_organisation("B"), make_organisation("C")
    address = reverse("admin:initiatives_organisation_changelist")
    answer = client.post(address, {"action": "merge_chosen", "_selected_action": [one.pk, two.pk]})
    assert answer.url == merge_address(one, two)
    answer = client.post(address, {"action": "merge_chosen", "_selected_action": [one.pk, two.pk, three.pk]})
    assert "/merge/" not in answer.url


def test_the_other_one_is_found_by_name(client, publisher):
    kept = make_organisation("Comune di Padova")
    other = make_organisation("Municipio di Padova")
    client.force_login(publisher)
    page = client.get(reverse("admin:initiatives_organisation_merge_choose", args=[kept.pk]), {"q": "padova"}).content.decode()
    assert merge_address(kept, other) in page and merge_address(kept, kept) not in page


def test_an_entry_with_itself_is_refused_with_the_reason(client, publisher):
    one = make_organisation()
    client.force_login(publisher)
    answer = client.post(merge_address(one, one))
    assert answer.status_code == 400 and "due voci diverse" in answer.content.decode()


def test_a_contributor_merges_nothing(client, contributor):
    kept, merged = make_organisation(), make_organisation()
    client.force_login(contributor)
    assert client.post(merge_address(kept, merged)).status_code == 403
    assert client.get(merge_address(kept, merged)).status_code == 403


def test_places_are_istats(client, administrator):
    place = make_place()
    client.force_login(administrator)
    address = change_address(place)
    data = {
        "name": "Altra",
        "istat": "999999",
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 0,
        "aliases-0-name": "Patavium",
        "aliases-0-kind": "former",
    }
    client.post(address, data)
    place.refresh_from_db()
    assert place.name == "Padova" and list(place.aliases.values_list("name", flat=True)) == ["Patavium"]
    assert client.get(reverse("admin:initiatives_place_add")).status_code == 403
    assert client.get(delete_address(place)).status_code == 403
    assert Place.objects.filter(pk=place.pk).exists()


def test_taking_a_person_out(client, publisher):
    person = Person.objects.create(name="Ada Prova", slug="ada-prova")
    address = reverse("admin:initiatives_person_suppress", args=[person.pk])
    client.force_login(publisher)
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "lo ha chiesto"}).status_code == 400
    client.post(address, {"reason": "lo ha chiesto", "sure": "on", "also": "dottoressa Prova\n\n"})
    person.refresh_from_db()
    assert person.suppressed_at and list(person.aliases.values_list("name", flat=True)) == ["dottoressa Prova"]
    page = client.get(change_address(person)).content.decode()
    assert address not in page


@pytest.mark.parametrize("group", ["contributor", "editor"])
def test_others_take_nobody_out(client, request, group):
    person = Person.objects.create(name="Ada Prova", slug="ada-prova")
    client.force_login(request.getfixturevalue(group))
    assert client.post(reverse("admin:initiatives_person_suppress", args=[person.pk]), {"reason": "x", "sure": "on"}).status_code == 403
    assert reverse("admin:initiatives_person_suppress", args=[person.pk]) not in client.get(change_address(person)).content.decode()


def two_towns() -> tuple[Place, Place]:
    kept = make_place()
    return kept, make_place(istat="028086", name="Rubano", slug="rubano", population=16_400, latitude=45.43, longitude=11.79)


def test_two_towns_are_merged_on_the_page(client, editor):
    kept, merged = two_towns()
    client.force_login(editor)
    page = client.get(merge_address(kept, merged)).content.decode()
    assert "206.651" in page and "16.400" in page and "latitudine, longitudine" in page.lower()
    assert 'name="istat"' not in page and 'name="parent"' not in page
    client.post(merge_address(kept, merged), {"coordinates": "merged", "population": "kept", "reason": "fusione di Comuni"})
    kept.refresh_from_db()
    assert (kept.latitude, kept.population) == (45.43, 206_651)
    assert Merge.objects.get(kind="place").merged_id == merged.pk
    assert "unita a" in client.get(change_address(merged)).content.decode()


def test_a_town_and_a_province_are_refused_with_words(client, editor):
    kept, _merged = two_towns()
    client.force_login(editor)
    answer = client.post(merge_address(kept.parent, kept), {})
    assert answer.status_code == 400 and "stesso livello" in answer.content.decode()
    assert not Merge.objects.exists()


def test_only_places_of_the_same_level_are_offered(client, editor):
    kept, merged = two_towns()
    client.force_login(editor)
    address = reverse("admin:initiatives_place_merge_choose", args=[merged.pk])
    page = client.get(address, {"q": "padova"}).content.decode()
    assert merge_address(merged, kept) in page and merge_address(merged, kept.parent) not in page


def test_a_merged_place_is_not_offered_to_forms_nor_listed(client, editor):
    kept, merged = two_towns()
    merge("place", kept, merged, editor)
    client.force_login(editor)
    query = {"app_label": "initiatives", "model_name": "territory", "field_name": "place", "term": "rubano"}
    found = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["id"] for row in found] == [str(kept.pk)]
    assert change_address(merged) not in client.get(reverse("admin:initiatives_place_changelist")).content.decode()
    assert change_address(merged) in client.get(reverse("admin:initiatives_place_changelist"), {"merged": "yes"}).content.decode()


def test_nothing_of_istat_is_changed_by_hand(client, editor):
    kept, _merged = two_towns()
    client.force_login(editor)
    formset = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    client.post(change_address(kept), {"name": "Patavium", "istat": "1", **formset})
    kept.refresh_from_db()
    assert (kept.name, kept.istat) == ("Padova", "028060")


def test_what_nothing_names_passes_with_its_name_alone(client, editor):
    client.force_login(editor)
    page = client.get(merge_address(make_organisation(), make_organisation())).content.decode()
    assert "Solo il nome" in page and "si può cancellare" not in page


def test_inputs_of_a_table_say_what_they_are(client, editor):
    organisation = make_organisation()
    organisation.aliases.create(name="Ente")
    client.force_login(editor)
    page = client.get(change_address(organisation)).content.decode()
    assert 'aria-label="Nome"' in page and 'aria-label="Genere"' in page


def test_a_merge_is_listed_in_words(client, editor):
    kept, merged = two_towns()
    merge("place", kept, merged, editor)
    client.force_login(editor)
    page = client.get(reverse("admin:initiatives_merge_changelist")).content.decode()
    assert ">luogo<" in page and ">place<" not in page
