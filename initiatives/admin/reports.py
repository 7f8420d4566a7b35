"""The quality report: how right the rules are, how long documents take, how far two readers agree."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Claim
from initiatives.review.quality import quality, rules_record


@admin.site.page("reports/", "reports")
def reports(request: HttpRequest) -> HttpResponse:
    _may_see(request)
    context = admin.site.each_context(request) | {
        "title": _("Rapporti"),
        "quality": quality(timezone.now()),
        "rules": rules_record(),
    }
    return TemplateResponse(request, "admin/desk/reports.html", context)


@admin.site.page("reports/rules/<path:rule>/", "report_rule")
def report_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule: its record, and the newest cases in which it was corrected or rejected."""
    _may_see(request)
    cases = Claim.objects.decided().filter(rule=rule).exclude(verdict="accepted").select_related("document", "passage", "decided_by")
    cases = cases.defer("document__text", "document__signature").order_by("-decided_at")[:50]
    context = admin.site.each_context(request) | {
        "title": _("Regola %(rule)s") % {"rule": rule},
        "rules": rules_record(rule),
        "cases": list(cases),
    }
    return TemplateResponse(request, "admin/desk/report_rule.html", context)


def _may_see(request: HttpRequest) -> None:
    if not request.user.has_perm("initiatives.view_decision"):
        raise PermissionDenied
