import pytest
from django.core.cache import cache
from django.utils import timezone

from initiatives.models import Contribution, HistoryEntry
from initiatives.public import spam_guard
from initiatives.public.contribution_views import read_receipt

pytestmark = pytest.mark.django_db
SOURCE = "https://www.comune.example.it/atto-12"


@pytest.fixture(autouse=True)
def _nobody_counted():
    cache.clear()


@pytest.fixture
def token(monkeypatch):
    """A token handed out a minute ago."""
    now = spam_guard.time.time()
    monkeypatch.setattr(spam_guard.time, "time", lambda: now - 60)
    made = spam_guard.new_token()
    monkeypatch.setattr(spam_guard.time, "time", lambda: now)
    return made


def send(client, address: str, token: str, origin: str = "http://testserver", **fields):
    return client.post(address, {"token": token, "website": "", **fields}, headers={"origin": origin})


def fact_of(published) -> str:
    return published.funding_set.get().key


def test_a_fact_is_shown_with_its_passage_before_it_is_disputed(client, published):
    html = client.get(f"/contribute/correction/?initiative={published.slug}&fact={fact_of(published)}").content.decode()
    assert "Segnala un errore su questo dato" in html and "<mark>50.000 euro</mark>" in html


def test_a_correction_is_kept_with_fact_version_and_source_and_answered_with_a_receipt(client, published, token):
    address = f"/contribute/correction/?initiative={published.slug}&fact={fact_of(published)}"
    response = send(client, address, token, matter="value", proposed_value="60.000 €", source_address=SOURCE)
    kept = Contribution.objects.get()
    assert response.status_code == 303 and response["Location"] == f"/contributions/{kept.receipt}/"
    assert (kept.initiative, kept.statement, kept.version, kept.matter) == (published, fact_of(published), 1, "value")
    assert (kept.proposed_value, kept.source_address, kept.status) == ("60.000 €", SOURCE, "received")
    assert HistoryEntry.objects.filter(verb="contribution.receive", subject_id=kept.pk).exists()
    page = client.get(response["Location"])
    assert kept.receipt in page.content.decode() and "60.000 €" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex" and "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("kind", ["information", "question", "proposal"])
def test_the_other_kinds(client, published, token, kind):
    assert send(client, f"/contribute/{kind}/", token, text="La firma c’è stata il 3 marzo.").status_code == 303
    assert Contribution.objects.get().kind == kind


def test_no_cookie_is_set_by_form_or_receipt(client, token):
    assert not client.get("/contribute/question/").cookies
    response = send(client, "/contribute/question/", token, text="Perché?")
    assert not response.cookies and not client.get(response["Location"]).cookies


def test_a_correction_needs_a_source(client, published, token):
    response = send(client, f"/contribute/correction/?initiative={published.slug}", token, matter="value", proposed_value="1")
    assert response.status_code == 422 and Contribution.objects.count() == 0
    html = response.content.decode()
    assert "Serve una fonte" in html and 'value="1"' in html and 'aria-invalid="true"' in html


def test_the_source_may_be_words_instead_of_an_address(client, published, token):
    assert send(client, "/contribute/correction/", token, matter="reading", source_quote="in tutto 60.000 euro").status_code == 303


def test_who_asks_to_be_taken_out_says_who_and_needs_no_source(client, token):
    assert send(client, "/contribute/correction/", token, matter="removal").status_code == 422
    assert send(client, "/contribute/correction/", token, matter="removal", text="Sono Anna Neri.").status_code == 303


@pytest.mark.parametrize(
    "fields",
    [{"text": ""}, {"text": "x" * 4001}, {"text": "a", "email": "non una posta"}, {"text": "a", "source_address": "javascript:alert(1)"}],
)
def test_what_does_not_fit_is_said_and_kept(client, token, fields):
    response = send(client, "/contribute/information/", token, **fields)
    assert response.status_code == 422 and 'role="alert"' in response.content.decode()
    assert Contribution.objects.count() == 0


def test_from_another_site_nothing_is_taken(client, token):
    response = send(client, "/contribute/question/", token, origin="https://altrove.example", text="Compra")
    assert response.status_code == 403 and Contribution.objects.count() == 0


def test_too_fast_is_asked_again_with_what_was_typed(client):
    response = send(client, "/contribute/question/", spam_guard.new_token(), text="Una domanda scritta in fretta")
    assert response.status_code == 422 and "Una domanda scritta in fretta" in response.content.decode()
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("bad", ["", "inventato", "a:b:c"])
def test_a_forged_token_is_replaced_and_nothing_is_lost(client, bad):
    response = send(client, "/contribute/question/", bad, text="Domanda")
    assert response.status_code == 422 and Contribution.objects.count() == 0
    fresh = response.content.decode().split('name="token" value="')[1].split('"')[0]
    assert spam_guard.read_token(fresh) and "Domanda" in response.content.decode()


def test_a_machine_that_fills_everything_is_set_aside_without_its_address(client, token):
    response = send(client, "/contribute/question/", token, text="Spam", email="a@example.org", website="http://spam.example")
    kept = Contribution.objects.get()
    assert response.status_code == 303 and (kept.status, kept.email) == ("spam", "") and kept.closed_at
    assert "Spam" not in client.get("/contributions/").content.decode()


def test_sending_twice_makes_one(client, token):
    first = send(client, "/contribute/question/", token, text="Una volta")
    again = send(client, "/contribute/question/", token, text="Una volta")
    assert first["Location"] == again["Location"] and Contribution.objects.count() == 1


def test_a_flood_waits(client, monkeypatch):
    monkeypatch.setattr(spam_guard, "LEAST_SECONDS", 0)
    answers = [send(client, "/contribute/question/", spam_guard.new_token(), text=f"Domanda {i}") for i in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert int(answers[-1]["Retry-After"]) > 0 and "Domanda 5" in answers[-1].content.decode()
    assert Contribution.objects.count() == 5


@pytest.mark.parametrize("address", ["/contribute/altro/", "/contribute/correction/?initiative=non-esiste", "/contributions/ZZZZZ-ZZZZZ/"])
def test_what_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_a_fact_that_is_not_in_the_record(client, published):
    assert client.get(f"/contribute/correction/?initiative={published.slug}&fact=amount-999999").status_code == 404


def test_nobody_writes_about_a_draft(client, editor, publisher):
    from tests.factories import initiative_in

    draft = initiative_in("draft", editor, publisher)
    assert client.get(f"/contribute/correction/?initiative={draft.slug}").status_code == 404


@pytest.mark.parametrize(("sent", "kept"), [("1", 1), ("7", 1), ("x", 1), ("-1", 1), ("", 1)])
def test_the_version_seen_is_one_that_was_published(client, published, token, sent, kept):
    send(client, f"/contribute/question/?initiative={published.slug}&version={sent}", token, text="Domanda")
    assert Contribution.objects.get().version == kept


@pytest.mark.parametrize("typed", ["abcde-23456", "ABCDE23456", " abcde 23456 ", "ABCDE-23456"])
def test_a_receipt_as_people_type_it(client, typed):
    assert read_receipt(typed) == "ABCDE-23456"
    assert client.get("/contributions/", {"receipt": typed})["Location"] == "/contributions/ABCDE-23456/"


def test_the_log_tells_outcomes_and_nothing_else(client, published):
    closed = {"closed_at": timezone.now()}
    Contribution.objects.create(text="privato", status="received", email="x@example.org")
    Contribution.objects.create(
        text="non mostrato", status="declined", reply="La fonte dice altro.", number=1, initiative=published, **closed
    )
    Contribution.objects.create(text="mostrato", signed="Lia", status="accepted", shown=True, number=2, **closed)
    html = client.get("/contributions/").content.decode()
    assert "La fonte dice altro." in html and "mostrato" in html and "Lia" in html and published.title in html
    assert "privato" not in html and "non mostrato" not in html and "x@example.org" not in html


def test_the_log_costs_the_same_for_one_and_for_many(client, published, django_assert_max_num_queries):
    for number in range(1, 20):
        Contribution.objects.create(text="t", status="accepted", number=number, initiative=published, closed_at=timezone.now())
    client.get("/contributions/")
    with django_assert_max_num_queries(6):
        assert client.get("/contributions/?page=1").status_code == 200
