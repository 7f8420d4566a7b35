"""Every type of page that the public site has, on the base that `quickstart` leaves and a little more: what validity, weight and
accessibility are asked of."""

from collections.abc import Iterator
from contextlib import contextmanager

import orjson
from django.contrib.auth import get_user_model
from django.utils import timezone

from initiatives.models import Contribution, Initiative, PublishedInitiative, Status
from initiatives.public import contribution_views
from initiatives.publication.publishing import publish
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import initiative_in

#: The largest record of the seeds, and one that stands in its second version.
LARGE, CHANGED = "treviso-tre-progetti-digitali", "toscanadigitale-lucca"
#: A page that no cache keeps.
BROKEN = "/contributions/CCCCC-DDDDD/"
#: Address to status. `{…}` is filled in by `furnish`.
FIXED = {
    "/": 200,
    "/initiatives/": 200,
    "/initiatives/?q=comuni+digitali&has=place&ordering=relevance": 200,
    "/initiatives/?view=map": 200,
    "/initiatives/?view=map&level=province&per=inhabitants": 200,
    "/initiatives/?view=map&level=municipality": 200,
    "/initiatives/?view=timeline": 200,
    "/initiatives/?q=progetto&theme=cloud&amount_min=999999999": 200,
    "/initiatives/?q=trevisoo": 200,
    "/initiatives/?tema=cloud": 400,
    "/initiatives/by/organisation/": 200,
    "/initiatives/by/place/?find=tre": 200,
    f"/initiatives/{LARGE}/": 200,
    f"/initiatives/{CHANGED}/": 200,
    f"/initiatives/{CHANGED}/v/1/": 200,
    f"/initiatives/{CHANGED}/history/": 200,
    "/initiatives/nessuna-iniziativa/": 404,
    "/places/": 200,
    "/places/?q=padova": 200,
    "/places/padova/": 200,
    "/places/aosta/": 200,
    "/places/treviso-provincia/": 200,
    "/places/veneto/": 200,
    "/places/nessuna-parte/": 404,
    "/programmes/": 200,
    "/programmes/digital-cities-challenge/": 200,
    "/organisations/": 200,
    "/organisations/regione-veneto/": 200,
    "/themes/": 200,
    "/themes/smart-city/": 200,
    "/promises/": 200,
    "/promises/?state=overdue": 200,
    "/data/": 200,
    "/contribute/": 200,
    f"/contribute/?initiative={LARGE}": 200,
    "/contribute/information/": 200,
    "/contribute/question/": 200,
    "/contribute/proposal/": 200,
    "/contributions/": 200,
    "/contributions/AAAAA-BBBBB/": 404,
    "/about/": 200,
    "/privacy/": 200,
    "/accessibility/": 200,
    "/embed/initiatives/": 200,
    "/embed/initiatives/?view=map": 200,
    f"/embed/initiatives/{LARGE}/": 200,
}
#: Their language is the reader's own (Accept-Language), not the address's.
MANUALS = {"/api/docs/": 200, "/api/docs/guide/": 200}


def furnish() -> dict[str, int]:
    """On top of `seeded`: a withdrawn record, a second version with a reason, an answered question, a fact to correct. All
    addresses with the status that they answer, in both languages."""
    editor, publisher = (get_user_model().objects.get(username=name) for name in ("elena", "marta"))
    gone = initiative_in(Status.WITHDRAWN, editor, publisher)
    _second_version(editor, publisher)
    record = PublishedInitiative.objects.get(slug=LARGE)
    fact = next(item["key"] for item in orjson.loads(record.detail_json)["statements"] if item["kind"] == "amount")
    asked = Contribution.objects.create(
        initiative_id=record.initiative_id, kind="question", text="Quando si comincia?", signed="Lia", shown=True, status="accepted",
        number=1, reply="Nel 2019, dice la fonte.", closed_at=timezone.now(),
    )  # fmt: skip
    found = FIXED | {
        f"/initiatives/{gone.slug}/": 410,
        f"/contributions/{asked.receipt}/": 200,
        f"/contribute/correction/?initiative={LARGE}&fact={fact}": 200,
        f"/embed/initiatives/{LARGE}/{fact}/": 200,
    }
    return {f"{prefix}{address}": status for prefix in ("", "/en") for address, status in found.items()} | MANUALS


def _second_version(editor, publisher) -> None:
    initiative = Initiative.objects.get(slug=CHANGED)
    reopen(initiative, editor, reason="nuova fonte")
    for verb, who in ((submit, editor), (approve, publisher)):
        initiative.refresh_from_db()
        verb(initiative, who)
    initiative.refresh_from_db()
    publish(initiative, publisher, reason="titolo più chiaro")


@contextmanager
def broken(monkeypatch) -> Iterator[str]:
    """An address that fails on our side while this lasts: what readers then see is a page too."""

    def fail(*_args, **_kwargs):
        raise RuntimeError("made to fail")

    with monkeypatch.context() as patch:
        patch.setattr(contribution_views, "render", fail)
        yield BROKEN
