"""The addresses of the site: the desk, the read API, and the public pages in two languages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import cms.preview  # noqa: F401  (its pages register themselves with the desk)
from cms.health import healthz, readyz
from cms.metrics import metrics

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("initiatives.api.urls")),
    path("", include("initiatives.open_data.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    *i18n_patterns(path("", include("initiatives.public.urls")), prefix_default_language=False),
]
