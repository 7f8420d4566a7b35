"""What the claims of a document, as they stand now, confirm or contradict; and where two sources of a record differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.extraction import edtf
from initiatives.models import STATEMENT_MODELS, Claim, Initiative, Level, PlaceRole, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """`verdict` is agrees, look or blocks; `claims` are the keys of the claims meant."""

    verdict: str
    message: str
    claims: tuple[int, ...] = ()


def findings(claims: list[Claim]) -> list[Finding]:
    """All findings about the claims that nobody turned down."""
    standing = [claim for claim in claims if claim.verdict != Verdict.REJECTED]
    return [finding for check in (_counted_places, _parts_of_total, _ends_in_order, _several_roles) for finding in check(standing)]


def differences_between_sources(initiative: Initiative) -> list[Finding]:
    """Statements of one kind that rest on different documents and do not agree: amounts of the whole initiative, dates of one label."""
    found = []
    for model in STATEMENT_MODELS:
        if model.kind not in ("amount", "date"):
            continue
        by_label: dict[str, dict[frozenset, list[str]]] = {}
        for statement in getattr(initiative, f"{model._meta.model_name}_set").all():
            label = statement.type if model.kind == "amount" and statement.scope == "initiative" else getattr(statement, "label", "")
            documents = frozenset(passage.document_id for passage in statement.evidence.all())
            if label and documents:
                by_label.setdefault(label, {}).setdefault(documents, []).append(str(statement))
        for sources in by_label.values():
            if len(sources) > 1 and len({word for words in sources.values() for word in words}) > 1:
                listed = "; ".join(word for words in sources.values() for word in words)
                found.append(Finding("look", _("Le fonti dicono cose diverse: %(values)s.") % {"values": listed}))
    return found


def _counted_places(claims: list[Claim]) -> Iterator[Finding]:
    """`28 Comuni` against the municipalities that take part."""
    members = {
        claim.upheld_value.get("istat") or claim.upheld_value["name"]
        for claim in claims
        if claim.kind == "place"
        and claim.upheld_value.get("level") == Level.MUNICIPALITY
        and claim.upheld_value.get("role") in (PlaceRole.PARTICIPANT, PlaceRole.LEAD)
    }
    for claim in claims:
        value = claim.upheld_value
        if (
            claim.kind != "quantity"
            or value.get("unit", "").split(" ")[0] not in ("comuni", "municipi", "amministrazioni")
            or len(members) < 3
        ):
            continue
        stated = int(value["value"])
        message = ngettext(
            "%(stated)d Comuni dichiarati: %(found)d nome in elenco.",
            "%(stated)d Comuni dichiarati: %(found)d nomi in elenco.",
            len(members),
        )
        yield Finding("agrees" if stated == len(members) else "look", message % {"stated": stated, "found": len(members)}, (claim.pk,))


def _parts_of_total(claims: list[Claim]) -> Iterator[Finding]:
    """Sums marked as shares against the one of the whole initiative."""
    amounts = [claim for claim in claims if claim.kind == "amount" and not claim.upheld_value.get("approximate")]
    whole = [claim for claim in amounts if claim.upheld_value.get("scope") == "initiative"]
    parts = [claim for claim in amounts if claim.upheld_value.get("scope") == "share"]
    if len(whole) != 1 or len(parts) < 2:
        return
    total, together = whole[0].upheld_value["value"], sum(part.upheld_value["value"] for part in parts)
    if together == total:
        yield Finding("agrees", _("Le parti danno l’importo intero."), (whole[0].pk,))
    elif together > total:
        yield Finding("look", _("Le parti insieme superano l’importo intero."), (whole[0].pk,))


def _ends_in_order(claims: list[Claim]) -> Iterator[Finding]:
    """An end that comes before the beginning."""
    dates = {claim.upheld_value.get("label"): claim for claim in claims if claim.kind == "date"}
    start, end = dates.get("start"), dates.get("end")
    if not start or not end:
        return
    first, last = edtf.parse(start.upheld_value["edtf"]).earliest, edtf.parse(end.upheld_value["edtf"]).latest
    if first and last and last < first:
        yield Finding("blocks", _("La fine viene prima dell’inizio."), (end.pk,))


def _several_roles(claims: list[Claim]) -> Iterator[Finding]:
    """One name in more than one role."""
    roles: dict[str, dict[str, int]] = {}
    for claim in claims:
        if claim.kind == "place":
            value = claim.upheld_value
            roles.setdefault(value["name"], {}).setdefault(f"{value.get('level')} {value.get('role')}", claim.pk)
    for name, keys in roles.items():
        if len(keys) > 1:
            message = _("%(name)s compare con %(count)d ruoli diversi: controlla.")
            yield Finding("look", message % {"name": name, "count": len(keys)}, (list(keys.values())[-1],))
