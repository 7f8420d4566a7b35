"""One search for the list page, the API, feeds, calendar, map and exports.

`select(query)` answers a `filters.Query` from bitmaps that are kept in the process and brought up to date by the
dataset version; the database is asked for that version and for the rows of a page, and for nothing else unless
there is text to look up.
"""

from initiatives.search.index import Index
from initiatives.search.loading import DatasetState, current_index, dataset, forget
from initiatives.search.pages import CURSOR, InvalidCursor, Page
from initiatives.search.past import PastSelection, select_as_of
from initiatives.search.records import StoredRecord, read_all, read_column, read_record
from initiatives.search.selection import FACETS, Selection, holders_of, label_of, select
from initiatives.search.suggesting import completions
from initiatives.search.words import Question, Segment, read_question, snippet

__all__ = [
    "CURSOR",
    "FACETS",
    "DatasetState",
    "Index",
    "InvalidCursor",
    "Page",
    "PastSelection",
    "Question",
    "Segment",
    "Selection",
    "StoredRecord",
    "completions",
    "current_index",
    "dataset",
    "forget",
    "holders_of",
    "label_of",
    "read_all",
    "read_column",
    "read_question",
    "read_record",
    "select",
    "select_as_of",
    "snippet",
]
