"""What a log line may hold: kinds of addresses and figures, nothing of a person, no secret."""

import json
import logging
import sys

import pytest
from django.core.exceptions import MiddlewareNotUsed

from cms.logs import JsonFormatter, LineFormatter, log_requests, struck

PERSONAL = (
    "192.0.2.7",
    "2001:db8::8a2e:370:7334",
    "2001:db8:0:0:0:8a2e:370:7334",
    "::ffff:192.0.2.7",
    "ada.prova@comune.example.it",
    "postgres://atlante:hunter2@db/x",
    "redis://:hunter2@cache:6379/0",
    "password=hunter2",
    "Password: hunter2",
    "token: 'hunter2'",
    '{"secret": "hunter2"}',
    "Authorization: Bearer hunter2-very-long",
    "Cookie: sessionid=hunter2; csrftoken=hunter2",
    "S3_SECRET_KEY=hunter2",
    "METRICS_TOKEN=hunter2",
)


def line(formatter, message: str, *arguments, error: Exception | None = None, **extra) -> str:
    found = None
    if error is not None:
        try:
            raise error
        except type(error):
            found = sys.exc_info()
    record = logging.LogRecord("atlante", logging.WARNING, __file__, 1, message, arguments, found)
    record.__dict__.update(extra)
    return formatter.format(record)


@pytest.mark.parametrize("said", PERSONAL)
@pytest.mark.parametrize("formatter", [JsonFormatter(), LineFormatter("%(message)s")], ids=["json", "line"])
def test_secrets_and_people_are_struck_out(said, formatter):
    for found in (line(formatter, f"no answer: {said}, again"), line(formatter, "no answer", error=RuntimeError(f"by {said} again"))):
        assert "hunter2" not in found and "192.0.2.7" not in found and "ada.prova" not in found
        assert "370:7334" not in found


@pytest.mark.parametrize(
    "said", ["import of 12 files: 3 refused", "10:42:11 done", "version 5.2.19 of Django", "Padova: 50.000 euro", "a token of thanks"]
)
def test_the_rest_is_left_alone(said):
    assert struck(said) == said


def test_only_named_figures_go_with_a_message():
    told = json.loads(line(JsonFormatter(), "request", route="initiatives/<slug>/", status=200, user="ada", path="/?q=Ada", ip="192.0.2.7"))
    assert told["route"] == "initiatives/<slug>/" and told["status"] == 200
    assert not {"user", "path", "ip", "args"} & set(told)


def test_an_error_says_where_but_not_with_which_values():
    told = json.loads(line(JsonFormatter(), "failed", error=ValueError("chi scrive è ada@example.it")))
    assert told["error"] == "ValueError" and told["where"][-1].endswith(" line")
    assert "ada@" not in told["why"]


@pytest.mark.django_db
def test_a_request_is_logged_by_its_pattern(client, settings, caplog):
    settings.LOG_REQUESTS = True
    with caplog.at_level(logging.INFO, logger="atlante.requests"):
        client.get("/initiatives/?q=Ada+Prova", REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "curioso/1.0"})
    [record] = [record for record in caplog.records if record.name == "atlante.requests"]
    told = JsonFormatter().format(record)
    assert '"status": 200' in told and "initiatives/" in told
    for person in ("Ada", "Prova", "192.0.2.7", "curioso", "q="):
        assert person not in told


def test_no_request_is_logged_unless_asked_for(settings):
    settings.LOG_REQUESTS = False
    with pytest.raises(MiddlewareNotUsed):
        log_requests(lambda request: None)


@pytest.mark.django_db
def test_a_failed_sign_in_names_nobody(client, caplog):
    client.post("/admin/login/", {"username": "ada.prova", "password": "hunter2-hunter2"}, REMOTE_ADDR="192.0.2.7")
    said = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert "ada.prova" not in said and "hunter2" not in said and "192.0.2.7" not in said
