"""Statements about an entry that goes: they become the kept one's, and come back when the merge is taken back."""

from collections.abc import Mapping

from django.db.models import F

from initiatives.models import Initiative
from initiatives.review.merging_forms import Form


def move_statements(form: Form, kind: str, kept, merged) -> dict:
    """Statements about the merged entry become the kept one's; where a record has both, the passages go together."""
    moved, joined = [], []
    touched = set()
    for statement in form.statements.objects.filter(**{kind: merged}).prefetch_related("evidence", "claims"):
        touched.add(statement.initiative_id)
        same = form.statements.objects.filter(initiative=statement.initiative_id, **{kind: kept})
        if kind == "programme":
            same = same.filter(relation=statement.relation)
        twin = same.first()
        if twin is None:
            setattr(statement, kind, kept)
            statement.save(update_fields=[kind])
            moved.append(statement.pk)
            continue
        joined.append(_stored(statement, twin))
        twin.evidence.add(*statement.evidence.all())
        twin.claims.add(*statement.claims.all())
        statement.delete()
    Initiative.objects.filter(pk__in=touched).update(stamp=F("stamp") + 1)
    return {"moved": moved, "joined": joined}


def restore_statements(form: Form, kind: str, kept, merged, moved: Mapping) -> None:
    """Statements that `move_statements` moved or joined, as they were; those of records that are gone stay away."""
    rows = form.statements.objects.filter(pk__in=moved["moved"], **{kind: kept})
    touched = set(rows.values_list("initiative_id", flat=True))
    rows.update(**{kind: merged})
    for stored in moved["joined"]:
        if not Initiative.objects.filter(pk=stored["row"]["initiative_id"]).exists():
            continue
        statement = form.statements(**stored["row"])
        statement.save(force_insert=True)
        statement.evidence.set(stored["evidence"])
        statement.claims.set(stored["claims"])
        touched.add(statement.initiative_id)
        twin = form.statements.objects.filter(pk=stored["twin"]).first()
        if twin:
            twin.evidence.remove(*stored["given"]["evidence"])
            twin.claims.remove(*stored["given"]["claims"])
    Initiative.objects.filter(pk__in=touched).update(stamp=F("stamp") + 1)


def plain(value):
    """A field's value as JSON keeps it."""
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _stored(statement, twin) -> dict:
    """A statement that goes, as data, with what its twin gets from it."""
    evidence = [passage.pk for passage in statement.evidence.all()]
    claims = [claim.pk for claim in statement.claims.all()]
    had = {name: set(getattr(twin, name).values_list("pk", flat=True)) for name in ("evidence", "claims")}
    return {
        "row": {field.attname: plain(getattr(statement, field.attname)) for field in statement._meta.concrete_fields},
        "evidence": evidence,
        "claims": claims,
        "twin": twin.pk,
        "given": {
            "evidence": [pk for pk in evidence if pk not in had["evidence"]],
            "claims": [pk for pk in claims if pk not in had["claims"]],
        },
    }
