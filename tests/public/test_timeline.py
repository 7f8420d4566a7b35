from datetime import date

import pytest

from initiatives.models import PublishedInitiative, PublishedMilestone
from initiatives.public.timeline import draw, timeline
from tests.public.snapshots import statement
from tests.public.test_initiative_list import text_of

TODAY = date(2026, 11, 21)


def milestone(edtf: str, earliest, latest, happening: str = "") -> PublishedMilestone:
    data = statement("date", edtf=edtf, earliest=earliest and str(earliest), latest=latest and str(latest), happening=happening or None)
    record = PublishedInitiative(sequence=1, slug="uno", title="Uno", language="it")
    return PublishedMilestone(record=record, edtf=edtf, earliest=earliest, latest=latest, happening=happening, label="event", data=data)


def only_point(item: PublishedMilestone):
    return draw([[item]], TODAY).rows[0].points[0]


def test_a_known_day_is_a_mark_without_a_span():
    point = only_point(milestone("2018-06-01", date(2018, 6, 1), date(2018, 6, 1), "happened"))
    assert (point.width, point.shape) == (0, "fatto") and "1 giugno 2018" in point.words


def test_a_day_that_is_not_known_is_drawn_as_the_span_it_may_lie_in():
    point = only_point(milestone("2020", date(2020, 1, 1), date(2020, 12, 31), "expected"))
    assert point.width > 100 and point.start + point.width == pytest.approx(point.x, abs=0.2)


def test_an_open_end_goes_as_far_as_is_drawn_and_no_further():
    point = only_point(milestone("../2020", None, date(2020, 12, 31), "expected"))
    assert point.width > 0 and point.start >= 0


@pytest.mark.parametrize(
    ("happening", "latest", "shape"),
    [
        ("happened", date(2018, 1, 1), "fatto"),
        ("expected", date(2018, 1, 1), "scaduto"),
        ("expected", date(2027, 1, 1), "atteso"),
        ("not-kept", date(2018, 1, 1), "mancato"),
        ("", date(2018, 1, 1), "detto"),
    ],
)
def test_the_mark_says_what_became_of_it(happening, latest, shape):
    assert only_point(milestone(str(latest), latest, latest, happening)).shape == shape


def test_the_table_is_in_the_order_of_time_and_proofs_in_that_of_the_table():
    late, early = milestone("2021-05", date(2021, 5, 1), date(2021, 5, 31)), milestone("../2018-10", None, date(2018, 10, 31))
    late.data["key"], early.data["key"] = "date-2", "date-1"
    late.data["evidence"] = [dict(item, start=90, end=99) for item in late.data["evidence"]]
    drawn = draw([[late], [early]], TODAY)
    assert [line.edtf for line in drawn.lines] == ["../2018-10", "2021-05"]
    assert [mark.number for line in drawn.lines for mark in line.markers] == ["1", "2"]


@pytest.mark.django_db
def test_records_without_dates_have_no_timeline(world):
    assert timeline([row.sequence for row in world]) is None


@pytest.mark.django_db
def test_drawing_and_table_say_the_same(client, seeded):
    html = text_of(client, "/initiatives/?view=timeline")
    drawing, table = html.split('id="cron-t"')
    assert drawing.count("<title>") - 1 == table.split("</table>")[0].count("<tr data-ospite>")
