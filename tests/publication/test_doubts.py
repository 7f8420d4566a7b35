"""What `verify` asks of the database names every record that the predicates themselves would object to, and no sound one."""

import pytest

from initiatives.models import STATEMENT_MODELS, DateLabel, Initiative, Milestone, Passage, Stage, Status
from initiatives.publication.checks import OF_STATEMENTS, PREDICATES, blocking, with_everything
from initiatives.publication.doubts import doubtful
from initiatives.publication.verifying import CHECKS
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(editor, publisher) -> Initiative:
    return initiative_in(Status.PUBLISHED, editor, publisher)


def statements(initiative):
    return [item for model in STATEMENT_MODELS for item in model.objects.filter(initiative=initiative)]


def without_proof(initiative):
    for item in statements(initiative):
        item.evidence.clear()


def with_a_blank_reason(initiative):
    without_proof(initiative)
    for item in statements(initiative):
        type(item).objects.filter(pk=item.pk).update(editor_reason="  ")


def with_another_quote(initiative):
    Passage.objects.filter(document__initiatives=initiative).update(quote="Altro")


def nowhere_by_nobody(initiative):
    initiative.territory_set.all().delete()
    initiative.participation_set.all().delete()


def signed_without_saying(initiative):
    Milestone.objects.create(initiative=initiative, edtf="2023-01-01", label=DateLabel.SIGNATURE, happening="", editor_reason="lo so")


def signed_before_the_signature(initiative):
    Milestone.objects.create(
        initiative=initiative, edtf="2023-01-01", label=DateLabel.SIGNATURE, happening="expected", editor_reason="lo so"
    )
    Initiative.objects.filter(pk=initiative.pk).update(stage=Stage.SIGNED)


def without_summary(initiative):
    Initiative.objects.filter(pk=initiative.pk).update(summary=" ")


def without_themes(initiative):
    initiative.themes.clear()


def without_sources(initiative):
    initiative.documents.clear()


OF_THE_HEAD = (without_summary, without_themes, without_sources)
DAMAGE = (
    without_proof, with_a_blank_reason, with_another_quote, nowhere_by_nobody, signed_without_saying, signed_before_the_signature,
)  # fmt: skip


def found() -> list[str]:
    return list(CHECKS["published records are complete"]())


def test_a_sound_record_is_not_doubted(record):
    assert doubtful() == set() and found() == []


@pytest.mark.parametrize("damage", [*DAMAGE, *OF_THE_HEAD], ids=lambda damage: damage.__name__)
def test_what_blocks_is_told_in_the_same_words(record, damage):
    damage(record)
    objections = blocking(with_everything(Initiative.objects.filter(pk=record.pk)).get())
    assert objections
    assert sorted(found()) == sorted(f"{record.slug}: {problem.message}" for problem in objections)
    assert doubtful() == ({record.pk} if damage in DAMAGE else set())


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_drafts_are_not_doubted(editor, publisher, damage):
    draft = initiative_in(Status.DRAFT, editor, publisher)
    damage(draft)
    assert doubtful() == set()


def test_one_that_is_wrong_costs_no_look_at_the_others(record, editor, publisher, django_assert_max_num_queries):
    for _ in range(3):
        initiative_in(Status.PUBLISHED, editor, publisher)
    with django_assert_max_num_queries(20 + len(STATEMENT_MODELS)):
        assert found() == []


def test_every_predicate_is_of_one_kind_or_the_other():
    assert set(OF_STATEMENTS) < set(PREDICATES)
    beside = {check.__name__ for check in PREDICATES if check not in OF_STATEMENTS}
    assert beside == {"title_is_our_own", "has_a_summary", "words_are_our_own", "names_nobody_taken_out", "has_a_source", "has_a_theme"}
