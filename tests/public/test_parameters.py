import pytest
from django.http import QueryDict

from initiatives.filters import InvalidParameters
from initiatives.public.parameters import only, page_number


def test_only_what_is_allowed_once_each():
    assert only(QueryDict("q= Padova &page=2"), ("q", "page")) == {"q": "Padova", "page": "2"}
    assert only(QueryDict("q="), ("q",)) == {}


@pytest.mark.parametrize(
    ("sent", "named", "nearest"), [("Q=x", "Q", "q"), ("q=1&q=2", "q", ""), ("pag=2", "pag", "page"), (f"q={'a' * 101}", "q", "a" * 100)]
)
def test_what_is_wrong_is_named(sent, named, nearest):
    with pytest.raises(InvalidParameters) as refusal:
        only(QueryDict(sent), ("q", "page"))
    assert [(problem.name, problem.nearest) for problem in refusal.value.problems] == [(named, nearest)]


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "uno", "٣", "100000", "1e3"])
def test_a_page_is_a_number_from_one(text):
    with pytest.raises(InvalidParameters):
        page_number({"page": text})


def test_the_first_page_when_none_is_asked():
    assert page_number({}) == 1 and page_number({"page": "7"}) == 7
