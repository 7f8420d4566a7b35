"""One grammar of parameters for the list page, the API, feeds, calendar, map and exports."""

from initiatives.filters.filterset import InitiativeFilterSet
from initiatives.filters.grammar import InvalidParameters, Problem, Query, parse_query, read_query

__all__ = ["InitiativeFilterSet", "InvalidParameters", "Problem", "Query", "parse_query", "read_query"]
