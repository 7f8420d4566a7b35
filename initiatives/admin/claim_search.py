"""Finding claims by what they state, their rule or their document, at a cost that does not grow with the claims.

Words anywhere in a hundred thousand claims would be looked for in every one of them. Names and rules are found by how they
begin, from their indexes; documents by words of their title, and their claims with them.
"""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Lower
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils.text import smart_split

from initiatives.models import Claim, Document, StatedName

#: So many claims of each way of finding them, so many documents: whoever wants more narrows the search.
MOST, MOST_DOCUMENTS = 1000, 200
#: Greater than whatever follows the beginning of a text.
LAST = "\U0010ffff"


def search_claims(claims: QuerySet, asked: str) -> QuerySet:
    """Those of `claims` that `asked` finds; nothing is asked of the database before they are."""
    words = asked.strip()
    if not words:
        return claims
    first, last = Lower(Value(words)), Concat(Lower(Value(words)), Value(LAST))
    named, ruled, told = (
        Claim.objects.filter(pk__in=way.order_by().values("pk")[:MOST]).values("pk")
        for way in (
            claims.filter(GreaterThanOrEqual(StatedName(), first), LessThan(StatedName(), last)),
            claims.filter(rule__gte=words, rule__lt=words + LAST),
            claims.filter(document__in=_documents(words)),
        )
    )
    # One list of keys, so that the rows are fetched by them: joined by OR, every claim would be held against each way.
    return claims.filter(pk__in=named.order_by().union(ruled.order_by(), told.order_by(), all=True))


def _documents(words: str) -> QuerySet:
    """The newest documents whose title, name or publisher hold every word."""
    found = Document.objects.all()
    for word in smart_split(words):
        found = found.filter(Q(title__icontains=word) | Q(name__icontains=word) | Q(publisher__icontains=word))
    return found.order_by("-pk").values("pk")[:MOST_DOCUMENTS]
