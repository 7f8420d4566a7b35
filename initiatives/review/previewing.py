"""What the rules would find in a text, in a few figures: for the dry run of an import. Writes nothing."""

from initiatives.extraction import extract
from initiatives.extraction.knowledge import Knowledge
from initiatives.models import ClaimKind, Rights
from initiatives.review.decisions import CERTAIN


def preview(text: str, published: str, rights: str, knowledge: Knowledge) -> dict:
    """`facts` and how many of them are `uncertain`, the document's `kind`, `published` (EDTF) and `rights`. What the format of
    the file said of date and rights goes before what the text says."""
    extraction = extract(text, knowledge, published or None)
    reserved = extraction.reading(ClaimKind.RIGHTS) == Rights.RESERVED
    return {
        "facts": len(extraction.facts),
        "uncertain": sum(fact.score < CERTAIN for fact in extraction.facts),
        "kind": extraction.reading(ClaimKind.DOCUMENT_KIND) or "",
        "published": published or extraction.reading(ClaimKind.PUBLISHED) or "",
        "rights": rights or (Rights.RESERVED.value if reserved else ""),
    }
