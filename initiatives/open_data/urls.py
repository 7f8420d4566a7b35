"""Files for machines, under the same addresses in every language."""

from django.urls import path, re_path

from initiatives.open_data import views

app_name = "open_data"
urlpatterns = [
    path("data/catalog.jsonld", views.catalogue_jsonld, name="catalogue-jsonld"),
    path("data/catalog.ttl", views.catalogue_turtle, name="catalogue-turtle"),
    re_path(r"^data/(?P<name>atlante-v[0-9]+\.zip)$", views.dump_file, name="dump"),
    path("initiatives/<slug:slug>.jsonld", views.record, name="record"),
]
