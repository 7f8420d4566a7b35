"""A bounded search in each run, always the same one; `python -m tests.fuzzing.search` goes on for as long as it is told."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.mutating import mutated
from tests.fuzzing.seeds import WORDS, seeds
from tests.fuzzing.targets import TARGETS

FOUND = Path(__file__).parent / "found"
SEEDS = seeds()
#: Inputs a target and run: readers of containers are dear.
MUTATIONS, EXAMPLES = 60, 120
calm = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def found_files() -> list[Path]:
    return sorted(path for path in FOUND.glob("*/*") if path.is_file())


def test_each_target_has_a_seed():
    assert set(SEEDS) == set(TARGETS)
    assert {path.parent.name for path in found_files()} <= set(TARGETS)


@pytest.mark.parametrize("path", found_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_holds(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_changed_by_chance(name):
    chance = random.Random(name)
    for seed in SEEDS[name]:
        TARGETS[name](seed)
    for _ in range(MUTATIONS):
        data = mutated(chance.choice(SEEDS[name]), WORDS.get(name, []), chance)
        try:
            TARGETS[name](data)
        except Exception as broken:
            raise AssertionError(f"{name} breaks on {data!r}") from broken


@pytest.mark.parametrize(
    "name", ["read_txt", "read_md", "read_csv", "read_json", "read_html", "read_xml", "read_eml", "read_docx", "read_zip"]
)
def test_readers_on_anything(name):
    calm(given(st.binary(max_size=600))(TARGETS[name]))()


@pytest.mark.parametrize("name", WORDS)
def test_grammars_on_anything(name):
    pieces = st.one_of(st.sampled_from(WORDS[name]), st.text(max_size=4), st.sampled_from("0123456789 -/,.&="))
    texts = st.lists(pieces, max_size=12).map("".join)
    calm(given(texts)(lambda text: TARGETS[name](text.encode("utf-8", errors="replace"))))()
