"""What visitors sent, taken through the desk: in hand, shown, made a claim, accepted or declined with a public answer, spam.

Closing forgets the sender's address; whoever left one is written to first, where mail is set up.
"""

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from initiatives.models import Claim, Contribution, Document, record_history
from initiatives.review.decisions import add_claim
from initiatives.review.typed_values import find_passage, value_from_words

Status = Contribution.Status
OPEN = (Status.RECEIVED, Status.IN_HAND)
log = logging.getLogger(__name__)


@transaction.atomic
def take_in_hand(contribution: Contribution, by) -> Contribution:
    """Say that somebody looks into it."""
    contribution = _open_one(contribution, by)
    return _move(contribution, Status.IN_HAND, by)


@transaction.atomic
def set_shown(contribution: Contribution, by, shown: bool) -> Contribution:
    """Show it under its record, or no longer. Spam is never shown."""
    _check_right(by)
    contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if contribution.status == Status.SPAM or contribution.initiative_id is None:
        raise ValidationError(_("Non si può mostrare: è indesiderata, o non riguarda una scheda."))
    contribution.shown, contribution.handled_by = shown, by
    contribution.save(update_fields=["shown", "handled_by"])
    record_history("contribution.show" if shown else "contribution.hide", contribution, by=by)
    return contribution


@transaction.atomic
def accept(contribution: Contribution, by, *, reply: str) -> Contribution:
    """Close it as upheld, with the answer that the public log shows."""
    return _close(_open_one(contribution, by), Status.ACCEPTED, by, reply)


@transaction.atomic
def decline(contribution: Contribution, by, *, reply: str) -> Contribution:
    """Close it as not upheld, with the answer that the public log shows."""
    return _close(_open_one(contribution, by), Status.DECLINED, by, reply)


@transaction.atomic
def mark_spam(contribution: Contribution, by) -> Contribution:
    """Close it without an answer; it is in no log and under no record."""
    contribution = _open_one(contribution, by)
    contribution.shown, contribution.closed_at, contribution.email = False, timezone.now(), ""
    return _move(contribution, Status.SPAM, by)


@transaction.atomic
def reopen(contribution: Contribution, by, *, reason: str) -> Contribution:
    """Take up again what was closed by mistake; its number stays, its sender's address is gone."""
    _check_right(by)
    contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if contribution.status in OPEN:
        raise ValidationError(_("Questa segnalazione è già aperta."))
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi perché la riapri.")})
    contribution.closed_at = None
    return _move(contribution, Status.IN_HAND, by, reason)


@transaction.atomic
def turn_into_claim(contribution: Contribution, by, *, document: Document, kind: str, quote: str, words: str) -> Claim:
    """What a visitor says, as a claim of `document` at the passage `quote`: `words` is the value as a person writes it.

    ValidationError, keyed by field, where the passage is not in the text or the words are no such value.
    """
    contribution = _open_one(contribution, by)
    start, end = find_passage(document, quote)
    value = value_from_words(kind, words or quote, document.published)
    claim = add_claim(document, by, kind, value, start, end, origin=Claim.Origin.CONTRIBUTION)
    claim.refresh_from_db()
    contribution.claim = claim
    _move(contribution, Status.IN_HAND, by, fields=("claim",))
    return claim


def _open_one(contribution: Contribution, by) -> Contribution:
    _check_right(by)
    contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if contribution.status not in OPEN:
        raise ValidationError(_("Questa segnalazione è chiusa: «%(status)s».") % {"status": contribution.get_status_display()})
    return contribution


def _check_right(by) -> None:
    if not by.has_perm("initiatives.change_contribution"):
        raise PermissionDenied(_("Per trattare le segnalazioni serve il permesso di redazione."))


def _close(contribution: Contribution, status: str, by, reply: str) -> Contribution:
    if not reply.strip():
        raise ValidationError({"reply": _("Scrivi la risposta: la legge chi ha scritto, e chiunque nel registro pubblico.")})
    email, contribution.email = contribution.email, ""
    contribution.reply, contribution.closed_at = reply.strip(), timezone.now()
    if contribution.number is None:
        contribution.number = (Contribution.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    _move(contribution, status, by, fields=("number", "reply"))
    if email:
        transaction.on_commit(lambda: _write_to(email, contribution))
    return contribution


def _move(contribution: Contribution, status: str, by, reason: str = "", fields: tuple[str, ...] = ()) -> Contribution:
    before, contribution.status, contribution.handled_by = contribution.status, status, by
    contribution.save(update_fields=["status", "handled_by", "closed_at", "email", "shown", *fields])
    record_history(f"contribution.{status}", contribution, by=by, before=before, after=status, reason=reason)
    return contribution


def _write_to(email: str, contribution: Contribution) -> None:
    """The outcome by mail; a failure is logged without the address and stops nothing."""
    with override(contribution.language if contribution.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        subject = _("Atlante: la tua segnalazione %(receipt)s") % {"receipt": contribution.receipt}
        outcome = _("Esito: %(status)s.") % {"status": contribution.get_status_display()}
        closing = _("Abbiamo cancellato il tuo indirizzo di posta.")
    try:
        send_mail(subject, f"{outcome}\n\n{contribution.reply}\n\n{closing}\n", None, [email])
    except OSError:
        log.warning("outcome of contribution %s could not be mailed", contribution.pk)
