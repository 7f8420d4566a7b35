"""Gulpease, the readability index made for Italian: 100 easy, 0 hard (Lucisano and Piemontese, 1988)."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?;]+(?:\s|$)")


def gulpease(text: str) -> int:
    """89 + (300 × sentences − 10 × letters) / words, kept between 0 and 100; 100 for an empty text."""
    words = _WORD.findall(text)
    if not words:
        return 100
    letters = sum(len(word) for word in words)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return max(0, min(100, round(89 + (300 * sentences - 10 * letters) / len(words))))
