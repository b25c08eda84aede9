"""Relations: claims (or dates) that must agree in some way, one type a way. Stage 4 finds them, stage 5 judges them.

A relation is complete: a rule judges it and never searches. A type says by its fields what there is to judge; the class
directly under ``Relation`` is its kind, and several types may be of one kind. Relations are found, and printed, in the
order in which their kinds stand in this file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.frozen import Frozen
from numcheck.core.levels import Confidence
from numcheck.core.measure import Interval, Verdict
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Bound, DateMention, Direction, Point
from numcheck.core.text import Comment, Location, Span


class LocatedDate(NamedTuple):
    """A date or year in the document ``uri``."""

    uri: str
    mention: DateMention

    @property
    def location(self) -> Location:
        """Where the date stands: ``uri`` and the span of its mention."""
        return Location(self.uri, self.mention.span)


class TiedDate(NamedTuple):
    """A date, a time of day, an ordinal or a score in the document ``uri``, and the span of its sentence."""

    uri: str
    mention: DateMention | Point
    sentence: Span

    @property
    def location(self) -> Location:
        """Where it stands: ``uri`` and the span of its mention."""
        return Location(self.uri, self.mention.span)


class Relation(Frozen):
    """Claims (or dates) that must agree in some way.

    ``cue``         the words that made it a relation ("in all", "rose", "("), or ""
    ``reason``      why the claims belong together, in words, or ""
    ``confidence``  how sure it is that they do
    """

    cue: str = ""
    reason: str = ""
    confidence: Confidence = Confidence.HIGH

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim in the fields, in their order; none where the relation is about dates alone."""
        return tuple(_claims(value for _, value in self.values()))

    @property
    def kind(self) -> str:
        """The kind of relation in words, for people: ``part-whole``."""
        name = type(self).__mro__[-4].__name__
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).strip("-")


def _claims(values: Iterator[object] | tuple[object, ...]) -> Iterator[Claim]:
    for value in values:
        if isinstance(value, Claim):
            yield value
        elif type(value) is tuple:
            yield from _claims(value)


class Restatement(Relation):
    """One figure given again in another unit: 200 m (656 ft)."""

    original: Claim
    converted: Claim


class RateBand(NamedTuple):
    """The rates that a pair of currencies has had: since 1990 (``recent``), and since 1971 (``ever``)."""

    recent: Interval
    ever: Interval


class Exchange(Relation):
    """One sum of money given again in another currency: $370m (£244.5m). Rates are those of one unit of the original.

    ``others``  (original, converted) of further pairs of the same two currencies in the text, each in the order of
                currencies of this one
    ``rate``    all rates that the two sums allow; None where one prints no number
    ``rates``   the same of each of the ``others``
    ``band``    what the rate has been; None for currencies without figures
    ``since_1990``  whether the sums are surely of a time since 1990
    ``quoted``  the lowest and highest rate of the day, from the file of rates; None where it has none
    """

    original: Claim
    converted: Claim
    others: tuple[tuple[Claim, Claim], ...] = ()
    rate: Interval | None = None
    rates: tuple[Interval | None, ...] = ()
    band: RateBand | None = None
    since_1990: bool = False
    quoted: Interval | None = None


class Unconverted(Relation):
    """A figure that is left in one unit where the text converts others, or where the style guide asks for it."""

    original: Claim


class MixedUnits(Relation):
    """One amount given in two systems of units in different places, and converted nowhere."""

    first: Claim
    second: Claim


class SameMeasurand(Relation):
    """Figures said of one thing."""


class Slip(StrEnum):
    """The slip of the pen that would turn one figure into another; "shuffled" is told to nobody."""

    NONE = ""
    UNIT = "unit"
    TENFOLD = "tenfold"
    SCALE = "scale"
    TRANSPOSED = "transposed"
    SHUFFLED = "shuffled"
    DIGIT = "digit"


class Speakers(StrEnum):
    """Who speaks on the two sides of a pair: one voice, a quotation against the text, or two named speakers."""

    ONE = "one"
    QUOTED = "quoted"
    TWO = "two"


class SamePair(SameMeasurand):
    """Two claims about one measurand, in the order of reading.

    ``verdict``   how the two figures stand
    ``slip``      the slip that would explain a conflict; of a conflict alone
    ``score``     how likely they are about one thing, 0 to 1; None where it was not asked
    ``across``    whether they stand in two texts
    ``changed``   whether the later of two texts may tell of a change, so that the figures need not agree
    ``weigh``     works out ``weights``
    """

    first: Claim
    second: Claim
    verdict: Verdict
    slip: Slip = Slip.NONE
    score: float | None = None
    speakers: Speakers = Speakers.ONE
    across: bool = False
    changed: bool = False
    weigh: Callable[[], str] = str

    @property
    def clashes(self) -> bool:
        """Whether the two figures cannot both hold, and no time has passed between them that would explain it."""
        return self.verdict is Verdict.CONFLICT and not self.changed

    @property
    def weights(self) -> str:
        """What moved the score, the weightiest first, or ""; worked out when asked for, which is seldom."""
        return self.weigh()


class TotalMissed(SameMeasurand):
    """A total, and parts given elsewhere that come to ``sum_of_parts`` instead."""

    total: Claim
    parts: tuple[Claim, ...]
    sum_of_parts: Decimal


class AgainstAgreed(SameMeasurand):
    """A figure that is not the one agreed on in the settings: ``agreed`` in ``unit`` (or ""), ``because`` of which."""

    claim: Claim
    agreed: Decimal
    unit: str = ""
    because: str = ""


class AgainstCell(Relation):
    """A figure of prose and the cell of a table whose ``heads`` (of its row, of its column) the sentence names."""

    claim: Claim
    cell: Claim
    heads: tuple[str, str]


class SupportStatus(StrEnum):
    """What the sources say of a draft's figure."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    NOT_CHECKED = "not-checked"


class SupportKind(StrEnum):
    """In what way a source supports a figure, or comes near to it; "" where none does."""

    NONE = ""
    EQUAL = "equal"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    DERIVED = "derived"


class Support(Relation):
    """A figure of a draft, and what its sources say of it.

    ``sources``    the figures that support or contradict it, the likeliest first; both of those it is derived from
    ``elsewhere``  of an unsupported one: a source's figure with this number said of something else, or, with a
                   ``slip``, the one that may be meant
    ``how``        in what way it is supported; of an unsupported one, in what way ``elsewhere`` comes near to it
    ``slip``       what would explain the difference to the first of ``sources``, or to ``elsewhere``
    ``score``      how likely a contradiction is about one thing, 0 to 1; None where it was not asked
    """

    draft: Claim
    status: SupportStatus
    sources: tuple[Claim, ...] = ()
    elsewhere: tuple[Claim, ...] = ()
    how: SupportKind = SupportKind.NONE
    slip: Slip = Slip.NONE
    score: float | None = None


class DateSupport(Relation):
    """A date, a time of day, an ordinal or a score of a draft, and what its sources say of it.

    ``sources``         the dates that support or contradict it, the likeliest first
    ``elsewhere``       of an unsupported one: the source's date that comes nearest
    ``said_elsewhere``  whether that one is the same date, said of something else
    ``event``           what it is the date of, "birth" or "death", or ""
    ``score``           how likely it is wrong, 0 to 1
    """

    draft: TiedDate
    status: SupportStatus
    sources: tuple[TiedDate, ...] = ()
    elsewhere: tuple[TiedDate, ...] = ()
    said_elsewhere: bool = False
    event: str = ""
    score: float = 0.0


class PartWhole(Relation):
    """A whole and parts of it.

    ``complete``  whether the words say that these are all parts; if not, they make at most the whole
    ``listed``    whether they stand in a list or a table, where zeros are digits
    """

    whole: Claim
    parts: tuple[Claim, ...]
    complete: bool = True
    listed: bool = False


class Share(Relation):
    """Shares whose words say what they are shares of."""


class ShareOfWhole(Share):
    """A part, its whole, and the percentage that the one is of the other: 12 of 40 (30%)."""

    part: Claim
    whole: Claim
    share: Claim


class ShareTwice(Share):
    """One share as a fraction and as a percentage: a quarter (25%)."""

    part: Claim
    share: Claim


class Subset(Share):
    """A part and its whole, as counts: 12 of the 40."""

    part: Claim
    whole: Claim


class Completeness(StrEnum):
    """Whether slices are all of their whole: the words say so, nearly say so, or leave it open."""

    COMPLETE = "yes"
    NEARLY = "near"
    OPEN = "no"


class Slices(Share):
    """Percentages that are slices of one whole. Nearly complete ones are held against 100 only if they come close."""

    slices: tuple[Claim, ...]
    complete: Completeness


class Change(Relation):
    """A figure that moved. ``direction`` is what the words say, where they do."""


class StatedChange(Change):
    """Where it was, where it is, and how far it moved, in its unit or in percent: rose 5% to 21 from 20.

    ``compared``: the two are of two things, of which one is so much more or less than the other.
    """

    old: Claim
    new: Claim
    change: Claim
    direction: Direction
    compared: bool = False


class Difference(Change):
    """Two figures and how far they are apart: 202 votes to 198, a margin of 4."""

    first: Claim
    second: Claim
    difference: Claim


class Multiplied(Change):
    """Two ends under a word for a factor: doubled from 10 to 20.

    ``bound``     what the word before it says: "more than doubled", "nearly doubled"
    ``beyond``    "three times more than": three times as many, or four times
    ``compared``  the two are of two things: "three times the 300 of its rival"
    """

    old: Claim
    new: Claim
    factor: Fraction
    bound: Bound = Bound.EXACT
    beyond: bool = False
    compared: bool = False


class Moved(Change):
    """Two ends under a verb that says which way: fell from 10 to 20."""

    old: Claim
    new: Claim
    direction: Direction


class FallBeyondAll(Change):
    """A fall by more than 100 per cent of something that cannot be negative."""

    change: Claim


class Step(Change):
    """Where it is, and how far it moved, in its unit and in percent: fell 120 points, or 1.1%, to 10,880."""

    new: Claim
    step: Claim
    change: Claim
    direction: Direction


class Rate(Relation):
    """A rate, how often it applies, and what it comes to: 12 tickets at $5 each, $60.

    ``per`` is the unit of time of the rate ("day"), or "" for things.
    """

    rate: Claim
    times: Claim
    total: Claim
    per: str = ""


class RateTwice(Relation):
    """One rate by two units of time: £50 a week, or £2,600 a year.

    ``shorter``, ``longer``  the rate by the shorter and by the longer unit of time, whichever stands first
    ``units``                the two units
    ``fits``                 how many of the shorter one of the longer holds, at least (working time) and at most
    """

    shorter: Claim
    longer: Claim
    units: tuple[str, str]
    fits: tuple[int, int]


class Quotient(Relation):
    """What a total makes for each of a number of things: $31 million for 6,200 pupils, or $5,000 per pupil.

    ``base`` is the number of things that the rate is given for, where it is not one: 15 per 100,000 people.
    """

    total: Claim
    times: Claim
    rate: Claim
    base: Claim | None = None


class Equation(Relation):
    """A sum that is written out: 12 × 15 = 180, or "seven times eight is 56".

    ``sum``         the side that is worked out, as it is written
    ``at``          where the side stands that is one number
    ``stated``      that number, and ``resolution`` its last place
    ``worked_out``  what the other side comes to, each way it may be read (a percentage as a number, too)
    """

    sum: str
    at: Location
    stated: Decimal
    resolution: Decimal
    worked_out: tuple[Interval, ...]


class Enumeration(Relation):
    """A number of things that are then listed: four things: a, b, c and d. ``items``: how many, each way of counting."""

    count: Claim
    items: tuple[int, ...]


class Mean(Relation):
    """A mean beside what it is the mean of."""


class MeanOfSample(Mean):
    """A mean of whole numbers and the size of the sample. ``on_scale``: of answers on a scale of points."""

    mean: Claim
    sample: Claim
    on_scale: bool = False


class MeanOfTotal(Mean):
    """A mean, the number of things it is of, and what they come to together."""

    mean: Claim
    sample: Claim
    total: Claim


class WordsAndFigures(Relation):
    """One number in words and in figures: thirty (30) days."""

    words: Claim
    figures: Claim


class Duration(Relation):
    """A length of time and its two ends.

    ``lapse``    from one end to the other; a period may count both
    ``lasting``  how long something went on, all of it: no number of weekly meetings
    """

    length: Claim
    start: LocatedDate
    end: LocatedDate
    lapse: bool = False
    lasting: bool = False


class Anniversary(Relation):
    """An anniversary that is celebrated, with the date it counts from. ``years``: how many it is of."""

    name: str
    years: int
    start: LocatedDate
    end: LocatedDate


class ClockPeriod(Relation):
    """A length between two times of the clock, as written: from 9:30 to 11, an hour and a half.

    ``minutes``  how long it may be, in each way that the times may be meant
    ``unit``     how many minutes the unit of the length has
    """

    length: Claim
    start: str
    end: str
    minutes: tuple[int, ...]
    unit: int


class Age(Relation):
    """An age with the date of birth and the date it is said of."""

    age: Claim
    birth: LocatedDate
    then: LocatedDate


class Date(Relation):
    """Dates that must be possible."""


class CalendarDate(Date):
    """A date with a day. ``year`` is the one written, or the one meant by the date the document carries, or None."""

    date: LocatedDate
    year: int | None = None


class DatedPeriod(Date):
    """The two ends of a period."""

    start: LocatedDate
    end: LocatedDate


class LifeDates(Date):
    """Two dates of one person's birth or death (``event``) in one text; they are not the same."""

    first: LocatedDate
    second: LocatedDate
    event: str


class SignificanceTest(StrEnum):
    """The distribution that a reported p-value comes from."""

    T = "t"
    F = "F"
    R = "r"
    Z = "z"
    CHI_SQUARE = "chi2"


class Statistic(Relation):
    """A test statistic with its p-value: t(28) = 2.20, p = .036.

    ``df1``, ``df2``  degrees of freedom, None where the test has none
    ``one_tailed``    whether the text speaks of one-tailed tests
    """

    statistic: Claim
    p: Claim
    test: SignificanceTest
    df1: Decimal | None = None
    df2: Decimal | None = None
    one_tailed: bool = False


class Ambiguity(Relation):
    """A figure with a bare unit in a text that uses several units of that name, or ``named`` ones beside it."""

    bare: Claim
    named: tuple[Claim, ...]


class Style(Relation):
    """How one figure is printed, whatever it says."""


class MagnitudeWord(Style):
    """A figure with a magnitude word.

    ``word``      million, bn …, as written
    ``elided``    the first end of a range that goes without the word, as written, or ""
    ``decimals``  the most digits after the point of any of its numbers
    """

    figure: Claim
    word: str
    elided: str = ""
    decimals: int = 0


class UnusedSuppression(Relation):
    """A comment that suppresses nothing. Found last, when every other rule has spoken.

    ``order``      the comment's own wording, without its reason
    ``unknown``    the first name in its brackets that is of no rule and no family, or ""
    ``understood`` whether it is one of the orders there are
    """

    uri: str
    comment: Comment
    order: str
    unknown: str = ""
    understood: bool = True
