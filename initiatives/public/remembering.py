"""Answers kept in the process for as long as the published data and the language stay the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.utils.translation import get_language

from initiatives.models import Dataset

KEPT = 64
T = TypeVar("T")
_lock = threading.Lock()
_answers: OrderedDict[tuple, object] = OrderedDict()


def remembered(key: tuple, at: Dataset, make: Callable[[], T]) -> T:
    """What `make()` gives, made once for `key` at this dataset version; at most KEPT answers stay, the latest used."""
    full = (connection.settings_dict["NAME"], at.version, at.changed_at, get_language(), *key)
    with _lock:
        if full in _answers:
            _answers.move_to_end(full)
            return _answers[full]
    made = make()
    with _lock:
        _answers[full] = made
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    return made
