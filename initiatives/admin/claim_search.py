"""Finding claims by what they state, their rule or their document, at a cost that does not grow with the claims.

Words anywhere in a hundred thousand claims would be looked for in every one of them. Names and rules are found by how they
begin, from their indexes; documents by words of their title, and their claims with them.
"""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Lower
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils.text import smart_split

from initiatives.models import Document, StatedName

#: So many claims of each way of finding them, so many documents: whoever wants more narrows the search.
MOST, MOST_DOCUMENTS = 1000, 200
#: Greater than whatever follows the beginning of a text.
LAST = "\U0010ffff"


def search_claims(claims: QuerySet, asked: str) -> QuerySet:
    """Those of `claims` that `asked` finds; three queries for their keys."""
    words = asked.strip()
    if not words:
        return claims
    ways = (
        claims.filter(
            GreaterThanOrEqual(StatedName(), Lower(Value(words))), LessThan(StatedName(), Concat(Lower(Value(words)), Value(LAST)))
        ),
        claims.filter(rule__gte=words, rule__lt=words + LAST),
        claims.filter(document__in=_documents(words)),
    )
    keys = {key for way in ways for key in way.order_by().values_list("pk", flat=True)[:MOST]}
    return claims.filter(pk__in=keys)


def _documents(words: str) -> list[int]:
    """The newest documents whose title, name or publisher hold every word."""
    found = Document.objects.all()
    for word in smart_split(words):
        found = found.filter(Q(title__icontains=word) | Q(name__icontains=word) | Q(publisher__icontains=word))
    return list(found.order_by("-pk").values_list("pk", flat=True)[:MOST_DOCUMENTS])
