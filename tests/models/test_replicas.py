"""The first statement of a reader's request is the check of its connection."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import first_row, replicas

STATEMENT = "SELECT 1"


class _Kept:
    """A connection kept from the request before, which may have died since: as much of one as is asked for here."""

    health_check_enabled, in_atomic_block = True, False

    def __init__(self, *, alive: bool, done: bool = False, comes_back: bool = True):
        self.alive, self.health_check_done, self.comes_back, self.closed, self.asked = alive, done, comes_back, 0, 0

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False

    def execute(self, statement, parameters):
        self.asked += 1
        if not self.alive:
            raise OperationalError("server closed the connection unexpectedly")

    def fetchone(self):
        return (1,)

    def close(self):
        self.closed += 1
        self.alive = self.comes_back


@pytest.fixture
def kept(monkeypatch):
    def install(**how):
        found = _Kept(**how)
        monkeypatch.setattr(replicas, "reading_connection", lambda: found)
        return found

    return install


def test_a_living_connection_is_asked_once(kept):
    connection_kept = kept(alive=True)
    assert first_row(STATEMENT) == (1,)
    assert (connection_kept.asked, connection_kept.closed, connection_kept.health_check_done) == (1, 0, True)


def test_over_a_dead_connection_it_is_asked_again_over_a_new_one(kept):
    connection_kept = kept(alive=False)
    assert first_row(STATEMENT) == (1,)
    assert (connection_kept.asked, connection_kept.closed) == (2, 1)


def test_a_database_that_is_away_is_said(kept):
    connection_kept = kept(alive=False, comes_back=False)
    with pytest.raises(OperationalError):
        first_row(STATEMENT)
    assert connection_kept.asked == 2


def test_what_fails_later_in_a_request_is_not_asked_again(kept):
    connection_kept = kept(alive=False, done=True)
    with pytest.raises(OperationalError):
        first_row(STATEMENT)
    assert (connection_kept.asked, connection_kept.closed) == (1, 0)


def test_in_a_transaction_no_connection_is_closed(kept):
    connection_kept = kept(alive=False)
    connection_kept.in_atomic_block = True
    with pytest.raises(OperationalError):
        first_row(STATEMENT)
    assert connection_kept.closed == 0


@pytest.mark.django_db
def test_it_is_one_query():
    with CaptureQueriesContext(connection) as asked:
        assert first_row("SELECT %s", ["a"]) == ("a",)
        assert first_row("SELECT version FROM initiatives_dataset WHERE id = 9") is None
    assert len(asked) == 2
