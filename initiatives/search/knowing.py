"""What a record may state or leave unsaid, with the words people see."""

from django.utils.translation import gettext_lazy as _

KNOWABLE_LABELS = {
    "amount": _("Importo"),
    "milestone": _("Date e tappe"),
    "organisation": _("Organizzazioni"),
    "period": _("Periodo"),
    "place": _("Luoghi"),
    "programme": _("Programmi"),
}
