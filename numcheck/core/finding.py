"""What a rule reports, and what a check reports."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from numcheck.core.claim import Claim
from numcheck.core.frozen import Frozen
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.place import ResolvedLocation, resolved
from numcheck.core.relation import Relation
from numcheck.core.text import Document, Location

if TYPE_CHECKING:
    from numcheck.core.trace import CandidatePair


class Related(NamedTuple):
    """Another end of a finding: exactly one figure or date, with what is said there ("" for nothing).

    ``place``  the same location as lines, columns and words; None outside of a report
    """

    location: Location
    message: str = ""
    place: ResolvedLocation | None = None

    @property
    def line(self) -> int:
        """The line (paragraph, row) in the file, from 1; 0 outside of a report."""
        return self.place.line if self.place else 0

    @property
    def column(self) -> int:
        """The column in code points, from 1; 0 outside of a report."""
        return self.place.column if self.place else 0

    @property
    def text(self) -> str:
        """The words as the author wrote them; "" outside of a report."""
        return self.place.text if self.place else ""


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
    ``place``       the location as lines, columns and words; None outside of a report
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
    place: ResolvedLocation | None = None

    @property
    def line(self) -> int:
        """The line (paragraph, row) in the file, from 1; 0 outside of a report."""
        return self.place.line if self.place else 0

    @property
    def column(self) -> int:
        """The column in code points, from 1; 0 outside of a report."""
        return self.place.column if self.place else 0

    @property
    def text(self) -> str:
        """The words of its figure as the author wrote them; "" outside of a report."""
        return self.place.text if self.place else ""

    def placed(self, documents: Mapping[str, Document]) -> "Finding":
        """This finding with the places of both its ends. KeyError where ``documents`` (by uri) lacks one of them."""

        def place(location: Location) -> ResolvedLocation:
            return resolved(location, documents[location.uri])

        related = tuple(r._replace(place=place(r.location)) for r in self.related)
        return self.replaced(place=place(self.location), related=related)


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
    ``documents``  the checked texts, in order, then the sources; ``sources`` are the uris of those
    """

    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: Counts = Counts()
    notes: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    pairs: "tuple[CandidatePair, ...]" = ()
    unchecked: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = ()
    sources: frozenset[str] = frozenset()
