"""The command: a line a document, exit 1 where any was refused, nothing written by a dry run."""

import os

import pytest
from django.core.management import CommandError, call_command

from initiatives.models import Document


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("Il Comune di Padova ha 50.000 euro dal 2018.", encoding="utf-8")
    (tmp_path / "b.csv").write_text("testo\nUno.\nDue.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.django_db
def test_a_line_for_each_document(folder, capsys):
    call_command("import_documents", str(folder))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["[1/2] + a.txt", "[2/2] + b.csv › 2", "[2/2] + b.csv › 3"]
    assert lines[-1].endswith(": 3")
    assert Document.objects.get(name="a.txt").claims.filter(kind="amount").exists()


@pytest.mark.django_db
def test_refused_ones_are_named_and_end_with_one(folder, capsys):
    (folder / "c.txt").write_text("")
    with pytest.raises(CommandError) as refused:
        call_command("import_documents", str(folder))
    assert refused.value.returncode == 1
    assert "! c.txt" in capsys.readouterr().out
    assert Document.objects.count() == 3


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(folder, capsys):
    call_command("import_documents", str(folder), "--dry-run")
    assert "+ a.txt" in capsys.readouterr().out
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="non-c-e"):
        call_command("import_documents", str(tmp_path / "non-c-e"))


@pytest.mark.django_db
def test_what_is_left_out_of_a_folder_is_named(folder, capsys):
    (folder / "altri").mkdir()
    (folder / "altri" / "d.txt").write_text("Il Comune di Treviso apre.", encoding="utf-8")
    (folder / ".nascosto").write_text("x")
    os.mkfifo(folder / "tubo")
    call_command("import_documents", str(folder))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["- .nascosto", "- altri", "- tubo"]
    assert "--recursive" in lines[1]
    call_command("import_documents", str(folder), "--recursive")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["- .nascosto", "- tubo"]
    assert Document.objects.filter(name="d.txt").exists()


def test_a_pipe_by_name_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "tubo")
    with pytest.raises(CommandError, match="tubo"):
        call_command("import_documents", str(tmp_path / "tubo"))
