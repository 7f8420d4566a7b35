"""The ledger about one thing: who did what to it, when and why. In place of Django's own log, which knows the forms alone."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from initiatives.admin.history_words import detail_words, state_words, verb_words
from initiatives.models import HistoryEntry

A_PAGE = 100


class LedgerHistory:
    """Mixin of a ModelAdmin: its history is the ledger's."""

    def history_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, object_id)
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        rows = HistoryEntry.objects.filter(subject=self.opts.model_name, subject_id=thing.pk).select_related("by")
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
        context = admin.site.each_context(request) | {
            "title": _("Cronologia: %(thing)s") % {"thing": thing},
            "subtitle": None,
            "object": thing,
            "opts": self.opts,
            "page": page,
            "lines": [told(entry) for entry in page],
        }
        return TemplateResponse(request, "admin/desk/ledger.html", context | (extra_context or {}))


def told(entry: HistoryEntry) -> dict:
    """A row in words: what was done, from which state to which, what it tells beside."""
    states = [state_words(entry.subject, code) for code in (entry.before, entry.after)]
    moved = "" if entry.verb.endswith(".assign") else " → ".join(filter(None, states))
    return {"entry": entry, "words": verb_words(entry.verb), "moved": moved, "details": detail_words(entry)}
