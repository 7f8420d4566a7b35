"""Companies by their legal form: `Insiel S.p.A.`, `Datanet s.r.l.`, `Infomobility Spa`."""

from __future__ import annotations

import re

from initiatives.extraction.lexicon.organisation_heads import LABELS
from initiatives.extraction.phrases import is_namelike, opens_sentence
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.words import Page

LEGAL_FORM = re.compile(
    r"""[ ,]{1,2}(?:[Ss]\.?[ ]?[Pp]\.?[ ]?[Aa]\b\.?|SpA\b|[Ss]\.?[ ]?[Rr]\.?[ ]?[Ll]\b\.?[Ss]?|[Ss]\.?c\.?(?:p\.?)?a\.?[ ]?(?:r\.?[ ]?l\.?)?(?!\w)
        |[Ss]\.?[ ]?[Cc]\.?[ ]?a[ ]r\.?[ ]?l\b\.?|[Ss]carl\b|[Ss]crl\b|Scpa\b|S\.?C\.?A\.?R\.?L\.?(?!\w)|d\.o\.o\.|S\.A\.(?!\w)|[Ss]nc\b|[Ss]as\b|Onlus\b|ONLUS\b|APS\b|Aps\b|ETS\b|Ets\b|GmbH\b|Ltd\b|Inc\b\.?|AG\b|SE\b
        |soc(?:iet[aà]|\.)[ ]coop(?:erativa|\.)?(?:[ ]sociale)?)""",
    re.VERBOSE,
)
#: One of these follows in every legal form; looked for first, as it is cheap.
FORM_WORDS = frozenset("s spa srl srls scarl scrl scpa sca scpa snc sas onlus aps ets gmbh ltd inc ag se soc societa sc d".split())
_LONGEST = 7
#: The legal form of a name stands within so many words behind its first one.
WITHIN_FORM = _LONGEST + 2


def company_at(page: Page, at: int) -> BodyName | None:
    """A run of capitalised words that begins with word `at` and ends in a legal form."""
    if (
        FORM_WORDS.isdisjoint(page.keys[at + 1 : at + WITHIN_FORM + 1])
        or not is_namelike(page, at)
        or page.words[at][0].isdigit()
        or opens_sentence(page, at)
        or _inside_run(page, at)
    ):
        return None
    last = at + 1
    while last - at <= _LONGEST:
        form = LEGAL_FORM.match(page.text, page.ends[last - 1])
        if form and not (page.words[at].lower() in LABELS and last == at + 1):
            end = form.end() - (form.group()[-1] == "." and form.group().count(".") == 1)
            return BodyName(at, page.before(end) + 1, "legal-form", end)
        if last >= len(page) or page.gap(last - 1) not in (" ", "-", " & ", "'", "") or not is_namelike(page, last):
            return None
        last += 1
    return None


def _inside_run(page: Page, at: int) -> bool:
    """Whether the name began earlier: only the first word of a run is tried, which keeps this linear."""
    if not at or page.gap(at - 1) not in (" ", "-", " & "):
        return False
    return (
        is_namelike(page, at - 1)
        and not opens_sentence(page, at - 1)
        and not page.starts_sentence(at - 1)
        and page.keys[at - 1] not in LABELS
    )
