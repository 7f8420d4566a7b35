"""Nouns for the tests: people, a vocabulary, a base as quickstart leaves it."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils.translation import activate
from zeal.constants import initialize_app_registry
from zeal.patch import patch as watch_relations

from initiatives.search import forget as forget_index
from initiatives.sources.vocabulary import load_vocabulary
from tests.factories import make_user

initialize_app_registry()
watch_relations()

#: What a test asks for, itself or through another fixture, if it touches the database.
OF_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "django_db_reset_sequences"}


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out the tests that never touch the database")


def pytest_collection_modifyitems(config, items):
    """For a run on another database: what has nothing to do with one was tried on the first."""
    if not config.getoption("--database-only"):
        return
    groups = {True: [], False: []}
    for item in items:
        groups[bool(item.get_closest_marker("django_db") or OF_THE_DATABASE & set(item.fixturenames))].append(item)
    config.hook.pytest_deselected(items=groups[False])
    items[:] = groups[True]


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path):
    """Passwords hashed fast, files in a folder of the test's own, no lock-out and no limits between tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.AXES_ENABLED = False
    settings.DESK_REQUESTS_PER_MINUTE = 0


@pytest.fixture(autouse=True)
def _one_query_for_many(settings):
    """In every request of a test a relation that is asked for row by row (N+1 queries) raises."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "zeal.middleware.zeal_middleware"]
    settings.ZEAL_ALLOWLIST = [
        {"model": "*", "field": "get()"},  # a row locked again, the head of the ledger twice: not rows one by one
        {"model": "initiatives.Import", "field": "items"},  # work taken item by item on purpose: what fails leaves the rest
    ]


@pytest.fixture(autouse=True)
def _no_index_left():
    """What the process keeps of the published records would outlive the test's rollback."""
    forget_index()
    cache.clear()


@pytest.fixture(autouse=True)
def _in_italian():
    """A request for an English page leaves its language active in the thread."""
    activate("it")


@pytest.fixture
def contributor(db):
    return make_user("contributor")


@pytest.fixture
def editor(db):
    return make_user("editor")


@pytest.fixture
def other_editor(db):
    return make_user("editor")


@pytest.fixture
def publisher(db):
    return make_user("publisher")


@pytest.fixture
def administrator(db):
    return make_user("administrator", superuser=True)


@pytest.fixture
def vocabulary(db):
    """Everything in initiatives/data; about two seconds, so ask for it only where real names matter."""
    load_vocabulary()


@pytest.fixture
def seeded(db):
    """The base as `quickstart` leaves it: three published records, two documents waiting."""
    call_command("quickstart", no_serve=True, verbosity=0)
