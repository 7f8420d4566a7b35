"""The addresses of the read API."""

from django.urls import path, re_path

from initiatives.api.reading import public_read
from initiatives.api.views import docs, root
from initiatives.api.views.changes import ChangeViewSet
from initiatives.api.views.documents import DocumentViewSet
from initiatives.api.views.initiatives import InitiativeViewSet
from initiatives.api.views.statements import StatementViewSet
from initiatives.api.views.stats import StatsViewSet
from initiatives.api.views.vocabulary import OrganisationViewSet, PlaceViewSet, ProgrammeViewSet, ThemeViewSet

LIST, ONE = {"get": "list"}, {"get": "retrieve"}

app_name = "api"
urlpatterns = [
    path("", public_read(root.root), name="start"),
    path("schema/", public_read(docs.schema), name="schema"),
    path("docs/", docs.reference, name="docs"),
    path("docs/guide/", docs.guide, name="guide"),
    path("v1/", public_read(root.root), name="root"),
    path("v1/initiatives/", public_read(InitiativeViewSet.as_view(LIST)), name="initiatives"),
    path("v1/initiatives/<str:pk>/", public_read(InitiativeViewSet.as_view(ONE), cached=False), name="initiative"),
    path("v1/places/", public_read(PlaceViewSet.as_view(LIST)), name="places"),
    path("v1/places/<str:pk>/", public_read(PlaceViewSet.as_view(ONE)), name="place"),
    path("v1/programmes/", public_read(ProgrammeViewSet.as_view(LIST)), name="programmes"),
    path("v1/programmes/<str:pk>/", public_read(ProgrammeViewSet.as_view(ONE)), name="programme"),
    path("v1/organisations/", public_read(OrganisationViewSet.as_view(LIST)), name="organisations"),
    path("v1/organisations/<str:pk>/", public_read(OrganisationViewSet.as_view(ONE)), name="organisation"),
    path("v1/themes/", public_read(ThemeViewSet.as_view(LIST)), name="themes"),
    path("v1/themes/<str:pk>/", public_read(ThemeViewSet.as_view(ONE)), name="theme"),
    path("v1/documents/", public_read(DocumentViewSet.as_view(LIST)), name="documents"),
    path("v1/documents/<str:pk>/", public_read(DocumentViewSet.as_view(ONE)), name="document"),
    path("v1/statements/", public_read(StatementViewSet.as_view(LIST)), name="statements"),
    path("v1/statements/<str:slug>/<str:key>/", public_read(StatementViewSet.as_view(ONE)), name="statement"),
    path("v1/changes/", public_read(ChangeViewSet.as_view(LIST)), name="changes"),
    path("v1/stats/", public_read(StatsViewSet.as_view(LIST)), name="stats"),
    re_path(r"^(?P<rest>.*)$", public_read(root.nothing_here, cached=False), name="nothing"),
]
