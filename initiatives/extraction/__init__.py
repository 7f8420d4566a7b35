"""Facts from Italian texts about public digital initiatives: pure Python, no Django, no clock, no database."""

from initiatives.extraction.edtf import Edtf
from initiatives.extraction.edtf import parse as parse_edtf
from initiatives.extraction.facts import (
    KINDS,
    Amount,
    Check,
    Date,
    Duration,
    Extraction,
    Fact,
    Organisation,
    Person,
    Place,
    Programme,
    Quantity,
    Reading,
    Reason,
)
from initiatives.extraction.guidelines_json import as_guidelines
from initiatives.extraction.knowledge import Knowledge, load_knowledge
from initiatives.extraction.pipeline import extract

__all__ = [
    "KINDS",
    "Amount",
    "Check",
    "Date",
    "Duration",
    "Edtf",
    "Extraction",
    "Fact",
    "Knowledge",
    "Organisation",
    "Person",
    "Place",
    "Programme",
    "Quantity",
    "Reading",
    "Reason",
    "as_guidelines",
    "extract",
    "load_knowledge",
    "parse_edtf",
]
