"""A real Chromium on a real server. Tests that need them are marked `browser` and skip where Chromium is missing."""

import os
import shutil
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from initiatives.models.search_index import TABLE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Playwright runs a loop of its own in the thread where the tests ask the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _as_after_migrating(transactional_db):
    """Flushing takes the groups that a migration made and leaves the search index, which is no table of a model."""
    groups = import_module("initiatives.migrations.0003_groups")
    merging = import_module("initiatives.migrations.0012_editors_merge_places")
    with connection.schema_editor() as editor:
        groups.make_groups(apps, editor)
        merging.grant(apps, editor)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")  # noqa: S608 (constant)
        else:
            cursor.execute(f"TRUNCATE {TABLE}")


class Visit:
    """One visitor with a screen `width` and script or not: the page, and all that went wrong or elsewhere on the way."""

    def __init__(self, browser, base: str, width: int, *, script: bool):
        self.base = base
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script, locale="it-IT")
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", self._look_at)

    def _look_at(self, request) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.complaints.append(f"other host: {request.url}")

    def go(self, address: str):
        response = self.page.goto(f"{self.base}{address}")
        self.page.wait_for_load_state("networkidle")
        return response

    @property
    def cookies(self) -> list[dict]:
        return self.context.cookies()

    @property
    def scrolls_sideways(self) -> bool:
        self.page.wait_for_load_state("networkidle")  # a page that follows work under way may just be coming anew
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.fixture
def visit(chromium, live_server):
    """A function that starts a visit: `visit(390, script=False)`."""
    visits = []

    def start(width: int = 1280, *, script: bool = True) -> Visit:
        visits.append(Visit(chromium, live_server.url, width, script=script))
        return visits[-1]

    yield start
    for one in visits:
        one.context.close()
