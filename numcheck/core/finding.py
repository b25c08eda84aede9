"""What a rule reports, and what a check reports."""

from typing import TYPE_CHECKING, NamedTuple

from numcheck.core.claim import Claim
from numcheck.core.frozen import Frozen
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.relation import Relation
from numcheck.core.text import Location

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair


class Related(NamedTuple):
    """Another end of a finding: exactly one figure or date, with what is said there ("" for nothing)."""

    location: Location
    message: str = ""


class Fix(NamedTuple):
    """Put ``text`` in place of ``location``, which may be empty; never of a figure. ``title`` says so in a few words."""

    location: Location
    text: str
    title: str = ""


class Finding(Frozen):
    """One fault, with all its ends.

    ``rule``        the name of the rule, ``family`` its family
    ``location``    exactly the span of one figure or date; of a comment that does nothing, the empty span where it stood
    ``related``     the figures that it clashes with, the weightiest first
    ``confidence``  how sure it is that the figures belong together
    ``reason``      why they do, in words, or ""
    ``fix``         what would mend it, or None
    """

    rule: str
    family: Family
    severity: Severity
    message: str
    location: Location
    related: tuple[Related, ...] = ()
    confidence: Confidence = Confidence.HIGH
    reason: str = ""
    fix: Fix | None = None


class Counts(NamedTuple):
    """What was done: figures read, relations of one measurand compared, conversions checked, and what was not checked.

    ``skipped`` counts the notes of the report, ``unchecked`` those on words that could not be checked.
    """

    figures: int = 0
    compared: int = 0
    conversions: int = 0
    skipped: int = 0
    unchecked: int = 0


class Report(Frozen):
    """The outcome of one check.

    ``findings``  in order of document, then place
    ``claims``    every figure of the checked documents, in the same order
    ``notes``     (uri, one line) for texts and parts that were not checked, and why
    ``unchecked``  those notes on words that a reader sees: another language, a page that is a picture, a text cut short
    ``relations``  in the order in which they were found
    ``pairs``     the figures that were held against each other; empty unless a trace was asked for
    """

    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: Counts = Counts()
    notes: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    pairs: "tuple[CandidatePair, ...]" = ()
    unchecked: tuple[tuple[str, str], ...] = ()
