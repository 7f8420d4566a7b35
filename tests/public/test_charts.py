import pytest

from initiatives.filters import Query
from initiatives.public.charts import FEWEST, chart, charts, columns
from initiatives.public.queries import filtered
from initiatives.search import select

pytestmark = pytest.mark.django_db


def bars(counts: list[int]) -> list[dict]:
    return [{"label": str(2000 + place), "count": count, "inside": True} for place, count in enumerate(counts)]


def test_the_highest_column_fills_the_room_and_others_keep_the_measure():
    made = columns(bars([4, 2, 0]), 330, 104)
    assert made[0].height == 80 and made[1].height == 40 and made[2].height == 0
    assert all(column.y + column.height == 104 for column in made)


def test_one_column_alone_is_no_wall():
    assert columns(bars([5]), 330, 104)[0].width < 330 / FEWEST


def test_a_small_count_stays_visible():
    assert columns(bars([100_000, 1]), 330, 104)[1].height == 1.5


def test_no_bars_no_columns():
    assert columns([], 330, 104) == []


def test_years_without_initiatives_are_on_the_axis(world):
    labels = [int(column.label) for column in chart(select(Query()), "year").columns]
    assert labels == list(range(labels[0], labels[-1] + 1))


def test_each_bar_narrows_the_search_it_is_drawn_from(world):
    selection = select(filtered(kind="event"))
    for bar in chart(selection, "theme").rows:
        assert bar.address.startswith("/initiatives/?kind=event&theme=")
        assert bar.count <= selection.count


def test_money_is_summed_where_it_is_stated_and_nowhere_else(world):
    drawn = chart(select(Query()), "money")
    assert drawn.rows and all(bar.value > 0 or bar.stated for bar in drawn.rows)
    assert [bar.value for bar in drawn.rows] == sorted((bar.value for bar in drawn.rows), reverse=True)


def test_an_empty_selection_has_no_charts(world):
    assert charts(select(filtered(amount_min="999999999"))) == []
