"""The desk's own limits: of one account, of one address that signs in; dear things count for more, others are not touched."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.urls import reverse

from cms import desk_limits
from cms.desk_limits import DEAR, SIGN_INS, DeskLimits, cost_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _five_a_minute(settings, tmp_path, monkeypatch):
    """Few, counted in a file of the test's own, in a minute that does not end."""
    settings.DESK_REQUESTS_PER_MINUTE = 5
    settings.DESK_LIMITS_FILE = tmp_path / "desk_limits"
    monkeypatch.setattr(desk_limits, "time", SimpleNamespace(time=lambda: 1_000_000.0))


def test_one_account_is_held_up_and_told_for_how_long(client, editor):
    client.force_login(editor)
    address = reverse("admin:initiatives_document_changelist")
    assert [client.get(address).status_code for _ in range(5)] == [200] * 5
    refused = client.get(address)
    assert refused.status_code == 429 and 0 < int(refused["Retry-After"]) <= 60
    page = refused.content.decode()
    assert "Troppe richieste" in page and "<script>" not in page
    assert "Content-Security-Policy" in refused


def test_a_script_is_told_in_json(client, editor):
    client.force_login(editor)
    for _ in range(6):
        answer = client.get(reverse("admin:notices"), headers={"Accept": "application/json"})
    assert answer.status_code == 429 and answer.json()["retry_after"] > 0


def test_other_accounts_and_readers_go_on(client, editor, other_editor):
    client.force_login(editor)
    for _ in range(6):
        held_up = client.get(reverse("admin:notices"))
    assert held_up.status_code == 429
    assert client.get("/initiatives/").status_code == client.get("/api/v1/initiatives/").status_code == 200
    client.force_login(other_editor)
    assert client.get(reverse("admin:notices")).status_code == 200


def test_a_new_minute_is_a_new_count(client, editor, monkeypatch):
    client.force_login(editor)
    for _ in range(6):
        client.get(reverse("admin:notices"))
    monkeypatch.setattr(desk_limits, "time", SimpleNamespace(time=lambda: 1_000_060.0))
    assert client.get(reverse("admin:notices")).status_code == 200


def test_dear_things_count_for_more(client, editor, settings):
    settings.DESK_REQUESTS_PER_MINUTE = 25
    client.force_login(editor)
    address = reverse("admin:initiatives_import_add")
    assert [client.post(address, {}).status_code for _ in range(3)] == [400, 400, 429]


def test_every_dear_thing_is_an_address_of_the_desk():
    from cms.urls import urlpatterns

    names = {name for pattern in urlpatterns for name in _names(pattern)}
    assert set(DEAR) | desk_limits.GATES <= names
    assert cost_of("GET", "initiatives_import_add") == 1 < cost_of("POST", "initiatives_import_add")
    assert cost_of("GET", "autocomplete") == 1


def _names(pattern) -> list[str]:
    inner = getattr(pattern, "url_patterns", None)
    return [name for part in inner for name in _names(part)] if inner is not None else [pattern.name]


def test_signing_in_is_counted_by_address(client):
    gate = reverse("admin:login")
    answers = [client.post(gate, {"username": f"chi-{number}", "password": "x"}).status_code for number in range(SIGN_INS + 1)]
    assert answers == [200] * SIGN_INS + [429]
    assert client.get(gate).status_code == 200, "the page itself stays open"
    assert client.post(gate, {"username": "altri", "password": "x"}, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_no_address_is_kept(client, settings):
    client.post(reverse("admin:login"), {"username": "x", "password": "y"}, REMOTE_ADDR="192.0.2.77")
    assert b"192.0.2.77" not in settings.DESK_LIMITS_FILE.read_bytes()


def test_it_is_not_there_where_no_limit_is_set(settings):
    settings.DESK_REQUESTS_PER_MINUTE = 0
    with pytest.raises(MiddlewareNotUsed):
        DeskLimits(lambda request: None)
