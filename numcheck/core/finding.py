"""What a rule reports, and what a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from numcheck.core.claim import Claim
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import Relation
from numcheck.core.text import Location

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of a finding: exactly one figure (or date mention) that clashes with it."""

    location: Location
    message: str = ""


class Fix(NamedTuple):
    """Insert or replace ``span`` of ``uri`` by ``text``. Never changes a figure that the author wrote."""

    location: Location
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with both ends. ``location`` is exactly the span of one quantity or date mention."""

    rule: str
    family: Family
    severity: Severity
    message: str
    location: Location
    related: tuple[Related, ...] = ()
    confidence: Confidence = Confidence.HIGH
    reason: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was done: figures read, pairs compared, conversions checked, parts skipped."""

    figures: int = 0
    compared: int = 0
    conversions: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check.

    ``findings``  in order of document, then place
    ``claims``    every figure of the checked documents, in the same order
    ``notes``     (uri, one line) for texts and parts that were not checked, and why
    ``pairs``     the figures that were held against each other; empty unless a trace was asked for
    """

    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: Counts = Counts()
    notes: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    pairs: tuple[CandidatePair, ...] = ()
