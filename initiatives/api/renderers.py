"""JSON by orjson: the bytes of an answer, UTF-8, decimals as numbers."""

from decimal import Decimal

import orjson
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer


def to_json(data) -> bytes:
    """`data` as JSON; a Decimal becomes a whole number where it is one."""
    return orjson.dumps(data, default=_plain)


class JSONRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None) -> bytes:
        return b"" if data is None else to_json(data)


class OneForm(BaseContentNegotiation):
    """Views choose the form themselves (parameter `format`, Accept header): the framework refuses nothing for them."""

    def select_parser(self, request, parsers):
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


def _plain(value):
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
