"""The inbox: notices to the person signed in, and their number in the frame of every page."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.admin.history_words import verb_words
from initiatives.review.notices import mark_read

SHOWN = 100


def unread(request: HttpRequest) -> dict:
    count = request.user.notifications.filter(read_at__isnull=True).count()
    return {"unread_notices": count, "notices_address": reverse("admin:notices")}


admin.site.contexts.append(unread)


@admin.site.page("notices/", "notices")
def notices(request: HttpRequest) -> HttpResponse:
    """Everyone sees their own; POST marks them all as read."""
    if request.method == "POST":
        mark_read(request.user)
        messages.success(request, _("Tutti gli avvisi sono letti."))
        return redirect("admin:notices")
    rows = list(request.user.notifications.select_related("by")[:SHOWN])
    lines = [{"notice": notice, "words": verb_words(notice.verb)} for notice in rows]
    context = admin.site.each_context(request) | {"title": _("Avvisi"), "lines": lines}
    return TemplateResponse(request, "admin/desk/notices.html", context)
