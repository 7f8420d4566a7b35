"""Places, programmes, organisations and themes: those that a published record mentions, and no other."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from initiatives.api.filtersets import OrganisationFilterSet, PlaceFilterSet, ProgrammeFilterSet
from initiatives.api.keyset import keyset_page
from initiatives.api.lists import JSON, addresses, stitched
from initiatives.api.reading import moved
from initiatives.api.renderers import to_json
from initiatives.api.serializers import OrganisationSerializer, PlaceSerializer, ProgrammeSerializer, ThemeSerializer
from initiatives.api.views.asking import unknown_cursor
from initiatives.api.views.initiatives import refuse_filters
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.api.views.strict import strict
from initiatives.api.wishes import FORMATS
from initiatives.filters.parameters import ISTAT
from initiatives.models import Organisation, Place, Programme, PublishedFacet, Redirect, Theme
from initiatives.open_data.tables import csv_lines
from initiatives.search import InvalidCursor, current_index


class VocabularyViewSet(ReadOnlyViewSet):
    """`queryset` of all; `dimension` and `value` tie a row to the facets; `key` is the unique order."""

    queryset: QuerySet
    serializer_class: type
    filterset_class: type | None = None
    dimension, key, value = "", "slug", "slug"
    formats = ("json", "csv", "jsonl")

    def list(self, request) -> HttpResponse:
        members = self.serializer_class.Meta.fields
        query, wishes, values = strict(request, self.filterset_class, members=members, formats=self.formats)
        rows = self.mentioned()
        if values:
            rows = self.filterset_class(values, queryset=rows, request=request).qs
        try:
            page = keyset_page(rows, self.key, wishes.page_size, wishes.cursor)
        except InvalidCursor:
            raise unknown_cursor() from None
        if wishes.format != "json":
            return self.export(request, page.rows if wishes.limit or wishes.cursor else rows.order_by(self.key), wishes)
        items = [to_json(wishes.trim(item)) for item in self.serialized(request, page.rows)]
        following, previous = addresses(request, query, page.following, page.previous)
        return stitched(items, following, previous, rows.count(), request.dataset.version)

    def retrieve(self, request, pk: str) -> HttpResponse:
        members = self.serializer_class.Meta.fields
        query, wishes, _values = strict(request, None, members=members, formats=("json",), extras=("fields", "omit", "format"))
        refuse_filters(query)
        found = self.mentioned().filter(self.named(pk)).first()
        if found is None:
            return self.elsewhere(pk)
        return HttpResponse(to_json(wishes.trim(self.serialized(request, [found])[0])), content_type=JSON)

    def mentioned(self) -> QuerySet:
        """Those that a public record mentions."""
        holders = PublishedFacet.objects.filter(dimension=self.dimension, value=OuterRef(self.value), record__visible=True)
        return self.queryset.all().filter(Exists(holders))

    def named(self, text: str) -> Q:
        return Q(**{self.key: text})

    def elsewhere(self, slug: str) -> HttpResponse:
        new = Redirect.objects.filter(kind=self.dimension, old_slug=slug).values_list("new_slug", flat=True).first()
        if new is None or not self.mentioned().filter(self.named(new)).exists():
            raise Http404
        return moved(reverse(f"api:{self.dimension}", args=[new]))

    def serialized(self, request, rows: Iterable) -> Sequence[dict]:
        return self.serializer_class(rows, many=True, context={"index": current_index(request.dataset)}).data

    def export(self, request, rows: Iterable, wishes) -> StreamingHttpResponse:
        items = (wishes.trim(item) for item in self.serialized(request, rows))
        if wishes.format == "jsonl":
            content = (to_json(item) + b"\n" for item in items)
        else:
            columns = [
                name
                for name in self.serializer_class.Meta.fields
                if (not wishes.fields or name in wishes.fields) and name not in wishes.omit
            ]
            content = csv_lines([columns, *([_cell(item[name]) for name in columns] for item in items)])
        response = StreamingHttpResponse(content, content_type=FORMATS[wishes.format])
        response["Content-Disposition"] = f'attachment; filename="atlante-{self.dimension}s.{wishes.format}"'
        return response


def _cell(value):
    """A nested value as text: names, separated by semicolons."""
    if isinstance(value, dict):
        return value.get("name") or "; ".join(str(item) for item in value.values())
    if isinstance(value, list):
        return "; ".join(str(_cell(item)) for item in value)
    return value


class PlaceViewSet(VocabularyViewSet):
    queryset = Place.objects.current().select_related("parent__parent").prefetch_related("aliases")
    serializer_class, filterset_class = PlaceSerializer, PlaceFilterSet
    dimension, value = "place", "istat"

    def named(self, text: str) -> Q:
        """By address, or by ISTAT code."""
        return Q(istat=text) if ISTAT.match(text) else Q(slug=text)

    def elsewhere(self, slug: str) -> HttpResponse:
        """A place that was joined to another is found there by its old code, too."""
        return super().elsewhere(Place.objects.filter(istat=slug).values_list("slug", flat=True).first() or slug)


class OrganisationViewSet(VocabularyViewSet):
    queryset = Organisation.objects.current().select_related("place", "parent").prefetch_related("aliases", "members")
    serializer_class, filterset_class, dimension = OrganisationSerializer, OrganisationFilterSet, "organisation"


class ProgrammeViewSet(VocabularyViewSet):
    queryset = Programme.objects.current().select_related("promoter", "parent", "previous_edition").prefetch_related("aliases")
    serializer_class, filterset_class, dimension = ProgrammeSerializer, ProgrammeFilterSet, "programme"


class ThemeViewSet(VocabularyViewSet):
    """All of them: the list is closed, and a theme nobody wrote about yet is no secret."""

    queryset = Theme.objects.all()
    serializer_class, dimension, key, value = ThemeSerializer, "theme", "code", "code"

    def mentioned(self) -> QuerySet:
        return self.queryset.all()
