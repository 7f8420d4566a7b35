"""What an editor says of a name the vocabulary does not know: a known entity, a new one, or none of ours."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from initiatives.extraction.words import fold
from initiatives.models import Claim, record_history
from initiatives.review.decisions import accept, correct, reject
from initiatives.review.entities import ENTITY_MODELS, entities_for, learn_alias, make_entity


def unlinked(claims: Iterable[Claim]) -> list[Claim]:
    """Those whose name the vocabulary does not know yet."""
    members = [claim for claim in claims if claim.kind in ENTITY_MODELS]
    known = entities_for(members)
    return [claim for claim in members if claim.pk not in known]


@transaction.atomic
def create_entity(claim: Claim, by) -> models.Model:
    """The editor's choice that a new name is a new entity."""
    _check_right(by, claim.kind)
    if claim.kind == "place":
        raise ValidationError(_("I luoghi sono quelli dell’ISTAT: scegline uno dall’elenco."))
    value = claim.upheld_value
    entity = make_entity(claim.kind, value["name"], value.get("acronym", ""))
    record_history("entity.created", entity, by=by, reason=str(claim.document))
    return entity


@transaction.atomic
def link_to_entity(claim: Claim, entity: models.Model, by) -> None:
    """The editor's choice that a new name means a known entity: the name becomes an alias, the claim takes the entity's name."""
    _check_right(by, claim.kind)
    written = claim.upheld_value["name"]
    if claim.kind == "place":
        correct(claim, by, {"name": entity.name, "level": entity.level, "istat": entity.istat})
    elif fold(written) != fold(entity.name):
        correct(claim, by, {"name": entity.name})
    else:
        accept(claim, by)
    learn_alias(claim.kind, entity, written)


def ignore_name(claim: Claim, by) -> None:
    """The editor's choice that a name is none of ours: the claim is turned down."""
    reject(claim, by, reason=_("nome da ignorare"))


def _check_right(by, kind: str) -> None:
    if not by.has_perm(f"initiatives.add_{kind}") and kind != "place":
        raise PermissionDenied(_("Per aggiungere voci al vocabolario serve il permesso di redazione."))
