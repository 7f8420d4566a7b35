"""The smallest valid things, with a trait a state. Each takes what it needs and makes the rest."""

import itertools

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from initiatives.models import Claim, Document, Initiative, Organisation, Place, Programme, Status, Theme
from initiatives.publication.publishing import publish, withdraw
from initiatives.review.claiming import fingerprint
from initiatives.review.decisions import passage_at
from initiatives.review.workflow import approve, request_changes, submit
from initiatives.sources.normalising import fingerprint as text_fingerprint

_numbers = itertools.count(1)

TEXT = (
    "Il Comune di Padova entra nella rete «Digital Cities Challenge» con altre 15 città. "
    "Il contributo è di 50.000 euro, la firma è attesa entro il 2030. Lavori per 24 mesi."
)


def make_user(group: str = "", *, superuser: bool = False):
    number = next(_numbers)
    user = get_user_model().objects.create_user(
        f"{group or 'user'}{number}", password="parola-di-prova-lunga", is_staff=bool(group) or superuser
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    if superuser:
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
    return user


def make_document(text: str = "", **fields) -> Document:
    number = next(_numbers)
    text = text or f"{TEXT} Documento numero {number}."
    return Document.objects.create(name=f"documento-{number}.txt", text=text, sha256=text_fingerprint(text), **fields)


def make_claim(document: Document, kind: str = "quantity", value: dict | None = None, quote: str = "15 città", **fields) -> Claim:
    value = value or {"value": 15, "unit": "città"}
    start = document.text.index(quote)
    passage = passage_at(document, start, start + len(quote))
    defaults = {"rule": "test/rule", "score": 0.9, "fingerprint": fingerprint(kind, value)}
    return Claim.objects.create(document=document, kind=kind, value=value, passage=passage, **(defaults | fields))


def make_place(**fields) -> Place:
    """Padova with its province and region, made where missing; other fields overwrite the municipality's."""
    region, _ = Place.objects.get_or_create(istat="05", defaults={"name": "Veneto", "slug": "veneto", "level": "region"})
    province, _ = Place.objects.get_or_create(
        istat="028", defaults={"name": "Padova", "slug": "padova-provincia", "level": "province", "parent": region, "abbreviation": "PD"}
    )
    defaults = {"istat": "028060", "name": "Padova", "slug": "padova", "level": "municipality", "parent": province, "abbreviation": "PD"}
    defaults |= {"population": 206_651, "latitude": 45.41, "longitude": 11.88} | fields
    return Place.objects.get_or_create(istat=defaults.pop("istat"), defaults=defaults)[0]


def make_organisation(name: str = "", **fields) -> Organisation:
    number = next(_numbers)
    return Organisation.objects.create(name=name or f"Comune {number}", slug=fields.pop("slug", f"ente-{number}"), **fields)


def make_programme(name: str = "", **fields) -> Programme:
    number = next(_numbers)
    return Programme.objects.create(name=name or f"Programma {number}", slug=fields.pop("slug", f"programma-{number}"), **fields)


def make_theme(code: str = "cloud") -> Theme:
    return Theme.objects.get_or_create(code=code, defaults={"name_it": code, "name_en": code})[0]


def make_initiative(*, by=None, document: Document | None = None, **fields) -> Initiative:
    """A complete draft: one theme, one place, one sum, each with its passage."""
    number = next(_numbers)
    document = document or make_document()
    defaults = {
        "title": f"Padova prova il digitale, caso {number}",
        "slug": f"padova-{number}",
        "summary": "La città prova servizi nuovi. Ne parla una sola fonte.",
        "kind": "candidacy",
        "stage": "applied",
    }
    initiative = Initiative.objects.create(created_by=by, **(defaults | fields))
    initiative.documents.add(document)
    initiative.themes.add(make_theme())
    add_statement(initiative, document, "territory", "Comune di Padova", place=make_place(), role="lead")
    add_statement(initiative, document, "funding", "50.000 euro", amount=50_000)
    return initiative


def add_statement(initiative: Initiative, document: Document, relation: str, quote: str, **fields):
    """A statement of `initiative` (`relation` is the model's name) proved by the first place where `document` says `quote`."""
    statement = getattr(initiative, f"{relation}_set").create(**fields)
    start = document.text.index(quote)
    statement.evidence.add(passage_at(document, start, start + len(quote)))
    return statement


def initiative_in(status: str, editor, publisher, **fields) -> Initiative:
    """A record taken to `status` by the verbs themselves."""
    return taken_to(status, make_initiative(by=editor, **fields), editor, publisher)


def taken_to(status: str, initiative: Initiative, editor, publisher) -> Initiative:
    """A draft as it is after the verbs that lead to `status`."""
    if status == Status.DRAFT:
        return Initiative.objects.get(pk=initiative.pk)
    submit(initiative, editor)
    if status == Status.CHANGES_REQUESTED:
        request_changes(initiative, publisher, reason="manca una fonte")
    if status in (Status.READY, Status.PUBLISHED, Status.WITHDRAWN):
        approve(initiative, publisher)
    if status in (Status.PUBLISHED, Status.WITHDRAWN):
        publish(initiative, publisher)
    if status == Status.WITHDRAWN:
        withdraw(initiative, publisher, reason="doppione")
    return Initiative.objects.get(pk=initiative.pk)
