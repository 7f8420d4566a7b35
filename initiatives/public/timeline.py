"""The timeline of many records, drawn by the server: a row each, a mark a date, a hatched bar where the day is not known."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from initiatives.models import PublishedMilestone
from initiatives.public.addresses import address_of
from initiatives.public.promises import EXPECTED, HAPPENED, NOT_KEPT, OVERDUE, STATED, distance, state_label, state_of
from initiatives.public.proofs import Marker, ProofRegister
from initiatives.public.wording import label_of
from initiatives.templatetags.dates import in_words

LEFT, RIGHT, TOP, LINE = 0.0, 24.0, 30.0, 46.0
WIDTH = 860.0
#: Days from which on a date is drawn as a span: below it would be narrower than its mark.
SPAN = 40
#: Open ends are drawn this long.
OPEN = timedelta(days=180)
SHAPES = {HAPPENED: "fatto", EXPECTED: "atteso", OVERDUE: "scaduto", NOT_KEPT: "mancato", STATED: "detto"}


@dataclass(frozen=True, slots=True)
class Point:
    """A date on the drawing: `x` its middle, `start` and `width` its span where the day is not known."""

    x: float
    start: float
    width: float
    shape: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    address: str
    language: str
    y: float
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Line:
    """One date in the table twin."""

    edtf: str
    when: str
    label: str
    language: str
    title: str
    address: str
    state: str
    state_label: str
    distance: str
    markers: list[Marker]


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    years: list[tuple[float, str]]
    rows: list[Row]
    lines: list[Line]
    first: int
    last: int
    today: float | None
    without: int
    proofs: ProofRegister


def timeline(sequences: list[int], today: date | None = None) -> Timeline | None:
    """The timeline of these records, in their order, in one query; None where none of them states a date."""
    today = today or timezone.localdate()
    found = PublishedMilestone.objects.public().filter(record_id__in=sequences).select_related("record")
    found = found.only(
        "key", "edtf", "earliest", "latest", "label", "happening", "data", *(f"record__{name}" for name in ("slug", "title", "language"))
    )
    by_record: dict[int, list[PublishedMilestone]] = {}
    for milestone in found:
        by_record.setdefault(milestone.record_id, []).append(milestone)
    if not by_record:
        return None
    return draw([by_record[sequence] for sequence in sequences if sequence in by_record], today, len(sequences) - len(by_record))


def draw(groups: list[list[PublishedMilestone]], today: date, without: int = 0) -> Timeline:
    """The drawing of milestones, a row for each group."""
    days = [day for group in groups for item in group for day in (item.earliest, item.latest) if day]
    first, last = min(days).year, max(days).year + 1
    if last - first < 2:
        last = first + 2
    scale = (WIDTH - LEFT - RIGHT) / ((last - first) * 365.25)

    def x_of(day: date) -> float:
        return round(LEFT + (day - date(first, 1, 1)).days * scale, 1)

    rows, register = [], ProofRegister()
    for place, group in enumerate(groups):
        group.sort(key=lambda item: item.earliest or item.latest or date.max)
        record = group[0].record
        y = TOP + place * LINE + 30
        rows.append(
            Row(record.title, address_of("initiative", record.slug), record.language, y, [_point(item, x_of, today) for item in group])
        )
    in_order = sorted((item for group in groups for item in group), key=lambda item: item.edtf.lstrip("./"))
    lines = [milestone_line(item, register, today) for item in in_order]
    step = max(1, round((last - first) / 12))
    years = [(x_of(date(year, 1, 1)), str(year)) for year in range(first, last, step)]
    return Timeline(
        width=int(WIDTH),
        height=int(TOP + len(groups) * LINE + 10),
        years=years,
        rows=rows,
        lines=lines,
        first=first,
        last=last - 1,
        today=x_of(today) if first <= today.year < last else None,
        without=without,
        proofs=register,
    )


def _point(item: PublishedMilestone, x_of, today: date) -> Point:
    early = item.earliest or item.latest - OPEN
    late = item.latest or item.earliest + OPEN
    state = state_of(item.happening or None, item.latest, today)
    uncertain = (late - early).days >= SPAN or not item.earliest or not item.latest
    start = max(x_of(early), 0.0)
    width = round(x_of(late) - start, 1) if uncertain else 0.0
    x = x_of(late) if item.latest else x_of(early)
    words = f"{label_of(item.data)}: {in_words(item.edtf)}"
    shown = state_label(state)
    return Point(x, start, width, SHAPES[state], f"{words} ({shown})" if shown else words)


def milestone_line(item: PublishedMilestone, register: ProofRegister, today: date) -> Line:
    """A date as a line of a table, its proofs marked in `register`."""
    state = state_of(item.happening or None, item.latest, today)
    return Line(
        edtf=item.edtf,
        when=in_words(item.edtf),
        label=label_of(item.data),
        language=item.record.language,
        title=item.record.title,
        address=address_of("initiative", item.record.slug),
        state=state,
        state_label=state_label(state),
        distance=distance(item.latest, today),
        markers=register.mark(item.data),
    )
