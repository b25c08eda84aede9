"""Who says what of what: claims and what they measure (stage 4)."""

from collections.abc import Callable

from numcheck.core.frozen import Frozen
from numcheck.core.measure import Measure
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Extraction, Quantity
from numcheck.core.text import Document, Location, Span


class MeasuredText(NamedTuple):
    """One document with its measures, in order of span, and its extraction: what stages 1 to 3 hand to stage 4."""

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
        """In words for people: ``revenue of Meridian, 2023``. Of the qualifiers only the time is told."""
        words = " of ".join(w for w in (self.property, self.entity) if w)
        times = [q.text.removeprefix("in ").removeprefix("on ") for q in self.qualifiers if q.kind == "time"]
        return ", ".join([words, *times]) if words else ""


class Claim(Frozen):
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
    describe: Callable[[], Measurand] = Measurand

    @property
    def measurand(self) -> Measurand:
        """What is measured, in words for people; worked out anew each time, as most checks never print it."""
        return self.describe()

    @property
    def quantity(self) -> Quantity:
        """The figure as it is written."""
        return self.measure.quantity
