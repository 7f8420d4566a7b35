"""Django's middleware where it is needed and nowhere else.

Readers have no session, no account and no messages: what serves the desk is passed by for every other address, which
spares a public answer a third of a millisecond. `tests/cms/test_middleware.py` holds that no cookie is read or set there.
"""

from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import activate, get_language, get_language_from_request
from django_otp.middleware import OTPMiddleware

from cms.second_factor import SecondFactorMiddleware

DESK = "/admin/"
#: Addresses whose answers choose their language themselves, or have none.
WITHOUT_LANGUAGE = ("/api/", "/healthz", "/readyz", "/metrics")
CSP_HEADER = "Content-Security-Policy"


class AtTheDesk:
    """Mixin: passes the request on untouched unless it is for the desk."""

    def __call__(self, request):
        if request.path_info.startswith(DESK):
            return super().__call__(request)
        return self.get_response(request)


class Sessions(AtTheDesk, SessionMiddleware):
    pass


class People(AtTheDesk, AuthenticationMiddleware):
    pass


class SecondFactor(AtTheDesk, OTPMiddleware):
    pass


class DemandedSecondFactor(AtTheDesk, SecondFactorMiddleware):
    pass


class Messages(AtTheDesk, MessageMiddleware):
    pass


class ReadersLanguage(LocaleMiddleware):
    """Public addresses carry their language; the desk, which has none in its addresses, takes the browser's."""

    def __call__(self, request):
        if request.path_info.startswith(WITHOUT_LANGUAGE):
            return self.get_response(request)
        return super().__call__(request)

    def process_request(self, request):
        super().process_request(request)
        if request.path_info.startswith(DESK):
            activate(get_language_from_request(request))
            request.LANGUAGE_CODE = get_language()


class Policy(CSPMiddleware):
    """The Content-Security-Policy, put together once; again only for a view that asks for another one."""

    usual: str | None = None

    def process_response(self, request, response):
        changed = any(hasattr(response, name) for name in ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt"))
        if changed or getattr(request, "_csp_nonce", None):
            return super().process_response(request, response)
        if Policy.usual is None:
            Policy.usual = build_policy()
        response.headers.setdefault(CSP_HEADER, Policy.usual)
        return response
