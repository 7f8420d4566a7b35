"""The public addresses: lists and entities first, then records and what belongs to them."""

from initiatives.public.detail_urls import detail_patterns
from initiatives.public.list_urls import list_patterns

app_name = "public"
urlpatterns = [*list_patterns, *detail_patterns]
