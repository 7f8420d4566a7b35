"""Where raw statements of readers go: the database that the router has chosen for the request, the main one without replicas."""

from django.db import connections, router

from initiatives.models.publication import Dataset


def reading_alias() -> str:
    return router.db_for_read(Dataset)


def reading_connection():
    return connections[reading_alias()]
