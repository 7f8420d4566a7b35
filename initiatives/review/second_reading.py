"""The blind second reading: somebody who decided nothing on a document judges its claims without seeing the first verdicts."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Claim, SecondReview, Verdict, record_history

CHOICES = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)


def claims_to_judge(review: SecondReview) -> list[Claim]:
    """What the rules found in the document and somebody decided, in the order of the text, verdicts hidden by the caller."""
    claims = review.document.claims.live().decided().facts().filter(origin=Claim.Origin.RULE)
    return list(claims.select_related("passage").order_by("passage__start", "pk"))


def may_judge(review: SecondReview, by) -> bool:
    """Only who took no decision on the document, and may take any."""
    return by.has_perm("initiatives.change_secondreview") and not review.document.claims.filter(decisions__by=by).exists()


@transaction.atomic
def judge(review: SecondReview, by, verdicts: dict[int, str]) -> SecondReview:
    """Keep the second verdicts, by claim, beside the first ones. ValidationError while one is missing or it was done before."""
    review = SecondReview.objects.select_for_update().get(pk=review.pk)
    if not may_judge(review, by):
        raise PermissionDenied(_("La seconda lettura è di chi non ha deciso nulla su questo documento."))
    if review.done_at is not None:
        raise ValidationError(_("La seconda lettura è già fatta."))
    claims = claims_to_judge(review)
    missing = sum(verdicts.get(claim.pk) not in CHOICES for claim in claims)
    if missing:
        raise ValidationError(_("Mancano %(count)d decisioni.") % {"count": missing})
    review.verdicts = {str(claim.pk): {"first": str(claim.verdict), "second": verdicts[claim.pk]} for claim in claims}
    same = sum(item["first"] == item["second"] for item in review.verdicts.values())
    review.agreement = same / len(claims) if claims else None
    review.reviewer, review.done_at = by, timezone.now()
    review.save()
    record_history("document.second_reading", review.document, by=by, changes={"same": same, "of": len(claims)})
    return review
