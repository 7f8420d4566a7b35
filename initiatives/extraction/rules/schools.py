"""Schools by their abbreviations: `I.C. “Matese”`, `I.S.I.S. “Pertini”`, `Omnicomprensivo statale`, `liceo “Volta”`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import MOST, read_page

SCHOOL = re.compile(
    r"""(?<![\w.])
    (?:I\.[ ]?C\.|IC|I\.[ ]?I\.[ ]?S\.|I\.?S\.?I\.?S\.?|I\.?T\.?I\.?S\.?|I\.?T\.?C\.?|I\.?P\.?S\.?|D\.D\.
      |IIS|Iis|Isis|ISISS|Isiss|IISS|Iiss|Itis|ITTS|Itts|ITT|Itt|ITET|Itet|ITE|Ite|ITCG|Itcg|Itc|IPSIA|Ipsia|IPSSAR|Ipssar|IPSSEOA|Ipsseoa|IPSEOA|Ipseoa|CPIA|Cpia
      |(?:[Ii]stituto|[Ss]cuola)[ ](?:[Mm]edia|[Pp]rimaria|[Ee]lementare|[Cc]omprensivo|[Tt]ecnico|[Pp]rofessionale|[Ss]uperiore|[Oo]mnicomprensivo)(?:[ ](?:[Ss]tatale|[Ii]ndustriale|[Cc]ommerciale|[Ee]conomico|[Tt]ecnologico|[Aa]grario)){0,2}
      |[Dd]irezione[ ][Dd]idattica|[Pp]olo[ ](?:[Ll]iceale|[Ss]colastico)|Omnicomprensivo|Alberghiero|Convitto|[Ll]iceo(?:[ ](?:[Cc]lassico|[Ss]cientifico|[Aa]rtistico|[Ll]inguistico|[Mm]usicale)){0,2})
    (?:[ ](?P<kind>statale))?
    (?:[ ](?:“[^”\n]{2,40}”|"[^"\n]{2,40}"|«[^»\n]{2,40}»|[A-Z][\w.'’]{0,20}(?:[ -](?:[A-Z][\w.'’]{0,20}|d[aei]l?l?a?[ ][A-Z]\w{1,20})){0,4}))?""",
    re.VERBOSE,
)
#: The first word of any of these, and what may be one in capitals.
_TELLING = frozenset(
    "iis isis itis itc ipsia ips ite itet itts itt itcg isiss iiss ipssar ipsseoa ipseoa cpia istituto scuola omnicomprensivo direzione polo alberghiero convitto liceo".split()
)
_ABBREVIATIONS = frozenset({"i", "ic", "d", "is", "it", "ip"})
SCHOOL_NAME = Reason("scuola con il suo nome", "a school with its name")


@rule("organisation", Stage.NAMES)
def find_schools(text: Text) -> Iterable[Fact]:
    """Schools with a name of their own or an attribute; a bare `Liceo` is none."""
    page = read_page(text.string)
    if _TELLING.isdisjoint(page.places) and not page.capitals_among(_ABBREVIATIONS):
        return
    for match in islice(SCHOOL.finditer(text.string), MOST):
        name = " ".join(match.group().split()).rstrip(".") if match.group()[-1] == "." and "“" not in match.group() else match.group()
        named = "“" in name or '"' in name or "«" in name
        if name[0].islower() and not named:
            continue
        if " " not in name or not (named or match["kind"] or name.split()[-1][0].isupper()):
            continue
        end = match.start() + len(name)
        yield Fact(Organisation(name, "participant"), match.start(), end, "organisations/school", 0.92, SCHOOL_NAME)
