"""The form of a record: what is saved, what is refused, what is kept, what becomes of the public version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import HistoryEntry, Initiative
from initiatives.review.editing import revisions_of
from tests.admin.record_form import Form
from tests.factories import add_statement, initiative_in, make_document, make_initiative, make_organisation, make_place


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


def test_queries_do_not_grow_with_the_statements(desk, initiative):
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address(initiative)).status_code == 200
        return len(found)

    document = initiative.documents.get()
    for number in range(2):
        add_statement(initiative, document, "participation", "Comune di Padova", organisation=make_organisation(), position=number)
    desk.get(address(initiative))
    few = cost()
    for number in range(12):
        add_statement(initiative, document, "participation", "Comune di Padova", organisation=make_organisation(), position=number)
        place = make_place(istat=f"0280{number + 61}", name=f"Luogo {number}", slug=f"luogo-{number}")
        add_statement(initiative, document, "territory", "Padova", place=place)
    initiative.documents.add(make_document())
    assert cost() == few
