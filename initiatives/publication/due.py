"""Scheduled moments hold even if no timer runs: readers call this when the dataset says something is due (setting WHEN_DUE)."""

import logging
import threading
import time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError

from initiatives.publication.publishing import publish_due

#: Seconds until a process tries again after it could not (a read-only database, another one at work).
PATIENCE = 5
log = logging.getLogger(__name__)
_lock = threading.Lock()
_tried_at = float("-inf")


def carry_out_due() -> bool:
    """Publish and withdraw what is due; False if somebody else is at it or it cannot be done now: readers then see what is there."""
    global _tried_at
    if time.monotonic() - _tried_at < PATIENCE or not _lock.acquire(blocking=False):
        return False
    try:
        publish_due()
    except (DatabaseError, ValidationError, PermissionDenied):
        _tried_at = time.monotonic()
        log.exception("what is due could not be carried out by a reader")
        return False
    finally:
        _lock.release()
    return True
