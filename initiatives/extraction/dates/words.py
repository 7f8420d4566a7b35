"""The words of the calendar as regular expressions without groups, and what they stand for."""

from __future__ import annotations

MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORT = (
    "gen|genn|jan", "feb|febb|febbr", "mar", "apr", "mag", "giu|jun",
    "lug|jul", "ago|aug", "set|sett|sep|sept", "ott|oct", "nov", "dic|dec",
)  # fmt: skip
MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **{name: number for number, names in enumerate(_SHORT, 1) for name in names.split("|")},
}
WEEKDAY_STEMS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
SEASONS = {"primavera": 21, "estate": 22, "autunno": 23, "inverno": 24}
ORDINALS = {
    "prim": 1, "second": 2, "terz": 3, "quart": 4, "ultim": -1,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1°": 1, "2°": 2, "3°": 3, "4°": 4,
}  # fmt: skip

FULL_MONTH = rf"(?:{'|'.join(MONTHS)})(?!\w)"
#: Shortened and English names count only beside the number of a day.
ANY_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(_ENGLISH)}|(?:{'|'.join(_SHORT)})(?!\w)\.?)(?!\w)"
WEEKDAY = r"(?:(?:luned|marted|mercoled|gioved|venerd)(?:ì|i['’`]?|í)|sabato|domenica)(?!\w)"
#: Days in words count only right before their month: `il venti maggio`.
DAY_WORDS = (
    "primo", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici",
    "quindici", "sedici", "diciassette", "diciotto", "diciannove", "venti", "ventuno", "ventidue", "ventitré", "ventiquattro", "venticinque",
    "ventisei", "ventisette", "ventotto", "ventinove", "trenta", "trentuno",
)  # fmt: skip
DAY = rf"(?:1[°º^]|(?:{'|'.join(DAY_WORDS)})(?=[ ](?:di[ ])?(?:{'|'.join(MONTHS)})(?!\w))|(?:3[01]|[12]\d|0?[1-9])(?![\d°º]|[.,]\d))"
YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
RELATIVE = r"(?:(?:scors|prossim|passat|ventur|corrent|entrant)[oae](?!\w)(?:[ ]anno(?!\w))?|(?:dell?['’]?o?[ ]?|dell['’])?(?:anno[ ](?:passato|scorso|prossimo|precedente|in[ ]corso)|(?:scorso|prossimo)[ ]anno)|di[ ](?:due|tre|quattro|cinque|sei|sette|otto|dieci)[ ]anni[ ]fa(?!\w)|di[ ]quest['’]anno|u\.s\.|p\.v\.|c\.a\.)"
NUMERIC = r"(?<![\d/.-])(?:3[01]|[12]\d|0?[1-9])(?:(?P<{0}sep>[/.-])(?:1[0-2]|0?[1-9])(?P={0}sep)(?:(?:19|20)\d\d|\d\d))(?![\d/-]|\.\d)"
#: How the first word of any date begins: weekdays, months, parts of years and, with what follows, the articles before them.
FIRST_LETTERS = (
    r"(?:\d|lun|ma[ry]|mer|gio|ven|sab|dom|gen|feb|apr|mag|giu|lug|ago|set|ott|nov|dic|j|dec|sep|oct|au"
    r"|due|tre|ci|sei|no|di|un|do|(?:dal|nel|al)l['’][aei]|pr|se[cd]|ter|qu|ul|met|fin|es|sco|sem|mes|inv|iniz|i{1,3}[ ]|iv[ ]|in[ ]?[peai]|l['’][ ]?[\dpeai]"
    r"|(?:il|i|l[aeo]|nel|nella|nei|nelle|al|alla|dal|dalla|dai|del|della|con)[ ](?=[\dpstquimf]))"
)


def month_number(name: str) -> int:
    return MONTH_NUMBERS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday, as `date.weekday` counts."""
    return WEEKDAY_STEMS.index(name[:3].lower())
