"""A sample is as many records as asked, sound, the same for the same seed, and beside what was there."""

from datetime import UTC, datetime
from random import Random

import pytest
from django.core.management import CommandError, call_command

from initiatives.models import Claim, Document, Initiative, Organisation, Place, Publication, PublishedInitiative, Status, Tombstone
from initiatives.publication.checks import copied_run
from initiatives.publication.verifying import verify
from initiatives.sample.making import make_sample
from initiatives.sample.phrases import TITLES
from initiatives.sample.stories import tell
from initiatives.sample.topics import TOPICS
from initiatives.sample.world import load_world
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 1, 31, tzinfo=UTC)


@pytest.fixture
def sample(vocabulary):
    list(make_sample(150, seed=7, until=UNTIL))


def test_as_many_are_public_as_asked_and_all_is_sound(sample):
    assert PublishedInitiative.objects.public().count() == 150
    assert list(verify()) == []


def test_there_is_work_for_the_desk_too(sample):
    assert Document.objects.waiting().count() == 12
    assert Claim.objects.waiting().exists()
    assert set(Initiative.objects.values_list("status", flat=True)) >= {Status.PUBLISHED, Status.WITHDRAWN, Status.DRAFT, Status.IN_REVIEW}
    assert Tombstone.objects.count() == 3
    assert Publication.objects.filter(number=2).exists(), "no record has a second version"


def told(seed: int) -> list:
    world, day = load_world(30), UNTIL.date()
    return [tell(Random(f"{seed}/{number}"), world, number, day) for number in range(30)]


def test_the_same_seed_tells_the_same_stories(vocabulary):
    assert told(7) == told(7)
    assert told(7) != told(8)


def test_each_fact_stands_in_its_text(vocabulary):
    for story in told(7):
        assert len({stated.key for stated in story.stated}) == len(story.stated)
        for stated in story.stated:
            assert story.text[stated.start : stated.end].strip() == story.text[stated.start : stated.end] != ""


def test_no_record_says_what_its_source_says(vocabulary):
    """A copy blocks publication: one such story in a hundred thousand stops a whole sample. Here all are of a town whose
    name alone is half of one."""
    world, day = load_world(30), UNTIL.date()
    town = Place.objects.get(name="San Gregorio da Sassola")
    world.towns, world.weights = [town], [1.0]
    world.bodies[town.pk] = Organisation(pk=0, name=f"Comune di {town.name}", slug="x", kind="municipality", place=town)
    stories = [tell(Random(f"long/{number}"), world, number, day) for number in range(1_500)]
    for story in stories:
        text = " ".join(story.text.split())
        assert not any(copied_run(words, [text]) for words in (story.title, story.summary, story.body))
    would_be = [
        template.format(town=town.name, object=thing, aim="")
        for template in TITLES["service"]
        for thing in TOPICS["culture-tourism"].objects
    ]
    assert any(copied_run(words, [" ".join(story.text.split()) for story in stories]) for words in would_be)


def test_a_second_sample_is_added_to_the_first(vocabulary):
    list(make_sample(20, seed=7, until=UNTIL))
    list(make_sample(20, seed=7, until=UNTIL))
    assert PublishedInitiative.objects.public().count() == 40
    assert list(verify()) == []


def test_what_was_there_stays(vocabulary, editor, publisher):
    mine = initiative_in(Status.PUBLISHED, editor, publisher)
    before = PublishedInitiative.objects.filter(initiative=mine).values().get()
    list(make_sample(5, until=UNTIL))
    assert PublishedInitiative.objects.filter(initiative=mine).values().get() == before
    assert list(verify()) == []


def test_the_command_refuses_nonsense(db):
    with pytest.raises(CommandError):
        call_command("make_sample", "0")
    with pytest.raises(CommandError):
        call_command("make_sample", "molti")
