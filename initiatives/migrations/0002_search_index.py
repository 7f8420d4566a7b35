"""The full-text table, in the form each database has for it, and the rows that are always one."""

from django.db import migrations

SQLITE = "CREATE VIRTUAL TABLE initiatives_search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
POSTGRESQL = (
    "CREATE TABLE initiatives_search (sequence bigint PRIMARY KEY, words tsvector NOT NULL)",
    "ALTER TABLE initiatives_search ALTER COLUMN words SET STORAGE EXTERNAL",
    "CREATE INDEX initiatives_search_words ON initiatives_search USING gin (words)",
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)
    else:
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE initiatives_search")


def first_rows(apps, schema_editor):
    apps.get_model("initiatives", "Dataset").objects.get_or_create(pk=1)
    apps.get_model("initiatives", "LedgerHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0001_initial")]
    operations = [migrations.RunPython(create, drop), migrations.RunPython(first_rows, migrations.RunPython.noop)]
