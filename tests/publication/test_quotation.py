import pytest

from initiatives.models import PublishedInitiative, Rights
from initiatives.publication.publishing import publish
from initiatives.publication.quotation import MOST_SHARE, MOST_WORDS, QuotationBudget, public_title
from initiatives.review.decisions import passage_at
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, make_document, make_initiative

pytestmark = pytest.mark.django_db

WORDS = [f"parola{number}" for number in range(200)]
TEXT = " ".join(WORDS)


def passage(document, first: int, last: int):
    """The passage from word `first` to word `last`, both included."""
    quote = " ".join(WORDS[first : last + 1])
    start = document.text.index(quote)
    return passage_at(document, start, start + len(quote))


@pytest.mark.parametrize("rights", [Rights.RESERVED, Rights.UNKNOWN])
@pytest.mark.parametrize(("first", "last"), [(50, 50), (50, 60), (50, 64), (50, 90), (0, 3), (196, 199)])
def test_never_more_than_fifteen_words_context_included(rights, first, last):
    document = make_document(TEXT, rights=rights)
    shown = QuotationBudget().quote(passage(document, first, last))
    assert shown.words <= MOST_WORDS
    assert document.text[shown.start : shown.end] == shown.quote


def test_context_is_whole_words_that_stand_there():
    document = make_document(TEXT)
    shown = QuotationBudget().quote(passage(document, 50, 52))
    assert f"{shown.prefix}{shown.quote}{shown.suffix}" in document.text
    assert shown.prefix.split()[0] in WORDS
    assert shown.suffix.split()[-1] in WORDS


def test_an_open_licence_sets_no_limit():
    document = make_document(TEXT, rights=Rights.OPEN)
    assert QuotationBudget().quote(passage(document, 10, 60)).quote == " ".join(WORDS[10:61])


def test_all_quotations_of_a_reserved_document_stay_under_a_fifth_then_only_the_values_own_words():
    document = make_document(TEXT, rights=Rights.RESERVED)
    budget = QuotationBudget()
    shown = [budget.quote(passage(document, word, word)) for word in range(10, 150, 3)]
    with_context = [quotation for quotation in shown if quotation.prefix or quotation.suffix]
    assert sum(quotation.words for quotation in with_context) <= len(WORDS) * MOST_SHARE
    assert shown[-1].words == 1


def test_the_same_passage_costs_once():
    document = make_document(TEXT, rights=Rights.RESERVED)
    budget = QuotationBudget()
    first = budget.quote(passage(document, 10, 12))
    spent = dict(budget.spent)
    assert budget.quote(passage(document, 10, 12)) == first
    assert budget.spent == spent


def test_what_other_records_quote_counts_too(editor, publisher):
    text = "Il Comune di Padova riceve 50.000 euro. " + TEXT
    document = make_document(text, rights=Rights.RESERVED)
    for number in range(2):
        initiative = make_initiative(document=document)
        for word in range(100 + number, 180, 20):
            add_statement(initiative, document, "quantity", WORDS[word], value=word, unit="parole")
        publish(approve(submit(initiative, editor), publisher), publisher)
    quoted = {
        (evidence["start"], evidence["prefix"], evidence["quote"], evidence["suffix"])
        for row in PublishedInitiative.objects.public()
        for statement in row.publication.snapshot["statements"]
        for evidence in statement["evidence"]
    }
    with_context = sum(len(f"{p}{q}{s}".split()) for _start, p, q, s in quoted if p or s)
    assert with_context <= len(text.split()) * MOST_SHARE


LONG = "Comune di Padova, Provincia e Università insieme per portare la banda larga nelle scuole, nelle biblioteche e nei quartieri"


@pytest.mark.parametrize("rights", [Rights.RESERVED, Rights.UNKNOWN])
def test_a_sources_title_is_cut_after_fifteen_words(rights):
    shown = public_title(make_document(TEXT, rights=rights, title=LONG))
    assert shown == "Comune di Padova, Provincia e Università insieme per portare la banda larga nelle scuole, nelle…"


def test_a_short_title_and_one_under_an_open_licence_stay_whole():
    assert public_title(make_document(TEXT, rights=Rights.RESERVED, title="Padova in rete")) == "Padova in rete"
    assert public_title(make_document(TEXT + " Fine.", rights=Rights.OPEN, title=LONG)) == LONG


def test_the_title_of_a_reserved_document_counts_as_a_quotation():
    fifth = int(len(WORDS) * MOST_SHARE)
    bare, titled = (make_document(TEXT + end, rights=Rights.RESERVED, title=title) for end, title in (("", ""), (" Fine.", LONG)))
    spent = [0, 0]
    for position, document in enumerate((bare, titled)):
        budget = QuotationBudget()
        shown = [budget.quote(passage(document, word, word)) for word in range(10, 150, 3)]
        spent[position] = sum(quotation.words for quotation in shown if quotation.prefix or quotation.suffix)
    assert spent[0] <= fifth and spent[1] <= fifth - MOST_WORDS < spent[0]


def test_no_public_word_of_a_reserved_title_beyond_the_fifteenth(client, editor, publisher):
    document = make_document("Comune di Padova, 50.000 euro. " + TEXT, rights=Rights.RESERVED, title=LONG)
    initiative = make_initiative(document=document)
    publish(approve(submit(initiative, editor), publisher), publisher)
    slug = PublishedInitiative.objects.get().slug
    for address in (
        f"/initiatives/{slug}/",
        f"/initiatives/{slug}.json",
        f"/api/v1/initiatives/{slug}/",
        "/api/v1/documents/",
        "/feed.atom",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "nelle biblioteche" not in answer.content.decode()
