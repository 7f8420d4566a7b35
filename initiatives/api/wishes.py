"""What else an address of the API may say beside the filters: how much, which members, in which form, as of when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from initiatives.api.problems import Unacceptable
from initiatives.filters import Problem
from initiatives.filters.parameters import MOST_CHOICES, closest

MOST, USUAL = 100, 20
#: Media type of each form in which a list is given.
FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXPANSIONS = ("statements", "evidence")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`fields` and `omit` are names of members, `facets` of facets; `limit` None is the usual or, in a file, no limit."""

    limit: int | None = None
    cursor: str = ""
    fields: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    format: str = "json"
    as_of: date | None = None

    @property
    def page_size(self) -> int:
        return self.limit or USUAL

    def trim(self, item: dict) -> dict:
        """The item with the members that are wanted."""
        if self.fields:
            item = {name: item[name] for name in self.fields if name in item}
        return {name: value for name, value in item.items() if name not in self.omit} if self.omit else item

    @property
    def trims(self) -> bool:
        return bool(self.fields or self.omit)


class WishReader:
    """Reads what was sent beside the filters, one by one, and keeps what is wrong; `read()` raises it all at once."""

    def __init__(
        self, sent: dict[str, str], request: HttpRequest, *, members: Iterable[str], formats: Iterable[str], facets: Iterable[str] = ()
    ):
        self.sent, self.request = sent, request
        self.members, self.formats, self.facets = tuple(members), tuple(formats), tuple(facets)
        self.problems: list[Problem] = []

    def read(self) -> Wishes:
        wishes = Wishes(
            limit=self._limit(),
            cursor=self.sent.get("cursor", ""),
            fields=self._names("fields", self.members),
            omit=self._names("omit", self.members),
            expand=self._names("expand", EXPANSIONS),
            facets=self._names("facets", self.facets),
            format=self._format(),
            as_of=self._day("as_of"),
        )
        if self.problems:
            raise Unacceptable(self.problems)
        return wishes

    def _limit(self) -> int | None:
        text = self.sent.get("limit", "")
        if not text:
            return None
        if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST:
            return int(text)
        self.problems.append(
            Problem("limit", _("un numero da 1 a %(most)d") % {"most": MOST}, str(MOST) if text.isdecimal() else str(USUAL))
        )
        return None

    def _names(self, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        text = self.sent.get(name, "")
        if not text:
            return ()
        wanted = tuple(dict.fromkeys(text.split(",")))
        if text.count(",") >= MOST_CHOICES:
            self.problems.append(Problem(name, _("al massimo %(count)d valori") % {"count": MOST_CHOICES}))
        for item in wanted:
            if item not in known:
                self.problems.append(
                    Problem(name, _("«%(item)s» non c’è: %(known)s") % {"item": item, "known": ", ".join(known)}, closest(item, known))
                )
        return wanted

    def _format(self) -> str:
        wanted = self.sent.get("format", "")
        if wanted:
            if wanted not in self.formats:
                self.problems.append(
                    Problem(
                        "format", _("valori ammessi: %(choices)s") % {"choices": ", ".join(self.formats)}, closest(wanted, self.formats)
                    )
                )
            return wanted
        accepted = self.request.META.get("HTTP_ACCEPT", "")
        return next((name for name in self.formats if name != "json" and accepted.startswith(FORMATS[name])), "json")

    def _day(self, name: str) -> date | None:
        text = self.sent.get(name, "")
        if not text:
            return None
        try:
            if len(text) == 10:
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.problems.append(Problem(name, _("scrivi un giorno come 2023-06-30")))
        return None
