"""The floors that budgets are measured beside: bare Django views, without our middleware, over the same rows."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path


def empty(request):
    """What any answer of Django costs."""
    return HttpResponse(b"{}", content_type="application/json")


def stored_list(request):
    """Twenty stored entries, in one raw statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT list_json FROM initiatives_publishedinitiative WHERE sequence <= %s ORDER BY sequence DESC LIMIT 20",
            [int(request.GET["from"])],
        )
        items = [row[0] for row in cursor.fetchall()]
    return HttpResponse('{"results":[' + ",".join(items) + "]}", content_type="application/json")


def stored_detail(request, slug):
    """One stored record, in one raw statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT detail_json FROM initiatives_publishedinitiative WHERE slug = %s", [slug])
        return HttpResponse(cursor.fetchone()[0], content_type="application/json")


urlpatterns = [
    path("empty", empty),
    path("stored-list", stored_list),
    path("stored-detail/<slug:slug>", stored_detail),
]
