"""«Same initiative?»: the records a document may be a further source of, each with its reasons and a button that makes it one."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from initiatives.models import Document
from initiatives.review.suggestions import suggestions


@admin.site.page("documents/<int:pk>/same/", "document_same")
def same_initiative(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perms(["initiatives.view_document", "initiatives.change_claim"]):
        raise PermissionDenied
    document = get_object_or_404(Document, pk=pk)
    context = {"title": _("Stessa iniziativa?"), "document": document, "suggestions": suggestions(document)}
    return TemplateResponse(request, "admin/desk/same.html", admin.site.each_context(request) | context)
