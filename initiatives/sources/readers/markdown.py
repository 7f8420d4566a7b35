"""Markdown as it stands; its first heading is the title (CommonMark, ATX headings)."""

import re
from collections.abc import Iterator

from initiatives.sources.readers.forms import Limits, Reading, one_line
from initiatives.sources.readers.plain_text import decoded

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>[^\n]*)", re.MULTILINE)


def read(name: str, data: bytes, limits: Limits) -> Iterator[Reading]:
    text = decoded(data)
    heading = _HEADING.search(text)
    yield Reading(text=text, title=one_line(heading["title"].rstrip("# ")) if heading else "", media_type="text/markdown")
