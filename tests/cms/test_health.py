import pytest
from django.db import DatabaseError


def test_alive_without_a_database(client):
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_says_the_dataset_version(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["dataset_version"] == 0


def test_not_ready_when_the_database_does_not_answer(client, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("cms.health.MigrationExecutor", fail)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "unavailable")
