"""Where raw statements of readers go: the database that the router has chosen for the request, the main one without replicas."""

from collections.abc import Sequence

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections, router

from initiatives.models.publication import Dataset


def reading_alias() -> str:
    return router.db_for_read(Dataset) if settings.DATABASE_ROUTERS else DEFAULT_DB_ALIAS


def reading_connection():
    return connections[reading_alias()]


def first_row(statement: str, parameters: Sequence = ()) -> tuple | None:
    """The first row of a statement with which a reader's request begins.

    It is itself the check whether a connection kept from the request before still lives, which would cost a round trip of
    its own: on one that is dead it is asked again over a new one.
    """
    connection = reading_connection()
    if connection.health_check_done or not connection.health_check_enabled or connection.in_atomic_block:
        return _row(connection, statement, parameters)
    connection.health_check_done = True
    try:
        return _row(connection, statement, parameters)
    except (OperationalError, InterfaceError):
        connection.close()
        return _row(connection, statement, parameters)


def _row(connection, statement: str, parameters: Sequence) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()
