"""What must hold for any input at all: each target takes bytes and fails where a promise is broken.

A target knows nothing of where its bytes come from: chance (`test_fuzzing`), a file that once failed (`found/`), or a search
by coverage (`python -m tests.fuzzing.search`).
"""

from collections.abc import Callable
from datetime import date

from django.http import QueryDict

from initiatives.extraction import edtf, extract
from initiatives.filters import InvalidParameters, parse_query
from initiatives.public.prose import prose
from initiatives.review.edtf_input import typed_date
from initiatives.sources.readers import FORMATS, Limits, Piece, Reading, Refused, parse
from initiatives.sources.readers.forms import storable, web_address

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}
#: Small enough that a search meets them.
LIMITS = Limits(
    file_bytes=200_000, archive_bytes=200_000, unpacked_bytes=400_000, members=40, rows=60, columns=20, pages=20, characters=50_000
)
#: What a reason for an editor never holds: the machine's words.
INNER_WORDS = ("Traceback", "Error", "Exception", "0x", "%(", "lxml", "pypdf", "zlib")
#: The longest question, text and body that a search makes: more of it is more of the same.
MOST_CHARACTERS = 4_000


def target(function: Target) -> Target:
    TARGETS[function.__name__] = function
    return function


def written(data: bytes) -> str:
    """Any bytes as text: what a browser or a database may hand over, halves of surrogate pairs left out."""
    return data.decode("utf-8", errors="replace")[:MOST_CHARACTERS]


def _reader(ending: str) -> Target:
    """A file of this ending is read or refused, and what is read can be stored."""

    def read(data: bytes) -> None:
        try:
            found = parse(f"prova.{ending}", data, LIMITS)
        except Refused as refusal:
            _check_reason(refusal)
            return
        assert found, "neither read nor refused"
        for item in found:
            if isinstance(item, Reading):
                _check_reading(item)
            elif isinstance(item, Piece):
                assert isinstance(item.data, bytes) and item.name
            else:
                _check_reason(item.refusal)

    read.__name__ = f"read_{ending}"
    return read


def _check_reason(refusal: Refused) -> None:
    reason = str(refusal)
    assert reason and not any(word in reason for word in INNER_WORDS), reason


def _check_reading(reading: Reading) -> None:
    assert reading.text.strip() and storable(reading.text) == reading.text, "the text cannot be stored"
    assert sum(len(line) for line in (reading.title, reading.publisher, reading.name)) < LIMITS.characters * 3
    for line in (reading.title, reading.publisher, reading.name):
        assert storable(line) == line and "\n" not in line, f"{line!r} is no line"
    assert not reading.published or edtf.is_valid(reading.published), reading.published
    for address in (reading.address, reading.licence):
        assert not address or web_address(address) == address, address
    assert reading.rights in ("", "all-rights-reserved", "open-licence", "unknown")
    reading.text.encode("utf-8")


for _ending in sorted(FORMATS):
    target(_reader(_ending))


@target
def extraction(data: bytes) -> None:
    """Any text has facts that stand in it to the letter; the same text has the same facts."""
    text = storable(written(data))
    found = extract(text)
    for fact in found.facts:
        assert 0 <= fact.start < fact.end <= len(text), fact
        assert 0 <= fact.score <= 1, fact
        assert fact.value.as_json()
        if fact.value.kind == "date":
            edtf.parse(fact.value.edtf)
        if fact.value.kind == "duration":
            assert 0 <= fact.value.min_months <= fact.value.max_months, fact
    for reading in found.readings:
        assert reading.kind != "published" or edtf.is_valid(reading.value), reading
    assert extract(text).facts == found.facts


@target
def dates(data: bytes) -> None:
    """A text is EDTF with its first day before its last, or is refused with ValueError; read again it is the same."""
    text = written(data)
    try:
        parsed = edtf.parse(text)
    except ValueError:
        assert not edtf.is_valid(text)
        return
    assert str(parsed) == text and edtf.parse(str(parsed)) == parsed
    assert parsed.precision in edtf.PRECISIONS
    assert all(isinstance(day, date) for day in (parsed.earliest, parsed.latest) if day is not None)
    if parsed.earliest and parsed.latest:
        assert parsed.earliest <= parsed.latest


@target
def typed_dates(data: bytes) -> None:
    """What an editor types is EDTF, becomes EDTF, or is refused with ValueError."""
    text = written(data)[:200]
    for published in ("", "2018-01-16"):
        try:
            kept = typed_date(text, published)
        except ValueError:
            continue
        assert edtf.is_valid(kept), kept
        assert typed_date(kept, published) == kept


@target
def parameters(data: bytes) -> None:
    """A query string is understood or refused with its names; said again in its own words it is the same query."""
    sent = QueryDict(written(data).replace("\ufffd", "%ff"))
    try:
        query = parse_query(sent)
    except InvalidParameters as refused:
        assert refused.problems and all(problem.name in sent and problem.reason for problem in refused.problems)
        return
    canonical = query.canonical()
    again = parse_query(QueryDict(canonical))
    assert again == query and again.canonical() == canonical
    assert all(bound is None or bound.is_finite() for bound in query.amounts)
    assert query.days and query.ordering
    for name in ("published_after", "changed_after"):
        moment = query.moment(name)
        assert moment is None or moment.tzinfo is not None
    for name, value in query.items():
        assert parse_query(QueryDict(query.without(name, value).canonical())) == query.without(name, value)


@target
def body(data: bytes) -> None:
    """The HTML of a record's Markdown runs nothing and loads nothing."""
    html = prose(written(data)).lower()
    for start in ("<script", "<img", "<iframe", "<style", "<svg", "<form", "<input", "<object"):
        assert start not in html, html
    for tag in html.split("<")[1:]:
        inside = tag.split(">", 1)[0]
        assert " on" not in inside.split('href="')[0], inside
        assert not inside.startswith("a ") or 'href="' not in inside or _leads_out(inside.split('href="', 1)[1]), inside


def _leads_out(address: str) -> bool:
    """Whether a link is one that a reader may follow: an address of the web or of mail, or one of this site."""
    scheme, colon, _rest = address.split('"', 1)[0].partition(":")
    return not colon or scheme in ("http", "https", "mailto") or not scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
