"""Likeness of texts: exact, estimated, and found through bands."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.sources.shingles import BANDS, bands, likeness, overlap, shingles, signature

WORDS = [f"parola{number}" for number in range(400)]


def text(seed: int, words: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def changed(words: list[str], share: float, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) if chance.random() < share else word for word in words]


def both(one: list[str], other: list[str]) -> tuple[frozenset, frozenset]:
    return shingles(" ".join(one)), shingles(" ".join(other))


def test_the_same_words_are_the_same_text():
    assert shingles("Il Comune, di PADOVA!") == shingles("il comune di padova")


def test_nothing_is_like_nothing():
    assert signature(shingles("")) == b"" and bands(b"") == [] and overlap(frozenset(), frozenset()) == 0
    assert likeness(b"", b"") == 0


def test_short_texts_are_compared_by_their_words():
    assert overlap(*both(["ciao"], ["ciao"])) == 1


@pytest.mark.parametrize("share", [0.0, 0.02, 0.05, 0.1, 0.3])
def test_the_estimate_is_near_the_truth(share):
    one, other = both(text(1), changed(text(1), share))
    assert abs(likeness(signature(one), signature(other)) - overlap(one, other)) < 0.2


def test_texts_much_alike_share_a_band_and_strangers_do_not():
    for seed in range(30):
        one, other = both(text(seed), changed(text(seed), 0.05, seed))
        assert set(enumerate(bands(signature(one)))) & set(enumerate(bands(signature(other))))
        stranger = shingles(" ".join(text(seed + 1000)))
        assert not set(enumerate(bands(signature(one)))) & set(enumerate(bands(signature(stranger))))


@given(st.lists(st.sampled_from(WORDS[:20]), max_size=80), st.lists(st.sampled_from(WORDS[:20]), max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    first, second = both(one, other)
    assert 0 <= overlap(first, second) == overlap(second, first) <= 1
    assert likeness(signature(first), signature(second)) == likeness(signature(second), signature(first))
    assert len(bands(signature(first))) in (0, BANDS)
