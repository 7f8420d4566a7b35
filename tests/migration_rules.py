"""What a migration must not do while the release before it still runs: a few rules, each with what to write in its place.

An update is `migrate` first, then the web units one after another: for some minutes the code of yesterday works on the tables of
today, and on PostgreSQL a statement that waits for a lock holds up everybody behind it. So a migration only adds; what is no
longer used goes out in two steps, first from the code (`SeparateDatabaseAndState` with state operations alone), in a later
release from the database (with database operations alone).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models.fields import NOT_PROVIDED

from initiatives.migrations._operations import AddIndexGently

GOES = (operations.RemoveField, operations.DeleteModel)
RENAMES = (operations.RenameField, operations.RenameModel, operations.AlterModelTable)
SHAPES = (operations.AddField, operations.AlterField, operations.AddIndex, operations.AddConstraint)
DATA = (operations.RunPython, operations.RunSQL)


@dataclass(frozen=True)
class Place:
    """Where an operation stands: its app, what was there before its migration, what is there when its turn comes."""

    app: str
    before: ProjectState
    now: ProjectState

    def is_old(self, operation: Operation) -> bool:
        """Whether the table was there before this migration, with rows in it and code that uses it."""
        return (self.app, operation.model_name.lower()) in self.before.models

    def field(self, operation: Operation) -> models.Field:
        return self.now.models[self.app, operation.model_name.lower()].get_field(operation.name)


def complaints(migration: Migration, before: ProjectState) -> list[str]:
    """What is wrong with `migration` on top of the state `before`; nothing where it is safe, or says why it is
    (`safe_because`, a class attribute of the migration)."""
    if getattr(migration, "safe_because", ""):
        return []
    place, found = Place(migration.app_label, before, before.clone()), []
    for operation in migration.operations:
        found += _of_one(operation, place)
        operation.state_forwards(migration.app_label, place.now)
    return [f"{migration.app_label}.{migration.name}: {complaint}" for complaint in [*found, *_of_all(migration)]]


def _of_one(operation: Operation, place: Place) -> Iterator[str]:
    told = operation.describe()
    if isinstance(operation, GOES):
        yield f"{told}: running code still uses it; take it from the state now (SeparateDatabaseAndState), from the database a release later"
    elif isinstance(operation, RENAMES):
        yield f"{told}: running code knows the old name; add the new one, copy, and drop the old one a release later"
    elif isinstance(operation, operations.AddField) and place.is_old(operation):
        yield from _added_field(operation.field, told)
    elif isinstance(operation, operations.AlterField) and place.is_old(operation):
        yield from _altered_field(place.field(operation), operation.field, told)
    elif isinstance(operation, operations.AddIndex) and not isinstance(operation, AddIndexGently) and place.is_old(operation):
        yield f"{told}: writers would wait while it is made; use AddIndexGently, alone in a migration with atomic = False"
    elif isinstance(operation, operations.AddConstraint) and place.is_old(operation):
        yield f"{told}: running code may break it, and every row is looked at under a lock; say why it is safe (safe_because)"
    elif isinstance(operation, DATA) and not operation.reversible:
        yield f"{told}: it cannot be taken back; give what undoes it, or noop"
    elif isinstance(operation, operations.SeparateDatabaseAndState):
        yield from _separate(operation, place)


def _added_field(field: models.Field, told: str) -> Iterator[str]:
    if field.many_to_many:
        return
    if not field.null and field.db_default is NOT_PROVIDED:
        yield f"{told}: running code does not fill it, and Django's default is not the database's; give db_default, or null=True"
    if field.unique or (field.db_index and not field.is_relation):
        yield f"{told}: its index would be made under a lock; add it afterwards with AddIndexGently"


def _altered_field(old: models.Field, new: models.Field, told: str) -> Iterator[str]:
    if old.null and not new.null:
        yield f"{told}: running code still writes nothing there; fill the column and give it db_default first"
    if new.unique and not old.unique:
        yield f"{told}: running code may break it, and its index is made under a lock"
    if not _still_fits(old, new):
        yield f"{told}: what is there or what running code writes no longer fits, or the table is written anew; add a second column"


def _still_fits(old: models.Field, new: models.Field) -> bool:
    """Whether every value of the old column fits the new one, and PostgreSQL need not write the table anew."""
    if isinstance(old, models.CharField) and isinstance(new, models.CharField):
        return new.max_length is None or (old.max_length is not None and old.max_length <= new.max_length)
    if isinstance(old, (models.CharField, models.TextField)) and isinstance(new, models.TextField):
        return True
    return old.get_internal_type() == new.get_internal_type() and (old.max_length or 0) <= (new.max_length or old.max_length or 0)


def _separate(operation: operations.SeparateDatabaseAndState, place: Place) -> Iterator[str]:
    """State operations alone take a thing from the code, database operations alone from the database."""
    if operation.database_operations and operation.state_operations:
        yield "a thing is taken from code and database at once: put the database operations into the next release"
    for step in operation.state_operations:
        if isinstance(step, operations.RemoveField):
            field = place.field(step)
            if not field.null and field.db_default is NOT_PROVIDED and not field.many_to_many:
                yield f"{step.describe()}: new rows would lack it; make it null=True or give it db_default in the release before"
    for step in operation.database_operations:
        if not isinstance(step, GOES):
            yield from _of_one(step, place)


def _of_all(migration: Migration) -> Iterator[str]:
    data = any(isinstance(operation, operations.RunPython) for operation in migration.operations)
    if data and any(isinstance(operation, SHAPES) for operation in migration.operations):
        yield "it changes tables and rows in one transaction, which holds its locks for all of it: make two migrations"
    if any(isinstance(operation, AddIndexGently) for operation in migration.operations):
        if migration.atomic or len(migration.operations) > 1:
            yield "AddIndexGently stands alone in its migration, with atomic = False"
