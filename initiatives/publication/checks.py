"""What keeps a record from going out, as small named predicates; also run over the whole base by `verify`.

A predicate gives the problems it sees. `blocks` ones must be gone before a record is submitted, approved or
published; the others are advice.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import STATEMENT_MODELS, DateLabel, Initiative, Rights, Stage
from initiatives.publication.quotation import MOST_WORDS
from initiatives.publication.readability import gulpease
from initiatives.publication.redaction import pattern_of, suppressed_names

#: Gulpease: below 50 a text is hard for readers with lower secondary education (Lucisano and Piemontese, 1988).
READABLE = 50
LONG_TITLE = 90
#: Characters that a record's title has room for: a longer one of a source is cut there when a draft is made.
TITLE_SPACE = Initiative._meta.get_field("title").max_length
#: So many words in a row that also stand in the source are copied, not chance.
COPIED_RUN = 12
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is missing: the predicate's name, what to do about it, and whether it blocks."""

    name: str
    message: str
    blocks: bool
    statement: str = ""


Predicate = Callable[[Initiative], Iterator[Problem]]
#: Dates that say nothing unless one knows whether they came.
TELLING = (DateLabel.SIGNATURE, DateLabel.APPROVAL)
PREDICATES: list[Predicate] = []
OF_STATEMENTS: list[Predicate] = []


def predicate(function: Predicate) -> Predicate:
    PREDICATES.append(function)
    return function


def statement_predicate(function: Predicate) -> Predicate:
    """A predicate that reads statements: `doubts.doubtful` has to name every record of which it may say something."""
    OF_STATEMENTS.append(function)
    return predicate(function)


def problems(initiative: Initiative) -> list[Problem]:
    """Everything the predicates say of `initiative`, blocking first."""
    found = [problem for check in PREDICATES for problem in check(initiative)]
    return sorted(found, key=lambda problem: not problem.blocks)


def problems_beside_statements(initiative: Initiative) -> list[Problem]:
    """What the predicates say that read no statements: for records of which only documents and themes were fetched."""
    return [problem for check in PREDICATES if check not in OF_STATEMENTS for problem in check(initiative)]


def blocking(initiative: Initiative) -> list[Problem]:
    return [problem for problem in problems(initiative) if problem.blocks]


@predicate
def title_is_our_own(initiative: Initiative) -> Iterator[Problem]:
    titles = {document.title.strip() for document in initiative.documents.all() if document.title}
    names = {document.short_name for document in initiative.documents.all()}
    if initiative.title.strip() in titles | names | {title[:TITLE_SPACE].strip() for title in titles}:
        yield Problem("title", _("Titolo: scrivilo con parole tue, ora è quello della fonte."), True)
    elif len(initiative.title) > LONG_TITLE:
        yield Problem("title", _("Titolo: %(length)d caratteri, meglio entro 90.") % {"length": len(initiative.title)}, False)


@predicate
def has_a_summary(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.summary.strip():
        yield Problem("summary", _("Sommario: manca. Due frasi, con parole tue."), True)
        return
    ease = gulpease(initiative.summary)
    if ease < READABLE:
        yield Problem("summary", _("Sommario: leggibilità %(ease)d, meglio sopra 50. Accorcia le frasi.") % {"ease": ease}, False)


@predicate
def words_are_our_own(initiative: Initiative) -> Iterator[Problem]:
    """Title and summary say nothing in the source's words; the body of the record may quote, in quotation marks."""
    sources = [(document, f" {' '.join(document.text.split())} ") for document in initiative.documents.all()]
    for field in ("title", "summary", "body"):
        words = _quotations_left_out(initiative.body) if field == "body" else getattr(initiative, field)
        texts = [text for document, text in sources if field != "body" or document.rights != Rights.OPEN]
        copied = copied_run(words, texts)
        if copied:
            label = str(initiative._meta.get_field(field).verbose_name).capitalize()
            message = _("%(field)s: «%(run)s…» è copiato dalla fonte. Dillo con parole tue.") % {"field": label, "run": copied}
            yield Problem(f"{field}-copied", message, True)


def copied_run(words: str, texts: list[str]) -> str:
    """The first COPIED_RUN words in a row that also stand in one of `texts`, whose white space is single; empty for none."""
    own = words.split()
    runs = (" ".join(own[start : start + COPIED_RUN]) for start in range(len(own) - COPIED_RUN + 1))
    return next((run for run in runs if any(run in text for text in texts)), "")


def _quotations_left_out(body: str) -> str:
    """The body without what stands in quotation marks and is short enough to quote; a mark stays where each stood."""
    return _QUOTED.sub(lambda quoted: " … " if len(quoted[0].split()) <= MOST_WORDS else quoted[0], body)


@predicate
def names_nobody_taken_out(initiative: Initiative) -> Iterator[Problem]:
    pattern = pattern_of(suppressed_names())
    for field in ("title", "summary", "body"):
        if pattern and pattern.search(getattr(initiative, field)):
            label = initiative._meta.get_field(field).verbose_name
            yield Problem("suppressed", _("%(field)s: nomina una persona tolta dal pubblico.") % {"field": str(label).capitalize()}, True)


@predicate
def has_a_source(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.documents.all():
        yield Problem("source", _("Fonti: collega almeno un documento."), True)


@predicate
def has_a_theme(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.themes.all():
        yield Problem("themes", _("Temi: scegline almeno uno."), True)


@statement_predicate
def says_where_or_who(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.territory_set.all() and not initiative.participation_set.all():
        yield Problem("where-or-who", _("Dove o chi: aggiungi almeno un luogo o un’organizzazione."), True)


@statement_predicate
def every_statement_is_proved(initiative: Initiative) -> Iterator[Problem]:
    for model in STATEMENT_MODELS:
        for statement in getattr(initiative, f"{model._meta.model_name}_set").all():
            if not statement.evidence.all() and not statement.editor_reason.strip():
                yield Problem(
                    "evidence",
                    _("%(statement)s: manca la prova. Indica il passo, o scrivi come lo sai.") % {"statement": statement},
                    True,
                    statement.key,
                )


@statement_predicate
def evidence_is_exact(initiative: Initiative) -> Iterator[Problem]:
    for model in STATEMENT_MODELS:
        for statement in getattr(initiative, f"{model._meta.model_name}_set").all():
            for passage in statement.evidence.all():
                if passage.document.text[passage.start : passage.end] != passage.quote:
                    yield Problem(
                        "evidence-exact",
                        _("%(statement)s: il passo non corrisponde al testo.") % {"statement": statement},
                        True,
                        statement.key,
                    )


@statement_predicate
def milestones_say_whether_they_happened(initiative: Initiative) -> Iterator[Problem]:
    for milestone in initiative.milestone_set.all():
        if milestone.label in TELLING and not milestone.happening:
            yield Problem(
                "happening",
                _("%(milestone)s: scegli «atteso» o «avvenuto».") % {"milestone": milestone.get_label_display()},
                True,
                milestone.key,
            )


@statement_predicate
def stage_agrees_with_dates(initiative: Initiative) -> Iterator[Problem]:
    signed = [milestone for milestone in initiative.milestone_set.all() if milestone.label == DateLabel.SIGNATURE]
    if initiative.stage == Stage.SIGNED and signed and all(item.happening == "expected" for item in signed):
        yield Problem("stage", _("Fase: dici «firmata», ma la firma è attesa."), True)


@statement_predicate
def comments_are_resolved(initiative: Initiative) -> Iterator[Problem]:
    count = len([comment for comment in initiative.comments.all() if comment.resolved_at is None and comment.parent_id is None])
    if count:
        message = ngettext(
            "C’è %(count)d commento aperto: rispondi e chiudilo.", "Ci sono %(count)d commenti aperti: rispondi e chiudili.", count
        )
        yield Problem("comments", message % {"count": count}, True)


@statement_predicate
def known_unknowns_are_said(initiative: Initiative) -> Iterator[Problem]:
    missing = [
        name
        for name, model in (("amount", "funding"), ("date", "milestone"))
        if name not in initiative.not_stated and not getattr(initiative, f"{model}_set").all()
    ]
    if missing:
        yield Problem("not-stated", _("Importi o date mancano: aggiungili, o segna «non dichiarato nella fonte»."), False)


def with_everything(queryset):
    """Initiatives with all that the predicates and the snapshot read, in a constant number of queries."""
    related = [f"{model._meta.model_name}_set__evidence__document" for model in STATEMENT_MODELS]
    return queryset.prefetch_related("documents", "themes", "comments", *related)
