"""Numbers in digits with gaps: groups parted by spaces (``12 667``), and what copying pulled apart (``1 .5 million``).

Half of such a number would be another figure, so it is read whole.
"""

from __future__ import annotations

from decimal import Decimal

from numcheck.extraction.cursor import word_before
from numcheck.extraction.figure_words import around_figure, small_words
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.units import currencies
from numcheck.language.lazy_pattern import Lazy

THIN = "\u00a0\u2007\u2009\u202f"  # no-break, figure, thin and narrow no-break space
_GROUPS = Lazy(rf"\d{{1,3}}(?:([{THIN}'’])\d{{3}}(?:\1\d{{3}})*|(?: \d{{3}})+)(?![\d])(?:[.,]\d+)?")
# 12 ,000; 12, 000; 1 .5; 1 . 5 and 3. 5 before a percentage or a magnitude
_APART = Lazy(
    r"\d{1,3}(?:(?: ,\d{3})+| ?, ?000)(?![\d,]| \d)"
    r"|\d{1,4}(?P<point> \.| ?\. (?=\d{1,2} ?(?:%|per ?cent|[mb]illion|trillion)))\d{1,3}(?![\w.]| \.?\d)"
)
_CALIBRES = frozenset(("22", "25", "30", "32", "38", "40", "44", "45", "50", "223", "303", "308", "357", "380"))
# What shows that two groups with an ordinary space between are one number: a word, a unit, the end of a clause.
_COUNTS = Lazy(r"[ \u00a0](?:[a-z%°€]|([A-Z]{3})\b)|[.,;:)%](?:\s|\Z)|[-–]\d")
_SIZES = Lazy(
    r"[ \u00a0-](?:g|ml|kg|cl|l|oz|lb|cm|mm|ounce|gram|litre|liter|meter|metre|pound|watt)\.?[ \u00a0](?!of )\(?[a-z-]+s\b"
)
_MONEY = frozenset("$€£¥₹")
_AIRLINERS = frozenset(("707", "717", "727", "737", "747", "757", "767", "777", "787"))
_NO_GAPS = str.maketrans("", "", " '’" + THIN)
_OPENS = frozenset(" '’.," + THIN)


def with_gaps(text: str, start: int, end: int, limit: int) -> Number | None:
    """The number that begins with the digits ``text[start:end]`` and goes on behind a gap; None where it does not.

    One kind of gap throughout; an ordinary space only where nothing else is likely.
    """
    if end + 1 >= limit or text[end] not in _OPENS:
        return None
    if end - start <= 3 and text[end + 1].isdigit():
        return _grouped(text, start, limit)
    if text[end] in " .," and text[end + 1] in " .,":
        return _pulled_apart(text, start, limit)
    return None


def _grouped(text: str, start: int, limit: int) -> Number | None:
    """``816 000``, ``1'000'000``, ``12 667 residents``."""
    match = _GROUPS.match(text, start, limit)
    if not match:
        return None
    digits = match.group()
    if not match.group(1):
        groups = digits.split(" ")
        if start > 1 and text[start - 1] == " " and text[start - 2].isdigit():
            return None
        sure = len(groups) > 2 or groups[1].startswith("0") or "," in groups[1]
        if not sure and not _is_one(text, start, match.end(), limit):
            return None
    clean = digits.translate(_NO_GAPS).replace(",", ".")
    places = len(clean.partition(".")[2])
    return Number(start, match.end(), Decimal(clean), ONE.scaleb(-places), digits=digits)


def _is_one(text: str, start: int, end: int, limit: int) -> bool:
    """Whether two groups of digits in ``text[start:end]`` are one number, and not a number beside another one."""
    if text[start - 1 : start] in _MONEY or text[start - 1 : start] == " " and text[start - 2 : start - 1] in _MONEY:
        return text[end : end + 1] != " " or not text[end + 1 : end + 2].isdigit()
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
        return False
    counts = _COUNTS.match(text, end, limit)
    if end < limit and not counts or counts and counts.group(1) and counts.group(1) not in currencies.table().codes:
        return False
    if _SIZES.match(text, end, limit) or text[end - 3 : end] in _AIRLINERS:
        return False  # 2 400 g tins; 12 737 jets
    before = word_before(text, start)
    if not before:
        return start == 0 or not text[start - 1].isalnum() and end < limit
    return (
        before[0].islower()
        or before[-1] in ".!?:;,—–("
        or before.lower() in small_words() | around_figure("before part")
    )


def _pulled_apart(text: str, start: int, limit: int) -> Number | None:
    """``1 .5 million``, ``12 ,000``, ``by 3. 5%``."""
    match = _APART.match(text, start, limit)
    if not match:
        return None
    digits = match.group().replace(" ", "")
    point = match.group("point")
    if point is not None:
        decimals = digits.partition(".")[2]
        if (
            point == " ."
            and decimals in _CALIBRES
            and text[match.end() : match.end() + 2] not in (" %", " m", " b", "%")
        ):
            return None  # two .22 rifles
        if point == ". " and word_before(text, start).lower() not in around_figure("before decimal"):
            return None  # grew in week 3. 5% of them
        return Number(start, match.end(), Decimal(digits), ONE.scaleb(-len(decimals)), digits=digits)
    return Number(start, match.end(), Decimal(digits.replace(",", "")), digits=digits)
