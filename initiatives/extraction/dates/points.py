"""One date as Italian text writes it, cut into its parts; nothing is resolved here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from initiatives.extraction.dates.words import (
    ANY_MONTH,
    DAY,
    DAY_WORDS,
    FIRST_LETTERS,
    FULL_MONTH,
    NUMERIC,
    ORDINALS,
    RELATIVE,
    SEASONS,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)


@dataclass(frozen=True, slots=True)
class Point:
    """The written parts of one date; None where the text leaves a part out.

    `part` is a piece of the month or, with `of_year`, of the year: half-1, half-2, quarter-1 to -4, third-1 to -3,
    season-21 to -24, first-8 (its first eight months), last-3, begin, middle, end. `relative` is last, next or this, the same of
    a year (last-year) or of a month (last-month), or so many years back (ago-2-year).
    """

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    relative: str = ""
    part: str = ""
    of_year: bool = False


_PART = r"""(?:(?:la|il|nella|nel|alla|al|dalla|dal|della|del|le|i|ai|dai|nei|nelle|con)[ ])?
    (?:(?:prim[aoi]|second[ao]|terz[ao]|quart[ao]|ultim[aoie]|i{1,3}|iv|1°|2°|3°|4°)[ ](?:met[àa]['’]?|parte|quindicina|semestre|trimestre|quadrimestre|settimane?|giorni|mesi)
      |(?:prim|ultim)i[ ](?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|1[01]|[2-9])[ ]mesi
      |met[àa]['’]?|fine|inizio|inizi|primi|semestre)"""
_SEASON = rf"(?:{'|'.join(SEASONS)})"
_OF = r"(?:[ ](?:di|del|dell['’]|della|dello)[ ]?|[ ])"
_MONTH_OF_YEAR = rf"(?:[ ](?:del[ ]|di[ ]|dell['’]anno[ ])?{YEAR}|,?[ ]{RELATIVE})?"
_NEXT_MONTH = r"(?:prossimo[ ]|scorso[ ]|presente[ ])?(?:mese[ ]di[ ])?(?:prossimo[ ]|scorso[ ])?"

DAY_POINT = rf"(?:{WEEKDAY}(?:[ ](?:scors|prossim)[oa])?,?[ ])?(?:il[ ]|l['’])?{DAY}[ ](?:di[ ])?{ANY_MONTH}(?:,?[ ](?:del[ ]|dell['’]anno[ ])?{YEAR}|,?[ ]{RELATIVE})?"
MONTH_POINT = rf"(?:{_PART}{_OF})?{_NEXT_MONTH}{FULL_MONTH}{_MONTH_OF_YEAR}"
YEAR_POINT = rf"(?:{_PART}{_OF}|(?:la[ ])?{_SEASON}(?:{_OF}))(?:l['’]anno[ ]|anno[ ])?{YEAR}|{YEAR}"
HALF_DAY = rf"(?:{WEEKDAY},?[ ])?(?:il[ ]|l['’])?{DAY}"

#: Read in lower case, as all expressions of dates: to tell letters apart regardless of case takes several times as long.
POINT = re.compile(
    rf"""(?<![^\W_])(?={FIRST_LETTERS})  # where no date can begin, nothing is tried
      (?: (?P<english>(?P<english_month>{ANY_MONTH})[ ](?P<english_day>{DAY}),[ ](?P<english_year>{YEAR}))
      | (?P<numeric>{NUMERIC.format("n")})
      | (?P<iso>(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))
      | (?:(?P<weekday>{WEEKDAY})(?:[ ](?P<weekday_relative>scors[oa]|prossim[oa]))?,?[ ])?(?:il[ ]|l['’])?(?<![\d.,/-])(?P<day>{DAY})
            [ ](?:di[ ])?(?P<month>{ANY_MONTH})(?:,?[ ](?:del[ ]|dell['’]anno[ ])?(?P<year>{YEAR})|,?[ ](?P<relative>{RELATIVE}))?
      | (?:(?P<part>{_PART}){_OF})?(?P<before>{_NEXT_MONTH})(?<!\w)(?P<full_month>{FULL_MONTH})
            (?:[ ](?:del[ ]|di[ ]|dell['’]anno[ ])?(?P<month_year>{YEAR})|,?[ ](?P<month_relative>{RELATIVE}))?
      | (?:(?P<year_part>{_PART}){_OF}|(?P<season>{_SEASON})(?!\w)(?:{_OF})?)(?:l['’]anno[ ]|anno[ ])?(?P<part_year>{YEAR})
      | (?P<this_part>{_PART})(?:[ ]del[ ]prossimo[ ]anno|[ ]dell['’][ ]?anno(?:[ ](?P<this_relative>prossimo|scorso|in[ ]corso))?|[ ](?P<next_season>prossim[oa]))(?!\w)
      | (?P<lone_part>(?:nel|il|dal|al)[ ](?:primo|secondo|terzo|quarto|ultimo)[ ](?:semestre|trimestre|quadrimestre))(?!\w)(?![ ](?:di|del|dell['’]|della|dello|19|20))
      | (?P<that_year>(?:dal|nel|al)l['’]anno[ ](?:prossimo|scorso|passato|venturo))(?!\w)
      | (?:il[ ]|l['’])?(?<![\d.,/-])(?P<month_day>{DAY})[ ](?P<which_month>del[ ]mese(?:[ ](?:prossimo|scorso|corrente|in[ ]corso))?|del[ ](?:prossimo|corrente|presente)[ ]mese
            |di[ ]questo[ ]mese|p\.[ ]?v\.|c\.[ ]?m\.|u\.[ ]?s\.)(?!\w)
      | (?P<lone_season>(?:scors[oa]|prossim[oa])[ ]{_SEASON}|{_SEASON}[ ](?:scors[oa]|prossim[oa])|(?:in|(?:dal|nel)?la|(?:dal|nel)?l['’])[ ]?{_SEASON}(?![ ](?:del[ ])?(?:19|20)\d\d))(?!\w)
      | (?P<whole_year>(?:(?:la[ ])?fine[ ](?:dell['’])?|l['’]|quest['’]|(?:il[ ])?prossimo[ ]|(?:lo[ ])?scorso[ ])anno(?:[ ](?:prossimo|scorso|passato|in[ ]corso))?)(?!\w)
      | (?P<whole_month>(?:prossimo|scorso)[ ]mese|mese[ ](?:prossimo|scorso)|fine[ ](?:del[ ])?mese)(?!\w)(?![ ]di)
      | (?P<day_weekday>{WEEKDAY})[ ](?P<lone_day>{DAY})(?![ ]?(?:°|euro|mila|milion|comuni|°))
      | (?P<lone_weekday>{WEEKDAY})[ ](?P<lone_relative>scors[oa]|prossim[oa])|(?P<relative_first>scors[oa]|prossim[oa])[ ](?P<after_weekday>{WEEKDAY})
      | (?<![\w.,/-])(?P<lone_year>{YEAR})(?![\w/-])
      )""",
    re.VERBOSE,
)
_HALF = re.compile(rf"(?:(?P<weekday>{WEEKDAY}),?[ ])?(?:il[ ]|l['’])?(?P<day>{DAY})")


def point_at(string: str, start: int, end: int) -> Point | None:
    """The point that `string[start:end]` (lower case) writes whole; a day alone is one, too, as the first end of a range."""
    phrase = string[start:end]  # cut out, so that the dash of `3-5 marzo` is out of sight
    whole = POINT.fullmatch(phrase)
    if whole:
        return replace(point_of(whole), start=start, end=end)
    half = _HALF.fullmatch(phrase)
    return half and Point(start, end, weekday=_weekday(half["weekday"]), day=day_number(half["day"]))


def point_of(match: re.Match) -> Point:
    """The parts of a match of POINT."""
    start, end = match.span()
    if match["english"]:
        month = month_number(match["english_month"])
        return Point(start, end, day=int(match["english_day"]), month=month, year=int(match["english_year"]))
    if match["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[/.-]", match["numeric"]))
        return Point(start, end, day=day, month=month, year=year + 2000 if year < 100 else year)
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Point(start, end, day=day, month=month, year=year)
    if match["month"]:
        return _day_and_month(match, start, end)
    if match["full_month"]:
        return _month(match, start, end)
    if match["part_year"]:
        part = f"season-{SEASONS[match['season'].lower()]}" if match["season"] else part_name(match["year_part"])
        return Point(start, end, year=int(match["part_year"]), part=part, of_year=True)
    if match["this_part"]:
        phrase = match.group().lower()
        relative = "next-year" if "prossimo" in phrase else "last-year" if "scorso" in phrase else "this-year"
        return Point(start, end, relative=relative, part=part_name(match["this_part"]), of_year=True)
    if match["lone_part"]:
        return Point(start, end, relative="this-year", part=part_name(match["lone_part"]), of_year=True)
    if match["that_year"]:
        return Point(start, end, relative=relation(match["that_year"]), of_year=True)
    if match["month_day"]:
        which = match["which_month"]
        by_month = "mese" in which or which.startswith("c")
        return Point(start, end, day=day_number(match["month_day"]), relative=(relation(which) or "this") + "-month" * by_month)
    if match["lone_season"]:
        phrase = match["lone_season"].lower()
        season = next(number for name, number in SEASONS.items() if name in phrase)
        return Point(start, end, relative=relation(phrase), part=f"season-{season}", of_year=True)
    if match["whole_year"]:
        relative = (relation(match["whole_year"]) or "this-year").removesuffix("-year") + "-year"
        return Point(start, end, relative=relative, part="end" if "fine" in match["whole_year"].lower() else "", of_year=True)
    if match["whole_month"]:
        return Point(start, end, relative=f"{relation(match['whole_month']) or 'this'}-month")
    if match["lone_day"]:
        return Point(start, end, weekday=_weekday(match["day_weekday"]), day=int(re.sub(r"\D", "", match["lone_day"])))
    if match["lone_weekday"] or match["after_weekday"]:
        weekday = _weekday(match["lone_weekday"] or match["after_weekday"])
        return Point(start, end, weekday=weekday, relative=relation(match["lone_relative"] or match["relative_first"]))
    return Point(start, end, year=int(match["lone_year"]))


def _day_and_month(match: re.Match, start: int, end: int) -> Point:
    return Point(
        start,
        end,
        weekday=_weekday(match["weekday"]),
        day=day_number(match["day"]),
        month=month_number(match["month"]),
        year=int(match["year"]) if match["year"] else None,
        relative=relation(match["relative"] or match["weekday_relative"]),
    )


def _month(match: re.Match, start: int, end: int) -> Point:
    return Point(
        start,
        end,
        month=month_number(match["full_month"]),
        year=int(match["month_year"]) if match["month_year"] else None,
        relative=relation(match["month_relative"] or match["before"]),
        part=part_name(match["part"]),
    )


def _weekday(name: str | None) -> int | None:
    return weekday_number(name) if name else None


def day_number(text: str) -> int:
    """1 to 31, for `16`, `1°` and `sedici` alike."""
    return DAY_WORDS.index(text.lower()) + 1 if text.isalpha() else int(re.sub(r"\D", "", text))


def relation(text: str | None) -> str:
    """What `scorso`, `prossimo`, `dell'anno passato` and the like say of a date without a year."""
    folded = (text or "").lower()
    if "anni fa" in folded:
        return f"ago-{DAY_WORDS.index(folded.split()[1]) + 1}-year"
    of_year = "-year" if "anno" in folded else ""
    if re.search(r"scors|passat|precedent|u\.[ ]?s\.", folded):
        return f"last{of_year}"
    if re.search(r"prossim|ventur|entrant|p\.[ ]?v\.", folded):
        return f"next{of_year}"
    return f"this{of_year}" if re.search(r"corrent|corso|quest|presente|c\.a\.", folded) else ""


_ORDINAL = re.compile(r"(?P<ordinal>prim|second|terz|quart|ultim|i{1,3}(?=[ ])|iv(?=[ ])|[1-4]°)[oaie]?[ ](?P<piece>\w+)", re.IGNORECASE)
_PIECES = {"met": "half", "par": "half", "qui": "half", "sem": "half", "tri": "quarter", "qua": "third"}


_MONTHS = re.compile(r"(?P<end>prim|ultim)i[ ](?P<number>\w+)[ ]mesi$")


def part_name(phrase: str | None) -> str:
    """`prima metà` is half-1, `terzo trimestre` quarter-3, `fine` end; empty where nothing is cut."""
    folded = (phrase or "").lower()
    months = _MONTHS.search(folded)
    if months:
        number = months["number"]
        return f"{'first' if months['end'] == 'prim' else 'last'}-{int(number) if number.isdigit() else DAY_WORDS.index(number) + 1}"
    ordinal = _ORDINAL.search(folded)
    if ordinal:
        piece = _PIECES.get(ordinal["piece"][:3])
        number = ORDINALS[ordinal["ordinal"]]
        if piece and number > 0:
            return f"{piece}-{number}"
        if piece:
            return f"{piece}-{ {'half': 2, 'quarter': 4, 'third': 3}[piece] }"
        return "begin" if number == 1 else "end" if number < 0 else "middle"
    if "fine" in folded:
        return "end"
    if "iniz" in folded or "primi" in folded:
        return "begin"
    return "middle" if "met" in folded else ""
