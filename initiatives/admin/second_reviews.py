"""Blind second readings: which documents were drawn, and the page on which one is judged."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from initiatives.admin.claim_words import role_words, value_words
from initiatives.models import SecondReview, Verdict
from initiatives.review.second_reading import claims_to_judge, judge, may_judge

SHOWN = 50


@admin.site.page("second-reviews/", "second_reviews")
def second_reviews(request: HttpRequest) -> HttpResponse:
    _may_see(request)
    rows = SecondReview.objects.select_related("document", "reviewer").defer("document__text", "document__signature")
    rows = rows.order_by("done_at", "-drawn_at")
    context = admin.site.each_context(request) | {"title": _("Seconde letture"), "reviews": list(rows[:SHOWN])}
    return TemplateResponse(request, "admin/desk/second_reviews.html", context)


@admin.site.page("second-reviews/<int:review>/", "second_review")
def second_review(request: HttpRequest, review: int) -> HttpResponse:
    """The claims with their passages and no verdict; the form keeps what was chosen when one is missing."""
    _may_see(request)
    found = get_object_or_404(SecondReview.objects.select_related("document"), pk=review)
    if not may_judge(found, request.user) or found.done_at is not None:
        raise PermissionDenied
    claims, status = claims_to_judge(found), 200
    chosen = {claim.pk: request.POST.get(f"claim-{claim.pk}", "") for claim in claims}
    if request.method == "POST":
        try:
            judge(found, request.user, chosen)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            status = 422
        else:
            messages.success(request, _("Seconda lettura salvata: grazie."))
            return redirect("admin:second_reviews")
    lines = [
        {
            "claim": claim,
            "words": value_words(claim.kind, claim.value),
            "role": role_words(claim.kind, claim.value),
            "options": [(verdict.value, verdict.label, chosen[claim.pk] == verdict.value) for verdict in list(Verdict)[1:]],
        }
        for claim in claims
    ]
    context = admin.site.each_context(request) | {
        "title": _("Seconda lettura: %(document)s") % {"document": found.document},
        "document": found.document,
        "lines": lines,
    }
    return TemplateResponse(request, "admin/desk/second_review.html", context, status=status)


def _may_see(request: HttpRequest) -> None:
    if not request.user.has_perm("initiatives.view_secondreview"):
        raise PermissionDenied
