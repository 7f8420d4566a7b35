"""Figures, sums and dates as people read them, in the active language: `264.100 €`, `entro ottobre 2018`; never more exact than
the source. Dates are EDTF (ISO 8601-2)."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from initiatives.extraction.edtf import Edtf, parse


def figure_in_words(value: Decimal | int | float) -> str:
    """With the thousands grouped and as many decimals as it has, none for a whole number."""
    exact = Decimal(str(value))
    exact = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(exact, use_l10n=True, force_grouping=True)


def sum_in_words(amount: Decimal | int | float, currency: str = "EUR") -> str:
    """`1.856.000 €` in Italian, `€1,856,000` in English; cents, always two, only where there are some. Other currencies by
    their ISO 4217 letters."""
    exact = Decimal(str(amount))
    whole = exact == exact.to_integral_value()
    figure = figure_in_words(exact) if whole else number_format(exact, 2, use_l10n=True, force_grouping=True)
    if currency == "EUR" and (get_language() or "").startswith("en"):
        return f"€{figure}"
    return f"{figure}\u00a0{'€' if currency == 'EUR' else currency}"


def months_in_words(least: Decimal | int | float, most: Decimal | int | float) -> str:
    """`1 mese`, `12–18 mesi`."""
    figure = figure_in_words(least) if least == most else f"{figure_in_words(least)}–{figure_in_words(most)}"
    return ngettext("%(months)s mese", "%(months)s mesi", 1 if least == most == 1 else 2) % {"months": figure}


def quantity_in_words(value: Decimal | int | float, unit: str) -> str:
    """`340.000 abitanti`, `3,5%`."""
    return f"{figure_in_words(value)}%" if unit == "%" else f"{figure_in_words(value)} {unit}"


def in_words(text: str) -> str:
    """EDTF `text` in the words of the active language; text that is not EDTF comes back as it is."""
    return _in_words(text or "", get_language())


@lru_cache(maxsize=4096)
def _in_words(text: str, _language: str | None) -> str:
    try:
        parsed = parse(text)
    except ValueError:
        return text
    if not parsed.is_interval:
        return _point(parsed)
    first, _slash, last = text.partition("/")
    if first == "..":
        end = parse(last)
        return (_("entro il %(date)s") if _takes_article(end) else _("entro %(date)s")) % {"date": _point(end)}
    if last == "..":
        start = parse(first)
        return (_("dal %(date)s in poi") if _takes_article(start) else _("da %(date)s in poi")) % {"date": _point(start)}
    return _interval(parse(first), parse(last))


def _takes_article(point: Edtf) -> bool:
    """Italian says `entro il 2020` and `entro il 1 giugno` but `entro ottobre 2018`."""
    return point.precision in ("day", "year") and not point.qualifier


def _interval(first: Edtf, last: Edtf) -> str:
    start, end = first.earliest, last.latest
    if first.text == last.text:
        return _point(first)
    if first.precision == last.precision == "day" and not (first.qualifier or last.qualifier):
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{written(end, 'j F Y')}"
        if start.year == end.year:
            return f"{written(start, 'j F')} – {written(end, 'j F Y')}"
    if first.precision == last.precision == "month" and start.year == end.year and not (first.qualifier or last.qualifier):
        return f"{written(start, 'F')}–{written(end, 'F Y')}"
    if first.precision == last.precision == "year" and not (first.qualifier or last.qualifier):
        return f"{start.year}–{end.year}"
    return f"{_point(first)} – {_point(last)}"


def _point(parsed: Edtf) -> str:
    words = {
        "day": lambda day: written(day, "j F Y"),
        "month": lambda day: written(day, "F Y"),
        "year": lambda day: str(day.year),
        "decade": lambda day: _("anni %(decade)s") % {"decade": day.year},
        "part": lambda day: _part(parsed.text, day),
    }[parsed.precision](parsed.earliest)
    if parsed.qualifier == "~":
        return _("circa %(date)s") % {"date": words}
    if parsed.qualifier:
        return _("forse %(date)s") % {"date": words}
    return words


def written(moment: date | None, form: str) -> str:
    """A day or moment in a `form` of Django's `date`: Italian months without capitals, hours as 9.30 in Italian and 9:30 in English."""
    if moment is None:
        return ""
    if (get_language() or "").startswith("en"):
        return date_format(moment, form.replace("H.i", "H:i"))
    return date_format(moment, form).lower()


def _part(text: str, day: date) -> str:
    """Part of a year by EDTF's number: seasons 21 to 24, quarters 33 to 36, quadrimesters 37 to 39, semesters 40 and 41."""
    names = {
        "21": pgettext("season", "primavera %(year)s"),
        "22": pgettext("season", "estate %(year)s"),
        "23": pgettext("season", "autunno %(year)s"),
        "24": pgettext("season", "inverno %(year)s"),
        "33": _("primo trimestre %(year)s"),
        "34": _("secondo trimestre %(year)s"),
        "35": _("terzo trimestre %(year)s"),
        "36": _("quarto trimestre %(year)s"),
        "37": _("primo quadrimestre %(year)s"),
        "38": _("secondo quadrimestre %(year)s"),
        "39": _("terzo quadrimestre %(year)s"),
        "40": _("primo semestre %(year)s"),
        "41": _("secondo semestre %(year)s"),
    }
    return names[text[5:7]] % {"year": day.year}
