"""Liveness and readiness, for whoever watches over the machines."""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

#: Scheduled work that is late by more than this is said to be overdue: the timer runs every minute.
LATE = timedelta(minutes=5)


@never_cache
@require_safe
def healthz(request):
    """200 while the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request):
    """200 when the database answers and every migration is in; 503 says what is missing.

    Overdue work is told of, and does not make a machine unready: readers carry it out, another machine would not be better.
    """
    from initiatives.models import Dataset  # apps are loaded by the time a request comes

    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        dataset = Dataset.objects.filter(pk=1).first() if not waiting else None
        overdue = overdue_work(dataset) if not waiting else {}
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "no answer"}, status=503)
    ready = waiting == 0
    answer = {
        "status": "ok" if ready else "unavailable",
        "migrations_waiting": waiting,
        "dataset_version": dataset.version if dataset else 0,
        "overdue": overdue,
    }
    return JsonResponse(answer, status=200 if ready else 503)


def overdue_work(dataset, now=None) -> dict[str, int]:
    """How much should have been done by now: scheduled publications and expiries (1 if any), tasks that no worker took."""
    from django_tasks_db.models import DBTaskResult

    late = (now or timezone.now()) - LATE
    found = {
        "schedule": int(bool(dataset and dataset.next_due and dataset.next_due < late)),
        "tasks": DBTaskResult.objects.filter(status="READY", enqueued_at__lt=late).count(),
    }
    return {name: number for name, number in found.items() if number}
