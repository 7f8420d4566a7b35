"""How a rule joins the extraction: it decorates itself, and nobody keeps a list.

A rule is a function from a `Text` to the facts (or readings) it finds, registered with `@rule`.
A refinement is a function from a `Text` and all settled mentions of one kind to the same mentions with
better values (roles, labels, scopes), registered with `@refinement`. Modules of the package
`initiatives.extraction.rules`, at any depth, are imported once, on first use, which registers what they hold.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from initiatives.extraction.facts import Fact, Reading

if TYPE_CHECKING:
    from initiatives.extraction.text import Text


class Stage(IntEnum):
    """When a rule runs. It sees the settled facts of earlier stages, none of its own."""

    DOCUMENT = 0  # published, rights, title: what later stages resolve dates and contexts against
    FIGURES = 1  # amounts, dates, durations
    NAMES = 2  # organisations, programmes, people; quantities, which must know what is money or date
    PLACES = 3  # places, which must know the names of bodies and people that are none
    RELATIONS = 4  # refinements: roles, labels, scopes
    SUBJECT = 5  # kind of document and themes


Finder = Callable[["Text"], Iterable[Fact | Reading]]
Refiner = Callable[["Text", tuple[Fact, ...]], Iterable[Fact]]


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    stage: Stage
    find: Finder
    order: int


@dataclass(frozen=True, slots=True)
class Refinement:
    kind: str
    stage: Stage
    refine: Refiner
    order: int


_registered: dict[str, Rule | Refinement] = {}


def rule(kind: str, stage: Stage, order: int = 0) -> Callable[[Finder], Finder]:
    """Register a finder of facts (or readings) of `kind`.

    Within a stage rules run by `order` and then by module, but their results meet only
    when the stage is over, so the order matters to refinements alone.
    """

    def register(find: Finder) -> Finder:
        _registered[_name(find)] = Rule(kind, stage, find, order)
        return find

    return register


def refinement(kind: str, stage: Stage = Stage.RELATIONS, order: int = 0) -> Callable[[Refiner], Refiner]:
    """Register a function that is given all settled mentions of `kind` and answers with those to keep.

    It runs after the rules of its stage; a refinement of lower `order` is seen by those of higher order.
    """

    def register(refine: Refiner) -> Refiner:
        _registered[_name(refine)] = Refinement(kind, stage, refine, order)
        return refine

    return register


def _name(function: Callable) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@cache
def steps() -> tuple[tuple[Stage, tuple[Rule, ...], tuple[Refinement, ...]], ...]:
    """Each stage with its rules and its refinements, in the order in which they run."""
    _import_rules()
    ordered = [_registered[name] for name in sorted(_registered)]
    ordered.sort(key=lambda step: step.order)
    return tuple(
        (
            stage,
            tuple(step for step in ordered if isinstance(step, Rule) and step.stage is stage),
            tuple(step for step in ordered if isinstance(step, Refinement) and step.stage is stage),
        )
        for stage in Stage
    )


def _import_rules() -> None:
    package = importlib.import_module("initiatives.extraction.rules")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
