"""The steps of a draft on its way, on objects in memory, each with its line for the ledger."""

from datetime import datetime

from initiatives.models import HistoryEntry, Initiative, Status
from initiatives.sample.writing import entry


def submit(initiative: Initiative, by, at: datetime, history: list[HistoryEntry]) -> None:
    take(initiative, Status.IN_REVIEW, "initiative.submit", by, at, history)
    initiative.submitted_by, initiative.submitted_at = by, at


def approve(initiative: Initiative, by, at: datetime, history: list[HistoryEntry]) -> None:
    take(initiative, Status.READY, "initiative.approve", by, at, history)
    initiative.approved_by, initiative.approved_at = by, at


def take(initiative: Initiative, status: str, verb: str, by, at: datetime, history: list[HistoryEntry], reason: str = "") -> None:
    """The draft's next status, with its line for the ledger."""
    history.append(entry(initiative, verb, by, at, initiative.status, status, None, reason))
    initiative.status, initiative.updated_at = status, at
    initiative.stamp += 1
