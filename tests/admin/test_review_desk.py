"""The review desk: decisions by plain forms and by script, refusals that keep what was typed, undo, the draft."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Claim, Document, DocumentSimilarity, Initiative, Organisation, OrganisationAlias, Verdict
from initiatives.review.comments import comment, reply
from initiatives.review.decisions import accept
from initiatives.review.workflow import submit
from tests.factories import initiative_in, make_claim, make_document, make_initiative, make_organisation, make_place, make_user

MOST_QUERIES = 20


@pytest.fixture
def document(db):
    return make_document()


@pytest.fixture
def claim(document):
    return make_claim(document)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def address(name: str, document: Document, *more) -> str:
    return reverse(f"admin:initiatives_document_review{f'_{name}' if name else ''}", args=[document.pk, *more])


def decide(desk, claim: Claim, decision: str, **data):
    return desk.post(address("decide", claim.document, claim.pk), {"decision": decision, **data})


def test_the_page_marks_the_passage_beside_its_claim(desk, document, claim):
    html = desk.get(address("", document)).content.decode()
    assert f'id="mark-{claim.pk}"' in html
    assert ">15 città</mark>" in html
    assert f'id="claim-{claim.pk}"' in html


def test_the_text_is_shown_as_received_and_escaped(desk):
    document = make_document("Il Comune di <b>Padova</b> & altri: 15 città.")
    make_claim(document)
    html = desk.get(address("", document)).content.decode()
    assert "&lt;b&gt;Padova&lt;/b&gt; &amp; altri: " in html
    assert "<b>Padova" not in html


@pytest.mark.parametrize(("decision", "verdict"), [("accept", Verdict.ACCEPTED), ("reject", Verdict.REJECTED)])
def test_a_decision_without_script_loads_the_page_at_the_next_claim(desk, document, claim, decision, verdict):
    following = make_claim(document, "amount", {"value": 50_000, "currency": "EUR", "scope": "initiative"}, "50.000 euro", score=0.5)
    answer = decide(desk, claim, decision)
    claim.refresh_from_db()
    assert claim.verdict == verdict
    assert answer.status_code == 302
    assert answer.url.endswith(f"#claim-{following.pk}")


def test_with_script_only_what_changed_comes_back(desk, document, claim):
    answer = decide(desk, claim, "accept", script="1")
    data = json.loads(answer.content)
    assert set(data["claims"]) == {str(claim.pk)}
    assert data["states"] == {str(claim.pk): "accepted"}
    assert "accettato" in data["said"]
    assert "groups" not in data["parts"]


def test_the_role_is_part_of_the_claim(desk, document):
    claim = make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "participant"}, "Padova")
    decide(desk, claim, "accept", role="lead")
    claim.refresh_from_db()
    assert (claim.verdict, claim.corrected["role"]) == (Verdict.CORRECTED, "lead")


def test_accepting_with_the_role_as_it_was_is_no_correction(desk, document):
    claim = make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead"}, "Padova")
    decide(desk, claim, "accept", role="lead")
    claim.refresh_from_db()
    assert claim.verdict == Verdict.ACCEPTED


def test_correct_without_anything_typed_opens_the_correction(desk, claim):
    answer = decide(desk, claim, "correct")
    claim.refresh_from_db()
    assert claim.verdict == Verdict.WAITING
    assert f"?open={claim.pk}#claim-{claim.pk}" in answer.url
    html = desk.get(answer.url.partition("#")[0]).content.decode()
    assert '<details class="correction" open>' in html


def test_dates_are_corrected_as_people_write_them(desk, document):
    claim = make_claim(document, "date", {"edtf": "2030", "label": "signature", "status": "expected"}, "entro il 2030")
    decide(desk, claim, "correct", typed="1", edtf="prima metà di ottobre 2030", label="signature", status="expected")
    claim.refresh_from_db()
    assert claim.corrected["edtf"] == "2030-10-01/2030-10-15"


@pytest.mark.parametrize("script", [{}, {"script": "1"}])
def test_a_refused_correction_keeps_what_was_typed(desk, document, script):
    claim = make_claim(document, "date", {"edtf": "2030", "label": "signature"}, "entro il 2030")
    answer = decide(desk, claim, "correct", typed="1", edtf="quando capita", label="signature", **script)
    assert answer.status_code == 422
    claim.refresh_from_db()
    assert claim.verdict == Verdict.WAITING
    html = json.loads(answer.content)["claims"][str(claim.pk)] if script else answer.content.decode()
    assert 'value="quando capita"' in html
    assert "non si legge come una data" in html


def test_a_changed_place_loses_the_code_of_the_old_one(desk, document):
    value = {"name": "Padova", "level": "municipality", "role": "lead", "istat": "028060"}
    claim = make_claim(document, "place", value, "Padova")
    decide(desk, claim, "correct", typed="1", name="Padova", level="province", role="lead")
    claim.refresh_from_db()
    assert "istat" not in claim.corrected


def test_reopening_one_claim_leaves_the_others_of_its_batch(desk, document):
    claims = [
        make_claim(document, score=0.99),
        make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi", score=0.99),
    ]
    desk.post(address("certain", document))
    decide(desk, claims[0], "reopen")
    verdicts = [Claim.objects.get(pk=claim.pk).verdict for claim in claims]
    assert verdicts == [Verdict.WAITING, Verdict.ACCEPTED]


def test_accepting_the_certain_ones_says_how_many_and_leaves_the_rest(desk, document):
    sure = make_claim(document, score=0.99)
    doubtful = make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi", score=0.7)
    data = json.loads(desk.post(address("certain", document), {"script": "1"}).content)
    assert data["said"].startswith("1 fatto certo")
    assert Claim.objects.get(pk=sure.pk).verdict == Verdict.ACCEPTED
    assert Claim.objects.get(pk=doubtful.pk).verdict == Verdict.WAITING


def test_undo_takes_back_a_batch_at_once_then_the_one_before(desk, document):
    first = make_claim(document, "date", {"edtf": "2030", "label": "signature"}, "entro il 2030", score=0.5)
    pair = [make_claim(document, score=0.99), make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi", score=0.99)]
    decide(desk, first, "reject")
    desk.post(address("certain", document))
    desk.post(address("undo", document))
    assert {Claim.objects.get(pk=claim.pk).verdict for claim in pair} == {Verdict.WAITING}
    assert Claim.objects.get(pk=first.pk).verdict == Verdict.REJECTED
    desk.post(address("undo", document))
    assert Claim.objects.get(pk=first.pk).verdict == Verdict.WAITING
    assert "Niente da annullare" in json.loads(desk.post(address("undo", document), {"script": "1"}).content)["said"]


def test_undo_takes_back_only_ones_own(desk, document, claim, other_editor):
    accept(claim, other_editor)
    desk.post(address("undo", document))
    claim.refresh_from_db()
    assert claim.verdict == Verdict.ACCEPTED


def test_adding_a_fact_from_its_words(desk, document):
    desk.post(address("add", document), {"kind": "duration", "passage": "24 mesi"})
    claim = document.claims.get(kind="duration")
    assert (claim.verdict, claim.origin, claim.passage.quote) == (Verdict.ACCEPTED, Claim.Origin.EDITOR, "24 mesi")
    assert claim.value["min_months"] == 24


def test_the_selected_place_is_the_one_that_counts(desk):
    document = make_document("Padova e ancora Padova, nel 2020.")
    desk.post(address("add", document), {"kind": "programme", "passage": "Padova", "near": "15"})
    assert document.claims.get().passage.start == 16


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "amount", "passage": "parole che non ci sono"}, "non sono nel testo"),
        ({"kind": "amount", "passage": ""}, "non sono nel testo"),
        ({"kind": "amount", "passage": "Comune di Padova"}, "nessun numero"),
        ({"kind": "date", "passage": "Comune di Padova"}, "non si legge come una data"),
        ({"kind": "colour", "passage": "Padova"}, ""),
    ],
)
def test_a_refused_addition_keeps_what_was_typed(desk, document, data, said):
    answer = desk.post(address("add", document), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    if data["passage"]:
        assert f'value="{data["passage"]}"' in answer.content.decode()
    assert not document.claims.exists()


def test_undoing_an_addition_takes_the_fact_off_the_list(desk, document):
    desk.post(address("add", document), {"kind": "duration", "passage": "24 mesi"})
    desk.post(address("undo", document))
    assert not document.claims.live().exists()


def test_a_new_name_is_linked_created_or_ignored_and_never_slips_in(desk, document):
    known = make_organisation("Comune di Padova")
    values = ["Comune padovano", "Consorzio nuovo", "Rete «Digital Cities Challenge»"]
    claims = [make_claim(document, "organisation", {"name": name, "role": "lead"}, "Comune di Padova") for name in values]
    html = desk.get(address("", document)).content.decode()
    assert html.count("Nome nuovo:") == 3
    for claim, data in zip(
        claims, [{"choice": "link", "entity": "comune di padova"}, {"choice": "create"}, {"choice": "ignore"}], strict=True
    ):
        desk.post(address("name", document, claim.pk), data)
    for claim in claims:
        claim.refresh_from_db()
    assert claims[0].corrected["name"] == "Comune di Padova"
    assert OrganisationAlias.objects.get(name="Comune padovano").organisation == known
    assert Organisation.objects.filter(name="Consorzio nuovo").exists()
    assert claims[1].verdict == Verdict.ACCEPTED
    assert claims[2].verdict == Verdict.REJECTED
    assert Organisation.objects.count() == 2


def test_an_unknown_name_cannot_be_linked(desk, document):
    claim = make_claim(document, "organisation", {"name": "Ente ignoto", "role": "lead"}, "Comune di Padova")
    answer = desk.post(address("name", document, claim.pk), {"choice": "link", "entity": "che non esiste"})
    assert answer.status_code == 422
    assert "non è nel vocabolario" in answer.content.decode()
    assert 'value="che non esiste"' in answer.content.decode()


def test_a_contributor_may_decide_but_not_grow_the_vocabulary(client, contributor, document):
    client.force_login(contributor)
    claim = make_claim(document, "organisation", {"name": "Ente ignoto", "role": "lead"}, "Comune di Padova")
    assert client.post(address("name", document, claim.pk), {"choice": "create"}).status_code == 403
    assert decide(client, claim, "accept").status_code == 302
    assert not Organisation.objects.exists()


def test_finishing_drafts_the_record_and_goes_on(desk, document):
    make_place()
    claim = make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead", "istat": "028060"}, "Padova")
    following = make_document()
    decide(desk, claim, "accept")
    answer = desk.post(address("finish", document), {"then": "next", "not_stated": ["amount"]})
    initiative = Initiative.objects.get()
    document.refresh_from_db()
    assert answer.url == address("", following)
    assert initiative.territory_set.get().place.name == "Padova"
    assert initiative.not_stated == ["amount"]
    assert document.state == Document.State.REVIEWED


def test_finishing_with_something_undecided_keeps_the_document_in_the_queue(desk, document, claim):
    make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi")
    decide(desk, claim, "accept")
    desk.post(address("finish", document), {"then": "next"})
    document.refresh_from_db()
    assert document.state == Document.State.IN_REVIEW


def test_finishing_again_changes_nothing(desk, document, claim):
    decide(desk, claim, "accept")
    desk.post(address("finish", document), {"then": "next"})
    before = Initiative.objects.get()
    desk.post(address("finish", document), {"then": "next"})
    after = Initiative.objects.get()
    assert (after.stamp, after.quantity_set.count()) == (before.stamp, 1)


def test_nothing_accepted_makes_no_record(desk, document, claim):
    decide(desk, claim, "reject")
    desk.post(address("finish", document), {"then": "record"})
    assert not Initiative.objects.exists()


def test_a_later_role_reaches_the_record(desk, document):
    make_place()
    claim = make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "participant", "istat": "028060"}, "Padova")
    decide(desk, claim, "accept", role="participant")
    desk.post(address("finish", document), {"then": "next"})
    decide(desk, claim, "reopen")
    decide(desk, claim, "accept", role="lead")
    desk.post(address("finish", document), {"then": "next"})
    assert Initiative.objects.get().territory_set.get().role == "lead"


def test_rereading_a_source_takes_a_public_record_up_again_and_leaves_the_public_version(desk, editor, publisher):
    document = make_document()
    initiative = initiative_in("published", editor, publisher, document=document)
    claim = make_claim(document)
    decide(desk, claim, "accept")
    desk.post(address("finish", document), {"then": "next"})
    initiative.refresh_from_db()
    assert initiative.status == "draft"
    assert not any(item["kind"] == "quantity" for item in initiative.current.publication.snapshot["statements"])


def test_a_second_source_of_a_known_record(desk, editor, document):
    initiative = make_initiative(by=editor)
    make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi")
    accept(document.claims.get(), editor)
    desk.post(address("source", document), {"initiative": initiative.title})
    assert initiative.documents.count() == 2
    assert initiative.duration_set.get().evidence.get().document == document


def test_an_unknown_record_is_refused_and_the_words_stay(desk, document):
    answer = desk.post(address("source", document), {"initiative": "scheda che non c’è"})
    assert answer.status_code == 422
    assert "scheda che non c’è" in answer.content.decode()


def test_setting_aside_asks_why(desk, document):
    assert desk.post(address("aside", document), {"reason": ""}).status_code == 422
    desk.post(address("aside", document), {"reason": "è un menu di navigazione"})
    document.refresh_from_db()
    assert document.state == Document.State.SET_ASIDE
    desk.post(address("aside", document))
    document.refresh_from_db()
    assert document.state == Document.State.IN_REVIEW


def test_nothing_is_decided_by_looking(desk, document, claim):
    desk.get(address("", document))
    desk.get(address("", document), {"open": claim.pk})
    claim.refresh_from_db()
    document.refresh_from_db()
    assert (claim.verdict, document.state) == (Verdict.WAITING, Document.State.WAITING)


def test_decisions_need_a_post(desk, document, claim):
    for name, more in (("decide", [claim.pk]), ("certain", []), ("undo", []), ("finish", []), ("add", []), ("source", []), ("aside", [])):
        assert desk.get(address(name, document, *more)).status_code == 405, name


def test_a_claim_of_another_document_is_not_found(desk, document):
    stranger = make_claim(make_document())
    assert desk.post(address("decide", document, stranger.pk), {"decision": "accept"}).status_code == 404


def test_people_without_the_permission_are_kept_out(client, document, claim):
    user = make_user()
    user.is_staff = True
    user.save()
    client.force_login(user)
    assert client.get(address("", document)).status_code == 403
    assert decide(client, claim, "accept").status_code == 403
    claim.refresh_from_db()
    assert claim.verdict == Verdict.WAITING


def fill(document: Document, by, count: int) -> None:
    for number in range(document.claims.count(), document.claims.count() + count):
        make_claim(document, "organisation", {"name": f"Ente {number}", "role": "other"}, "Comune di Padova")
        make_claim(document, "place", {"name": f"Luogo {number}", "level": "municipality", "role": "other"}, "Padova")
        make_claim(document, "programme", {"name": f"Programma {number}", "relation": "under"}, "Digital Cities Challenge")
        make_claim(document, "person", {"name": f"Ada {number}", "office": "sindaca"}, "Padova")
        make_claim(document, "quantity", {"value": number, "unit": f"cose {document.pk}"}, "15 città")
        other = make_document()
        DocumentSimilarity.objects.create(document=document, other=other, similarity=0.8)
        make_initiative(by=by, document=other)
        thread = comment(by, "È così?", passage=document.passages.first())
        reply(thread, by, "Sì.")


def test_queries_do_not_grow_with_claims_or_queue(client, publisher, document):
    client.force_login(publisher)
    fill(document, publisher, 2)
    client.get(address("", document))
    with CaptureQueriesContext(connection) as few:
        client.get(address("", document))
    fill(document, publisher, 15)
    with CaptureQueriesContext(connection) as many:
        client.get(address("", document))
    assert len(many) == len(few)
    assert len(many) <= MOST_QUERIES, [query["sql"][:120] for query in many]


def test_a_submitted_record_is_not_changed_by_reading_its_source_again_without_new_decisions(desk, editor):
    document = make_document()
    initiative = make_initiative(by=editor, document=document)
    submit(initiative, editor)
    desk.post(address("finish", document), {"then": "next"})
    initiative.refresh_from_db()
    assert initiative.status == "in-review"
