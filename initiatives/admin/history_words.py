"""What the ledger says, in words: `initiative.submit` is «ha inviato in revisione», and what it tells beside."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.models import ClaimKind, Contribution, Document, HistoryEntry, Import, Initiative, Status, in_words, written

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
    "document.second_reading": _("ha fatto la seconda lettura"),
    "entity.created": _("ha creato la voce"),
    "entity.changed": _("ha cambiato la voce"),
    "entity.deleted": _("ha cancellato la voce"),
    "entity.merge": _("ha unito un’altra voce a questa"),
    "entity.unmerge": _("ha annullato un’unione"),
    "person.suppress": _("ha tolto la persona dal pubblico"),
    "initiative.republish": _("ha aggiornato i nomi della versione pubblica"),
    "contribution.receive": _("ha ricevuto la segnalazione"),
    "contribution.show": _("ha reso pubblico il testo della segnalazione"),
    "contribution.hide": _("ha nascosto il testo della segnalazione"),
    "contribution.received": _("ha rimesso la segnalazione fra quelle ricevute"),
    "contribution.in-hand": _("ha preso in carico la segnalazione"),
    "contribution.accepted": _("ha accolto la segnalazione"),
    "contribution.declined": _("non ha accolto la segnalazione"),
    "contribution.spam": _("ha segnato la segnalazione come indesiderata"),
    "import.confirmed": _("ha confermato l’importazione"),
    "import.retried": _("ha riprovato gli elementi falliti"),
    "import.finished": _("ha finito l’importazione"),
    "import.undone": _("ha annullato l’importazione"),
    "account.second_factor_on": _("ha attivato il secondo fattore"),
    "account.second_factor_off": _("ha tolto il secondo fattore"),
}
SUBJECTS = {
    "initiative": _("iniziativa"), "document": _("documento"), "import": _("importazione"), "contribution": _("segnalazione"),
    "place": _("luogo"), "organisation": _("organizzazione"), "programme": _("programma"), "person": _("persona"), "theme": _("tema"),
    "user": _("utente"),
}  # fmt: skip
STATES = {"initiative": Status, "document": Document.State, "import": Import.State, "contribution": Contribution.Status}


def verb_words(verb: str) -> str:
    """The verb in words; one that is not listed stays as the ledger has it."""
    return str(WORDS.get(verb, verb))


MOST_NAMED = 6
GROUPS = (("fields", _("campi")), ("added", _("aggiunti")), ("changed", _("cambiati")), ("removed", _("tolti")))


def changes_words(changes: dict, statements: dict[str, str]) -> str:
    """What a row of the ledger says was touched; `statements` are the words of those that are still there, by key."""
    parts = []
    for group, label in GROUPS:
        touched = changes.get(group)
        names = [_thing(name, statements) for name in touched] if isinstance(touched, list) else []
        if names:
            times = Counter(names)
            shown = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in list(times.items())[:MOST_NAMED])
            rest = gettext(" e altri %(count)d") % {"count": len(times) - MOST_NAMED} if len(times) > MOST_NAMED else ""
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


def state_words(subject: str, code: str) -> str:
    """A state of a record, a document, an import or a contribution by its name; what is none stays as it is."""
    states = STATES.get(subject)
    return str(states(code).label) if states and code in states.values else code


def detail_words(entry: HistoryEntry, statements: dict[str, str] | None = None) -> str:
    """What a row of the ledger tells beside its verb and its reason; empty where that is all."""
    touched = changes_words(entry.changes, statements or {})
    tell = DETAILS.get(entry.verb)
    return "; ".join(filter(None, (touched, *(tell(entry) if tell else ()))))


def _when(entry: HistoryEntry) -> Iterator[str]:
    """When a record goes out and comes off, in the time of the house."""
    for name, words in (("publish_at", _("esce il %(moment)s, ora di Roma")), ("expire_at", _("scade il %(moment)s, ora di Roma"))):
        if entry.changes.get(name):
            moment = timezone.localtime(datetime.fromisoformat(entry.changes[name]))
            yield words % {"moment": written(moment, "j F Y, H.i")}
    if not any(entry.changes.get(name) for name in ("publish_at", "expire_at")):
        yield gettext("nessun giorno fissato")


def _to_whom(entry: HistoryEntry) -> Iterator[str]:
    yield gettext("a %(who)s") % {"who": entry.after} if entry.after else gettext("a nessuno")
    if entry.changes.get("due_on"):
        yield in_words(f"../{entry.changes['due_on']}")


def _version(entry: HistoryEntry) -> Iterator[str]:
    if entry.changes.get("version"):
        yield gettext("versione %(number)s") % {"number": entry.changes["version"]}


def _merged(entry: HistoryEntry) -> Iterator[str]:
    yield f"«{entry.changes.get('merged') or entry.changes.get('restored', '')}»"
    names = [_field_label(entry.subject, name) for name in entry.changes.get("fields", ())]
    if names:
        yield gettext("da essa: %(fields)s") % {"fields": ", ".join(names)}


def _entity(entry: HistoryEntry) -> Iterator[str]:
    for name, value in entry.changes.items():
        yield f"{_field_label(entry.subject, name)}: {value or gettext('vuoto')}"


def _undone(entry: HistoryEntry) -> Iterator[str]:
    yield gettext("tolti %(gone)d documenti, rimasti %(kept)d") % {
        "gone": entry.changes.get("deleted", 0), "kept": len(entry.changes.get("kept", ())),
    }  # fmt: skip


def _agreement(entry: HistoryEntry) -> Iterator[str]:
    yield gettext("d’accordo su %(same)s fatti di %(all)s") % {"same": entry.changes.get("same"), "all": entry.changes.get("of")}


def _field_label(subject: str, name: str) -> str:
    """What the form calls a field of the vocabulary."""
    if name == "coordinates":
        return gettext("coordinate")
    try:
        return str(apps.get_model("initiatives", subject)._meta.get_field(name).verbose_name)
    except (LookupError, FieldDoesNotExist):
        return name


DETAILS: dict[str, Callable[[HistoryEntry], Iterator[str]]] = {
    "initiative.schedule": _when,
    "initiative.assign": _to_whom,
    "document.assign": _to_whom,
    "initiative.publish": _version,
    "initiative.republish": _version,
    "entity.merge": _merged,
    "entity.unmerge": _merged,
    "entity.changed": _entity,
    "import.undone": _undone,
    "document.second_reading": _agreement,
}
