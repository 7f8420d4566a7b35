"""Nouns for the public pages: a published record, another version of it, a withdrawn one."""

import random

import pytest

from initiatives.models import Status
from initiatives.publication.publishing import publish
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import initiative_in
from tests.published import make_snapshot, make_world, put


@pytest.fixture
def published(editor, publisher):
    return initiative_in(Status.PUBLISHED, editor, publisher)


@pytest.fixture
def withdrawn(editor, publisher):
    return initiative_in(Status.WITHDRAWN, editor, publisher)


@pytest.fixture
def publish_again(editor, publisher):
    """A function that makes the draft of a public record its next version."""

    def again(initiative, reason: str = ""):
        reopen(initiative, editor, reason="nuova fonte")
        initiative.refresh_from_db()
        submit(initiative, editor)
        initiative.refresh_from_db()
        approve(initiative, publisher)
        initiative.refresh_from_db()
        return publish(initiative, publisher, reason=reason)

    return again


@pytest.fixture
def world(db):
    """A small vocabulary and thirty published records by seeded chance: what lists, maps and charts are tested on."""
    make_world()
    chance = random.Random(7)
    return [put(make_snapshot(chance)) for _ in range(30)]
