"""The closed lists: the words of the annotation guidelines, with the labels people see.

Sources: kinds, roles, levels, date labels and themes are those of the corpus guidelines;
languages by ISO 639-1, currencies by ISO 4217.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InitiativeKind(models.TextChoices):
    CANDIDACY = "candidacy", _("Candidatura")
    AGREEMENT = "agreement", _("Accordo")
    FUNDING = "funding", _("Finanziamento")
    EVENT = "event", _("Evento")
    SERVICE = "service", _("Servizio")
    STRATEGY = "strategy", _("Strategia")
    OTHER = "other", pgettext_lazy("kind", "Altro")


class Stage(models.TextChoices):
    """How far the initiative itself got."""

    ANNOUNCED = "announced", _("Annunciata")
    APPLIED = "applied", _("Candidata")
    APPROVED = "approved", _("Approvata")
    SIGNED = "signed", _("Firmata")
    FUNDED = "funded", _("Finanziata")
    UNDER_WAY = "under-way", _("In corso")
    CONCLUDED = "concluded", _("Conclusa")
    WITHDRAWN = "withdrawn", pgettext_lazy("stage", "Ritirata")
    UNKNOWN = "unknown", _("Non nota")


class Status(models.TextChoices):
    """Where the record stands with the editors."""

    DRAFT = "draft", _("Bozza")
    IN_REVIEW = "in-review", _("In revisione")
    CHANGES_REQUESTED = "changes-requested", _("Modifiche richieste")
    READY = "ready", _("Pronta")
    PUBLISHED = "published", _("Pubblicata")
    WITHDRAWN = "withdrawn", pgettext_lazy("status", "Ritirata")


class Level(models.TextChoices):
    REGION = "region", _("Regione")
    PROVINCE = "province", _("Provincia")
    MUNICIPALITY = "municipality", _("Comune")


class PlaceRole(models.TextChoices):
    LEAD = "lead", _("capofila")
    PARTICIPANT = "participant", _("partecipante")
    LOCATION = "location", _("sede")
    MENTIONED = "mentioned", _("nominato")


class OrganisationRole(models.TextChoices):
    LEAD = "lead", _("capofila")
    PARTNER = "partner", _("partner")
    PARTICIPANT = "participant", _("partecipante")
    PROMOTER = "promoter", _("promotore")
    FUNDER = "funder", _("finanziatore")
    SUPPLIER = "supplier", _("fornitore")
    OTHER = "other", pgettext_lazy("role", "altro")


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Comune")
    UNION = "union", _("Unione di Comuni")
    PROVINCE = "province", _("Provincia o Città metropolitana")
    REGION = "region", _("Regione")
    STATE = "state", _("Stato: ministeri, dipartimenti, agenzie")
    EUROPEAN = "european", _("Istituzione europea")
    UNIVERSITY = "university", _("Università o ente di ricerca")
    HEALTH = "health", _("Azienda sanitaria")
    SCHOOL = "school", _("Scuola")
    COMPANY = "company", _("Impresa")
    CONSORTIUM = "consortium", _("Consorzio")
    FOUNDATION = "foundation", _("Fondazione")
    ASSOCIATION = "association", _("Associazione")
    OTHER = "other", pgettext_lazy("organisation", "Altro")


class ProgrammeKind(models.TextChoices):
    PROGRAMME = "programme", _("Programma")
    CALL = "call", _("Bando")
    FUND = "fund", _("Fondo")
    PLAN = "plan", _("Piano")
    NETWORK = "network", _("Rete")
    PROJECT = "project", _("Progetto")
    SERVICE = "service", pgettext_lazy("programme", "Servizio")


class ProgrammeRelation(models.TextChoices):
    UNDER = "under", _("nell’ambito di")
    JOINS = "joins", _("aderisce a")
    CONTINUES = "continues", _("prosegue")
    CREATES = "creates", _("istituisce")


class AmountType(models.TextChoices):
    GRANTED = "granted", _("concesso")
    COST = "cost", _("costo")
    OWN = "own", _("fondi propri")
    REQUESTED = "requested", _("richiesto")


class AmountScope(models.TextChoices):
    INITIATIVE = "initiative", _("iniziativa intera")
    SHARE = "share", _("una parte")
    PROGRAMME = "programme", _("programma intero")


class DateLabel(models.TextChoices):
    APPROVAL = "approval", _("approvazione")
    SIGNATURE = "signature", _("firma")
    START = "start", _("inizio")
    END = "end", _("fine")
    PERIOD = "period", _("periodo")
    EVENT = "event", _("evento")
    DEADLINE = "deadline", _("scadenza")
    OTHER = "other", pgettext_lazy("date", "altra data")


class Happening(models.TextChoices):
    """What the source says of a date; kept and not kept need a source of their own."""

    HAPPENED = "happened", _("avvenuto")
    EXPECTED = "expected", _("atteso")
    NOT_KEPT = "not-kept", _("non mantenuto")


class Rights(models.TextChoices):
    RESERVED = "all-rights-reserved", _("tutti i diritti riservati")
    OPEN = "open-licence", _("licenza aperta")
    UNKNOWN = "unknown", _("diritti non dichiarati")


class ClaimKind(models.TextChoices):
    """The eight kinds of fact, then what is read of the document itself."""

    PLACE = "place", _("Luoghi")
    ORGANISATION = "organisation", _("Organizzazioni")
    PROGRAMME = "programme", _("Programmi")
    PERSON = "person", _("Persone")
    AMOUNT = "amount", _("Importi")
    DATE = "date", _("Date")
    DURATION = "duration", _("Durate")
    QUANTITY = "quantity", _("Quantità")
    PUBLISHED = "published", _("Data di pubblicazione")
    RIGHTS = "rights", _("Diritti")
    DOCUMENT_KIND = "kind", _("Tipo")
    THEME = "theme", _("Temi")
    TITLE = "title", _("Titolo")


FACT_KINDS = tuple(kind for kind in ClaimKind.values[:8])


class Verdict(models.TextChoices):
    WAITING = "waiting", _("da decidere")
    ACCEPTED = "accepted", _("accettato")
    CORRECTED = "corrected", _("corretto")
    REJECTED = "rejected", _("rifiutato")


class Language(models.TextChoices):
    ITALIAN = "it", _("italiano")
    ENGLISH = "en", _("inglese")
    GERMAN = "de", _("tedesco")
    FRENCH = "fr", _("francese")
    SLOVENE = "sl", _("sloveno")
    UNKNOWN = "und", _("non riconosciuta")


class RelationKind(models.TextChoices):
    PART_OF = "part-of", _("parte di")
    FOLLOWS = "follows", _("segue")
    SAME_PROGRAMME = "same-programme", _("stesso programma, altra edizione")
    RELATED = "related", _("collegata")


class AliasKind(models.TextChoices):
    FORMER = "former", _("nome di prima")
    ABBREVIATED = "abbreviated", _("abbreviato")
    BILINGUAL = "bilingual", _("altra lingua")
    COMMON = "common", _("d’uso")
    MERGED = "merged", _("unito")
    LEARNED = "learned", _("imparato da una correzione")
