"""What a claim states, in the words of the desk: value, role, and the fields of its correction.

A value has the fields of the guidelines' JSON; a statement of a snapshot is understood too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import (
    AmountScope,
    AmountType,
    ClaimKind,
    DateLabel,
    Happening,
    InitiativeKind,
    Level,
    OrganisationRole,
    PlaceRole,
    ProgrammeRelation,
    Rights,
    in_words,
    months_in_words,
    quantity_in_words,
    sum_in_words,
)

#: The letter printed beside each kind of fact, the same in marks, lists and forms.
LETTERS = {
    "place": "L", "organisation": "O", "programme": "P", "person": "N", "amount": "€", "date": "D", "duration": "T", "quantity": "Q",
}  # fmt: skip
#: The field of a value that plays the role, and its choices in menu order (keys 1 to 7 at the desk).
ROLES = {
    "place": ("role", PlaceRole, gettext_lazy("Ruolo")),
    "organisation": ("role", OrganisationRole, gettext_lazy("Ruolo")),
    "programme": ("relation", ProgrammeRelation, gettext_lazy("Relazione")),
    "amount": ("scope", AmountScope, gettext_lazy("Ambito")),
    "date": ("label", DateLabel, gettext_lazy("Che cosa")),
}
CODES = {"kind": InitiativeKind, "rights": Rights}


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a correction. `choices` makes it a menu, `boolean` a box to tick."""

    name: str
    label: str
    choices: tuple = ()
    boolean: bool = False


_NAME = Field("name", gettext_lazy("Nome"))
_APPROXIMATE = Field("approximate", gettext_lazy("circa"), boolean=True)
_OF = Field("of", gettext_lazy("Di che cosa"))
FIELDS = {
    "place": (_NAME, Field("level", gettext_lazy("Livello"), tuple(Level.choices))),
    "organisation": (_NAME, Field("acronym", gettext_lazy("Sigla"))),
    "programme": (_NAME,),
    "person": (_NAME, Field("office", gettext_lazy("Incarico"))),
    "amount": (
        Field("value", gettext_lazy("Importo")),
        Field("currency", gettext_lazy("Valuta")),
        Field("type", gettext_lazy("Genere"), tuple(AmountType.choices)),
        Field("funder", gettext_lazy("Finanziatore")),
        _APPROXIMATE,
    ),
    "date": (
        Field("edtf", gettext_lazy("Data, come la scrivi")),
        Field("status", gettext_lazy("Stato"), (("", gettext_lazy("non detto")), *Happening.choices)),
        Field("title", gettext_lazy("In parole")),
    ),
    "duration": (Field("min_months", gettext_lazy("Mesi, almeno")), Field("max_months", gettext_lazy("Mesi, al più")), _OF),
    "quantity": (Field("value", gettext_lazy("Valore")), Field("unit", gettext_lazy("Unità")), _OF, _APPROXIMATE),
}
_READING_FIELDS = {
    "published": Field("code", gettext_lazy("Data, come la scrivi")),
    "title": Field("code", gettext_lazy("Titolo")),
    "kind": Field("code", gettext_lazy("Tipo"), tuple(InitiativeKind.choices)),
    "rights": Field("code", gettext_lazy("Diritti"), tuple(Rights.choices)),
}


def fields_of(kind: str, themes: dict[str, str]) -> Iterable[Field]:
    """The inputs of a correction of a claim of `kind`; `themes` are the names of the themes by code."""
    if kind in FIELDS:
        return FIELDS[kind]
    if kind == "theme":
        return (Field("code", _("Tema"), tuple(themes.items())),)
    return (_READING_FIELDS[kind],)


def value_words(kind: str, value: dict, themes: dict[str, str] | None = None) -> str:
    """The value in a few words: `1.856.000 €`, `Treviso, provincia`, `circa 340.000 abitanti`."""
    if kind in ("place", "organisation", "programme", "person"):
        return _named(kind, value)
    if kind == "amount":
        return _about(sum_in_words(value["value"], value.get("currency") or "EUR"), value)
    if kind == "date":
        return in_words(value["edtf"])
    if kind == "duration":
        return months_in_words(value["min_months"], value["max_months"])
    if kind == "quantity":
        return _about(quantity_in_words(value["value"], value["unit"]), value)
    return code_words(kind, str(value.get("code", "")), themes or {})


def code_words(kind: str, code: str, themes: dict[str, str]) -> str:
    """What is read of the document itself: a date, a title, or the label of a code."""
    if kind == ClaimKind.PUBLISHED:
        return in_words(code)
    if kind == ClaimKind.THEME:
        return themes.get(code, code)
    choices = CODES.get(kind)
    return str(choices(code).label) if choices and code in choices.values else code


def role_words(kind: str, value: dict) -> str:
    """The role beside a value; for people the office, for durations and quantities what they are of."""
    if kind in ROLES:
        field, choices, _label = ROLES[kind]
        code = value.get(field, "")
        words = str(choices(code).label) if code in choices.values else code
        status = value.get("status") or value.get("happening")
        return f"{words}, {Happening(status).label}" if kind == "date" and status in Happening.values else words
    return str(value.get("office") or value.get("of") or "")


def _named(kind: str, value: dict) -> str:
    name = value.get("name") or value.get(kind, {}).get("name", "")
    level = value.get("level") or value.get(kind, {}).get("level") if kind == "place" else ""
    if level in (Level.PROVINCE, Level.REGION):
        return f"{name}, {Level(level).label.lower()}"
    acronym = value.get("acronym") if kind == "organisation" else ""
    return f"{name} ({acronym})" if acronym else name


def _about(words: str, value: dict) -> str:
    return _("circa %(value)s") % {"value": words} if value.get("approximate") else words
