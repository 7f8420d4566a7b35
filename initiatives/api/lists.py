"""A list's answer, put together from stored JSON without reading it: bytes between bytes."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from initiatives.api.renderers import to_json

JSON = "application/json"


def address_with(request: HttpRequest, query, **extra: str) -> str:
    """The absolute address of this list in canonical form, with other extras."""
    changed = query.with_extra(**extra)
    parts = [part for part in (changed.canonical(), _extras(changed.extra)) if part]
    return request.build_absolute_uri(f"{request.path}?{'&'.join(parts)}" if parts else request.path)


def _extras(pairs) -> str:
    return "&".join(f"{name}={quote(value, safe=',')}" for name, value in sorted(pairs))


def stitched(items: list[str], following: str, previous: str, count: int | None, version: int, more: dict | None = None) -> HttpResponse:
    """`{"results": […], "next", "previous", "count", "dataset_version", …}` round ready-made items, with Link headers."""
    tail = {"next": following or None, "previous": previous or None, "count": count, "dataset_version": version, **(more or {})}
    content = b"".join((b'{"results":[', ",".join(items).encode(), b"],", to_json(tail)[1:]))
    response = HttpResponse(content, content_type=JSON)
    links = [f'<{address}>; rel="{name}"' for name, address in (("next", following), ("prev", previous)) if address]
    if links:
        response["Link"] = ", ".join(links)
    return response
