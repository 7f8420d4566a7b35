"""What a sum is for (the initiative, a share of it, the whole programme) and who gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from initiatives.extraction.facts import Fact
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.text import Text

#: Rules that find a sum among others: such a sum is somebody's share.
_SHARES = frozenset(("amount.bracket", "amount.inherited", "amount.pair", "amount.portion"))
_SHARE_AFTER = re.compile(
    r"[ ,(]{1,3}(?:per|a)[ ](?:ciascun[oa]?|ogni|testa|cadaun[oa]|singol[oa]|beneficiario|domanda)|[ ](?:ciascun[oa]?|cadaun[oa]|l['’]un[oa]|dei[ ]quali|di[ ]cui)(?!\w)",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"""(?<!\w)(?:di[ ]cui|dei[ ]quali|spett\w+|tocc\w+|quot[ae]|tett[oi]|massimale|ciascun[oa]?[ ]\w+|ogni[ ]\w+|riserv\w+)[ ,:]+(?:\S+[ ]){0,4}(?:€[ ]?)?$
      | [|:–-][ ]*(?:€[ ]?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"""(?<!\w)(?:in[ ]palio|dotazion\w+|dote|plafond|sul[ ]tavolo|tutta[ ]italia|scala[ ]nazionale|livello[ ]nazionale
        |(?:bando|avviso|fondo|programma|piano|misura|pnrr)[ ](?:\S+[ ]){0,3}(?:da|di|vale|mette|stanzia|destina|ammonta))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?<!\w)(?:stanzi\w+|finanzi\w+|assegn\w+|erog\w+|conce\w+|mett\w+|mess[oaie]|destin\w+|investe|investito|contribui\w+|coprir\w+|dona\w*|cofinanzi\w+|riconosc\w+)(?!\w)",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(
    r"[^.;:]{0,45}?(?<!\w)(?:dal(?:la|lo|le)?|da|dagli|dall['’]|del(?:la|lo|le)?|degli|dei|dell['’]|di|a[ ]carico[ ]d\w+|fondi|risorse|contributo)[ ]?(?:d\w+['’ ][ ]?)?$",
    re.IGNORECASE,
)
_NEAR, _FAR = 60, 110


@refinement("amount", Stage.RELATIONS)
def with_scope_and_funder(text: Text, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    bodies = text.facts("organisation")
    for fact in facts:
        value = replace(fact.value, scope=_scope(text, fact), funder=_funder(text, fact, bodies))
        yield fact.stating(value)


def _scope(text: Text, fact: Fact) -> str:
    before = text.before(fact.start, 70)
    if fact.rule in _SHARES or _SHARE_AFTER.match(text.string, fact.end) or _SHARE_BEFORE.search(before):
        return "share"
    around = before + text.after(fact.end, _NEAR)
    return "programme" if _PROGRAMME.search(around) else "initiative"


def _funder(text: Text, fact: Fact, bodies: tuple[Fact, ...]) -> str:
    """The body behind the sum (`2 milioni del Ministero`) or the one that gives it (`la Regione ha stanziato 2 milioni`)."""
    sentence = text.sentence_at(fact.start)
    behind = bisect_left(bodies, fact.end, key=lambda body: body.start)
    if behind < len(bodies):
        body = bodies[behind]
        near = body.start - fact.end <= _NEAR and body.end <= sentence.end
        if near and _GIVEN_BY.fullmatch(text.string, fact.end, body.start):
            return body.value.name
    ahead = bisect_right(bodies, fact.start, key=lambda body: body.end) - 1
    if ahead >= 0:
        body = bodies[ahead]
        near = fact.start - body.end <= _FAR and body.start >= sentence.start
        if near and _GIVES.search(text.string, body.end, fact.start):
            return body.value.name
    return ""
