"""From the inputs of a claim's form to its corrected value."""

from django.http import QueryDict

from initiatives.admin.claim_words import ROLES, fields_of
from initiatives.models import Claim, ClaimKind
from initiatives.review.typed_values import edtf_or_error


def role_change(claim: Claim, post: QueryDict) -> dict:
    """The role chosen in the menu, where it is not the claim's own."""
    if claim.kind not in ROLES:
        return {}
    name = ROLES[claim.kind][0]
    chosen = post.get(name, "")
    return {name: chosen} if chosen and chosen != claim.upheld_value.get(name) else {}


def corrected_value(claim: Claim, post: QueryDict, published: str) -> dict:
    """The fields of the correction as typed, dates read into EDTF. ValidationError where a date cannot be read."""
    value = role_change(claim, post)
    for field in fields_of(claim.kind, {}):
        if field.boolean:
            value[field.name] = field.name in post
        elif field.name in post:
            value[field.name] = post[field.name].strip()
    if value.get("edtf"):
        value["edtf"] = edtf_or_error(value["edtf"], published)
    if claim.kind == ClaimKind.PUBLISHED and value.get("code"):
        value["code"] = edtf_or_error(value["code"], published, "code")
    if claim.kind == "place" and any(value.get(name) not in (None, claim.upheld_value.get(name)) for name in ("name", "level")):
        value["istat"] = ""
    return value


def unchanged(claim: Claim, post: QueryDict) -> bool:
    """Whether the form came without any correction typed: its fields were never opened."""
    return "typed" not in post
