"""Bitmaps against brute force: counts, pages, facets, sums; and what they cost."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.filters import InitiativeFilterSet, Query, parse_query, read_query
from initiatives.filters.parameters import GROUPED, KNOWABLE, ORDERINGS
from initiatives.models import Dataset, InitiativeKind, Organisation, PublishedInitiative, Stage
from initiatives.models.search_index import fold, stems
from initiatives.search import completions, current_index, dataset, forget, label_of, read_question, select
from tests import brute_force, published

pytestmark = pytest.mark.django_db

SOME = {
    "kind": InitiativeKind.values,
    "stage": Stage.values,
    "theme": published.THEMES,
    "place": ["05", "026", "026086", "veneto", "lucca", "lucca-provincia", "099999", "paese-che-non-ce"],
    "programme": [*published.PROGRAMMES, "nessuno"],
    "organisation": [*published.BODIES, "nessuno"],
    "role": ["lead", "participant", "partner", "funder", "mentioned", "supplier"],
    "year": ["2018", "2019", "2021", "2030"],
    "has": KNOWABLE,
    "lacks": KNOWABLE,
}
SINGLE = {
    "q": [*published.WORDS, "citta", "CANDIDATURE", "progett*", "serv* dig*", '"data centro"', "lucca progetto", "zzz", "!!!"],
    "amount_min": ["0", "1000", "50000.25", "99999999"],
    "amount_max": ["0", "50000", "50000.50"],
    "from": ["2018", "2020-02", "2021-06-15"],
    "to": ["2018", "2020-02", "2024-02-29"],
    "published_after": ["2024", "2024-01-02", "2024-01-01T20:00:00Z"],
    "changed_after": ["2024-01-02", "2024-01-03T00:00:00+01:00"],
}
LISTS = {f"{name}{ending}": SOME[name] for name in GROUPED for ending in ("", "_all", "_not")} | {
    name: SOME[name] for name in ("year", "has", "lacks")
}


@st.composite
def queries(draw) -> Query:
    """Up to four filters of any kind, written as an address."""
    sent = QueryDict(mutable=True)
    for name in draw(st.lists(st.sampled_from(sorted({**LISTS, **SINGLE})), max_size=4, unique=True)):
        if name in LISTS:
            sent[name] = ",".join(draw(st.lists(st.sampled_from(list(LISTS[name])), min_size=1, max_size=3, unique=True)))
        else:
            sent[name] = draw(st.sampled_from(SINGLE[name]))
    sent["ordering"] = draw(st.sampled_from(ORDERINGS))
    return read_query(sent)


@pytest.fixture
def records(db) -> list[dict]:
    """Sixty records, some of them in their second version, some withdrawn; the snapshots of those that are public."""
    chance = random.Random(7)
    published.make_world()
    rows = [published.put(published.make_snapshot(chance)) for _ in range(66)]
    for row in rows[:10]:
        again = published.make_snapshot(chance, slug=row.slug, id=str(row.identifier))
        published.put(again)
    for row in PublishedInitiative.objects.filter(sequence__in=[3, 20, 21, 40, 41, 66]):
        published.take_off(row)
    return list(PublishedInitiative.objects.order_by("sequence").values_list("publication__snapshot", flat=True))


def examples(number: int):
    return settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def test_every_query_selects_what_brute_force_selects(records):
    slugs = dict(PublishedInitiative.objects.values_list("slug", "sequence"))

    @examples(150)
    @given(queries())
    def check(query):
        wanted = {slugs[snapshot["slug"]] for snapshot in records if brute_force.finds(query, snapshot)}
        assert set(select(query).sequences) == wanted, query.canonical()

    check()


def test_the_filterset_says_the_same_in_sql(records):
    @examples(50)
    @given(queries())
    def check(query):
        query = query.without("q").without("ordering")
        sent = {name: ",".join(values) for name, values in query.pairs}
        found = InitiativeFilterSet(sent, queryset=PublishedInitiative.objects.public()).qs
        assert set(found.values_list("sequence", flat=True)) == set(select(query).sequences), query.canonical()

    check()


def test_pages_hold_each_record_once_in_order_both_ways(records):
    @examples(40)
    @given(queries(), st.integers(1, 9))
    def check(query, size):
        selection = select(query)
        whole = list(selection.in_order())
        assert sorted(whole) == sorted(selection.sequences)
        assert whole == sorted_by_hand(query, selection.sequences)
        pages = [selection.page(size)]
        while pages[-1].next_cursor:
            pages.append(selection.page(size, pages[-1].next_cursor))
        assert [sequence for page in pages for sequence in page.sequences] == whole
        assert [page.start for page in pages] == [size * number for number in range(len(pages))]
        back = [pages[-1].sequences]
        cursor = pages[-1].previous_cursor
        while cursor:
            page = selection.page(size, cursor)
            back.insert(0, page.sequences)
            cursor = page.previous_cursor
        assert [sequence for part in back for sequence in part] == whole

    check()


def sorted_by_hand(query: Query, sequences) -> list[int]:
    """Stated values in order, ties by sequence, what is not stated last."""
    name, down = query.ordering.removeprefix("-"), query.ordering.startswith("-")
    if name == "relevance":
        titles = PublishedInitiative.objects.filter(sequence__in=list(sequences)).values_list("title", "sequence")
        return [sequence for _, sequence in sorted(((fit(query.text, title), sequence) for title, sequence in titles), reverse=True)]
    column = {"published": "sequence", "changed": "published_at", "date": "latest", "amount": "amount", "title": "title"}[name]
    rows = PublishedInitiative.objects.filter(sequence__in=list(sequences)).values_list(column, "sequence")
    rows = [(fold(value) if name == "title" else value, sequence) for value, sequence in rows]
    stated = sorted((row for row in rows if row[0] is not None), reverse=down)
    missing = sorted((row for row in rows if row[0] is None), key=lambda row: row[1], reverse=down)
    return [sequence for _, sequence in stated + missing]


def fit(text: str, title: str) -> int:
    """How many of the words, phrases and beginnings of `text` are in `title`."""
    question, there = read_question(text), set(stems(title))
    whole = sum(set(clause) <= there for clause in question.clauses)
    return whole + sum(any(word.startswith(prefix) for word in there) for prefix in question.prefixes)


def test_words_are_answered_by_what_fits_best_unless_an_order_is_asked_for(records):
    made = [
        published.put(published.make_snapshot(random.Random(1), title=title, summary="Biblioteca e archivio.", statements=[]))
        for title in ("Biblioteche, archivi", "Una biblioteca", "Altro", "L’archivio della biblioteca")
    ]
    first, second, third, last = (row.sequence for row in made)
    query = parse_query(QueryDict("q=archivio biblioteca"))
    assert query.ordering == "relevance" and select(query).page(20).sequences == [last, first, second, third]
    newest = parse_query(QueryDict("q=archivio biblioteca&ordering=-published"))
    assert select(newest).page(20).sequences == [last, third, second, first]
    assert newest.canonical() == "q=archivio%20biblioteca&ordering=-published"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("ordering=-published", ""),
        ("ordering=relevance", "ordering=relevance"),
        ("q=rete&ordering=relevance", "q=rete"),
        ("q=rete&ordering=title", "q=rete&ordering=title"),
    ],
)
def test_the_usual_order_is_left_out_of_addresses(sent, kept):
    assert parse_query(QueryDict(sent)).canonical() == kept


def test_without_words_relevance_is_newest_first(records):
    assert list(select(parse_query(QueryDict("ordering=relevance"))).in_order()) == list(select(Query()).in_order())
    left = parse_query(QueryDict("q=rete&ordering=-published")).without("q")
    assert left == Query()


def test_facets_count_what_brute_force_counts(records):
    @examples(40)
    @given(queries())
    def check(query):
        facets = select(query).facets(
            ["kind", "stage", "theme", "place", "region", "programme", "organisation", "role", "year", "has", "lacks"]
        )
        for name, rows in facets.items():
            dimension = {"region": "place", "lacks": "has"}.get(name, name)
            own = "" if dimension == "has" else dimension
            others = query.without(own) if own else query
            base = [snapshot for snapshot in records if brute_force.finds(others, snapshot)]
            counts = Counter(value for snapshot in base for value in brute_force.values_of(snapshot, dimension))
            told = {row["value"]: row["count"] for row in rows if row["count"]}
            if name == "lacks":
                counts = Counter({value: len(base) - counts[value] for value in KNOWABLE})
            wanted = {value: count for value, count in counts.items() if count}
            if dimension == "place":
                length = 2 if name == "region" else None
                wanted = {value: count for value, count in wanted.items() if value.isdecimal() and (length is None or len(value) == length)}
            assert told == wanted, (name, query.canonical())

    check()


def test_sums_say_their_coverage(records):
    selection = select(Query())
    amounts = [brute_force.amount(snapshot) for snapshot in records]
    stated = [value for value in amounts if value is not None]
    assert selection.amounts() == {"value": sum(stated), "stated": len(stated), "count": len(records)}
    assert sum(bar["count"] for bar in selection.histogram("amount")) == len(stated)
    for row in selection.amounts_by("theme"):
        own = [brute_force.amount(snapshot) for snapshot in records if row["value"] in snapshot["themes"]]
        assert row["amounts"]["stated"] == len([value for value in own if value is not None])
        assert row["amounts"]["value"] == sum(value for value in own if value is not None)


def test_a_page_costs_two_queries_whatever_is_asked(records, django_assert_num_queries):
    current_index(dataset())
    for address in ("", "theme=cloud,ai&place=veneto&has=amount&ordering=-amount", "from=2019&to=2020&amount_min=10&role_not=lead"):
        with django_assert_num_queries(2):
            selection = select(parse_query(QueryDict(address)))
            assert len(selection.page(20).rows) == min(20, selection.count)
            selection.facets(["theme", "region", "programme", "year"])


def test_text_costs_one_query_the_first_time(records, django_assert_num_queries):
    query = parse_query(QueryDict("q=progetto"))
    current_index(dataset())
    with django_assert_num_queries(2):
        assert select(query).count
    with django_assert_num_queries(1):
        assert select(query).count


def test_the_index_follows_publication_correction_and_withdrawal(records, django_assert_num_queries):
    chance = random.Random(8)
    current_index(dataset())
    row = published.put(published.make_snapshot(chance, title="Zanzibar prova il digitale", themes=["cloud"]))
    assert row.sequence in select(parse_query(QueryDict("q=zanzibar&theme=cloud"))).sequences
    published.put(published.make_snapshot(chance, slug=row.slug, id=str(row.identifier), title="Altro titolo", themes=["ai"]))
    assert not select(parse_query(QueryDict("q=zanzibar"))).count
    assert row.sequence not in select(parse_query(QueryDict("theme=cloud"))).sequences
    published.take_off(PublishedInitiative.objects.get(pk=row.sequence))
    assert row.sequence not in select(Query()).sequences
    assert select(Query()).count == PublishedInitiative.objects.count()


def test_the_refreshed_index_equals_a_new_one(records):
    chance = random.Random(9)
    assert current_index(dataset()).title_stems
    for _ in range(12):
        current = list(PublishedInitiative.objects.all())
        published.put(published.make_snapshot(chance))
        changed = chance.choice(current)
        published.put(published.make_snapshot(chance, slug=changed.slug, id=str(changed.identifier)))
        published.take_off(chance.choice([row for row in current if row.sequence != changed.sequence]))
        followed = current_index(dataset())
        forget()
        fresh = current_index(dataset())
        assert followed.everything == fresh.everything
        assert followed.facets == fresh.facets
        assert followed.orders == fresh.orders
        assert followed.words == fresh.words
        assert followed.title_stems == fresh.title_stems
        assert followed.vocabulary == fresh.vocabulary
        assert followed.labels == fresh.labels


def test_names_that_stay_the_same_are_shared_with_the_next_index(records):
    before = current_index(dataset())
    row = PublishedInitiative.objects.order_by("sequence").first()
    published.put(published.make_snapshot(random.Random(2), slug=row.slug, id=str(row.identifier), statements=[]))
    assert current_index(dataset()).labels is before.labels
    Organisation.objects.filter(slug=published.BODIES[0]).update(name="Altro nome")
    holder = PublishedInitiative.objects.filter(facets__dimension="organisation", facets__value=published.BODIES[0]).first()
    PublishedInitiative.objects.filter(pk=holder.pk).update(dataset_version=dataset().version + 1)
    Dataset.objects.update(version=dataset().version + 1)
    after = current_index(dataset())
    assert after.labels is not before.labels
    assert after.labels.names["organisation", published.BODIES[0]] == "Altro nome" and "altro" in after.vocabulary


def test_cursors_hold_while_records_come_and_go(records):
    @examples(25)
    @given(st.integers(0, 2**32), st.sampled_from(ORDERINGS), st.integers(1, 7))
    def check(seed, ordering, size):
        with transaction.atomic():
            walk(random.Random(seed), ordering, size)
            transaction.set_rollback(True)
        forget()

    def walk(chance, ordering, size):
        query = parse_query(QueryDict(f"ordering={ordering}{'&q=rete*' if ordering == 'relevance' else ''}"))
        stays = set(select(query).sequences)
        seen, cursor = [], ""
        while True:
            page = select(query).page(size, cursor)
            seen += page.sequences
            cursor = page.next_cursor
            if not cursor:
                break
            if chance.random() < 0.3:
                published.put(published.make_snapshot(chance))
            elif chance.random() < 0.3 and len(stays) > 30:
                row = chance.choice(list(PublishedInitiative.objects.all()))
                stays.discard(row.sequence)
                published.take_off(row)
        assert len(seen) == len(set(seen))
        assert stays <= set(seen)

    check()


def test_nothing_found_says_which_filter_to_drop(records):
    selection = select(parse_query(QueryDict("theme=cloud&programme=nessuno")))
    assert selection.count == 0
    relief = selection.reliefs()[0]
    assert relief.names == ("programme",)
    assert relief.count == select(relief.query).count > 0


def test_labels_name_nothing_that_is_not_published(records):

    Organisation.objects.create(name="Ente Segreto", slug="ente-segreto")
    selection = select(Query())
    assert label_of(selection.index, "organisation", "ente-segreto") == "ente-segreto"
    assert not completions(selection.index, "segret")
    assert "ente-segreto" not in {row["value"] for row in selection.facets(["organisation"])["organisation"]}


def test_a_record_published_late_keeps_its_moment(records):
    row = PublishedInitiative.objects.order_by("-sequence").first()
    after = (row.first_published_at + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert row.sequence not in select(parse_query(QueryDict(f"published_after={after}"))).sequences
