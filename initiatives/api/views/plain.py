"""View-sets that hand their methods Django's own request and answer with ready bytes.

Signing in, permissions, parsers and renderers of the framework have no part in public reading; its routing of methods
and its handling of exceptions do.
"""

from rest_framework.viewsets import ViewSet


class ReadOnlyViewSet(ViewSet):
    #: Which methods there are is said where another one is refused (405); what answers vary by, by `public_read`.
    default_response_headers: dict = {}

    def initialize_request(self, request, *args, **kwargs):
        return request

    def initial(self, request, *args, **kwargs) -> None:
        """Nobody to sign in, nothing to negotiate: the form is the view's own choice (parameter `format`, Accept header)."""
