"""What the rules for money share: how a sum becomes a fact, and when a text speaks of money at all."""

from __future__ import annotations

import re

from initiatives.extraction.facts import Amount, Fact, Reason
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.text import Text

#: These read lower case.
_APPROXIMATE = re.compile(
    r"""(?:circa|oltre|quasi|più[ ]di|piu['’][ ]di|poco[ ]più[ ]di|poco[ ]meno[ ]di|almeno|intorno[ ]a[il]?|attorno[ ]a[il]?|all['’]incirca)
        [ ](?:l[aeo]|i|gli|un[ao]?)?[ ]?(?:€[ ]?)?$""",
    re.VERBOSE,
)
_CIRCA_AFTER = re.compile(r"[ ](?:di[ ]euro[ ]|euro[ ])?circa(?!\w)")
MONEY_CUE = re.compile(
    r"""(?<!\w)(?:€|euro\b|dollar|sterlin|franchi\b|eur\b|invest|finanzia|fond[oi]\b|contribut|stanzia|risors|spes[ae]\b|spender|cost[oi]\b|cost(?:a|erà|ano)\b|import[oi]\b|dotazion
        |budget|valore|vale\b|valgono\b|varrà|bilancio|cofinanzi|fesr\b|por\b|pnrr\b|recovery|plafond|tesoretto|quadro\seconomico|appalt|in\spalio|mutuo|soldi|cifra|somm[ae]\b|milionari|gara\b)""",
    re.VERBOSE,
)
YEARS = range(1900, 2101)


def speaks_of_money(text: Text, start: int, end: int) -> bool:
    return bool(MONEY_CUE.search(text.lower, start, end))


def sum_fact(
    text: Text,
    numeral: Numeral,
    span: tuple[int, int],
    rule: str,
    score: float,
    reason: Reason,
    currency: str = "EUR",
    times: int = 1,
) -> Fact:
    """The fact that `numeral`, `times` a scale written elsewhere, is a sum proved by the passage `span`."""
    start, end = span
    approximate = bool(_APPROXIMATE.search(text.before(start, 25).lower()) or _CIRCA_AFTER.match(text.lower, end))
    value = Amount(numeral.value * times, currency, approximate=approximate or numeral.form == "collective")
    return Fact(value, start, end, rule, score, reason)
