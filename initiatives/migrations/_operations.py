"""Steps of migrations that Django has for one database only."""

from django.db import NotSupportedError
from django.db.migrations.operations import AddIndex


class AddIndexGently(AddIndex):
    """An index on a table that is in use: made beside its writers on PostgreSQL (CREATE INDEX CONCURRENTLY), plainly elsewhere.

    It stands alone in a migration with `atomic = False`. One that was broken off leaves an invalid index behind, which is
    taken away when the migration is run again.
    """

    atomic = False

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        if schema_editor.connection.vendor != "postgresql":
            schema_editor.add_index(model, self.index)
            return
        _check_outside_transaction(schema_editor)
        schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {schema_editor.quote_name(self.index.name)}")
        schema_editor.add_index(model, self.index, concurrently=True)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        if schema_editor.connection.vendor != "postgresql":
            schema_editor.remove_index(model, self.index)
            return
        _check_outside_transaction(schema_editor)
        schema_editor.remove_index(model, self.index, concurrently=True)

    def describe(self):
        return f"Create index {self.index.name} on {self.model_name} beside its writers"


def _check_outside_transaction(schema_editor) -> None:
    if schema_editor.connection.in_atomic_block:
        raise NotSupportedError("AddIndexGently works outside a transaction only: set atomic = False on the migration.")
