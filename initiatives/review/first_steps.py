"""A base to try things on: demo accounts, and the curated records of some documents taken through the whole way."""

import json
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from initiatives.models import Document, Initiative
from initiatives.publication.publishing import publish
from initiatives.review.curated import replay_curated
from initiatives.review.workflow import approve, submit

#: Name, group, first and last name of the demo accounts.
ACCOUNTS = (
    ("elena", "editor", "Elena", "Bassi"),
    ("marta", "publisher", "Marta", "Rinaldi"),
    ("admin", "administrator", "Davide", "Conti"),
)


@transaction.atomic
def make_accounts() -> dict[str, str]:
    """The demo accounts that are missing, with a password made for each; those that exist are left alone."""
    users, made = get_user_model(), {}
    for name, group, first, last in ACCOUNTS:
        if users.objects.filter(username=name).exists():
            continue
        made[name] = secrets.token_urlsafe(12)
        user = users.objects.create_user(name, password=made[name], first_name=first, last_name=last, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        if group == "administrator":
            user.is_superuser = True
            user.save(update_fields=["is_superuser"])
    return made


@transaction.atomic
def publish_curated(path: Path, editor, publisher) -> Initiative | None:
    """Take the curated record at `path` through review, approval and publication; None where its document is not
    imported or was taken through already."""
    record = json.loads(path.read_text(encoding="utf-8"))
    document = Document.objects.filter(name=record["document"]).first()
    if document is None or document.initiatives.exists():
        return None
    initiative = replay_curated(record, document, editor)
    submit(initiative, editor)
    approve(initiative, publisher)
    publish(initiative, publisher)
    return initiative
