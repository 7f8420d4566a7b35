from datetime import date

import pytest

from initiatives.models import PublishedInitiative, PublishedMilestone
from initiatives.public.promise_views import in_state
from tests.public.snapshots import statement

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def promise(published):
    """A function that gives the public record one more date."""
    record = PublishedInitiative.objects.get()

    def make(latest: str | None, happening: str = "expected", promised: str = "2020", **fields) -> PublishedMilestone:
        data = statement("date", edtf=latest or "2020/..", latest=latest, happening=happening, **fields)
        return PublishedMilestone.objects.create(
            record=record,
            key=data["key"],
            edtf=data["edtf"],
            latest=latest,
            label=data["label"],
            happening=happening,
            promised=promised,
            data=data,
        )

    return make


def test_each_promise_is_in_one_state(promise):
    made = {
        "overdue": promise("2020-12-31"),
        "due": promise("2099-12-31"),
        "kept": promise("2020-01-01", "happened"),
        "not-kept": promise("2019-01-01", "not-kept"),
    }
    promise("2018-01-01", "happened", promised="")
    found = PublishedMilestone.objects.public()
    for state, milestone in made.items():
        assert list(in_state(found, state, TODAY)) == [milestone], state


def test_an_open_end_never_falls_overdue(promise):
    milestone = promise(None)
    assert list(PublishedMilestone.objects.due(TODAY)) == [milestone] and not PublishedMilestone.objects.overdue(TODAY)


def test_what_is_not_public_is_no_promise(promise):
    promise("2020-12-31")
    PublishedInitiative.objects.update(visible=False)
    assert not PublishedMilestone.objects.public()


def test_the_page_shows_one_state_with_its_passage_and_counts_all(client, promise):
    promise("2020-12-31", title="Fibra in ogni casa")
    promise("2099-12-31", title="Apertura")
    html = client.get("/promises/").content.decode()
    assert "Fibra in ogni casa" in html and "Apertura" not in html and "Scaduto senza riscontro" in html and "<mark>" in html
    assert "Apertura" in client.get("/promises/?state=due").content.decode()


def test_a_date_put_off_shows_both(client, promise):
    promise("2099-12-31", promised="2021", title="Apertura")
    html = client.get("/promises/?state=due").content.decode()
    assert "2021" in html and "ora: " in html


def test_the_parameters_of_the_list_narrow_it(client, promise):
    promise("2020-12-31", title="Fibra")
    assert "Fibra" in client.get("/promises/?place=05").content.decode()
    assert "Fibra" not in client.get("/promises/?place=09").content.decode()


@pytest.mark.parametrize("query", ["state=forse", "plece=05", "kind=festa"])
def test_wrong_parameters_are_refused(client, published, query):
    assert client.get(f"/promises/?{query}").status_code == 400


def test_nothing_is_said_in_words(client, published):
    assert "Nessuna promessa è passata senza notizie." in client.get("/promises/").content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(client, promise, django_assert_max_num_queries):
    for year in range(1990, 2020):
        promise(f"{year}-12-31")
    client.get("/promises/")
    with django_assert_max_num_queries(8):
        client.get("/promises/?state=overdue")
