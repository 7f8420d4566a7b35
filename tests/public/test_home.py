import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Status
from tests.factories import initiative_in
from tests.public.test_initiative_list import text_of

pytestmark = pytest.mark.django_db


def test_figures_come_with_what_they_are_a_part_of(client, world):
    html = text_of(client, "/")
    known = sum(row.amount is not None for row in world)
    assert re.search(rf'<span class="cifra">{known} <span class="su">di {len(world)}</span>', html)


def test_the_example_is_a_published_value_with_its_passage(client, published):
    html = text_of(client, "/")
    example = html.split('class="esempio"')[1].split("</aside>")[0]
    assert "50.000" in example and "<mark>50.000 euro</mark>" in example and published.title in example


def test_nothing_published_is_said_as_such(client, db):
    html = text_of(client, "/")
    assert "Ancora nessuna" in html and 'class="esempio"' not in html


def test_the_front_page_is_made_once_a_dataset_version(client, world):
    text_of(client, "/")
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        text_of(client, "/")
    assert len(asked) == 1


def test_drafts_and_withdrawn_records_are_nowhere(client, editor, publisher):
    draft = initiative_in(Status.READY, editor, publisher)
    gone = initiative_in(Status.WITHDRAWN, editor, publisher)
    html = text_of(client, "/")
    assert draft.title not in html and gone.title not in html


def test_a_new_publication_is_seen_at_once(client, editor, publisher):
    text_of(client, "/")
    new = initiative_in(Status.PUBLISHED, editor, publisher)
    assert new.title in text_of(client, "/")


def test_the_front_page_takes_no_parameters(client, db):
    text_of(client, "/?q=padova", 400)
