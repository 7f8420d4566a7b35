"""A date as people know it: EDTF text, with the columns that sorting and filtering need."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from initiatives.extraction.edtf import parse


def validate_edtf(value: str) -> None:
    """Refuse what is not EDTF (ISO 8601-2), saying what a date looks like."""
    try:
        parse(value)
    except ValueError:
        raise ValidationError(
            _("«%(value)s» non è una data che sappiamo leggere: scrivi per esempio 2018, 2018-01, 2018-01-16 o 2023-06/2025-05."),
            code="edtf",
            params={"value": value},
        ) from None


class EdtfField(models.CharField):
    """EDTF text; fills the date columns named by `earliest` and `latest` each time the row is saved.

    An open end leaves its column NULL; an empty text leaves both NULL.
    """

    def __init__(self, *args, earliest: str = "", latest: str = "", **kwargs):
        kwargs.setdefault("max_length", 64)
        self.earliest, self.latest = earliest, latest
        super().__init__(*args, **kwargs)
        self.validators.append(validate_edtf)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.earliest:
            kwargs["earliest"] = self.earliest
        if self.latest:
            kwargs["latest"] = self.latest
        return name, path, args, kwargs

    def pre_save(self, model_instance, add):
        text = super().pre_save(model_instance, add)
        parsed = parse(text) if text else None
        if self.earliest:
            setattr(model_instance, self.earliest, parsed and parsed.earliest)
        if self.latest:
            setattr(model_instance, self.latest, parsed and parsed.latest)
        return text
