"""Two people saving one record: what only one changed is merged, what both changed is asked.

Values are compared as the form shows them, field by field: `{"": {"title": ["…"]}, "territory_set/12": {"role": ["lead"]}}`.
New rows have keys of their own (`territory_set/+3`) and are never in conflict.
"""

from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

Values = dict[str, dict[str, list[str]]]
NOT_COMPARED = {"started", "base", "reason", "id", "initiative", "DELETE"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that both changed; `label` is what the form calls it, values as shown."""

    row: str
    name: str
    label: str
    before: list[str]
    mine: list[str]
    theirs: list[str]

    @property
    def key(self) -> str:
        return f"{self.row}|{self.name}"


@dataclass
class Merged:
    """`values` start from theirs and hold everything only I changed; `mine_only` lists that."""

    values: Values
    choices: list[Choice] = field(default_factory=list)
    mine_only: list[Choice] = field(default_factory=list)
    theirs_only: list[Choice] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)


def shown_values(form: forms.Form, formsets: list) -> Values:
    """Every field of an unbound form and its rows, as the browser would send them back."""
    values = {"": _shown(form)}
    for formset in formsets:
        for row in formset.initial_forms:
            values[f"{formset.prefix}/{row.instance.pk}"] = _shown(row)
    return values


def _shown(form: forms.Form) -> dict[str, list[str]]:
    return {name: _as_sent(form[name]) for name in form.fields if name not in NOT_COMPARED}


def _as_sent(bound: forms.BoundField) -> list[str]:
    value, widget = bound.value(), bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    if isinstance(value, (list, tuple)):
        return sorted(str(getattr(item, "pk", item)) for item in value)
    if value in (None, ""):
        return []
    if isinstance(widget, forms.Select):
        return [str(value)]
    return _lines([str(widget.format_value(value) or "")])


def _lines(given: list[str]) -> list[str]:
    """Line ends as the database has them; empty inputs left out."""
    return [value.replace("\r\n", "\n").strip() for value in given if value.strip()]


def sent_values(data: QueryDict, form: forms.Form, formsets: list) -> tuple[Values, set[str]]:
    """Every field as it came in, new rows included; and the rows that are to be deleted."""
    values, deleted = {"": {name: _sent(data, name, form.fields[name]) for name in form.fields if name not in NOT_COMPARED}}, set()
    for formset in formsets:
        total = int(data.get(f"{formset.prefix}-TOTAL_FORMS") or 0)
        for index in range(total):
            prefix = f"{formset.prefix}-{index}"
            pk = data.get(f"{prefix}-id", "")
            fields = formset.form.base_fields
            row = {name: _sent(data, f"{prefix}-{name}", item) for name, item in fields.items() if name not in NOT_COMPARED}
            key = f"{formset.prefix}/{pk or f'+{index}'}"
            if data.get(f"{prefix}-DELETE"):
                deleted.add(key)
            elif pk or _says_something(row, fields):
                values[key] = row
    return values, deleted


def _says_something(row: dict[str, list[str]], fields: dict[str, forms.Field]) -> bool:
    """Whether a new row holds more than what its menus start with."""
    menus = (forms.Select, forms.CheckboxInput)
    typed = (name for name, item in fields.items() if isinstance(item, forms.ModelChoiceField) or not isinstance(item.widget, menus))
    return any(row.get(name) for name in typed)


def _sent(data: QueryDict, name: str, item: forms.Field) -> list[str]:
    given = _lines(data.getlist(name))
    return sorted(given) if isinstance(item, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)) else given


def merge(base: Values, mine: Values, theirs: Values, deleted: set[str], labels: dict[str, str]) -> Merged:
    """Three-way merge by field. `labels` name rows and fields (`territory_set/12`, `title`, `territory_set.role`) for people."""
    merged = Merged({row: dict(fields) for row, fields in theirs.items()})
    for row, fields in mine.items():
        if "/+" in row or (row not in theirs and fields != base.get(row)):
            merged.values[row.replace("/", "/+") if "/+" not in row else row] = fields
            merged.mine_only.append(
                Choice(row, "", labels.get(row, row), [], [value for values in fields.values() for value in values], [])
            )
            continue
        if row in theirs:
            for name in fields:
                _merge_field(merged, row, name, base.get(row, {}).get(name, []), fields[name], theirs[row].get(name, []), labels)
    for row in deleted & theirs.keys():
        if theirs[row] == base.get(row):
            merged.values.pop(row)
            merged.gone.add(row)
        else:
            merged.choices.append(Choice(row, "DELETE", labels.get(row, row), [], ["on"], []))
    return merged


def _merge_field(merged: Merged, row: str, name: str, before: list[str], mine: list[str], theirs: list[str], labels: dict) -> None:
    choice = Choice(row, name, label_of(row, name, labels), before, mine, theirs)
    if mine == theirs:
        return
    if mine == before:
        merged.theirs_only.append(choice)
    elif theirs == before:
        merged.values[row][name] = mine
        merged.mine_only.append(choice)
    else:
        merged.choices.append(choice)


def label_of(row: str, name: str, labels: dict[str, str]) -> str:
    """`Ruolo: Treviso` for a field of a row, `Titolo` for one of the head."""
    formset = row.partition("/")[0]
    own = labels.get(f"{formset}.{name}" if formset else name, name)
    return f"{labels[row]}: {own.lower()}" if row and row in labels else own


def as_data(values: Values, gone: set[str], formsets: list, stamp: int) -> QueryDict:
    """Merged values as the form's own data, rows numbered as the formsets of the current record expect them."""
    data = QueryDict(mutable=True)
    for name, value in values[""].items():
        data.setlist(name, value)
    data["started"] = str(stamp)
    for formset in formsets:
        known = [f"{formset.prefix}/{row.instance.pk}" for row in formset.initial_forms]
        added = [row for row in values if row.startswith(f"{formset.prefix}/+")]
        for index, row in enumerate([*known, *added]):
            prefix = f"{formset.prefix}-{index}"
            if index < len(known):
                data[f"{prefix}-id"] = row.partition("/")[2]
            if row in gone:
                data[f"{prefix}-DELETE"] = "on"
            for name, value in values.get(row, {}).items():
                data.setlist(f"{prefix}-{name}", value)
        data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(known) + len(added))
        data[f"{formset.prefix}-INITIAL_FORMS"] = str(len(known))
        data[f"{formset.prefix}-MIN_NUM_FORMS"], data[f"{formset.prefix}-MAX_NUM_FORMS"] = "0", "1000"
    return data


def input_name(choice: Choice, formsets: list) -> str:
    """The name of the form's input that `choice` is about."""
    prefix, _slash, pk = choice.row.partition("/")
    if not prefix:
        return choice.name
    formset = next(item for item in formsets if item.prefix == prefix)
    index = next(place for place, row in enumerate(formset.initial_forms) if str(row.instance.pk) == pk)
    return f"{prefix}-{index}-{choice.name}"


def resolved(sent: QueryDict) -> QueryDict:
    """The form's data once each choice is made: mine, theirs or a new text in place of the merged value."""
    data = sent.copy()
    for name in sent.getlist("resolve"):
        pick = sent.get(f"pick:{name}", "mine")
        source = f"{pick}:{name}" if pick in ("mine", "theirs", "new") else f"mine:{name}"
        values = [value for value in sent.getlist(source) if value != ""]
        if values:
            data.setlist(name, values)
        else:
            data.pop(name, None)
    return data
