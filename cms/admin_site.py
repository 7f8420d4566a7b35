"""The desk's frame: Django's admin under our name, with the desk's own navigation and pages.

`initiatives.admin` brings what is shown: it registers pages of its own (`page`), says what the dashboard holds
(`index_context`, and `panels`: a template with a function that gives its context) and adds to every page's context (`contexts`).
"""

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

#: Label, name of the address, permission that shows it, beginnings of the address names it stands for.
NAVIGATION = (
    (_("Cruscotto"), "index", "", ("index",)),
    (_("Revisione"), "initiatives_document_changelist", "initiatives.view_document", ("initiatives_document",)),
    (_("Iniziative"), "initiatives_initiative_changelist", "initiatives.view_initiative", ("initiatives_initiative",)),
    (_("Importazioni"), "initiatives_import_changelist", "initiatives.view_import", ("initiatives_import",)),
    (_("Segnalazioni"), "initiatives_contribution_changelist", "initiatives.view_contribution", ("initiatives_contribution",)),
    (
        _("Vocabolari"), "vocabularies", "initiatives.view_organisation",
        ("vocabular", "initiatives_place", "initiatives_organisation", "initiatives_programme", "initiatives_person", "initiatives_theme",
         "initiatives_merge", "initiatives_rejectedname"),
    ),
    (_("Rapporti"), "reports", "initiatives.view_decision", ("report", "second_review", "initiatives_historyentry")),
)  # fmt: skip


class AtlanteAdminSite(AdminSite):
    site_header = _("Atlante, redazione")
    site_title = _("Atlante, redazione")
    index_title = _("Cruscotto")
    index_template = "admin/desk/dashboard.html"
    enable_nav_sidebar = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pages: list[tuple[str, str, Callable]] = []
        self.contexts: list[Callable[[HttpRequest], dict]] = []
        self.index_context: Callable[[HttpRequest], dict] | None = None
        self.panels: list[tuple[str, Callable[[HttpRequest], dict]]] = []

    def page(self, route: str, name: str):
        """Decorator: the view is a page of the desk at `route`, for signed-in staff; it checks model permissions itself."""

        def keep(view):
            self.pages.append((route, name, view))
            return view

        return keep

    def get_urls(self):
        own = [path(route, self.admin_view(view), name=name) for route, name, view in self.pages]
        shown = path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(self.on_site), name="view_on_site")
        return [*own, shown, *super().get_urls()]

    def on_site(self, request, content_type_id, object_id):
        """The public page of a thing, for those who may see the thing on the desk."""
        from django.contrib.contenttypes.models import ContentType  # not before the applications are ready
        from django.contrib.contenttypes.views import shortcut

        kind = ContentType.objects.filter(pk=content_type_id).first() if content_type_id.isdecimal() else None
        if kind is None or not request.user.has_perm(f"{kind.app_label}.view_{kind.model}"):
            raise PermissionDenied
        return shortcut(request, content_type_id, object_id)

    def each_context(self, request):
        context = super().each_context(request) | {"desk_nav": navigation(request)}
        if self.has_permission(request):
            for extra in self.contexts:
                context |= extra(request)
        return context

    def index(self, request, extra_context=None):
        own = self.index_context(request) if self.index_context else {}
        own["panels"] = [{"template": template, **context(request)} for template, context in self.panels]
        return super().index(request, own | (extra_context or {}))


def navigation(request: HttpRequest) -> list[dict]:
    """The desk's places that this person may see, the current one marked."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {"label": label, "address": reverse(f"admin:{name}"), "current": bool(here) and here.startswith(beginnings)}
        for label, name, permission, beginnings in NAVIGATION
        if not permission or request.user.has_perm(permission)
    ]
