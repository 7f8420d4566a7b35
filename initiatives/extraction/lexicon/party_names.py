"""Political parties: bodies only where they act."""

from __future__ import annotations

PARTY_NAMES = frozenset(
    """forza italia|partito democratico|movimento 5 stelle|movimento cinque stelle|fratelli d'italia|italia viva|sinistra italiana|alternativa popolare|liberi e uguali|sinistra ecologia liberta|partito socialista|rifondazione comunista|nuovo centrodestra|scelta civica|popolo della liberta|lega nord|union valdotaine""".split(
        "|"
    )
)
