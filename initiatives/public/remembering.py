"""Answers kept in the process for as long as the index they were made from: a new dataset version makes a new index."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from django.utils.translation import get_language

from initiatives.search import Index

KEPT = 64
T = TypeVar("T")
_lock = threading.Lock()
_answers: WeakKeyDictionary[Index, OrderedDict] = WeakKeyDictionary()


def remembered(key: tuple, index: Index, make: Callable[[], T]) -> T:
    """What `make()` gives, made once for `key`, the index and the language in use; at most KEPT answers stay, the latest used.
    What is made must not hold the index, which would then never go."""
    full = (get_language(), *key)
    with _lock:
        kept = _answers.setdefault(index, OrderedDict())
        if full in kept:
            kept.move_to_end(full)
            return kept[full]
    made = make()
    with _lock:
        kept[full] = made
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return made
