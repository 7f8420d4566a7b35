"""The ledger: one row for each change of state, never edited, each chained to the one before it."""

import hashlib
import json
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.wording import written


class HistoryQuerySet(models.QuerySet):
    def of_initiative(self, initiative):
        return self.filter(subject="initiative", subject_id=initiative.pk)

    def update(self, **kwargs):
        raise ValidationError(_("La cronologia non si modifica."))

    def delete(self):
        raise ValidationError(_("La cronologia non si cancella."))


class HistoryEntry(models.Model):
    """Who did what to which thing, when and why. `digest` covers the row and the digest of the row before."""

    at = models.DateTimeField(_("quando"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="history", verbose_name=_("chi"))
    verb = models.CharField(_("che cosa"), max_length=60)
    subject = models.CharField(_("di che cosa"), max_length=30)
    subject_id = models.PositiveBigIntegerField(null=True)
    label = models.CharField(max_length=200, blank=True)
    before = models.CharField(_("da"), max_length=30, blank=True)
    after = models.CharField(_("a"), max_length=30, blank=True)
    reason = models.CharField(_("perché"), max_length=500, blank=True)
    changes = models.JSONField(_("modifiche"), default=dict, blank=True)
    batch = models.UUIDField(_("gruppo"), default=uuid.uuid4)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name, verbose_name_plural = _("voce di cronologia"), _("cronologia")
        indexes = [
            models.Index(fields=["subject", "subject_id", "-id"], name="history_of_a_thing"),  # the history tab
            models.Index(fields=["batch"], name="history_of_a_batch"),  # undo of a bulk action
        ]

    def __str__(self) -> str:
        return f"{self.label}, {written(timezone.localtime(self.at), 'j F Y, H.i')}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("La cronologia non si modifica."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("La cronologia non si cancella."))

    def computed_digest(self) -> str:
        """SHA-256 over the row's content and the digest before it, as hexadecimal digits."""
        content = [
            self.previous, self.at.isoformat(), self.by_id, self.verb, self.subject, self.subject_id,
            self.label, self.before, self.after, self.reason, self.changes, str(self.batch),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class LedgerHead(models.Model):
    """One row: the digest of the newest entry; writers lock it, so that the chain has no forks."""

    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_has_one_head")]

    def __str__(self) -> str:
        return self.digest


def record(verb: str, subject: models.Model, *, by=None, at=None, before="", after="", reason="", changes=None, batch=None) -> HistoryEntry:
    """Write one entry about `subject` and chain it. Call it inside the transaction of the change it tells of."""
    head = LedgerHead.objects.select_for_update().get_or_create(pk=1)[0]
    entry = HistoryEntry(
        at=at or timezone.now(),
        by=by,
        verb=verb,
        subject=subject._meta.model_name,
        subject_id=subject.pk,
        label=str(subject)[:200],
        before=before,
        after=after,
        reason=reason,
        changes=changes or {},
        batch=batch or uuid.uuid4(),
        previous=head.digest,
    )
    entry.digest = entry.computed_digest()
    entry.save(force_insert=True)
    LedgerHead.objects.filter(pk=1).update(digest=entry.digest)
    return entry
