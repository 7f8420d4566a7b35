"""The language of an answer: the best of Accept-Language that we have, Italian where it asks for none of them."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header


def language_of(request: HttpRequest) -> str:
    return _best(request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:200])


@lru_cache(maxsize=512)
def _best(header: str) -> str:
    known = {code for code, _ in settings.LANGUAGES}
    for language, _ in parse_accept_lang_header(header):
        code = language.split("-")[0]
        if code in known:
            return code
    return settings.LANGUAGE_CODE
