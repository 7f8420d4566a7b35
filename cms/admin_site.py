"""The desk's frame: Django's admin under our name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class AtlanteAdminSite(AdminSite):
    site_header = _("Atlante, redazione")
    site_title = _("Atlante, redazione")
    index_title = _("Cruscotto")
    enable_nav_sidebar = False
