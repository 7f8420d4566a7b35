import pytest

from initiatives.models import Comment, Initiative, Passage
from initiatives.publication.checks import blocking, problems, with_everything
from tests.factories import add_statement, make_document, make_initiative

pytestmark = pytest.mark.django_db


def names(initiative, blocks=True):
    fresh = Initiative.objects.get(pk=initiative.pk)
    return {problem.name for problem in problems(fresh) if problem.blocks == blocks}


def test_a_complete_record_has_nothing_that_blocks():
    assert blocking(make_initiative()) == []


def test_the_sources_title_is_not_ours():
    document = make_document(title="Padova in rete")
    assert "title" in names(make_initiative(document=document, title="Padova in rete"))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda i: Initiative.objects.filter(pk=i.pk).update(summary=" "), "summary"),
        (lambda i: i.documents.clear(), "source"),
        (lambda i: i.themes.clear(), "themes"),
        (lambda i: i.territory_set.all().delete(), "where-or-who"),
        (lambda i: i.funding_set.get().evidence.clear(), "evidence"),
        (lambda i: i.milestone_set.create(edtf="2020", label="signature", editor_reason="visto"), "happening"),
    ],
)
def test_each_gap_blocks_and_is_named(change, name):
    initiative = make_initiative()
    change(initiative)
    assert names(initiative) == {name}


def test_editors_knowledge_with_its_reason_needs_no_passage():
    initiative = make_initiative()
    initiative.quantity_set.create(value=3, unit="sale", editor_reason="contate di persona")
    assert names(initiative) == set()


def test_a_passage_that_is_not_in_the_text_blocks():
    initiative = make_initiative()
    Passage.objects.filter(quote="50.000 euro").update(quote="60.000 euro")
    assert names(initiative) == {"evidence-exact"}


def test_a_copied_summary_blocks():
    run = "parole molto lunghe e ripetute che la fonte mette una dopo l'altra senza fermarsi mai"
    document = make_document(f"Ecco {run}. Comune di Padova, 50.000 euro.")
    initiative = make_initiative(document=document, summary="Ecco parole molto lunghe, come nella fonte. Una dopo l'altra senza fermarsi.")
    assert "summary-copied" not in names(initiative)
    Initiative.objects.filter(pk=initiative.pk).update(summary=f"Sono {run}.")
    assert "summary-copied" in names(initiative)


def test_a_title_cut_from_a_long_one_of_the_source_is_not_ours():
    long = "Padova in rete " * 20
    assert "title" in names(make_initiative(document=make_document(title=long.strip()), title=long[:200].strip()))


RUN = "parole molto lunghe e ripetute che la fonte mette una dopo l'altra senza fermarsi mai"


@pytest.mark.parametrize("field", ["title", "body"])
def test_copied_words_block_in_title_and_body_too(field):
    initiative = make_initiative(document=make_document(f"Ecco {RUN}. Comune di Padova, 50.000 euro."))
    Initiative.objects.filter(pk=initiative.pk).update(**{field: f"Sono {RUN}."})
    assert f"{field}-copied" in names(initiative)


def test_the_body_may_quote_in_quotation_marks_but_not_at_length():
    initiative = make_initiative(document=make_document(f"Ecco {RUN} e ancora {RUN}. Comune di Padova, 50.000 euro."))
    Initiative.objects.filter(pk=initiative.pk).update(body=f"Il Comune parla di «{RUN}», e non solo.")
    assert "body-copied" not in names(initiative)
    Initiative.objects.filter(pk=initiative.pk).update(body=f"Il Comune parla di «{RUN} e ancora {RUN}».")
    assert "body-copied" in names(initiative)


def test_the_body_may_repeat_a_source_under_an_open_licence():
    initiative = make_initiative(document=make_document(f"Ecco {RUN}. Comune di Padova, 50.000 euro.", rights="open-licence"))
    Initiative.objects.filter(pk=initiative.pk).update(body=f"Sono {RUN}.")
    assert "body-copied" not in names(initiative)


def test_signed_and_expected_at_once_blocks():
    document = make_document()
    initiative = make_initiative(document=document, stage="signed")
    add_statement(initiative, document, "milestone", "entro il 2030", edtf="../2030", label="signature", happening="expected")
    assert "stage" in names(initiative)


def test_an_open_comment_blocks_until_it_is_resolved(editor, django_assert_num_queries):
    initiative = make_initiative()
    comment = Comment.objects.create(initiative=initiative, author=editor, text="E la firma?")
    assert "comments" in names(initiative)
    Comment.objects.create(initiative=initiative, author=editor, text="Fatto", parent=comment)
    comment.resolved_by, comment.resolved_at = editor, comment.at
    comment.save()
    assert "comments" not in names(initiative)


def test_hard_reading_is_advice_only():
    initiative = make_initiative(
        summary="Ottimizzazione dell’interoperabilità infrastrutturale intercomunale sovraordinata plurifunzionale."
    )
    assert "summary" in names(initiative, blocks=False)
    assert "summary" not in names(initiative)


def test_queries_do_not_grow_with_the_statements(django_assert_max_num_queries):
    document = make_document()
    initiative = make_initiative(document=document)
    for number in range(20):
        add_statement(initiative, document, "quantity", "24 mesi", value=number, unit="cose")
    with django_assert_max_num_queries(30):
        problems(with_everything(Initiative.objects.filter(pk=initiative.pk)).get())
