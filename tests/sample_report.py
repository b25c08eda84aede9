"""A report made by hand, so that writers can be tested without the stages before them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial

from numcheck.core.claim import Claim, Measurand, Qualifier
from numcheck.core.finding import Counts, Finding, Fix, Related, Report
from numcheck.core.gates import Gate, Rejection
from numcheck.core.levels import Confidence, Family, Severity
from numcheck.core.measure import Interval, Measure, UnitSense, Verdict
from numcheck.core.quantity import Bound, Quantity
from numcheck.core.relation import Relation, Restatement, SamePair, Slip, Support, SupportStatus
from numcheck.core.rule import Context, Rule
from numcheck.core.text import Document, Location, Span
from numcheck.core.trace import CandidatePair
from numcheck.writers import View

HOSTILE = "<script>alert(1)</script>\x1b[31m\x07 5 °C%0A::error::\r]]>\u202e&'\"|`@you\ud800 #1\n"

DRAFT = """\
The valley counts its losses

More than 100,000 people left the valley on Sunday, said Ana Brunner, the mayor of the largest town on the lake, while the rain went on.
The civil guard spoke of some 150,000 people on the roads.
Water covered a 200-metre (656-foot) stretch of the dam road.
A second breach lies 40 km (40 miles) to the north.
\tRepairs will cost $ 270 million, the council wrote.
在水坝 1,240 houses stood under water; of the 1,300 houses, most are wooden.
"""

SOURCE = """\
Council minutes
Repairs to the dam and the road will cost $240 million.
"""


def _silent(relation: Relation, context: Context) -> tuple[Finding, ...]:
    return ()


def _rule(name: str, family: Family, severity: Severity, first: str) -> Rule:
    doc = f"{first}\n\nWhy it matters\n    A reader who sees both figures\n    trusts neither.\n\nExample\n    One of 5.\n    One of 6.\n"
    return Rule(name=name, family=family, severity=severity, check=_silent, doc=doc)


RULES = (
    _rule("conflicting-figures", Family.CONFLICT, Severity.ERROR, "One voice gives two figures for one thing."),
    _rule("contradicted-figure", Family.CONFLICT, Severity.ERROR, "A source gives another figure."),
    _rule("disputed-figures", Family.CONFLICT, Severity.WARNING, "Two speakers give two figures for one thing."),
    _rule("missing-conversion", Family.UNCONVERTED, Severity.NOTE, "A figure is left unconverted."),
    _rule("wrong-conversion", Family.CONVERSION, Severity.ERROR, "A conversion is wrong."),
)


def figure(
    document: Document,
    words: str,
    value: str,
    *,
    unit: str = "",
    noun: str = "",
    dimension: str = "",
    factor: str = "1",
    bound: Bound = Bound.EXACT,
    slack: str = "0",
    of: str = "",
    who: str = "",
    whose: str = "",
) -> Claim:
    """The claim of the figure ``words`` of ``document``, which allows its value ± ``slack``."""
    start = document.text.index(words)
    span = Span(start, start + len(words))
    number = Fraction(value)
    quantity = Quantity(span, words, Decimal(value), unit=unit, noun=noun, bound=bound)
    tight = Interval(number - Fraction(slack), number + Fraction(slack))
    loose = Interval(tight.low - number / 20, tight.high + number / 20)
    base = "meter" if dimension == "length" else unit or noun
    reading = UnitSense(unit or noun, dimension or f"count {noun}", Fraction(factor), base=base)
    line = document.text.rfind("\n", 0, start) + 1
    sentence = Span(line, document.text.index("\n", start))
    return Claim(
        location=Location(document.uri, span),
        measure=Measure(quantity, tight, loose, (reading,)),
        sentence=sentence,
        attribution=who,
        describe=partial(Measurand, whose, of, (Qualifier("time", "Sunday"),) if who == "Ana Brunner" else ()),
    )


def sample(*, width: int = 80, color: bool = False) -> View:
    """Five findings of five rules over a draft and a source: two ends on one line, on two lines, in two documents."""
    draft = Document.from_text(DRAFT, uri="draft.md")
    source = Document.from_text(SOURCE, uri="minutes.txt")
    people = {"noun": "person", "of": "number", "whose": "people"}
    first = figure(draft, "More than 100,000 people", "100000", bound=Bound.MORE, who="Ana Brunner", **people)
    second = figure(draft, "some 150,000 people", "150000", bound=Bound.ABOUT, who="civil guard", slack="500", **people)
    metres = figure(draft, "200-metre", "200", unit="meter", dimension="length", slack="0.5")
    feet = figure(draft, "656-foot", "656", unit="foot", dimension="length", factor="0.3048", slack="0.5")
    km = figure(draft, "40 km", "40", unit="kilometer", dimension="length", factor="1000", slack="0.5")
    miles = figure(draft, "40 miles", "40", unit="mile", dimension="length", factor="1609.344", slack="0.5")
    cost = figure(draft, "$ 270 million", "270000000", unit="USD", dimension="money USD", slack="500000", of="cost")
    flooded = figure(draft, "1,240 houses", "1240", noun="house")
    houses = figure(draft, "1,300 houses", "1300", noun="house")
    minutes = figure(source, "$240 million", "240000000", unit="USD", dimension="money USD", slack="500000", of="cost")

    def found(
        name: str,
        at: Claim,
        message: str,
        *others: tuple[Claim, str],
        reason: str = "",
        confidence: Confidence = Confidence.HIGH,
        fix: Fix | None = None,
    ) -> Finding:
        rule = next(r for r in RULES if r.name == name)
        related = tuple(Related(claim.location, said) for claim, said in others)
        return rule.finding(at, message, *related, reason=reason, confidence=confidence, fix=fix)

    findings = (
        found(
            "disputed-figures",
            second,
            "some 150,000 people (civil guard), more than 100,000 people (Ana Brunner)",
            (first, "more than 100,000 people, Ana Brunner"),
            reason="both say how many people were on the move; no word sets them apart",
        ),
        found("wrong-conversion", miles, "40 miles stated, 40 km is 25 miles", (km, "40 km")),
        found(
            "missing-conversion",
            cost,
            "$ 270 million is left in US dollars",
            fix=Fix(Location("draft.md", Span(cost.location.span.end, cost.location.span.end)), " (€249 million)"),
        ),
        found("contradicted-figure", cost, "$ 270 million, the source has $240 million", (minutes, "the source")),
        found(
            "conflicting-figures",
            houses,
            "1,300 houses, earlier 1,240 houses",
            (flooded, "1,240 houses"),
            confidence=Confidence.MEDIUM,
        ),
    )
    relations = (
        SamePair(first=first, second=second, verdict=Verdict.CONFLICT, reason="same noun: people"),
        Restatement(original=metres, converted=feet, cue="(", reason="in brackets"),
        Restatement(original=km, converted=miles, cue="(", reason="in brackets"),
        SamePair(first=flooded, second=houses, verdict=Verdict.CONFLICT, reason="same noun: houses"),
        Support(draft=cost, status=SupportStatus.CONTRADICTED, sources=(minutes,), reason="cost of repairs"),
        Support(draft=first, status=SupportStatus.UNSUPPORTED),
    )
    pairs = (
        CandidatePair(
            first=first,
            second=second,
            verdict=Verdict.CONFLICT,
            similarity=0.71,
            prefilter=0.82,
            score=0.93,
            least=0.65,
            reason="both near: people, Sunday",
            moved=(("rank.gap", 0.42), ("name.each", -0.11)),
        ),
        CandidatePair(
            first=first,
            second=houses,
            rejection=Rejection(Gate.COMPARISON, "next to no word in common"),
        ),
        CandidatePair(
            first=flooded,
            second=houses,
            verdict=Verdict.CONFLICT,
            slip=Slip.DIGIT,
            rejection=Rejection(Gate.VETO, "past-value: one is of an earlier time"),
            similarity=0.4,
            prefilter=0.1,
            score=0.2,
            least=0.65,
            reason="both near: houses; though killed / injured",
        ),
    )
    report = Report(
        findings=findings,
        claims=(first, second, metres, feet, km, miles, cost, flooded, houses),
        counts=Counts(figures=10, compared=3, conversions=2, skipped=1),
        notes=(("draft.md", "left out: 1 code block"),),
        relations=relations,
        pairs=pairs,
    )
    return View(
        report=report,
        documents={"draft.md": draft, "minutes.txt": source},
        sources=frozenset({"minutes.txt"}),
        rules=RULES,
        color=color,
        width=width,
        version="0.1.0",
    )


def nothing() -> View:
    """A report on a text with figures in which nothing was found."""
    view = sample()
    report = view.report.replaced(findings=(), relations=(), pairs=(), notes=(), counts=Counts(figures=10))
    return view.replaced(report=report)


def hostile() -> View:
    """A finding whose every word tries to break out of the format."""
    uri = "a b/%41,c:d|<i>`.md"
    document = Document.from_text(HOSTILE, uri=uri)
    whole = Location(uri, Span(0, len(HOSTILE) - 1))
    finding = RULES[0].finding(whole, HOSTILE, Related(whole, HOSTILE), reason=HOSTILE)
    return sample().replaced(
        report=Report(findings=(finding,), counts=Counts(1), notes=((uri, HOSTILE),)), documents={uri: document}
    )
