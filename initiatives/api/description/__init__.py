"""The API described as OpenAPI 3.1, made of the tables that the parsers themselves read."""

from initiatives.api.description.document import description

__all__ = ["description"]
