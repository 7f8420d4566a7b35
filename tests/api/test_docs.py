"""The description, the reference and the guide: true, complete, and theirs alone."""

import html
import os
import re
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from initiatives.api import wishes
from initiatives.api.description import description
from initiatives.api.description.examples import ADDRESSES, EXAMPLES
from initiatives.api.problems import titles
from initiatives.api.views import docs
from initiatives.filters.parameters import NAMES

pytestmark = pytest.mark.django_db


def test_the_description_has_every_address_and_every_parameter():
    paths = description("http://testserver")["paths"]
    assert len(paths) == 16
    told = {parameter["name"] for parameter in paths["/api/v1/initiatives/"]["get"]["parameters"]}
    assert told == {*NAMES, "limit", "cursor", "fields", "omit", "expand", "facets", "format", "as_of"}
    names = [found["get"]["operationId"] for found in paths.values()]
    assert len(names) == len(set(names))


def test_lists_are_arrays_with_commas():
    parameters = {item["name"]: item for item in description("http://testserver")["paths"]["/api/v1/initiatives/"]["get"]["parameters"]}
    assert parameters["theme"]["schema"]["type"] == "array"
    assert (parameters["theme"]["style"], parameters["theme"]["explode"]) == ("form", False)
    assert parameters["limit"]["schema"]["maximum"] == wishes.MOST


def test_examples_are_cut_from_the_answers(seeded, ask):
    addresses = {f"{name.rstrip('s').capitalize()}": f"{name}/{last}/" for name, last in ADDRESSES.items() if name != "statements"}
    addresses["Statement"] = f"statements/?fact=amount&place={ADDRESSES['places']}"
    assert set(EXAMPLES) == set(addresses)
    for name, address in addresses.items():
        answer = ask(address).json
        answer = answer.get("results", [answer])[0]
        assert {member: answer[member] for member in EXAMPLES[name]} == EXAMPLES[name]


@pytest.mark.parametrize("address", ["/api/docs/", "/api/docs/guide/"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(address, language, db):
    page = Client(headers={"accept-language": language}).get(address).content.decode()
    assert f'<html lang="{language}"' in page
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?//(?!testserver)', page)
    assert not re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page)
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("address", ["/api/docs/", "/api/docs/guide/"])
def test_the_other_language_is_a_link_away(address, db):
    asked = Client(headers={"accept-language": "it"})
    page = asked.get(address).content.decode()
    assert f'<a href="{address}?language=en" lang="en" hreflang="en">' in page
    assert '<html lang="en"' in asked.get(f"{address}?language=en").content.decode()
    assert '<html lang="it"' in asked.get(f"{address}?language=xx").content.decode()


def test_the_reference_tries_what_answers(seeded, ask):
    page = Client().get("/api/docs/").content.decode()
    tried = [html.unescape(address) for address in re.findall(r'<form class="api-try" action="([^"]+)"', page)]
    assert len(tried) == 16 and len(set(tried)) == 16
    assert {ask(address).status for address in tried} == {200}
    for parameter in ("amount_min", "cursor", "as_of"):
        assert f'<th scope="row"><code>{parameter}</code></th>' in page


def test_an_empty_register_has_a_reference_too(ask):
    page = Client().get("/api/docs/").content.decode()
    assert {ask(html.unescape(address)).status for address in re.findall(r'<form class="api-try" action="([^"]+)"', page)} == {200}


def test_every_problem_has_its_paragraph():
    for name in ("guide.md", "guide.en.md"):
        text = (docs.FOLDER / name).read_text(encoding="utf-8")
        assert all(f"{{#{anchor}}}" in text for anchor, _ in titles().values())


def examples(language: str) -> list[tuple[str, str]]:
    return re.findall(r"```(bash|python)\n(.*?)```", (docs.FOLDER / language).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("language", ["guide.md", "guide.en.md"])
def test_the_guides_examples_run(seeded, live_server, language, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLANTE", live_server.url)
    found = examples(language)
    assert len(found) >= 6
    for kind, code in found:
        if kind == "bash":
            done = subprocess.run(
                ["bash", "-ec", code], cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=False, timeout=60
            )
            assert done.returncode == 0, done.stderr
            assert "problem" not in done.stdout[:200]
        else:
            if "pandas" in code:
                pytest.importorskip("pandas")
            exec(compile(code, "guide", "exec"), {})  # noqa: S102 (our own guide)
    assert any(path.suffix == ".csv" and path.stat().st_size > 500 for path in Path(tmp_path).iterdir())
