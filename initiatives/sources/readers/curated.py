"""JSON: one document or a list of them, each with its `text`; with `statements` it is a curated record as exports write it."""

import json
from collections.abc import Iterator

from initiatives.sources.readers.forms import Found, Limits, Reading, Refused, Rejected, one_line, storable, web_address
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.plain_text import decoded
from initiatives.sources.readers.rows import day

DEPTH = 20


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    try:
        content = json.loads(decoded(data), parse_constant=_no_number)
    except RecursionError:
        raise Refused(_("Il JSON ha troppi livelli uno dentro l’altro.")) from None
    except ValueError as error:
        raise Refused(_("Il JSON è rovinato: riga %(line)d."), line=getattr(error, "lineno", 0)) from error
    if isinstance(content, dict) and isinstance(content.get("documents"), list):
        content = content["documents"]
    records = content if isinstance(content, list) else [content]
    if len(records) > limits.rows:
        raise Refused(_("Il file ha %(count)d documenti: il limite è %(most)d."), count=len(records), most=limits.rows)
    if not records:
        raise Refused(_("Il file non ha documenti."))
    for number, record in enumerate(records, start=1):
        try:
            yield _reading(record, str(number) if len(records) > 1 else "")
        except Refused as refusal:
            yield Rejected(str(number) if len(records) > 1 else "", refusal)


def _reading(record, label: str) -> Reading:
    if not isinstance(record, dict):
        raise Refused(_("Ogni documento del JSON è un oggetto con almeno il campo «text»."))
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refused(_("Manca il campo «text», con il testo del documento."))
    if _depth(record) > DEPTH:
        raise Refused(_("Il JSON ha troppi livelli uno dentro l’altro."))
    curated = isinstance(record.get("statements"), list)
    if curated:
        _check_record(record)
    name = one_line(_string(record, "document") or _string(record, "name"))[:200]
    return Reading(
        text=storable(text),
        title=one_line(_string(record, "document_title") if curated else _string(record, "title")),
        media_type="text/plain" if record.get("media_type") == "text/plain" else "application/json",
        publisher=one_line(_string(record, "publisher")),
        address=web_address(_string(record, "address")),
        published=day(record.get("published")),
        rights=_string(record, "rights") if _string(record, "rights") in ("all-rights-reserved", "open-licence") else "",
        licence=web_address(_string(record, "licence")),
        name=name or label,
        curated={key: value for key, value in record.items() if key != "text"} if curated else {},
    )


def _check_record(record: dict) -> None:
    """What a curated record must have before anything is made of it."""
    missing = [name for name in ("title", "slug", "kind", "stage", "themes") if name not in record]
    if missing:
        raise Refused(_("Alla scheda manca: %(names)s."), names=", ".join(missing))
    for statement in record["statements"]:
        evidence = statement.get("evidence") if isinstance(statement, dict) else None
        if not isinstance(evidence, list) or "kind" not in statement:
            raise Refused(_("Ogni dato della scheda ha «kind» ed «evidence»."))
        for place in evidence:
            bounds = [place.get("start"), place.get("end")] if isinstance(place, dict) else [None]
            if not all(isinstance(bound, int) for bound in bounds) or record["text"][bounds[0] : bounds[1]] != place.get("quote"):
                raise Refused(_("Un passo della scheda non è nel testo: «%(quote)s»."), quote=str(place)[:80])


def _string(record: dict, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _depth(value, level: int = 0) -> int:
    if level > DEPTH or not isinstance(value, (dict, list)):
        return level
    inner = value.values() if isinstance(value, dict) else value
    return max((_depth(item, level + 1) for item in inner), default=level)


def _no_number(name: str):
    raise ValueError(name)
