"""Figures as they are written: what stage 2 (extraction) hands on."""

from decimal import Decimal
from enum import StrEnum

from numcheck.core.named_tuple import NamedTuple
from numcheck.core.text import Span


class Bound(StrEnum):
    """What the words before or after a figure say of it (CQE's bounds)."""

    EXACT = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="

    @property
    def is_least(self) -> bool:
        """Whether nothing below the figure is meant: more than, at least."""
        return self in (Bound.MORE, Bound.AT_LEAST)

    @property
    def is_most(self) -> bool:
        """Whether nothing above the figure is meant: less than, at most."""
        return self in (Bound.LESS, Bound.AT_MOST)

    def opposes(self, other: "Bound") -> bool:
        """Whether one says at least and the other at most."""
        return (self.is_least and other.is_most) or (self.is_most and other.is_least)


class Direction(StrEnum):
    """Whether a figure is said of a movement rather than of a level: ``rose 5%``, ``down 3 points``."""

    NONE = ""
    UP = "up"
    DOWN = "down"


class Quantity(NamedTuple):
    """One figure as written. Nothing is rounded, converted or guessed here.

    ``span``        half-open, code points of ``Document.text``; covers bound, number, and unit or counted noun
    ``text``        the words under ``span``
    ``value``       the number, magnitude word applied (``1.5bn`` is 1500000000); None for a range
    ``low, high``   the ends of a written range (``5 to 7 km``; also of ``20 ± 2``, which has a value too), else None
    ``unit``        a pint-style expression (``kilometer/hour``, ``meter**2``), an ISO 4217 code, ``dollar`` (or another
                    currency word) where the country is open, ``percent``, ``percentage_point``, ``basis_point``, or ""
    ``noun``        the lemma of the head of the counted noun group (``troop``), or ""
    ``bound``       see ``Bound``
    ``resolution``  place value of the last digit given, magnitude word applied: 0.1e9 for ``1.5bn``, 1 for ``150,000``
    ``number``      span of the number with its magnitude word alone, inside ``span``
    ``modifiers``   lower-case words between number and noun (``russian``, ``additional``)
    ``readings``    other units the same words may stand for (``long_ton``), most likely first; ``unit`` not among them
    ``change``      see ``Direction``
    ``spelled``     written in words (``two dozen``, ``half a million``), so a round number is not known to be exact
    ``vague``       no number but an order of magnitude (``dozens``, ``several hundred``, ``hundreds of``)
    ``of``          the whole a figure is said to be part of (``of the 2.9m``, ``of whom``): the words after "of", or ""
    ``adjectival``  hyphenated before its noun (``200-metre flag``, ``28-year-old``): an attribute, not a count
    """

    span: Span
    text: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    noun: str = ""
    bound: Bound = Bound.EXACT
    resolution: Decimal = Decimal(1)
    number: Span = Span(0, 0)
    modifiers: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    change: Direction = Direction.NONE
    spelled: bool = False
    vague: bool = False
    of: str = ""
    adjectival: bool = False

    @property
    def is_range(self) -> bool:
        """Whether both ends of a range are written; "20 ± 2" is one, too."""
        return self.low is not None and self.high is not None


class DateMention(NamedTuple):
    """A date or year as written; never a quantity. Parts not written are None.

    ``weekday`` counts from Monday = 0; ``month`` and ``day`` from 1. ``ambiguous`` marks ``03/04/2022``, where day and
    month cannot be told apart. ``circa`` marks "about 1990". ``period`` are the first and the last year of a decade
    (1990s), whose ``year`` is None.
    """

    span: Span
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ambiguous: bool = False
    circa: bool = False
    period: tuple[int, int] | None = None


class PointKind(StrEnum):
    """What a point is: a time of day, an ordinal or a rank, a score, a century."""

    TIME = "time"
    ORDINAL = "ordinal"
    SCORE = "score"
    CENTURY = "century"


class Point(NamedTuple):
    """What is no quantity and no date, as written: a time of day, an ordinal or a rank, a score, a century.

    ``value``  of a time the minutes since midnight, and 1 where the half of the day is known, else 0; of an ordinal its
               number; of a score the points of both sides; of a century its first and its last year
    ``nouns``  of an ordinal up to three words behind it, among which its noun is: the third studio album
    ``of``     the same behind "of": the third of her novels, the 50th anniversary of Earth Day
    ``listed``  of an ordinal without a noun whether it may but count the writer's own points: "Second, …"
    """

    span: Span
    text: str
    kind: PointKind
    value: tuple[int, ...]
    nouns: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    listed: bool = False


class Extraction(NamedTuple):
    """What stage 2 found in one document, each list in order of span and without overlaps.

    ``unread`` says in one line why the text was not read at all (``looks like Greek``), else "". ``misprints`` are figures
    whose digits make no number that their writer can have meant (``2,00 sites``); they are no quantities. ``stopped`` is
    where reading ended, in code points, for a text of more numbers than were to be read, else None.
    ``points`` are looked for only where there are sources.
    """

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    unread: str = ""
    misprints: tuple[Span, ...] = ()
    stopped: int | None = None
    points: tuple[Point, ...] = ()
