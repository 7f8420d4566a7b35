"""A list's answer, put together from stored JSON without reading it: bytes between bytes."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from initiatives.api.renderers import to_json

JSON = "application/json"


def addresses(request: HttpRequest, query, following: str, previous: str) -> tuple[str, str]:
    """The absolute addresses of this list, in canonical form, at the next and the previous cursor; empty where there is none."""
    if not following and not previous:
        return "", ""
    asked, extras = query.canonical(), tuple(pair for pair in query.extra if pair[0] != "cursor")
    before = f"{request.build_absolute_uri(request.path)}?{asked}{'&' if asked else ''}"
    return tuple(cursor and before + _extras((*extras, ("cursor", cursor))) for cursor in (following, previous))


def _extras(pairs) -> str:
    return "&".join(f"{name}={quote(value, safe=',')}" for name, value in sorted(pairs))


def stitched(items: list[bytes], following: str, previous: str, count: int | None, version: int, more: dict | None = None) -> HttpResponse:
    """`{"results": […], "next", "previous", "count", "dataset_version", …}` round ready-made items, with Link headers."""
    tail = {"next": following or None, "previous": previous or None, "count": count, "dataset_version": version, **(more or {})}
    content = b"".join((b'{"results":[', b",".join(items), b"],", to_json(tail)[1:]))
    response = HttpResponse(content, content_type=JSON)
    links = [f'<{address}>; rel="{name}"' for name, address in (("next", following), ("prev", previous)) if address]
    if links:
        response["Link"] = ", ".join(links)
    return response
