"""How well the reading works: figures of the last thirty days, each with its denominator."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, Q

from initiatives.models import Claim, Decision, SecondReview, Verdict
from initiatives.review.decisions import CERTAIN

DAYS = 30
#: A pause longer than this between two decisions is a pause, not reading (seconds).
LONGEST_PAUSE = 300
#: At most so many decisions are looked at for the time a document takes.
SAMPLE = 5_000


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `percent` is None where there is nothing to count."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Quality:
    """`accepted` as found, of decided; `certain` right, of certain ones decided; `agreement` of the blind second reading;
    `seconds` the median a document takes, over `documents`."""

    accepted: Share
    certain: Share
    agreement: Share
    seconds: int | None
    documents: int


def quality(now: datetime) -> Quality:
    """The figures of the thirty days before `now`."""
    since = now - timedelta(days=DAYS)
    decided = Claim.objects.decided().filter(origin=Claim.Origin.RULE, decided_at__gte=since)
    counts = decided.aggregate(
        whole=Count("pk"),
        right=Count("pk", filter=Q(verdict=Verdict.ACCEPTED)),
        certain=Count("pk", filter=Q(score__gte=CERTAIN)),
        certain_right=Count("pk", filter=Q(score__gte=CERTAIN, verdict=Verdict.ACCEPTED)),
    )
    times = seconds_a_document(since)
    return Quality(
        Share(counts["right"], counts["whole"]),
        Share(counts["certain_right"], counts["certain"]),
        agreement(since),
        round(median(times)) if times else None,
        len(times),
    )


def agreement(since: datetime) -> Share:
    """Claims on which the blind second reader decided as the first, of all they read."""
    same = whole = 0
    for verdicts in SecondReview.objects.filter(done_at__gte=since).values_list("verdicts", flat=True):
        whole += len(verdicts)
        same += sum(item["first"] == item["second"] for item in verdicts.values())
    return Share(same, whole)


def seconds_a_document(since: datetime) -> list[int]:
    """Seconds spent on each document: the pauses between one person's decisions on it, long ones left out."""
    rows = Decision.objects.filter(at__gte=since, undoes__isnull=True).order_by("-pk").values_list("claim__document", "by", "at")[:SAMPLE]
    moments: dict[tuple, list[datetime]] = {}
    for document, by, at in rows:
        moments.setdefault((document, by), []).append(at)
    spent = []
    for times in moments.values():
        ordered = sorted(times)
        pauses = [(later - earlier).total_seconds() for earlier, later in zip(ordered, ordered[1:], strict=False)]
        reading = sum(pause for pause in pauses if pause <= LONGEST_PAUSE)
        if reading >= 1:
            spent.append(round(reading))
    return spent


def rules_record(rule: str = "") -> list[dict]:
    """For each rule how often editors accepted, corrected or rejected it, the least right first; or for one `rule`."""
    claims = Claim.objects.decided().filter(origin=Claim.Origin.RULE)
    if rule:
        claims = claims.filter(rule=rule)
    rows = claims.values("rule", "kind").annotate(
        decided=Count("pk"),
        accepted=Count("pk", filter=Q(verdict=Verdict.ACCEPTED)),
        corrected=Count("pk", filter=Q(verdict=Verdict.CORRECTED)),
        rejected=Count("pk", filter=Q(verdict=Verdict.REJECTED)),
    )
    listed = [row | {"percent": round(100 * row["accepted"] / row["decided"])} for row in rows.order_by("rule", "kind")]
    return sorted(listed, key=lambda row: (row["percent"], -row["decided"]))
