"""What of the API is on its way out, as answers say it: Deprecation (RFC 9745), Sunset (RFC 8594) and a Link to the guide.

The policy, also in the guide: within /api/v1/ nothing is removed or changes its meaning; new members and parameters may come.
What goes is announced here at least twelve months before its sunset.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import HttpResponse
from django.utils.http import http_date


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Addresses that begin with `prefix` are deprecated since one day and gone after another; `instead` says what to use."""

    prefix: str
    since: date
    sunset: date
    instead: str


#: None so far.
DEPRECATIONS: tuple[Deprecation, ...] = ()
LEAST_NOTICE = 365  # days


def announce(path: str, response: HttpResponse) -> None:
    """Mark `response` where its address is on the way out."""
    for item in DEPRECATIONS:
        if path.startswith(item.prefix):
            response["Deprecation"] = f"@{_seconds(item.since)}"
            response["Sunset"] = http_date(_seconds(item.sunset))
            links = [response["Link"]] if response.has_header("Link") else []
            response["Link"] = ", ".join(
                [*links, '</api/docs/guide/#versions>; rel="deprecation"', f'<{item.instead}>; rel="successor-version"']
            )


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
