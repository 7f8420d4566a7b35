"""Addresses of the front page, the list and what belongs to it, and the pages of places, programmes, organisations, themes."""

from django.urls import path

from initiatives.public import facet_page, home, initiative_list, organisation, place, programme, theme

list_patterns = [
    path("", home.home, name="home"),
    path("initiatives/", initiative_list.initiative_list, name="initiatives"),
    path("initiatives/by/<slug:name>/", facet_page.facet, name="facet"),
    path("initiatives/charts/<slug:name>.csv", facet_page.chart_csv, name="chart"),
    path("places/", place.places, name="places"),
    path("places/<slug:slug>/", place.place, name="place"),
    path("programmes/", programme.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programme.programme, name="programme"),
    path("organisations/", organisation.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisation.organisation, name="organisation"),
    path("themes/", theme.themes, name="themes"),
    path("themes/<slug:slug>/", theme.theme, name="theme"),
]
