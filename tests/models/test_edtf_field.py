from datetime import date

import pytest
from django.core.exceptions import ValidationError

from initiatives.models import Document
from initiatives.models.choices import DateLabel
from tests.factories import make_document, make_initiative


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018-01-16", date(2018, 1, 16), date(2018, 1, 16)),
        ("2023-06/2025-05", date(2023, 6, 1), date(2025, 5, 31)),
        ("../2020", None, date(2020, 12, 31)),
        ("2026/..", date(2026, 1, 1), None),
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31)),
        ("", None, None),
    ],
)
def test_saving_fills_the_date_columns(text, earliest, latest):
    document = make_document(published=text)
    document.refresh_from_db()
    assert (document.earliest, document.latest) == (earliest, latest)


@pytest.mark.django_db
def test_columns_follow_a_changed_date():
    document = make_document(published="2018")
    document.published = "2020-03"
    document.save(update_fields=["published", "earliest", "latest"])
    document.refresh_from_db()
    assert document.latest == date(2020, 3, 31)


@pytest.mark.parametrize("text", ["ieri", "2018-13", "2018-02-30", "2025/2020", "../..", "16/01/2018"])
def test_what_is_no_date_is_refused_with_an_example(text):
    with pytest.raises(ValidationError) as refusal:
        Document(published=text).clean_fields(exclude=["name", "text", "sha256"])
    assert "2018-01-16" in str(refusal.value)


@pytest.mark.django_db
def test_milestones_keep_open_ends():
    milestone = make_initiative().milestone_set.create(edtf="../2030", label=DateLabel.DEADLINE)
    milestone.refresh_from_db()
    assert milestone.earliest is None
    assert milestone.latest == date(2030, 12, 31)
