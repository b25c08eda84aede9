"""A text that converts some figures leaves others of their dimension, or a currency, unconverted.

Why it matters
    The reader who needed the feet after the first metres needs them after the second, too.

Example
    They unrolled a 200-metre (656-foot) flag. Its pole was 12 metres high.

Instead
    They unrolled a 200-metre (656-foot) flag. Its pole was 12 metres (39 feet) high.

What it leaves alone
    A text that converts nothing, what everybody reads alike (time, counts, shares, bytes), calibres, dimensions that
    the text converts nowhere or more seldom than not, and the home currency: the one that is set, or the dollar where
    a text gives more miles and feet than metres and most of its sums are dollars. A dimension and a currency are
    named once, at the first figure. A style guide asks for more: with ``both = ["metric", "imperial"]`` in
    ``[tool.numcheck.units]`` every figure of every text (``["metric"]``: every imperial one), with ``home-currency``
    the first sum of each other currency. Options: ``rounding`` of the conversion that ``--fix`` inserts, "nist" (as
    NIST SP 811 rounds) or "convert" (as Wikipedia's template does), and ``severity``. Sums of money are never
    inserted.

Source
    Wikipedia's and the Associated Press's manuals of style ask for a conversion at the first use; rounding: NIST SP 811
    (2008), B.7.2.
"""

from __future__ import annotations

from collections.abc import Iterable

from numcheck.core.claim import Claim
from numcheck.core.finding import Finding, Fix
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Unconverted
from numcheck.core.rule import Context, Rule
from numcheck.core.text import Location, Span
from numcheck.messages.wording import bracketed_conversion


def check(relation: Unconverted, context: Context) -> Iterable[Finding]:
    """One note on the figure, with the conversion to insert where there is one."""
    claim = relation.original
    severity = Severity(context.options.get("severity", Severity.NOTE))
    what = claim.measure.dimension
    if what.startswith("money "):
        what = what.removeprefix("money ")
        what += "" if relation.reason.startswith("the house") else f'; set home-currency = "{what}" if it is your own'
    fix = _fix(claim, str(context.options.get("rounding", "nist")))
    offer = f"; {fix.title}" if fix else ""
    message = f"{claim.quantity.text} is not converted ({what}), though {relation.reason}{offer}"
    yield RULE.finding(claim, message, severity=severity, reason=relation.reason, fix=fix)


def _fix(claim: Claim, rounding: str) -> Fix | None:
    """The conversion in brackets after the figure; none into another's words, and none for money."""
    text = bracketed_conversion(claim.measure, rounding)
    if text is None or claim.quoted:
        return None
    end = claim.location.span.end
    return Fix(Location(claim.location.uri, Span(end, end)), text, f"insert{text}")


RULE = Rule(
    name="missing-conversion",
    family=Family.UNCONVERTED,
    severity=Severity.NOTE,
    check=check,
    doc=__doc__,
    options=frozenset({"rounding", "severity"}),
)
