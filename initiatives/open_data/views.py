"""The addresses of open data: dumps, the catalogue in two notations, records as JSON-LD."""

import orjson
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from initiatives.models import Redirect, Tombstone
from initiatives.open_data.catalogue import catalogue
from initiatives.open_data.dumps import latest, named
from initiatives.open_data.linked_data import record_jsonld
from initiatives.search import dataset, read_record

JSONLD, TURTLE = "application/ld+json", "text/turtle; charset=utf-8"


def site_of(request: HttpRequest) -> str:
    """Scheme and host under which links in files stand."""
    return (settings.SITE_ADDRESS or request.build_absolute_uri("/")).rstrip("/")


@require_safe
def dump_file(request: HttpRequest, name: str) -> HttpResponse:
    """A dump; to be kept, but asked for again now and then: a person who is taken out is taken out of it too."""
    found = named(name)
    if found is None:
        raise Http404
    etag, last_modified = f'"{found.sha256}"', int(found.path.stat().st_mtime)
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        response = FileResponse(found.path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["ETag"], response["Last-Modified"] = etag, http_date(last_modified)
    response["Cache-Control"] = "public, max-age=3600, must-revalidate"
    return _open(response)


@require_safe
def catalogue_jsonld(request: HttpRequest) -> HttpResponse:
    return _catalogue(request, JSONLD, lambda graph: orjson.dumps(graph.to_jsonld()))


@require_safe
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    return _catalogue(request, TURTLE, lambda graph: graph.to_turtle().encode())


def _catalogue(request: HttpRequest, media_type: str, write) -> HttpResponse:
    at, dump = dataset(), latest()
    etag, last_modified = f'W/"{at.version}-{at.changed_at.timestamp()}-{dump.sha256[:16] if dump else 0}"', int(at.changed_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        response = HttpResponse(write(catalogue(site_of(request), at, dump)), content_type=media_type)
    response["ETag"], response["Last-Modified"] = etag, http_date(last_modified)
    return _open(response)


@require_safe
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """A record as JSON-LD; 410 with the reason where it was withdrawn, 301 where it moved."""
    found = read_record(slug)
    if found is None:
        return _elsewhere(slug)
    etag, last_modified = f'W/"{found.dataset_version}"', int(found.changed_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        response = HttpResponse(orjson.dumps(record_jsonld(orjson.loads(found.detail_json), site_of(request))), content_type=JSONLD)
    response["ETag"], response["Last-Modified"] = etag, http_date(last_modified)
    return _open(response)


def _elsewhere(slug: str) -> HttpResponse:
    tombstone = Tombstone.objects.filter(slug=slug).first()
    if tombstone:
        told = {"status": 410, "detail": tombstone.reason, "withdrawn_at": tombstone.withdrawn_at}
        return _open(HttpResponse(orjson.dumps(told), status=410, content_type="application/problem+json"))
    new = Redirect.objects.filter(kind="initiative", old_slug=slug).values_list("new_slug", flat=True).first()
    if new:
        return HttpResponsePermanentRedirect(reverse("open_data:record", args=[new]))
    raise Http404


def _open(response: HttpResponse) -> HttpResponse:
    """Any page may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
