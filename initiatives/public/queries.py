"""Addresses of the list page, of its data and of its feeds, all with the same parameters."""

from django.urls import reverse

from initiatives.filters import Query


def list_address(query: Query, **extra: str) -> str:
    """The list page for `query`; `extra` are parameters of the page alone (view, level, cursor)."""
    return with_query(reverse("public:initiatives"), query, **extra)


def with_query(path: str, query: Query, **extra: str) -> str:
    parts = [query.canonical(), *(f"{name}={value}" for name, value in extra.items() if value)]
    text = "&".join(part for part in parts if part)
    return f"{path}?{text}" if text else path


def filtered(**filters: str) -> Query:
    """A query of single values: `filtered(place="028060")`."""
    query = Query()
    for name, value in filters.items():
        query = query.with_(name, value)
    return query


def data_address(query: Query, form: str) -> str:
    """The same query of the API, in another form."""
    return with_query(reverse("api:initiatives"), query, format=form)


def feed_address(query: Query, route: str) -> str:
    """A feed or calendar of the query."""
    return with_query(reverse(f"public:{route}"), query)
