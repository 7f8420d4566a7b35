import pytest

from initiatives.public.prose import prose


def test_markdown_becomes_html():
    assert (
        prose("Il bando **Agire**.\n\n- uno\n- due") == "<p>Il bando <strong>Agire</strong>.</p>\n<ul>\n<li>uno</li>\n<li>due</li>\n</ul>"
    )


def test_headings_stand_under_those_of_the_page():
    assert prose("# Uno\n\n## Due") == "<h3>Uno</h3>\n<h4>Due</h4>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[qui](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        '<p style="color:red" onclick="x()">a</p>',
        "![traccia](https://altrove.example/p.gif)",
        "<iframe src='https://altrove.example'></iframe>",
    ],
)
def test_nothing_runs_and_nothing_loads(text):
    html = prose(text)
    for forbidden in ("<script", "javascript:", "<img", "onerror", "onclick", "style=", "<iframe"):
        assert forbidden not in html


def test_links_pass_nothing_on():
    assert 'rel="noopener nofollow"' in prose("[ente](https://example.org)")
