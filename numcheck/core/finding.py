"""What a rule reports, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from numcheck.core.text import Location

if TYPE_CHECKING:
    from numcheck.core.claim import Claim, Relation, RelationKind


class Severity(StrEnum):
    """How bad (SARIF's levels)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class Confidence(StrEnum):
    """How sure."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Family(StrEnum):
    """What kind of fault a rule finds."""

    CONFLICT = "conflict"
    UNSUPPORTED = "unsupported"
    CONVERSION = "conversion"
    UNCONVERTED = "unconverted"
    ARITHMETIC = "arithmetic"
    NOTATION = "notation"


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
class Context:
    """What a rule may know beside its relation: its own options, and the words under a location."""

    options: dict[str, Any] = field(default_factory=dict)
    text_of: Callable[[Location], str] = lambda location: ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: a name that completes "allow …", and a function from one ready relation to findings.

    ``doc`` is the rule module's docstring, its only documentation. ``enabled`` False means: only when selected.
    ``instead_of`` names the rules whose finding on the same figures is superfluous beside one of this rule.
    ``options`` are the keys of the rule's own table in the configuration.
    """

    name: str
    family: Family
    severity: Severity
    judges: frozenset[RelationKind]
    check: Callable[[Relation, Context], Iterable[Finding]]
    doc: str = ""
    enabled: bool = True
    instead_of: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.doc.strip().split("\n\n")[0].replace("\n", " ")

    def finding(
        self,
        at: Claim | Location,
        message: str,
        *others: Related,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HIGH,
        reason: str = "",
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule on the figure ``at``, with the figures it clashes with."""
        return Finding(
            rule=self.name,
            family=self.family,
            severity=severity or self.severity,
            message=message,
            location=at if isinstance(at, Location) else at.location,
            related=others,
            confidence=confidence,
            reason=reason,
            fix=fix,
        )


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
    """

    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: Counts = Counts()
    notes: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
