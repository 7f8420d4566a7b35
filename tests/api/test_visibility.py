"""Two hundred ways of asking for what is not public; none finds anything."""

import pytest

from initiatives.filters.parameters import NAMES, SEVERAL
from initiatives.models import Document, Organisation, Person, Place, Programme, PublishedInitiative, Status
from initiatives.review.workflow import reopen
from initiatives.search import FACETS
from tests.factories import add_statement, initiative_in, make_claim, make_document, make_initiative, make_place

pytestmark = pytest.mark.django_db

WORD = "innominabile"


@pytest.fixture
def base(editor, publisher):
    """One published record whose draft, sources, claims and vocabulary hold the word; one withdrawn; one of an invisible row."""
    text = f"Il Comune di Padova chiede 50.000 euro. Il resto del testo è {WORD} e riservato, con molte altre parole che nessuno cita."
    document = make_document(text, rights="all-rights-reserved", publisher="Fonte")
    open_document = make_document("Il Comune di Padova chiede 50.000 euro. Testo libero e leggibile.", rights="open-licence")
    published = initiative_in(Status.PUBLISHED, editor, publisher, document=document)
    initiative_in(Status.PUBLISHED, editor, publisher, document=open_document)
    draft = reopen(published, editor)
    draft.title, draft.summary, draft.body = f"Titolo {WORD}", f"Sommario {WORD}.", WORD
    draft.save()
    add_statement(draft, document, "involvement", "Comune di Padova", person=Person.objects.create(name=f"Ada {WORD}", slug=f"ada-{WORD}"))
    make_initiative(title=f"Bozza {WORD}", slug=f"bozza-{WORD}")
    make_claim(document, "organisation", {"name": f"Ente {WORD}", "role": "other"}, WORD)
    Organisation.objects.create(name=f"Ente {WORD}", slug=f"ente-{WORD}")
    Programme.objects.create(name=f"Programma {WORD}", slug=f"programma-{WORD}")
    Place.objects.create(istat="028999", name=f"Borgo {WORD}", slug=f"borgo-{WORD}", level="municipality", parent=make_place().parent)
    hidden = initiative_in(Status.PUBLISHED, editor, publisher, title=f"Nascosta {WORD}", slug=f"nascosta-{WORD}")
    PublishedInitiative.objects.filter(initiative=hidden).update(visible=False)
    return {"published": published, "document": document, "open": open_document}


def ways(base) -> list[str]:
    """Addresses of the API, each an attempt: filters with the word, forms, members, facets, details, past days."""
    found = []
    texts = (WORD, f"{WORD[:5]}*", f'"{WORD}"', f"titolo {WORD}", f"ada {WORD}")
    found += [f"initiatives/?q={text}{more}" for text in texts for more in ("", "&expand=statements,evidence", "&facets=theme,place")]
    found += [
        f"initiatives/?format={form}{more}"
        for form in ("csv", "jsonl", "geojson")
        for more in ("", "&expand=statements,evidence", f"&q={WORD}")
    ]
    values = (f"ente-{WORD}", f"programma-{WORD}", f"borgo-{WORD}", "028999", f"ada-{WORD}")
    for name in NAMES:
        if name in SEVERAL and not SEVERAL[name].choices and name != "year":
            found += [f"initiatives/?{name}={value}" for value in values]
            found += [f"initiatives/?{name}={value}&facets=organisation,programme,place&format=json" for value in values[:2]]
            found += [f"stats/?{name}={values[0]}", f"statements/?{name}={values[0]}"]
    found += [f"initiatives/?facets={name}" for name in FACETS] + [f"stats/?facets={name}" for name in FACETS]
    found += [
        f"initiatives/?expand={how}&ordering={order}" for how in ("statements", "evidence") for order in ("title", "-changed", "amount")
    ]
    found += [f"initiatives/?fields={name}" for name in ("title", "summary", "body", "statements", "documents", "people", "relations")]
    found += [f"initiatives/?as_of={day}{more}" for day in ("2020-01-01", "2999-12-31") for more in ("", "&expand=evidence", f"&q={WORD}")]
    found += [f"initiatives/{slug}/" for slug in (f"bozza-{WORD}", f"nascosta-{WORD}", WORD)]
    found += [f"initiatives/{base['published'].slug}/{more}" for more in ("", "?as_of=2999-01-01", "?fields=statements", "?omit=title")]
    for name in ("places", "organisations", "programmes", "themes"):
        found += [f"{name}/?limit=100", f"{name}/?format=csv", f"{name}/?format=jsonl", *(f"{name}/{value}/" for value in values)]
    found += [
        f"{name}/?q={text}" for name in ("places", "organisations", "programmes") for text in (WORD[:4], "borgo", "ente", "programma")
    ]
    found += ["places/?within=028", "places/?level=municipality", "organisations/?kind=other", "programmes/?kind=programme"]
    found += [
        f"statements/?{more}"
        for more in ("", "format=csv", "format=jsonl", "fact=person", f"q={WORD}", "fact=organisation", "as_of=2999-01-01")
    ]
    found += [
        f"statements/{slug}/{key}/" for slug in (base["published"].slug, f"bozza-{WORD}") for key in ("person-1", "place-1", "amount-1")
    ]
    found += ["documents/", "documents/?fields=text", f"documents/{base['document'].identifier}/", f"documents/{base['open'].identifier}/"]
    found += [f"documents/{document.identifier}/?fields=text" for document in Document.objects.all()]
    found += ["changes/", "changes/?since=v0", "changes/?format=jsonl", "changes/?kind=corrected", "changes/?since=2020"]
    found += ["/api/", "/api/v1/", "/api/schema/", "/api/docs/", "/api/docs/guide/", "/data/catalog.jsonld", "/data/catalog.ttl"]
    found += [f"/initiatives/{slug}.jsonld" for slug in (base["published"].slug, f"bozza-{WORD}", f"nascosta-{WORD}")]
    return found


def test_two_hundred_ways_find_nothing(base, ask):
    asked = ways(base)
    assert len(set(asked)) >= 200
    for address in asked:
        answer = ask(address)
        assert answer.status in (200, 400, 404), address
        if answer.status == 200:
            told = answer.body.decode().replace(f"={WORD}", "").replace(f"q={WORD[:5]}", "")
            for echo in ("ente", "programma", "borgo", "ada", "titolo%20", "ada%20", "%22"):
                told = told.replace(f"{echo}-{WORD}", "").replace(f"{echo}{WORD}", "")
            assert WORD not in told, address


def test_empty_sets_are_empty(base, ask):
    for value in (f"ente-{WORD}", "ente-che-non-esiste"):
        assert ask(f"initiatives/?organisation={value}").json["count"] == 0
    assert ask(f"initiatives/?q={WORD}").json["count"] == 0
    assert ask("initiatives/").json["count"] == 2
    assert ask("statements/?fact=person").json["results"] == []


def test_texts_only_where_the_licence_is_open(base, ask):
    assert ask(f"documents/{base['open'].identifier}/").json["text"] == base["open"].text
    assert ask(f"documents/{base['document'].identifier}/").json["text"] is None
    Document.objects.filter(pk=base["open"].pk).update(rights="all-rights-reserved")
    assert ask(f"documents/{base['open'].identifier}/?fields=id,text").json["text"] is None
