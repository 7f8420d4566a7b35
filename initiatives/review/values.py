"""A claim's value as an editor may write it: checked by kind, with errors keyed by field."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from initiatives.extraction import edtf
from initiatives.models import AmountScope, DateLabel, Happening, Level, OrganisationRole, PlaceRole, ProgrammeRelation

CHOICES = {
    ("place", "level"): Level,
    ("place", "role"): PlaceRole,
    ("organisation", "role"): OrganisationRole,
    ("programme", "relation"): ProgrammeRelation,
    ("amount", "scope"): AmountScope,
    ("date", "label"): DateLabel,
    ("date", "status"): Happening,
}
NUMBERS = {"amount": ("value",), "duration": ("min_months", "max_months"), "quantity": ("value",)}
REQUIRED = {
    "place": ("name", "level", "role"),
    "organisation": ("name", "role"),
    "programme": ("name",),
    "person": ("name",),
    "amount": ("value", "currency"),
    "date": ("edtf", "label"),
    "duration": ("min_months", "max_months"),
    "quantity": ("value", "unit"),
}
DEFAULTS = {
    "place": {"level": Level.MUNICIPALITY, "role": PlaceRole.PARTICIPANT},
    "organisation": {"role": OrganisationRole.OTHER},
    "programme": {"relation": ProgrammeRelation.UNDER},
    "amount": {"currency": "EUR", "scope": AmountScope.INITIATIVE},
    "date": {"label": DateLabel.OTHER},
}


def cleaned_value(kind: str, value: dict) -> dict:
    """`value` complete and in the form of the guidelines; ValidationError names each field that is not right."""
    given = {name: field.strip() if isinstance(field, str) else field for name, field in value.items()}
    cleaned = {
        **{name: str(default) for name, default in DEFAULTS.get(kind, {}).items()},
        **{k: v for k, v in given.items() if v not in ("", None)},
    }
    if kind == "duration" and "max_months" not in cleaned and "min_months" in cleaned:
        cleaned["max_months"] = cleaned["min_months"]
    errors = {}
    for field in REQUIRED.get(kind, ()):
        if cleaned.get(field) in (None, ""):
            errors[field] = _("Manca questo valore.")
    for field in NUMBERS.get(kind, ()):
        if field in cleaned:
            cleaned[field], error = cleaned_number(cleaned[field])
            if error:
                errors[field] = error
    for (choice_kind, field), choices in CHOICES.items():
        if choice_kind == kind and field in cleaned and cleaned[field] not in choices.values:
            errors[field] = _("Scegli fra: %(choices)s.") % {"choices": ", ".join(str(label) for label in choices.labels)}
    if kind == "date" and "edtf" in cleaned and not edtf.is_valid(cleaned["edtf"]):
        errors["edtf"] = _("Scrivi la data come 2018, 2018-01, 2018-01-16 o 2023-06/2025-05.")
    if errors:
        raise ValidationError(errors)
    return cleaned


def cleaned_number(written) -> tuple[int | float | str, str]:
    """An Italian or plain number; the value as given and why it is none."""
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        return written, ""
    text = str(written).replace("\u00a0", "").replace(" ", "")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif text.count(".") > 1 or (text.count(".") == 1 and len(text.rpartition(".")[2]) == 3):
        text = text.replace(".", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return written, _("Scrivi un numero, per esempio 1.856.000 o 12,5.")
    if not number.is_finite() or number < 0:
        return written, _("Scrivi un numero da zero in su.")
    return (int(number) if number == number.to_integral_value() else float(number)), ""
