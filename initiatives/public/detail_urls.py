"""Addresses of records, contributions, promises, feeds, embeds, written pages."""

from django.urls import path, re_path

from initiatives.public import (
    contribution_views,
    embed_views,
    feed_views,
    page_views,
    promise_views,
    record_views,
    sitemaps,
)

detail_patterns = [
    path("initiatives/<slug:slug>.json", record_views.initiative_json, name="initiative-json"),
    path("initiatives/<slug:slug>.ics", feed_views.calendar_of_record, name="initiative-calendar"),
    path("initiatives/<slug:slug>/", record_views.initiative, name="initiative"),
    path("initiatives/<slug:slug>/history/", record_views.history, name="initiative-history"),
    path("initiatives/<slug:slug>/v/<int:number>/", record_views.version, name="initiative-version"),
    path("contribute/", contribution_views.contribute_index, name="contribute-index"),
    path("contribute/<slug:kind>/", contribution_views.contribute, name="contribute"),
    path("contributions/", contribution_views.contributions, name="contributions"),
    path("contributions/<str:receipt>/", contribution_views.receipt, name="receipt"),
    path("promises/", promise_views.promises, name="promises"),
    path("data/", page_views.data, name="data"),
    path("about/", page_views.written_page, {"name": "about"}, name="about"),
    path("privacy/", page_views.written_page, {"name": "privacy"}, name="privacy"),
    path("accessibility/", page_views.written_page, {"name": "accessibility"}, name="accessibility"),
    path("feed.atom", feed_views.feed_atom, name="feed-atom"),
    path("feed.json", feed_views.feed_json, name="feed-json"),
    path("calendar.ics", feed_views.calendar_of_list, name="calendar"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:name>.xml", sitemaps.sitemap_part, name="sitemap-part"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("oembed", embed_views.oembed, name="oembed"),
    path("embed/initiatives/", embed_views.embedded_list, name="embed-list"),
    path("embed/initiatives/<slug:slug>/", embed_views.embedded_record, name="embed-initiative"),
    re_path(r"^embed/initiatives/(?P<slug>[-\w]+)/(?P<key>[a-z]+-\d+)/$", embed_views.embedded_fact, name="embed-fact"),
]
