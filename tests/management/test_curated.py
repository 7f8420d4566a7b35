"""Curated records out of one base and into an empty one: the same drafts, and again without a change."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from initiatives.models import Document, Initiative
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def drafts(exclude=()) -> set[tuple]:
    return {
        (i.title, i.kind, i.stage, i.territory_set.count(), i.participation_set.count(), i.funding_set.count(), i.milestone_set.count())
        for i in Initiative.objects.exclude(pk__in=exclude)
    }


def test_out_and_in_again_for_documents_that_have_no_record(seeded, tmp_path):
    call_command("export_curated", str(tmp_path), stdout=io.StringIO())
    wanted, before = drafts(), set(Initiative.objects.values_list("pk", flat=True))
    assert len(list(tmp_path.glob("*.json"))) == len(wanted) == 3
    for document in Document.objects.all():
        document.initiatives.clear()
    editor = make_user(superuser=True)
    call_command("import_curated", str(tmp_path), "--as", editor.username, stdout=io.StringIO())
    assert drafts(exclude=before) == wanted
    again = io.StringIO()
    call_command("import_curated", str(tmp_path), "--as", editor.username, stdout=again)
    assert again.getvalue().count("there already") == 3
    assert Initiative.objects.count() == 6


def test_into_an_empty_base(vocabulary):
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    call_command("import_curated", str(seeds), "--as", make_user(superuser=True).username, stdout=io.StringIO())
    assert (Initiative.objects.count(), Document.objects.count()) == (5, 5)


def test_a_record_whose_proof_is_not_in_the_text_is_refused_and_the_rest_goes_in(seeded, tmp_path):
    call_command("export_curated", str(tmp_path), stdout=io.StringIO())
    broken = sorted(tmp_path.glob("*.json"))[0]
    broken.write_text(broken.read_text(encoding="utf-8").replace('"start": ', '"start": 9'), encoding="utf-8")
    for document in Document.objects.all():
        document.initiatives.clear()
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_curated", str(tmp_path), "--as", make_user(superuser=True).username, stdout=out)
    assert out.getvalue().count("refused") == 1
    assert out.getvalue().count("draft") == 2


def test_an_unknown_editor_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="nessuno"):
        call_command("import_curated", str(tmp_path), "--as", "nessuno")
