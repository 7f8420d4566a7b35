"""The one settings file. Everything that differs between machines is read from the environment (README, Settings).

Without any variable: SQLite beside the code, a secret key made on first start, only this machine as host.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cms.environment import (
    read_address,
    read_bool,
    read_database,
    read_folder,
    read_host,
    read_hosts,
    read_int,
    read_level,
    read_matching,
    read_origins,
    read_secret_key,
    read_sender,
    read_text,
    read_time_zone,
    read_token,
)
from cms.services import read_cache, read_originals, read_replicas

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"  # what a run leaves behind; not in git

DEBUG = read_bool("DEBUG", False)
SECRET_KEY = read_secret_key("SECRET_KEY", DATA_DIR / "secret_key")
ALLOWED_HOSTS = read_hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = read_origins("CSRF_TRUSTED_ORIGINS")
SITE_ADDRESS = read_address("SITE_ADDRESS")  # https://atlante.example.it, where links in files need a host

INSTALLED_APPS = [
    "cms.apps.AtlanteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "rest_framework",
    "django_filters",
    "reversion",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "initiatives",
]

MIDDLEWARE = [
    "cms.metrics.count_requests",
    "cms.logs.log_requests",
    "cms.database_router.ReadersDatabase",
    "cms.kept_answers.KeptAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.Policy",
    "cms.middleware.Sessions",
    "cms.middleware.ReadersLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cms.middleware.People",
    "cms.middleware.SecondFactor",
    "cms.desk_limits.DeskLimits",
    "cms.middleware.DemandedSecondFactor",
    "cms.middleware.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ASGI_APPLICATION = "cms.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": read_database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'atlante.sqlite3'}")}
CACHES = read_cache("CACHE_URL")
DATABASES |= read_replicas("REPLICA_URLS", CACHES)
DATABASE_ROUTERS = ["cms.database_router.Router"] if len(DATABASES) > 1 else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = read_int("SIGN_IN_FAILURES", 5, least=1)
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/sign_in/locked.html"
OTP_TOTP_ISSUER = "Atlante"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
AXES_VERBOSE = False
DEMAND_SECOND_FACTOR = read_bool("DEMAND_SECOND_FACTOR", False)  # of publishers and administrators

LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("italiano")), ("en", _("inglese"))]
LOCALE_PATHS = [BASE_DIR / "initiatives" / "locale"]
TIME_ZONE = read_time_zone("TIME_ZONE", "Europe/Rome")
USE_I18N = True
FORMAT_MODULE_PATH = ["cms.formats"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
MEDIA_ROOT = read_folder("MEDIA_FOLDER", DATA_DIR / "media")  # originals: never served by address
STORAGES = {
    "default": read_originals("S3_BUCKET"),
    "staticfiles": {"BACKEND": "cms.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not read_bool("HASHED_STATIC_FILES", False)  # a first start needs no collectstatic
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.storage.BootstrapItaliaFinder",
]

SECURE_SSL_REDIRECT = read_bool("HTTPS_ONLY", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if read_bool("BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF, "data:"],  # Bootstrap Italia has a font of its own inside its style sheet
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}

MAX_DOCUMENT_BYTES = read_int("MAX_DOCUMENT_BYTES", 5_000_000, least=1_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # an import names those it does not take

DUMPS_DIR = DATA_DIR / "dumps"  # what /data/ serves
DATA_HOLDER_NAME = read_text("DATA_HOLDER_NAME", "Atlante")  # who answers for the data in catalogues
# ... and its code in the index of public administrations
DATA_HOLDER_IPA = read_matching("DATA_HOLDER_IPA", r"[A-Za-z0-9_-]{1,40}", "the code of the index, such as c_a944", "atlante")
API_REQUESTS_PER_MINUTE = read_int("API_REQUESTS_PER_MINUTE", 600)  # of one address; 0 is no limit
DESK_REQUESTS_PER_MINUTE = read_int("DESK_REQUESTS_PER_MINUTE", 600)  # of one account; 0 is no limit
DESK_LIMITS_FILE = DATA_DIR / "desk_limits"
API_LIMITS_FILE = DATA_DIR / "api_limits"  # shared by the workers of a machine

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["initiatives.api.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "initiatives.api.renderers.OneForm",
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "initiatives.api.problems.problem_response",
}

#: What kept answers depend on beside the data, by the name that views give it: functions that say in a word how it stands.
ANSWERS_DEPEND_ON = {
    "discussion": "initiatives.public.conditional.discussion_stamp",
    "dump": "initiatives.public.page_views.dump_stamp",
}
WHEN_DUE = "cms.database_router.carry_out_due"  # called by readers when a scheduled moment has passed
AFTER_SUPPRESSION = "initiatives.open_data.redacting.redact_dumps"  # called once a person was taken out

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = read_sender("FROM_EMAIL", "atlante@localhost")
EMAIL_HOST = read_host("EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"

METRICS_TOKEN = read_token("METRICS_TOKEN")  # who shows it may read /metrics; nobody where it is empty
METRICS_FILE = DATA_DIR / "metrics"  # shared by the workers of a machine
LOG_REQUESTS = read_bool("LOG_REQUESTS", False)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "cms.logs.LineFormatter", "format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "cms.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json" if read_bool("LOG_JSON", False) else "line"}},
    "root": {"handlers": ["console"], "level": read_level("LOG_LEVEL", "INFO")},
}
