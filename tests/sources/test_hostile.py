"""Two hundred broken and hostile files: none goes in, none stops the others, each is named with a reason a person understands."""

import pytest

from initiatives.models import Document, ImportItem
from initiatives.sources.importing import Importer, Piece
from initiatives.sources.opening import parts_of
from initiatives.sources.readers import Limits
from tests.sources.hostile import Hostile, hostile_files, word, zipped

FILES = hostile_files()
LIMITS = Limits(seconds=4)
#: What no reason may hold: the machine's words.
INNER_WORDS = ("Traceback", "Error", "Exception", "None", "0x", "%(", "lxml", "pypdf", "zlib")


def test_there_are_two_hundred():
    assert len(FILES) >= 200
    assert len({hostile.name for hostile in FILES}) == len(FILES)


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_it_is_refused_and_named(hostile: Hostile):
    parts = list(parts_of(hostile.name, hostile.data, LIMITS))
    refused = [part for part in parts if part.refusal]
    assert refused
    if not hostile.partly:
        assert len(refused) == len(parts)
    for part in refused:
        reason = str(part.refusal)
        assert part.name.startswith(hostile.name)
        assert 8 < len(reason) < 300 and reason[-1] in ".!"
        assert not any(word in reason for word in INNER_WORDS), reason


@pytest.mark.django_db
@pytest.mark.slow
def test_among_them_the_sound_ones_go_in(settings):
    """All of them in one import with sound files before, between and after: the sound ones go in, each other is named."""
    sound = [
        Piece(f"buono-{number}.txt", lambda number=number: f"Il Comune numero {number} apre uno sportello.".encode()) for number in range(6)
    ]
    pieces = [Piece(hostile.name, lambda data=hostile.data: data) for hostile in FILES]
    step = len(pieces) // 5
    mixed = [piece for number in range(6) for piece in (sound[number], *pieces[number * step : (number + 1) * step])]
    mixed += pieces[6 * step :]
    results = list(Importer(label="ostili").run(mixed))
    new = {result.name for result in results if result.outcome in ("new", "near-duplicate")}
    inside = {"misto.zip › buono.txt", "misto.csv › 2", "allegati.eml"}
    assert new == {piece.name for piece in sound} | inside
    assert {result.piece for result in results} == set(range(1, len(mixed) + 1))
    assert all(result.reason for result in results if result.outcome == "refused")
    assert Document.objects.count() == len(new)
    assert ImportItem.objects.filter(outcome="refused").count() == sum(result.outcome == "refused" for result in results)


def test_a_member_that_fails_does_not_stop_the_others():
    data = zipped({"a.txt": "Primo testo.", "b.pdf": b"%PDF-1.4 rotto", "c.docx": word("<w:p><w:r><w:t>Terzo</w:t></w:r></w:p>")})
    parts = list(parts_of("tre.zip", data, LIMITS))
    assert [bool(part.refusal) for part in parts] == [False, True, False]
    assert [part.name for part in parts] == ["tre.zip › a.txt", "tre.zip › b.pdf", "tre.zip › c.docx"]


def test_scripts_of_a_page_are_left_behind():
    page = b"<html><body><p>Il Comune apre.</p><script>rubaTutto()</script><p onclick='x()'>Fine.</p></body></html>"
    text = next(parts_of("pagina.html", page, LIMITS)).reading.text
    assert "Il Comune apre." in text and "rubaTutto" not in text and "onclick" not in text
