"""/metrics: for who shows the token, in the form Prometheus reads, and nothing of a person in it."""

import re

import pytest
from django.db import DatabaseError

from cms.metrics import AREAS, area_of
from initiatives.models import PublishedInitiative, Status
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db
TOKEN = "una-parola-lunga-e-a-caso"
SENT = {"Authorization": f"Bearer {TOKEN}"}
LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+')


@pytest.fixture(autouse=True)
def _open(settings, tmp_path):
    settings.METRICS_TOKEN = TOKEN
    settings.METRICS_FILE = tmp_path / "metrics"


def figures(client) -> dict[str, float]:
    answer = client.get("/metrics", headers=SENT)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain; version=0.0.4")
    found = {}
    for line in answer.content.decode().splitlines():
        if not line.startswith("#"):
            assert LINE.fullmatch(line), line
            name, _blank, value = line.rpartition(" ")
            found[name] = float(value)
    return found


@pytest.mark.parametrize(
    "sent",
    [{}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}x"}, {"Authorization": TOKEN}, {"Authorization": "Bearer é"}],
)
def test_strangers_are_told_there_is_nothing(client, sent):
    assert client.get("/metrics", headers=sent).status_code == 404


def test_without_a_token_there_is_nothing_for_anybody(client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_answers_are_counted_by_area_and_class(client):
    before = figures(client)
    client.get("/initiatives/")
    client.get("/initiatives/?nothing=x")
    client.get("/api/v1/initiatives/")
    after = figures(client)
    grown = {name for name in after if name.startswith("atlante_requests_total") and after[name] > before[name]}
    assert {'atlante_requests_total{area="public",status="2xx"}', 'atlante_requests_total{area="public",status="4xx"}'} <= grown
    assert 'atlante_requests_total{area="api",status="2xx"}' in grown
    for area in AREAS:
        ends = [value for name, value in after.items() if name.startswith(f'atlante_request_seconds_bucket{{area="{area}"')]
        assert ends == sorted(ends), "a class of duration holds all shorter ones"


def test_the_state_of_the_base(client, editor, publisher):
    initiative_in(Status.PUBLISHED, editor, publisher)
    found = figures(client)
    assert found["atlante_published_records"] == PublishedInitiative.objects.count() == 1
    assert found["atlante_dataset_version"] == 1 and found["atlante_database_up"] == 1
    assert found["atlante_overdue_seconds"] == 0


def test_a_database_that_is_away_is_said(client, monkeypatch):
    def fail(*arguments):
        raise DatabaseError

    monkeypatch.setattr(PublishedInitiative.objects, "public", fail)
    assert figures(client)["atlante_database_up"] == 0


def test_nothing_of_a_person_is_in_it(client):
    client.get("/initiatives/?q=Ada+Prova", REMOTE_ADDR="192.0.2.7")
    said = client.get("/metrics", headers=SENT, REMOTE_ADDR="192.0.2.7").content.decode()
    assert "Ada" not in said and "192.0.2.7" not in said and "/initiatives" not in said


@pytest.mark.parametrize(
    ("path", "area"), [("/api/v1/", "api"), ("/admin/", "admin"), ("/metrics", "other"), ("/static/x.css", "other"), ("/en/", "public")]
)
def test_areas(path, area):
    assert area_of(path) == area
