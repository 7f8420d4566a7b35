"""The entry of the floors' server: the site's settings without middleware, and the floors' addresses only."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
settings.ROOT_URLCONF = "initiatives.benchmark.floors"
settings.MIDDLEWARE = []
application = get_wsgi_application()
