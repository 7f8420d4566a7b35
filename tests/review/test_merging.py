"""Entries made one and taken apart: pointers, names, addresses, public records; and the same base after undoing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.models import model_to_dict

from initiatives.models import (
    AliasKind,
    Initiative,
    Organisation,
    OrganisationAlias,
    Participation,
    Person,
    Programme,
    PublishedInitiative,
    Redirect,
    Status,
)
from initiatives.publication.verifying import verify
from initiatives.review.entities import entities_for
from initiatives.review.merging import merge, unmerge
from tests.factories import add_statement, make_claim, make_document, make_initiative, make_organisation, make_programme, taken_to

pytestmark = pytest.mark.django_db


def record_with(organisation, editor=None, publisher=None, status=Status.DRAFT) -> Initiative:
    document = make_document()
    initiative = make_initiative(by=editor, document=document)
    add_statement(initiative, document, "participation", "Comune di Padova", organisation=organisation, role="lead")
    return taken_to(status, initiative, editor, publisher)


def state() -> dict:
    """All that a merge touches, as plain data."""
    return {
        "organisations": [model_to_dict(row) for row in Organisation.objects.order_by("pk")],
        "aliases": list(OrganisationAlias.objects.order_by("pk").values("organisation", "name", "kind")),
        "participations": [
            (row.pk, row.organisation_id, row.role, sorted(row.evidence.values_list("pk", flat=True)))
            for row in Participation.objects.order_by("pk")
        ],
        "redirects": list(Redirect.objects.values_list("kind", "old_slug", "new_slug")),
        "programmes": list(Programme.objects.order_by("pk").values_list("pk", "promoter_id")),
    }


def test_what_pointed_there_points_here(publisher):
    kept, merged = make_organisation("Comune di Padova"), make_organisation("Padova, Comune")
    initiative = record_with(merged)
    programme = make_programme(promoter=merged)
    merge("organisation", kept, merged, publisher)
    assert initiative.participation_set.get().organisation == kept
    programme.refresh_from_db()
    assert programme.promoter == kept
    merged.refresh_from_db()
    assert merged.merged_into == kept
    assert not Organisation.objects.current().filter(pk=merged.pk).exists()


def test_names_are_kept_as_other_names(publisher):
    kept, merged = make_organisation("Comune di Padova"), make_organisation("Padova, Comune")
    merged.aliases.create(name="Municipio di Padova")
    merge("organisation", kept, merged, publisher)
    assert set(kept.aliases.values_list("name", "kind")) == {
        ("Padova, Comune", AliasKind.MERGED),
        ("Municipio di Padova", AliasKind.MERGED),
    }
    claim = make_claim(
        make_document("Il Municipio di Padova apre."),
        "organisation",
        {"name": "Municipio di Padova", "role": "lead"},
        "Municipio di Padova",
    )
    assert entities_for([claim])[claim.pk] == kept


def test_the_old_address_redirects(publisher):
    kept, merged = make_organisation(slug="comune-di-padova"), make_organisation(slug="padova-comune")
    merge("organisation", kept, merged, publisher)
    assert Redirect.objects.get(kind="organisation", old_slug="padova-comune").new_slug == "comune-di-padova"


def test_chosen_fields_come_from_the_merged(publisher):
    kept, merged = make_organisation("A", acronym="X"), make_organisation("B", acronym="Y", ipa_code="c_g224")
    merge("organisation", kept, merged, publisher, take=["ipa_code"])
    kept.refresh_from_db()
    assert (kept.name, kept.acronym, kept.ipa_code) == ("A", "X", "c_g224")


def test_a_record_that_has_both_keeps_one_with_all_passages(publisher):
    kept, merged = make_organisation(), make_organisation()
    initiative = record_with(kept)
    document = initiative.documents.get()
    add_statement(initiative, document, "participation", "15 città", organisation=merged, role="partner")
    merge("organisation", kept, merged, publisher)
    statement = initiative.participation_set.get()
    assert statement.role == "lead"
    assert set(statement.evidence.values_list("quote", flat=True)) == {"Comune di Padova", "15 città"}


def test_undoing_gives_the_base_of_before(publisher):
    kept, merged, other = make_organisation("A"), make_organisation("B", acronym="BB"), make_organisation("C")
    merged.members.add(other)
    merged.aliases.create(name="Bis")
    record_with(merged)
    both = record_with(kept)
    add_statement(both, both.documents.get(), "participation", "15 città", organisation=merged, role="partner")
    make_programme(promoter=merged)
    before = state()
    row = merge("organisation", kept, merged, publisher, take=["acronym", "name"])
    assert state() != before
    unmerge(row, publisher)
    assert state() == before


def test_what_came_since_stays_when_undone(publisher):
    kept, merged = make_organisation("A"), make_organisation("B")
    row = merge("organisation", kept, merged, publisher, take=["name"])
    kept.refresh_from_db()
    kept.name = "Scelto dopo"
    kept.save()
    later = record_with(kept)
    unmerge(row, publisher)
    kept.refresh_from_db()
    assert kept.name == "Scelto dopo"
    assert later.participation_set.get().organisation == kept


def test_public_records_follow_and_come_back(editor, publisher):
    kept, merged = make_organisation("Comune di Padova", slug="kept"), make_organisation("Padova, Comune", slug="merged")
    initiative = record_with(merged, editor, publisher, Status.PUBLISHED)
    row = merge("organisation", kept, merged, publisher)
    public = PublishedInitiative.objects.get(initiative=initiative)
    assert public.version == 2
    assert '"slug":"kept"' in public.detail_json and '"slug":"merged"' not in public.detail_json
    assert set(public.facets.filter(dimension="organisation").values_list("value", flat=True)) == {"kept"}
    assert "Padova, Comune" in str(initiative.publications.get(number=1).snapshot)
    assert list(verify()) == []
    unmerge(row, publisher)
    public = PublishedInitiative.objects.get(initiative=initiative)
    assert public.version == 3 and '"slug":"merged"' in public.detail_json
    assert list(verify()) == []


def test_a_draft_being_written_is_not_published_by_a_merge(editor, publisher):
    kept, merged = make_organisation(), make_organisation()
    initiative = record_with(merged, editor, publisher, Status.PUBLISHED)
    Initiative.objects.filter(pk=initiative.pk).update(title="Titolo non ancora approvato", status=Status.DRAFT)
    merge("organisation", kept, merged, publisher)
    assert "non ancora approvato" not in PublishedInitiative.objects.get(initiative=initiative).detail_json


def test_a_record_open_in_a_form_counts_as_changed(publisher):
    kept, merged = make_organisation(), make_organisation()
    initiative = record_with(merged)
    merge("organisation", kept, merged, publisher)
    assert Initiative.objects.get(pk=initiative.pk).stamp == initiative.stamp + 1


@pytest.mark.parametrize(
    "kind, make", [("programme", make_programme), ("person", lambda: Person.objects.create(name="A B", slug=f"p{Person.objects.count()}"))]
)
def test_other_kinds(publisher, kind, make):
    kept, merged = make(), make()
    row = merge(kind, kept, merged, publisher)
    merged.refresh_from_db()
    assert merged.merged_into_id == kept.pk
    unmerge(row, publisher)
    merged.refresh_from_db()
    assert merged.merged_into_id is None


def test_an_entry_with_itself_is_refused(publisher):
    one = make_organisation()
    with pytest.raises(ValidationError):
        merge("organisation", one, one, publisher)


def test_a_merged_entry_is_not_merged_again(publisher):
    one, two, three = make_organisation(), make_organisation(), make_organisation()
    merge("organisation", one, two, publisher)
    with pytest.raises(ValidationError):
        merge("organisation", three, two, publisher)


def test_merged_into_a_merged_one_follows(publisher):
    one, two, three = make_organisation("Uno"), make_organisation("Due"), make_organisation("Tre")
    first = merge("organisation", two, three, publisher)
    second = merge("organisation", one, two, publisher)
    three.refresh_from_db()
    assert three.merged_into == one
    with pytest.raises(ValidationError):
        unmerge(first, publisher)
    unmerge(second, publisher)
    three.refresh_from_db()
    assert three.merged_into == two


def test_undone_once(publisher):
    row = merge("organisation", make_organisation(), make_organisation(), publisher)
    unmerge(row, publisher)
    with pytest.raises(ValidationError):
        unmerge(row, publisher)


def test_fields_there_are_not_are_refused(publisher):
    with pytest.raises(ValidationError):
        merge("organisation", make_organisation(), make_organisation(), publisher, take=["slug"])


def test_a_contributor_may_not(contributor):
    with pytest.raises(PermissionDenied):
        merge("organisation", make_organisation(), make_organisation(), contributor)


def test_an_editor_may_not_where_public_records_are_concerned(editor, publisher):
    kept, merged = make_organisation(), make_organisation()
    record_with(merged, editor, publisher, Status.PUBLISHED)
    with pytest.raises(PermissionDenied):
        merge("organisation", kept, merged, editor)
    merge("organisation", make_organisation(), make_organisation(), editor)
