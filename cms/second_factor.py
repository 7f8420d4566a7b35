"""The second factor at sign-in: asked of whoever has set one up, and of those from whom the setting demands it.

A password alone opens nothing of the desk to them but the pages where the second factor is given or set up.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django_otp import user_has_device

#: Names of the desk's addresses that are open before the second factor.
OPEN = frozenset({"login", "logout", "second_factor", "second_factor_verify", "second_factor_confirm", "jsi18n"})


class SecondFactorMiddleware:
    """Stands after OTPMiddleware, which says whether the second factor was given in this session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, arguments, options) -> HttpResponse | None:
        match = request.resolver_match
        on_the_desk = match is not None and "admin" in match.app_names
        if not on_the_desk or match.url_name in OPEN or not request.user.is_authenticated or not request.user.is_staff:
            return None
        if request.user.is_verified():
            return None
        if user_has_device(request.user):
            return redirect(f"{reverse('admin:second_factor_verify')}?{urlencode({'next': request.get_full_path()})}")
        return redirect("admin:second_factor") if is_demanded_of(request.user) else None


def is_demanded_of(user) -> bool:
    """Whether the setting asks a second factor of this person: whoever publishes or administers."""
    return settings.DEMAND_SECOND_FACTOR and (user.is_superuser or user.has_perm("initiatives.publish_initiative"))
