"""Every migration after the first release can be made while the release before it runs; the rules themselves are tried too."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from initiatives.migrations._operations import AddIndexGently
from tests.migration_rules import complaints

ROOT = Path(__file__).resolve().parent.parent
#: The last migration of the first release: an installation makes all up to it at once, before anything runs.
FIRST_RELEASE = "0010"


def ours() -> list[tuple[str, str]]:
    """Our migrations in the order in which they are made."""
    loader = MigrationLoader(None)
    plan = loader.graph._generate_plan(loader.graph.leaf_nodes("initiatives"), at_end=True)
    return [key for key in plan if key[0] == "initiatives"]


def test_every_migration_can_be_made_while_the_release_before_it_runs():
    loader = MigrationLoader(None)
    wrong = []
    for key in ours():
        if key[1][:4] > FIRST_RELEASE:
            wrong += complaints(loader.get_migration(*key), loader.project_state(key, at_end=False))
    assert not wrong, "\n".join(wrong)


def test_they_stand_in_one_line():
    loader = MigrationLoader(None)
    assert len(loader.graph.leaf_nodes("initiatives")) == 1
    numbers = [name[:4] for _app, name in ours()]
    assert numbers == sorted(set(numbers))


def test_no_migration_was_forgotten():
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", "initiatives"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def before() -> ProjectState:
    """A table that is in use: `note`, with a title, a text that may be missing, a number and a mark that the database fills."""
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("title", models.CharField(max_length=20)),
        ("text", models.TextField(null=True)),
        ("number", models.IntegerField()),
        ("mark", models.CharField(max_length=5, db_default="")),
    ]
    state.add_model(ModelState("desk", "Note", fields))
    return state


def wrong_with(*operations, **attributes) -> list[str]:
    migration = type("Migration", (migrations.Migration,), {"operations": list(operations), **attributes})("0002_next", "desk")
    return complaints(migration, before())


def in_state(operation):
    return migrations.SeparateDatabaseAndState(state_operations=[operation])


def in_database(operation):
    return migrations.SeparateDatabaseAndState(database_operations=[operation])


def nothing(apps, schema_editor):
    """A change of rows."""


INDEX = models.Index(fields=["number"], name="note_by_number")
NEW = migrations.CreateModel("Tag", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9))])
SAFE = {
    "a new table": [NEW],
    "anything on a new table": [
        NEW,
        migrations.AddField("tag", "weight", models.IntegerField(default=0)),
        migrations.AddIndex("tag", models.Index(fields=["name"], name="tag_by_name")),
        migrations.AddConstraint("tag", models.UniqueConstraint(fields=["name"], name="tag_once")),
    ],
    "a column that may be empty": [migrations.AddField("note", "colour", models.CharField(max_length=9, null=True))],
    "a column that the database fills": [migrations.AddField("note", "colour", models.CharField(max_length=9, default="", db_default=""))],
    "other choices": [migrations.AlterField("note", "title", models.CharField(max_length=20, choices=[("a", "A")]))],
    "more room": [migrations.AlterField("note", "title", models.CharField(max_length=40))],
    "no limit": [migrations.AlterField("note", "title", models.TextField())],
    "a column that may be empty from now on": [migrations.AlterField("note", "number", models.IntegerField(null=True))],
    "rows, with the way back": [migrations.RunPython(nothing, migrations.RunPython.noop)],
    "out of the code": [in_state(migrations.RemoveField("note", "text")), in_state(migrations.RemoveField("note", "mark"))],
    "a table out of the code": [in_state(migrations.DeleteModel("Note"))],
    "out of the database": [in_database(migrations.RemoveField("note", "text"))],
}
UNSAFE = {
    "a column dropped": ([migrations.RemoveField("note", "text")], "still uses it"),
    "a table dropped": ([migrations.DeleteModel("Note")], "still uses it"),
    "a column renamed": ([migrations.RenameField("note", "title", "name")], "old name"),
    "a table renamed": ([migrations.RenameModel("Note", "Card")], "old name"),
    "a table elsewhere": ([migrations.AlterModelTable("note", "cards")], "old name"),
    "a column nobody fills": ([migrations.AddField("note", "colour", models.CharField(max_length=9))], "db_default"),
    "a column that only new code fills": ([migrations.AddField("note", "weight", models.IntegerField(default=0))], "db_default"),
    "an index with a column": ([migrations.AddField("note", "at", models.DateField(null=True, db_index=True))], "under a lock"),
    "a unique column": ([migrations.AddField("note", "code", models.CharField(max_length=9, null=True, unique=True))], "under a lock"),
    "no longer empty": ([migrations.AlterField("note", "text", models.TextField(default=""))], "writes nothing"),
    "less room": ([migrations.AlterField("note", "title", models.CharField(max_length=10))], "no longer fits"),
    "a limit where there was none": ([migrations.AlterField("note", "text", models.CharField(max_length=10, null=True))], "no longer fits"),
    "another type": ([migrations.AlterField("note", "number", models.BigIntegerField())], "written anew"),
    "once only": ([migrations.AlterField("note", "title", models.CharField(max_length=20, unique=True))], "may break it"),
    "an index under a lock": ([migrations.AddIndex("note", INDEX)], "AddIndexGently"),
    "a constraint": ([migrations.AddConstraint("note", models.UniqueConstraint(fields=["title"], name="once"))], "safe_because"),
    "rows without the way back": ([migrations.RunPython(nothing)], "taken back"),
    "SQL without the way back": ([migrations.RunSQL("SELECT 1")], "taken back"),
    "tables and rows together": (
        [migrations.AddField("note", "at", models.DateField(null=True)), migrations.RunPython(nothing, migrations.RunPython.noop)],
        "two migrations",
    ),
    "out of code and database at once": (
        [migrations.SeparateDatabaseAndState([migrations.RemoveField("note", "text")], [migrations.RemoveField("note", "text")])],
        "at once",
    ),
    "out of the code while the database wants it": ([in_state(migrations.RemoveField("note", "number"))], "would lack it"),
    "a rename in disguise": ([in_database(migrations.RenameField("note", "title", "name"))], "old name"),
    "a gentle index among others": ([AddIndexGently("note", INDEX), NEW], "alone"),
}


@pytest.mark.parametrize("operations", SAFE.values(), ids=SAFE)
def test_what_is_safe_passes(operations):
    assert wrong_with(*operations) == []


@pytest.mark.parametrize(("operations", "said"), UNSAFE.values(), ids=UNSAFE)
def test_what_is_not_safe_is_named(operations, said):
    found = wrong_with(*operations)
    assert found and said in found[0]


def test_a_gentle_index_alone_and_outside_a_transaction_passes():
    assert wrong_with(AddIndexGently("note", INDEX), atomic=False) == []
    assert "alone" in wrong_with(AddIndexGently("note", INDEX))[0]


def test_a_migration_may_say_why_it_is_safe():
    assert wrong_with(migrations.DeleteModel("Note"), safe_because="nothing was ever written there") == []


@pytest.mark.django_db(transaction=True)
def test_a_gentle_index_is_made_and_taken_away_on_this_database():
    table = "initiatives_theme"
    index = models.Index(fields=["name_en"], name="theme_tried_gently")
    operation = AddIndexGently("theme", index)
    state = MigrationLoader(None).project_state()
    after = state.clone()
    operation.state_forwards("initiatives", after)
    for _twice in range(2):  # the second time over what a broken first one left
        with connection.schema_editor(atomic=False) as editor:
            if _twice and connection.vendor != "postgresql":
                break
            operation.database_forwards("initiatives", editor, state, after)
        assert index.name in names_on(table)
    with connection.schema_editor(atomic=False) as editor:
        operation.database_backwards("initiatives", editor, after, state)
    assert index.name not in names_on(table)


def names_on(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))
