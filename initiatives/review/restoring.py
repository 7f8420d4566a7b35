"""Bringing back a former state of a record: all of it, one field, or one statement."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from initiatives.models import STATEMENT_BY_KIND, Initiative, Passage
from initiatives.review.diff import Difference, compare
from initiatives.review.editing import editing
from initiatives.review.following import in_todays_words
from initiatives.review.states import ENTITIES, State, StatementState, state_of_draft


@transaction.atomic
def restore(initiative: Initiative, state: State, by, *, reason: str, only: str = "") -> dict:
    """Make the draft as it was in `state`; with `only` just that field (`title`) or statement (`amount-12`).
    What has been merged since is named as it is today.

    Gives the changes as the ledger has them, empty where the draft was so already.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    state = in_todays_words(state)
    differences = [item for item in compare(state_of_draft(initiative), state) if only in ("", item.what)]
    if only and not differences:
        raise ValidationError(_("Questo dato è già com’era."))
    with editing(initiative, by, reason, verb="initiative.restore") as result:
        _restore_head(initiative, [item for item in differences if not item.is_statement])
        for item in differences:
            if item.is_statement:
                _restore_statement(initiative, item)
    return result.get("changes", {})


def _restore_head(initiative: Initiative, differences: list[Difference]) -> None:
    for item in differences:
        if item.what == "themes":
            initiative.themes.set(item.after)
        elif item.what != "slug":  # an address once given stays
            setattr(initiative, item.what, item.after)
    if differences:
        initiative.save()


def _restore_statement(initiative: Initiative, item: Difference) -> None:
    model = STATEMENT_BY_KIND[item.kind]
    number = int(item.what.rpartition("-")[2])
    if item.after is None:
        model.objects.filter(initiative=initiative, pk=number).delete()
        return
    fields = _columns(item.after)
    statement = model.objects.filter(initiative=initiative, pk=number).first() or model(initiative=initiative)
    for name, value in fields.items():
        setattr(statement, name, value)
    statement.full_clean(exclude=["initiative"], validate_constraints=False)
    statement.save()
    statement.evidence.set(Passage.objects.filter(pk__in=item.after.evidence))


def _columns(state: StatementState) -> dict:
    """The fields as attributes; ValidationError where an entity has left the vocabulary."""
    missing = [name for name in state.fields if name in ENTITIES and name != "funder" and state.fields[name] is None]
    if missing:
        raise ValidationError(_("Una voce di questo dato non è più nel vocabolario: aggiungila a mano."))
    return {f"{name}_id" if name in ENTITIES else name: value for name, value in state.fields.items()}
