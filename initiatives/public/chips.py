"""What is asked for, as chips that take themselves away; and the help where nothing is found."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.filters import Query
from initiatives.public.queries import list_address
from initiatives.search import Selection
from initiatives.templatetags.dates import in_words
from initiatives.templatetags.numbers import euro


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """A choice that can be taken back, and how many records are found without it; 0 where that alone does not help."""

    label: str
    count: int
    address: str


def names() -> dict[str, str]:
    """The words for each parameter."""
    return {
        "q": _("Parole"),
        "kind": _("Tipo"),
        "stage": _("Fase"),
        "theme": _("Tema"),
        "place": _("Luogo"),
        "programme": _("Programma"),
        "organisation": _("Organizzazione"),
        "role": _("Ruolo"),
        "year": _("Anno"),
        "amount_min": _("Importo da"),
        "amount_max": _("Importo fino a"),
        "from": _("Dal"),
        "to": _("Al"),
        "published_after": _("Pubblicate dal"),
        "changed_after": _("Cambiate dal"),
        "has": _("Dichiara"),
        "lacks": _("Non dichiara"),
    }


def chips(selection: Selection, **extra: str) -> list[Chip]:
    """One a choice, in the order of the parameters; `extra` is kept in the addresses (the view)."""
    query = selection.query
    return [
        Chip(label(selection, name, value), list_address(query.without(name, value), **extra))
        for name, value in query.items()
        if name != "ordering"
    ]


def label(selection: Selection, name: str, value: str) -> str:
    """`Tema: Cloud e centri dati`, `Non: Evento`, `Importo da: 10.000 €`."""
    stem, _underscore, how = name.partition("_")
    if how in ("all", "not"):
        head = names()[stem]
        head = _("%(name)s, non") % {"name": head} if how == "not" else _("%(name)s, insieme") % {"name": head}
    else:
        stem, head = name, names()[name]
    if stem in ("amount_min", "amount_max"):
        text = euro(value)
    elif stem in ("from", "to"):
        text = in_words(value)
    elif stem in ("published_after", "changed_after"):
        text = in_words(value[:10])
    elif stem == "q":
        text = f"«{value}»"
    else:
        text = str(selection.label(stem, value))
    return f"{head}: {text}"


def ways_out(selection: Selection) -> list[WayOut]:
    """For each parameter chosen: what is found without it. Those that help come first."""
    found = []
    for name, values in selection.query.filters:
        without = selection.query.without(name)
        count = Selection(without, selection.index, selection.dataset).count
        words = ", ".join(label(selection, name, value) for value in values)
        found.append(WayOut(words, count, list_address(without)))
    return sorted(found, key=lambda way: -way.count)


def nearest_sets(selection: Selection, most: int = 5) -> list[WayOut]:
    """The nearest sets that are not empty, where taking back one choice does not help: two choices less."""
    made = []
    for relief in selection.reliefs(most):
        if len(relief.names) > 1:
            left: Query = relief.query
            words = "; ".join(label(selection, name, value) for name, value in left.items() if name != "ordering")
            made.append(WayOut(words or _("tutte le iniziative"), relief.count, list_address(left)))
    return made
