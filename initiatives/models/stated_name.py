"""The name a claim states, as the database itself reads it: what its index is made of and what the desk searches by."""

from django.db.models import F, Func, TextField
from django.utils.deconstruct import deconstructible


@deconstructible(path="initiatives.models.stated_name.StatedName")
class StatedName(Func):
    """The name in a claim's upheld value in small letters, null where it states no name; bytes decide the order, so that names
    that begin alike stand together in either database."""

    output_field = TextField()

    def __init__(self):
        super().__init__(F("corrected"), F("value"))

    def as_sqlite(self, compiler, connection, **context):
        arguments = ", ".join(f"json_extract({self._column(compiler, item)}, '$.name')" for item in self.source_expressions)
        return f"lower(coalesce({arguments}))", []

    def as_postgresql(self, compiler, connection, **context):
        arguments = ", ".join(f"{self._column(compiler, item)} ->> 'name'" for item in self.source_expressions)
        return f'(lower(coalesce({arguments})) COLLATE "C")', []

    @staticmethod
    def _column(compiler, expression) -> str:
        return compiler.compile(expression)[0]
