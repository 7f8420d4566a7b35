"""How to cite a record: always a numbered version, so that what is cited stays as it was."""

from django.utils.translation import gettext as _

from initiatives.templatetags.dates import day_in_words


def citation(snapshot: dict, address: str) -> str:
    """Author, title, version, day and the address that stays with that version."""
    return _("Redazione di Atlante, «%(title)s», versione %(version)d, %(day)s, %(address)s") % {
        "title": snapshot["title"],
        "version": snapshot["version"],
        "day": day_in_words(snapshot["published"]),
        "address": address,
    }
