"""The one entity an editor means by the words they typed or took from a list."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from initiatives.review.entities import ENTITY_MODELS

#: What a list adds to a name: `Paese (TV)`, `Treviso, provincia`.
_ADDED = re.compile(r"\s*(?:\((?P<abbreviation>[^()]*)\)|,\s*(?P<level>\w+))$")


def entity_named(kind: str, words: str) -> models.Model:
    """The entity of `kind` whose name, alias or listed form is `words`; ValidationError where none or several are."""
    words = " ".join(words.split())
    if not words:
        raise ValidationError({"entity": _("Scrivi o scegli il nome nel vocabolario.")})
    queryset = ENTITY_MODELS[kind].objects.current()
    found = list(queryset.named(words)[:3])
    listed = [entity for entity in found if str(entity).casefold() == words.casefold()]
    if len(found) != 1 and not listed and _ADDED.search(words):
        listed = [entity for entity in queryset.named(_ADDED.sub("", words)) if str(entity).casefold() == words.casefold()]
    chosen = listed or found
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise ValidationError({"entity": _("Più voci si chiamano «%(name)s»: scegline una dall’elenco.") % {"name": words}})
    raise ValidationError({"entity": _("«%(name)s» non è nel vocabolario: sceglilo dall’elenco, oppure crealo.") % {"name": words}})
