import json

import feedparser
import icalendar
import pytest

from initiatives.models import Status
from tests.factories import add_statement, initiative_in, make_document, make_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def promising(editor, publisher):
    """A record that promises a signature by 2030."""
    from initiatives.publication.publishing import publish
    from initiatives.review.workflow import approve, submit

    document = make_document()
    record = make_initiative(by=editor, document=document)
    document = record.documents.get()
    add_statement(record, document, "milestone", "entro il 2030", edtf="../2030", label="signature", happening="expected")
    submit(record, editor)
    record.refresh_from_db()
    approve(record, publisher)
    record.refresh_from_db()
    publish(record, publisher)
    return record


@pytest.mark.parametrize(
    ("address", "media_type"),
    [("/feed.atom", "application/atom+xml"), ("/feed.json", "application/feed+json"), ("/calendar.ics", "text/calendar")],
)
def test_what_they_are(client, published, address, media_type):
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"].startswith(media_type)
    assert response["Access-Control-Allow-Origin"] == "*" and not response.cookies
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_a_feed_holds_what_the_list_would(client, published, editor, publisher):
    other = initiative_in(Status.PUBLISHED, editor, publisher, kind="event")
    everything = feedparser.parse(client.get("/feed.atom").content)
    events = feedparser.parse(client.get("/feed.atom?kind=event").content)
    assert {entry.title for entry in everything.entries} == {published.title, other.title}
    assert [entry.link for entry in events.entries] == [f"http://testserver/initiatives/{other.slug}/"]
    assert events.feed.links[0].href == "http://testserver/feed.atom?kind=event"
    assert any(link.href == "http://testserver/initiatives/?kind=event" for link in events.feed.links)


def test_neither_drafts_nor_what_was_withdrawn(client, published, withdrawn, editor, publisher):
    draft = initiative_in(Status.DRAFT, editor, publisher)
    items = json.loads(client.get("/feed.json").content)["items"]
    assert [item["title"] for item in items] == [published.title]
    assert draft.title not in client.get("/calendar.ics").content.decode()


def test_the_newest_version_comes_first(client, published, editor, publisher, publish_again):
    initiative_in(Status.PUBLISHED, editor, publisher)
    published.summary = "Ora con una frase in più. Ne parla una sola fonte."
    published.save()
    publish_again(published)
    first = json.loads(client.get("/feed.json").content)["items"][0]
    assert first["title"] == published.title and first["date_modified"] >= first["date_published"]


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/calendar.ics"])
def test_a_wrong_parameter_is_named_with_the_nearest(client, published, address):
    response = client.get(f"{address}?plece=05")
    assert response.status_code == 400 and response["Content-Type"] == "application/problem+json"
    (problem,) = response.json()["invalid-params"]
    assert (problem["name"], problem["nearest"]) == ("plece", "place")


def test_a_promise_is_in_the_calendar_on_its_last_day(client, promising):
    (event,) = icalendar.Calendar.from_ical(client.get("/calendar.ics").content).walk("VEVENT")
    milestone = promising.milestone_set.get()
    assert event["UID"] == f"{promising.identifier}.{milestone.key}@atlante"
    assert str(event.decoded("DTSTART")) == "2030-12-31" and event["STATUS"] == "TENTATIVE"
    assert "entro il 2030" in event["DESCRIPTION"] and event["URL"].endswith(f"/initiatives/{promising.slug}/#{milestone.key}")


@pytest.mark.parametrize(("query", "count"), [("place=05", 1), ("place=09", 0), ("kind=event", 0), ("has=milestone", 1)])
def test_the_calendar_of_a_search(client, promising, query, count):
    found = icalendar.Calendar.from_ical(client.get(f"/calendar.ics?{query}").content).walk("VEVENT")
    assert len(found) == count


def test_the_calendar_of_one_record(client, promising, published):
    assert len(icalendar.Calendar.from_ical(client.get(f"/initiatives/{promising.slug}.ics").content).walk("VEVENT")) == 1
    assert icalendar.Calendar.from_ical(client.get(f"/initiatives/{published.slug}.ics").content).walk("VEVENT") == []
    assert client.get("/initiatives/niente.ics").status_code == 404


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/calendar.ics"])
def test_few_questions_to_the_database(client, promising, published, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(3):
        client.get(address)
