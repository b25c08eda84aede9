"""Who says what of what, and which claims belong together (stage 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from numcheck.core.finding import Confidence
from numcheck.core.measure import Measure
from numcheck.core.quantity import DateMention, Extraction, Quantity
from numcheck.core.text import Document, Location, Span


class MeasuredText(NamedTuple):
    """One document with its measures and dates: what stages 1 to 3 hand to stage 4."""

    document: Document
    measures: tuple[Measure, ...]
    extraction: Extraction


class Qualifier(NamedTuple):
    """What narrows a measurand: ``kind`` is time, place, scope, statistic, modality, change or speaker."""

    kind: str
    text: str


class Measurand(NamedTuple):
    """What is measured. ``entity`` whose, ``property`` what of it; either may be empty."""

    entity: str = ""
    property: str = ""
    qualifiers: tuple[Qualifier, ...] = ()

    def __str__(self) -> str:
        words = " of ".join(w for w in (self.property, self.entity) if w)
        marks = ", ".join(f"{q.kind}: {q.text}" for q in self.qualifiers)
        return f"{words} ({marks})" if marks else words


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantity said of one measurand.

    ``sentence``     span of the sentence around it
    ``attribution``  who says it (a name), or "" for the author's own voice
    ``quoted``       inside quotation marks
    ``describe``     works out the measurand
    """

    location: Location
    measure: Measure
    sentence: Span
    attribution: str = ""
    quoted: bool = False
    describe: Callable[[], Measurand] = field(default=Measurand, repr=False, compare=False)

    @property
    def measurand(self) -> Measurand:
        """What is measured, in words; worked out when asked for, as most checks never print it."""
        return self.describe()

    @property
    def quantity(self) -> Quantity:
        """The figure as written."""
        return self.measure.quantity


class RelationKind(StrEnum):
    """Why claims are looked at together."""

    SAME_MEASURAND = "same-measurand"
    RESTATEMENT = "restatement"
    UNCONVERTED = "unconverted"
    MIXED_UNITS = "mixed-units"
    PART_WHOLE = "part-whole"
    SHARE = "share"
    CHANGE = "change"
    RATE = "rate"
    MEAN = "mean"
    WORDS_AND_FIGURES = "words-and-figures"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    EXCHANGE = "exchange"
    STATISTIC = "statistic"
    SUPPORT = "support"
    AMBIGUITY = "ambiguity"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims (or date mentions) that must agree in some way, complete: rules judge it and never search.

    ``roles``     one word a claim, same order: part, whole, old, new, change, original, converted, draft, source …
    ``dates``     (uri, mention) where the relation is about dates
    ``cue``       the words that made it a relation ("in all", "rose", "(")
    ``reason``    the evidence in words, shown on request
    ``evidence``  further named facts for the rule and for `show relations`, text to text
    ``weigh``     works out what moved the score, where there is one
    """

    kind: RelationKind
    claims: tuple[Claim, ...] = ()
    roles: tuple[str, ...] = ()
    dates: tuple[tuple[str, DateMention], ...] = ()
    cue: str = ""
    reason: str = ""
    confidence: Confidence = Confidence.HIGH
    evidence: Mapping[str, str] = field(default_factory=dict)
    weigh: Callable[[], str] = field(default=str, repr=False, compare=False)

    @property
    def weights(self) -> str:
        """What moved the score, the weightiest first, or ""; worked out when asked for, as only the curious do."""
        return self.weigh()

    def role(self, name: str) -> tuple[Claim, ...]:
        """The claims that play the role ``name``, in order."""
        return tuple(c for c, r in zip(self.claims, self.roles, strict=False) if r == name)
