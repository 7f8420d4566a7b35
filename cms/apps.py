"""The admin site as an app of its own, so that it is the default one everywhere."""

from django.contrib.admin.apps import AdminConfig


class AtlanteAdminConfig(AdminConfig):
    default_site = "cms.admin_site.AtlanteAdminSite"
