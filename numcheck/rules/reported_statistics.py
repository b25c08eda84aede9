"""A p-value that does not follow from its test statistic and degrees of freedom.

Why it matters

Half of the psychology papers that report tests hold a p-value that its own statistic contradicts; in one of eight the
conclusion hangs on it.

Example

    The groups differed, t(28) = 2.20, p = .006.

Instead

    The groups differed, t(28) = 2.20, p = .036.

What it leaves alone

P-values that are right for some value that rounds to the statistic printed; where it takes that rounding, a note says
so. P-values of one tail, if the text speaks of one-tailed tests. Results without degrees of freedom. It is off unless
selected, and needs the extra ``statistics`` for the distributions.

Source

S. Epskamp and M. B. Nuijten, statcheck; M. B. Nuijten et al., Behavior Research Methods 48 (2016) 1205.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Related
from numcheck.core.levels import Family, Severity
from numcheck.core.measure import Interval
from numcheck.core.quantity import Bound
from numcheck.core.relation import SignificanceTest, Statistic
from numcheck.core.rule import Context, Rule
from numcheck.numbers.rounding import printed

_ALPHA = Fraction(1, 20)


def check(relation: Statistic, context: Context) -> Iterator[Finding]:
    """At most one finding, on p, where no value that rounds to the statistic gives it. ModuleNotFoundError without mpmath."""
    statistic, p, test = relation.statistic, relation.p, relation.test
    given = statistic.measure.tight
    ends = (
        [abs(given.low), abs(given.high)] if given.low * given.high >= 0 else [Fraction(0), max(given.high, -given.low)]
    )
    if test is SignificanceTest.R and max(ends) >= 1:
        return
    values = sorted(_p_value(relation, end) for end in ends)
    exact = _p_value(relation, abs(Fraction(statistic.quantity.value or 0)))
    two = Interval(values[0], values[1])
    one = Interval(two.low / 2, two.high / 2)
    related = Related(statistic.location, "the statistic")
    if _agrees(two, p) or (relation.one_tailed and _agrees(one, p)):
        if not (_agrees(Interval(exact, exact), p) or _agrees(Interval(exact / 2, exact / 2), p)):
            message = f"p {_shown(exact)} follows, {_stated(p)} stated: consistent only by rounding"
            yield RULE.finding(p, message, related, severity=Severity.NOTE, reason=relation.reason)
        return
    flips = p.quantity.bound in (Bound.EXACT, Bound.LESS) and (exact < _ALPHA) != (
        Fraction(p.quantity.value or 0) <= _ALPHA
    )
    tail = ", which is right for one tail only" if _agrees(one, p) else ""
    yield RULE.finding(
        p,
        f"p {_shown(exact)} follows, {_stated(p)} stated{tail}{', on the other side of .05' if flips else ''}",
        related,
        severity=Severity.ERROR if flips else Severity.WARNING,
        reason=relation.reason,
    )


def _agrees(computed: Interval, p: Claim) -> bool:
    value = Fraction(p.quantity.value or 0)
    if p.quantity.bound.is_most:
        return computed.low <= value
    if p.quantity.bound.is_least:
        return computed.high >= value
    half = p.measure.tight
    return computed.low <= half.high and half.low <= computed.high


def _p_value(result: Statistic, value: Fraction) -> Fraction:
    """The two-tailed p-value (of F and chi-square, the upper tail) of the statistic ``value``, to fifteen digits.

    Formulas: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.19, 26.6.2, 26.7.1 and 26.2.29.
    ModuleNotFoundError if mpmath is not installed.
    """
    try:
        import mpmath
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("reported-statistics needs mpmath: pip install mpmath") from error
    x = mpmath.mpf(value.numerator) / value.denominator
    a, b = (mpmath.mpf(str(df or 1)) for df in (result.df1, result.df2))
    match result.test:
        case SignificanceTest.R | SignificanceTest.T:
            if result.test is SignificanceTest.R:
                x *= mpmath.sqrt(a / (1 - x * x))
            p = mpmath.betainc(a / 2, mpmath.mpf(1) / 2, 0, a / (a + x * x), regularized=True)
        case SignificanceTest.F:
            p = mpmath.betainc(b / 2, a / 2, 0, b / (b + a * x), regularized=True)
        case SignificanceTest.CHI_SQUARE:
            p = mpmath.gammainc(a / 2, x / 2, regularized=True)
        case SignificanceTest.Z:
            p = mpmath.erfc(x / mpmath.sqrt(2))
    return Fraction(mpmath.nstr(mpmath.re(p), 15))


def _shown(p: Fraction) -> str:
    """``= .036``, as papers print it."""
    return f"= {printed(p, Fraction(1, 1000)).removeprefix('0')}" if p >= Fraction(1, 1000) else "< .001"


def _stated(p: Claim) -> str:
    sign = "" if p.quantity.bound is Bound.EXACT else f"{p.quantity.bound} "
    return f"{sign}{p.quantity.text}"


RULE = Rule(
    name="reported-statistics",
    family=Family.ARITHMETIC,
    severity=Severity.ERROR,
    check=check,
    doc=__doc__,
    enabled=False,
)
