"""What a statement says, in words: a label and a value, as pages, feeds and forms show them.

Takes statements as snapshots hold them (`Publication.snapshot["statements"]`); gives plain text, never markup.
"""

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from initiatives.models import AmountScope, ClaimKind, DateLabel, OrganisationRole, PlaceRole, ProgrammeKind, ProgrammeRelation
from initiatives.templatetags.dates import in_words

AMOUNT_LABELS = {
    "granted": lambda: _("Importo concesso"),
    "cost": lambda: _("Costo"),
    "own": lambda: _("Fondi propri"),
    "requested": lambda: _("Importo richiesto"),
}


def label_of(statement: dict) -> str:
    """The name of the fact: `Importo concesso`, `Capofila`, `Approvazione`."""
    kind = statement["kind"]
    if kind == "place":
        return _("Luogo, %(role)s") % {"role": PlaceRole(statement["role"]).label}
    if kind == "organisation":
        return role_label(statement["role"])
    if kind == "programme":
        return programme_label(statement)
    if kind == "person":
        return _("Persona")
    if kind == "amount":
        return AMOUNT_LABELS[statement["type"]]()
    if kind == "date":
        return statement["title"] or capfirst(DateLabel(statement["label"]).label)
    if kind == "duration":
        return capfirst(statement["of"]) or _("Durata")
    return capfirst(statement["of"] or statement["unit"])


def in_own_words(statement: dict) -> bool:
    """Whether `label_of` gives words of the record, in the record's language, rather than words of the interface."""
    kind = statement["kind"]
    return kind == "quantity" or bool(kind == "date" and statement["title"]) or bool(kind == "duration" and statement["of"])


def value_of(statement: dict) -> str:
    """The value alone: `1.856.000 €`, `Provincia di Treviso`, `circa 340.000 abitanti`."""
    kind = statement["kind"]
    if kind in ("place", "organisation", "programme"):
        return statement[kind]["name"]
    if kind == "person":
        name = statement["person"]["name"]
        return f"{name}, {statement['office']}" if statement["office"] else name
    if kind == "amount":
        return about(money(statement["value"], statement["currency"]), statement["approximate"])
    if kind == "date":
        return in_words(statement["edtf"])
    if kind == "duration":
        return months(statement["min_months"], statement["max_months"])
    return about(quantity(statement["value"], statement["unit"]), statement["approximate"])


def read_as(statement: dict) -> str:
    """Label and value in a line, with what an amount covers: how the passage was read."""
    line = f"{label_of(statement)}: {value_of(statement)}"
    if statement["kind"] == "amount":
        return f"{line} ({AmountScope(statement['scope']).label})"
    return line


def role_label(role: str) -> str:
    return capfirst(OrganisationRole(role).label)


def programme_label(statement: dict) -> str:
    """`Bando` or `Fondo` for where the money comes from; else the relation, `Aderisce a`."""
    kind = statement["programme"]["kind"]
    if kind in ("call", "fund") and statement["relation"] == "under":
        return ProgrammeKind(kind).label
    if statement["relation"] == "under":
        return _("Nell’ambito di")
    return capfirst(ProgrammeRelation(statement["relation"]).label)


def kind_label(kind: str) -> str:
    """The kind of fact in the plural: `Importi`."""
    return ClaimKind(kind).label


def money(value: int | float, currency: str = "EUR") -> str:
    """A sum as people write it; cents only where there are any."""
    figure = number(value, 0 if value == int(value) else 2)
    if currency != "EUR":
        return f"{figure}\u00a0{currency}"
    return f"€{figure}" if (get_language() or "it").startswith("en") else f"{figure}\u00a0€"


def months(least: int | float, most: int | float) -> str:
    """A duration in months, or in years where it is a whole number of them."""
    if least == most and least >= 12 and least % 12 == 0:
        years = int(least // 12)
        return ngettext("%(years)s anno", "%(years)s anni", years) % {"years": years}
    figure = number(least) if least == most else f"{number(least)}–{number(most)}"
    return ngettext("%(months)s mese", "%(months)s mesi", 1 if least == most == 1 else 2) % {"months": figure}


def quantity(value: int | float, unit: str) -> str:
    figure = number(value)
    return f"{figure}%" if unit == "%" else f"{figure} {unit}"


def number(value: int | float, decimals: int | None = None) -> str:
    """With separators of thousands; as many decimals as it has, unless told."""
    if decimals is None and value == int(value):
        value = int(value)
    return number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def about(text: str, approximate: bool) -> str:
    return _("circa %(value)s") % {"value": text} if approximate else text
