"""What the ledger's verbs say, in words: `initiative.submit` is «ha inviato in revisione»."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.models import ClaimKind, Initiative

WORDS = {
    "initiative.drafted": _("ha scritto la bozza dai fatti accettati"),
    "initiative.extended": _("ha riletto una fonte"),
    "initiative.edit": _("ha salvato"),
    "initiative.submit": _("ha inviato in revisione"),
    "initiative.request_changes": _("ha chiesto modifiche"),
    "initiative.approve": _("ha approvato"),
    "initiative.reopen": _("ha ripreso la scheda in bozza"),
    "initiative.publish": _("ha pubblicato"),
    "initiative.publish_failed": _("non ha potuto pubblicare come programmato"),
    "initiative.schedule": _("ha programmato"),
    "initiative.withdraw": _("ha ritirato"),
    "initiative.restore": _("ha ripristinato"),
    "initiative.discard": _("ha scartato la bozza"),
    "initiative.comment": _("ha commentato"),
    "initiative.comment_resolved": _("ha chiuso un commento"),
    "initiative.assign": _("ha assegnato"),
    "initiative.bulk_undone": _("ha annullato un’azione di gruppo"),
    "initiative.searched": _("ha cercato un riscontro"),
    "document.assign": _("ha assegnato"),
    "document.reviewed": _("ha finito di leggere"),
    "document.set_aside": _("ha messo da parte"),
    "document.taken_back": _("ha rimesso in coda"),
    "entity.created": _("ha creato la voce"),
    "contribution.accepted": _("ha accolto la segnalazione"),
    "contribution.declined": _("non ha accolto la segnalazione"),
}


def verb_words(verb: str) -> str:
    """The verb in words; one that is not listed stays as the ledger has it."""
    return str(WORDS.get(verb, verb))


GROUPS = (("fields", _("campi")), ("added", _("aggiunti")), ("changed", _("cambiati")), ("removed", _("tolti")))


def changes_words(changes: dict, statements: dict[str, str]) -> str:
    """What a row of the ledger says was touched; `statements` are the words of those that are still there, by key."""
    parts = []
    for group, label in GROUPS:
        names = [_thing(name, statements) for name in changes.get(group, ())]
        if names:
            shown = ", ".join(dict.fromkeys(names[:6]))
            rest = gettext(" e altri %(count)d") % {"count": len(names) - 6} if len(names) > 6 else ""
            parts.append(f"{label}: {shown}{rest}")
    return "; ".join(parts)


def _thing(name: str, statements: dict[str, str]) -> str:
    """A field's label, a statement's words, or the kind of one that is gone."""
    if name in statements:
        return statements[name]
    kind = name.rpartition("-")[0]
    if kind in ClaimKind.values:
        return str(ClaimKind(kind).label).lower()
    fields = {field.name: field for field in Initiative._meta.get_fields() if hasattr(field, "verbose_name")}
    return str(fields[name].verbose_name) if name in fields else name
