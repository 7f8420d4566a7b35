"""The form of a record: what is saved, what is refused, what is kept, what becomes of the public version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from initiatives.models import STATEMENT_MODELS, AmountType, Funding, HistoryEntry, Initiative, Involvement, Person, Relation
from initiatives.publication.publishing import publish
from initiatives.review.comments import comment, reply, resolve
from initiatives.review.decisions import accept
from initiatives.review.editing import revisions_of
from initiatives.review.states import state_of_draft, state_of_whole
from initiatives.review.whole_record import whole_record
from initiatives.review.workflow import approve, submit
from tests.admin.record_form import Form
from tests.factories import (
    add_statement,
    initiative_in,
    make_claim,
    make_document,
    make_initiative,
    make_organisation,
    make_place,
    make_programme,
)

MOST_QUERIES = 20


@pytest.fixture
def initiative(editor):
    return make_initiative(by=editor)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def address(initiative: Initiative, name: str = "change") -> str:
    return reverse(f"admin:initiatives_initiative_{name}", args=[initiative.pk])


def save(desk, initiative: Initiative, **typed):
    page = desk.get(address(initiative)).content.decode()
    return desk.post(address(initiative), Form(page).sent(_continue="1", **typed))


def edits(initiative: Initiative):
    return HistoryEntry.objects.of_initiative(initiative).filter(verb="initiative.edit")


def test_saving_makes_one_revision_and_one_row_of_the_ledger(desk, initiative):
    answer = save(desk, initiative, title="Padova e il digitale", territory_set__0__role="location", reason="ruolo dal testo")
    initiative.refresh_from_db()
    entry = edits(initiative).get()
    assert answer.status_code == 302
    assert (initiative.title, initiative.territory_set.get().role) == ("Padova e il digitale", "location")
    assert entry.changes["fields"] == ["title"]
    assert entry.changes["changed"] == [initiative.territory_set.get().key]
    assert entry.reason == "ruolo dal testo"
    assert len(revisions_of(initiative)) == 2  # as it was before the first save, and this save
    assert initiative.stamp == 2


def test_saving_without_a_change_records_nothing(desk, initiative):
    save(desk, initiative)
    initiative.refresh_from_db()
    assert not edits(initiative).exists()
    assert initiative.stamp == 1


def test_line_ends_of_the_browser_are_no_change(desk, initiative):
    Initiative.objects.filter(pk=initiative.pk).update(body="Prima riga.\n\nSeconda riga.")
    save(desk, initiative)
    assert not edits(initiative).exists()


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("16 settembre 2020", "2020-09-16"), ("prima metà di ottobre 2020", "2020-10-01/2020-10-15"), ("2023-06/2025-05", "2023-06/2025-05")],
)
def test_dates_are_typed_as_people_write_them(desk, initiative, written, edtf):
    add_statement(
        initiative, initiative.documents.get(), "milestone", "entro il 2030", edtf="2030", label="signature", happening="expected"
    )
    save(desk, initiative, milestone_set__0__edtf=written)
    assert initiative.milestone_set.get().edtf == edtf


def test_figures_are_typed_as_italians_write_them(desk, initiative):
    save(desk, initiative, funding_set__0__amount="1.856.000,50")
    assert str(initiative.funding_set.get().amount) == "1856000.50"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"funding_set__0__amount": "tanti"}, "Scrivi un numero"),
        ({"funding_set__0__quote": "parole che non ci sono"}, "non sono in nessuna delle fonti"),
        ({"title": ""}, "obbligatorio"),
    ],
)
def test_a_refused_save_keeps_everything_typed(desk, initiative, typed, said):
    answer = save(desk, initiative, summary="Un sommario nuovo, scritto adesso.", **typed)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert said in html
    assert "Un sommario nuovo, scritto adesso." in html
    for value in typed.values():
        assert value in html
    initiative.refresh_from_db()
    assert "adesso" not in initiative.summary
    assert not edits(initiative).exists()


def test_a_refused_date_keeps_what_was_typed(desk, initiative):
    add_statement(initiative, initiative.documents.get(), "milestone", "entro il 2030", edtf="2030", label="other")
    html = save(desk, initiative, milestone_set__0__edtf="quando capita").content.decode()
    assert "non si legge come una data" in html
    assert 'value="quando capita"' in html


def test_a_passage_is_added_by_its_words_and_taken_away_by_its_box(desk, initiative):
    territory = initiative.territory_set.get()
    save(desk, initiative, territory_set__0__quote="rete «Digital Cities Challenge»")
    assert territory.evidence.count() == 2
    kept = territory.evidence.get(quote="rete «Digital Cities Challenge»")
    save(desk, initiative, territory_set__0__kept=[str(kept.pk)])
    assert list(territory.evidence.all()) == [kept]
    assert edits(initiative).count() == 2


def test_a_statement_is_added_and_removed(desk, initiative):
    body = make_organisation("Comune di Padova")
    save(
        desk,
        initiative,
        participation_set__TOTAL_FORMS="1",
        participation_set__0__organisation=str(body.pk),
        participation_set__0__role="lead",
        participation_set__0__quote="Comune di Padova",
    )
    statement = initiative.participation_set.get()
    assert (statement.organisation, statement.evidence.get().quote) == (body, "Comune di Padova")
    save(desk, initiative, participation_set__0__DELETE="on")
    assert not initiative.participation_set.exists()
    assert edits(initiative).first().changes["removed"] == [statement.key]


def test_a_row_without_script_is_added_by_an_address(desk, initiative):
    page = desk.get(address(initiative), {"add": "milestone"}).content.decode()
    assert 'name="milestone_set-0-edtf"' in page
    assert 'name="milestone_set-0-edtf"' not in desk.get(address(initiative)).content.decode()


def test_editing_a_public_record_needs_a_reason_and_leaves_the_public_version(desk, editor, publisher):
    initiative = initiative_in("published", editor, publisher)
    before = initiative.current.publication_id
    assert "Scrivi perché cambi" in save(desk, initiative, title="Titolo nuovo").content.decode()
    save(desk, initiative, title="Titolo nuovo", reason="più chiaro")
    initiative.refresh_from_db()
    assert (initiative.status, initiative.title) == ("draft", "Titolo nuovo")
    assert initiative.current.publication_id == before
    assert initiative.current.title != "Titolo nuovo"


@pytest.mark.parametrize("status", ["in-review", "ready", "withdrawn"])
def test_editing_takes_the_record_up_again_as_a_draft(desk, editor, publisher, status):
    initiative = initiative_in(status, editor, publisher)
    save(desk, initiative, title="Titolo nuovo", reason="perché sì")
    initiative.refresh_from_db()
    assert initiative.status == "draft"
    assert initiative.approved_by is None


@pytest.mark.parametrize("status", ["in-review", "ready", "published"])
def test_saving_the_form_as_it_was_leaves_the_state(desk, editor, publisher, status):
    initiative = initiative_in(status, editor, publisher)
    save(desk, initiative, reason="solo guardato")
    initiative.refresh_from_db()
    assert initiative.status == status


def test_saving_and_sending_to_review_in_one_go(desk, initiative):
    page = desk.get(address(initiative)).content.decode()
    desk.post(address(initiative), Form(page).sent(_submit="1", title="Padova prova"))
    initiative.refresh_from_db()
    assert (initiative.status, initiative.title) == ("in-review", "Padova prova")


def test_sending_an_incomplete_record_saves_it_and_says_what_is_missing(desk, initiative):
    page = desk.get(address(initiative)).content.decode()
    answer = desk.post(address(initiative), Form(page).sent(_submit="1", summary=""), follow=True)
    initiative.refresh_from_db()
    assert (initiative.status, initiative.summary) == ("draft", "")
    assert "Sommario: manca" in answer.content.decode()


def test_what_keeps_it_from_being_ready_is_listed_and_holds_the_button(desk, initiative):
    initiative.territory_set.get().evidence.clear()
    html = desk.get(address(initiative)).content.decode()
    assert "manca la prova" in html
    assert f'href="#{initiative.territory_set.get().key}"' in html
    assert 'id="submit-record" disabled' in html


def test_who_sent_it_sees_why_they_cannot_approve(client, publisher):
    initiative = initiative_in("in-review", publisher, publisher)
    client.force_login(publisher)
    html = client.get(address(initiative)).content.decode()
    assert "L’hai inviata tu" in html
    client.post(address(initiative, "step"), {"verb": "approve"})
    initiative.refresh_from_db()
    assert initiative.status == "in-review"


def test_another_person_approves_and_publishes(client, editor, publisher):
    initiative = initiative_in("in-review", editor, publisher)
    client.force_login(publisher)
    client.post(address(initiative, "step"), {"verb": "approve"})
    client.post(address(initiative, "step"), {"verb": "publish"})
    initiative.refresh_from_db()
    assert initiative.status == "published"


def test_a_refused_step_keeps_the_reason_typed(client, editor, publisher):
    initiative = initiative_in("in-review", editor, publisher)
    client.force_login(publisher)
    answer = client.post(address(initiative, "step"), {"verb": "withdraw", "reason": "un motivo lungo da scrivere"}, follow=True)
    assert "Questa scheda non è pubblica" in answer.content.decode()
    assert client.session[f"reason-{initiative.pk}"] == "un motivo lungo da scrivere"


def test_scheduling_takes_the_time_of_rome(client, editor, publisher):
    initiative = initiative_in("ready", editor, publisher)
    client.force_login(publisher)
    client.post(address(initiative, "step"), {"verb": "schedule", "publish_at": "2099-07-01T09:00"})
    initiative.refresh_from_db()
    assert initiative.publish_at.isoformat() == "2099-07-01T07:00:00+00:00"
    assert "ora di Roma" in client.get(address(initiative)).content.decode()


@pytest.mark.parametrize("moment", ["ieri", "2001-01-01T00:00"])
def test_a_wrong_moment_is_refused(client, editor, publisher, moment):
    initiative = initiative_in("ready", editor, publisher)
    client.force_login(publisher)
    client.post(address(initiative, "step"), {"verb": "schedule", "publish_at": moment})
    initiative.refresh_from_db()
    assert initiative.publish_at is None


def test_the_preview_is_the_public_page_with_a_banner_and_writes_nothing(desk, initiative):
    html = desk.get(address(initiative, "preview")).content.decode()
    assert "Anteprima della bozza" in html
    assert initiative.title in html
    assert "50.000" in html
    assert not initiative.publications.exists()


def test_a_record_made_by_hand(desk):
    page = desk.get(reverse("admin:initiatives_initiative_add")).content.decode()
    answer = desk.post(reverse("admin:initiatives_initiative_add"), Form(page).sent(title="Iniziativa nuova", _save="1"))
    made = Initiative.objects.get()
    assert answer.url == address(made)
    assert made.slug == "iniziativa-nuova"
    assert HistoryEntry.objects.of_initiative(made).get().verb == "initiative.drafted"


def test_a_record_that_was_public_is_never_deleted(client, administrator, editor, publisher):
    initiative = initiative_in("published", editor, publisher)
    client.force_login(administrator)
    assert client.post(address(initiative, "delete"), {"post": "yes"}).status_code == 403
    assert Initiative.objects.filter(pk=initiative.pk).exists()


def cost(desk, page: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(page).status_code == 200
    return len(found)


def add_of_each_kind(initiative: Initiative, by, rows: int) -> None:
    """So many statements of every kind, each proved by a claim; relations, comments with replies, sources beside them."""
    for number in range(rows):
        document = make_document()
        initiative.documents.add(document)
        tag = str(document.pk)
        place = make_place(istat=tag.rjust(6, "9"), name=f"Luogo {tag}", slug=f"luogo-{tag}")
        person = Person.objects.create(name=f"Ada {tag}", slug=f"ada-{tag}")
        made = [
            add_statement(initiative, document, "territory", "Padova", place=place, position=number),
            add_statement(initiative, document, "participation", "Comune di Padova", organisation=make_organisation(), position=number),
            add_statement(initiative, document, "framework", "Digital Cities Challenge", programme=make_programme()),
            add_statement(initiative, document, "involvement", "Padova", person=person, office="sindaca"),
            add_statement(initiative, document, "funding", "50.000 euro", amount=1_000 + number, funder=make_organisation()),
            add_statement(initiative, document, "milestone", "entro il 2030", edtf="2030", label="end", happening="expected"),
            add_statement(initiative, document, "duration", "24 mesi", min_months=24, max_months=24 + number),
            add_statement(initiative, document, "quantity", "15 città", value=15 + number, unit="città"),
        ]
        claim = make_claim(document)
        accept(claim, by)
        for statement in made:
            statement.claims.add(claim)
        Relation.objects.create(initiative=initiative, other=make_initiative(by=by), kind="related")
        reply(comment(by, "che anno?", initiative=initiative), by, "il 2018")


@pytest.mark.parametrize("role", ["editor", "publisher"])
@pytest.mark.parametrize("name", ["change", "compare"])
def test_queries_do_not_grow_with_what_the_record_holds(client, editor, publisher, role, name):
    """A public record that somebody has changed since: the form shows every kind, and what differs from the public version."""
    user = {"editor": editor, "publisher": publisher}[role]
    initiative = make_initiative(by=editor)
    add_of_each_kind(initiative, editor, 1)
    for thread in initiative.comments.filter(parent=None):
        resolve(thread, editor)
    submit(initiative, editor)
    approve(initiative, publisher)
    publish(initiative, publisher)
    client.force_login(editor)
    save(client, initiative, title="Un titolo nuovo", reason="più chiaro")
    Person.objects.create(name="Tolta Dalpubblico", slug="tolta", suppressed_at=timezone.now())
    Involvement.objects.filter(initiative=initiative).delete()  # what only the public version names has to be asked for
    add_of_each_kind(initiative, editor, 1)
    initiative.documents.remove(initiative.documents.last())  # as have sources that were taken off and still prove something
    client.force_login(user)
    client.get(address(initiative, name))
    few = cost(client, address(initiative, name))
    add_of_each_kind(initiative, editor, 6)
    initiative.documents.remove(*initiative.documents.all()[:3])
    assert cost(client, address(initiative, name)) == few <= MOST_QUERIES


def test_a_record_fetched_whole_is_what_the_tables_hold(desk, editor):
    initiative = make_initiative(by=editor)
    add_of_each_kind(initiative, editor, 3)
    whole = whole_record(initiative.pk)
    for model in STATEMENT_MODELS:
        relation = f"{model._meta.model_name}_set"
        stored = list(getattr(initiative, relation).all())
        fetched = list(getattr(whole, relation).all())
        assert fetched == stored
        for one, other in zip(stored, fetched, strict=True):
            for field in model._meta.concrete_fields:
                assert getattr(one, field.attname) == getattr(other, field.attname), field.name
            assert str(one) == str(other)
            assert list(one.evidence.all()) == list(other.evidence.all())
            assert [passage.quote for passage in one.evidence.all()] == [passage.quote for passage in other.evidence.all()]
            assert [(claim.pk, claim.verdict, claim.decided_by) for claim in one.claims.all()] == [
                (claim.pk, claim.verdict, claim.decided_by) for claim in other.claims.all()
            ]
    assert state_of_whole(whole) == state_of_draft(initiative)
    assert list(whole.themes.all()) == list(initiative.themes.all())
    assert whole_record(initiative.pk + 10_000) is None


def test_differences_are_in_words_also_of_what_is_not_there(desk, editor, publisher):
    initiative = initiative_in("published", editor, publisher)
    Funding.objects.filter(initiative=initiative).update(amount=60_000, type="granted")
    shown = " ".join(desk.get(address(initiative)).content.decode().split())
    assert f"· {AmountType('granted').label}" in shown
    for code in ("None", "· granted"):
        assert code not in shown
