"""One search for the list page, the API, feeds, calendar, map and exports.

`select(query)` answers a `filters.Query` from bitmaps that are kept in the process and brought up to date by the
dataset version; the database is asked for that version and for the rows of a page, and for nothing else unless
there is text to look up.
"""

from initiatives.search.index import Index
from initiatives.search.loading import current_index, dataset, forget
from initiatives.search.pages import InvalidCursor, Page
from initiatives.search.selection import FACETS, Selection, label_of, select
from initiatives.search.suggesting import completions
from initiatives.search.words import Question, Segment, read_question, snippet

__all__ = [
    "FACETS",
    "Index",
    "InvalidCursor",
    "Page",
    "Question",
    "Segment",
    "Selection",
    "completions",
    "current_index",
    "dataset",
    "forget",
    "label_of",
    "read_question",
    "select",
    "snippet",
]
