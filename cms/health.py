"""Liveness and readiness, for whoever watches over the machines."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request):
    """200 while the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request):
    """200 when the database answers and every migration is in; 503 says what is missing."""
    from initiatives.models import Dataset  # apps are loaded by the time a request comes

    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        dataset = Dataset.objects.filter(pk=1).first()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "no answer"}, status=503)
    ready = waiting == 0
    answer = {
        "status": "ok" if ready else "unavailable",
        "migrations_waiting": waiting,
        "dataset_version": dataset.version if dataset else 0,
    }
    return JsonResponse(answer, status=200 if ready else 503)
