"""Numbers in digits with gaps: groups parted by spaces (``12 667``), and what copying pulled apart (``1 .5 million``).

Half of such a number would be another figure, so it is read whole.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from numcheck.extraction.cursor import word_after, word_before
from numcheck.extraction.figure_words import around_figure, small_words
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.units import currencies
from numcheck.language import lexicon
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

THIN = "\u00a0\u2007\u2009\u202f"  # no-break, figure, thin and narrow no-break space
_GROUPS = Lazy(rf"\d{{1,3}}(?:([{THIN}'’])\d{{3}}(?:\1\d{{3}})*|(?: \d{{3}})+)(?![\d])(?:[.,]\d+)?")
# 12 ,000; 1, 250; 1 , 250 . 50
_COMMAS = Lazy(r"[1-9]\d{0,2}(?: ?, ?\d{3})+(?!\d| ?, ?\d| \d)(?P<cents> ?\. ?\d\d(?![\w.]))?")
# 1 .5; 1 . 5 and 3. 5 before a percentage, a magnitude or a unit
_POINT = Lazy(
    r"\d{1,4}(?P<point> \.| ?\. (?=\d{1,2} ?(?:%|per ?cent|[mb]illion|trillion|(?:[kcm]?m|k?g|mg|ml|tons|tonnes|miles|"
    r"points|degrees|(?:kilo|centi)?met(?:er|re)s|(?:kilo)?grams|lit(?:er|re)s|°C)\b)))\d{1,3}(?![\w.]| \.?\d)"
)
# $5 . 25; $5. 25 each
_CENTS = Lazy(r"\d{1,4} ?\. ?\d\d(?=[,;)]|\.?\Z| (?:each|apiece|per|an?|to|in)\b)")
_SET_APART = Lazy(r"[a-z)] , ?[a-z]")  # texts in which every comma stands apart
_NO_LIST = Lazy(r", 0| ,\d")  # no item of a list begins with a nought
_BLANK_COMMA = Lazy(r", ")
_GROUPED_BEFORE = Lazy(r"\d+,\d")  # 3,000, 500 more than
_NEAR = 200  # how far around such a comma is looked for
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
    """``1 .5 million``, ``12 ,000``, ``$1, 250``, ``by 3. 5%``."""
    paid = text[start - 1 : start] in _MONEY or text[start - 1 : start] == " " and text[start - 2 : start - 1] in _MONEY
    grouped = _COMMAS.match(text, start, limit)
    if grouped is not None:
        end = grouped.end() if paid or grouped["cents"] is None else grouped.start("cents")
        digits = text[start:end].replace(" ", "")
        places = len(digits.partition(".")[2])
        whole = Number(start, end, Decimal(digits.replace(",", "")), ONE.scaleb(-places), digits=digits)
        return whole if _is_grouped(text, start, end, paid=paid) else None
    match = (_CENTS.match(text, start, limit) if paid else None) or _POINT.match(text, start, limit)
    if match is None:
        return None
    digits = match.group().replace(" ", "")
    point, decimals = match.re.groups and match["point"], digits.partition(".")[2]
    calibre = not paid and point == " ." and decimals in _CALIBRES
    if calibre and text[match.end() : match.end() + 2] not in (" %", " m", " b", "%"):
        return None  # two .22 rifles
    if point == ". " and not _goes_on_to_decimals(text, start):
        return None  # grew in week 3. 5% of them
    return Number(start, match.end(), Decimal(digits), ONE.scaleb(-len(decimals)), digits=digits)


def _is_grouped(text: str, start: int, end: int, *, paid: bool) -> bool:
    """Whether groups of three digits with blanks around their commas are one number, and no list (1, 250 and 300)."""
    digits = text[start:end]
    if _NO_LIST.search(digits):
        return True
    if len(_BLANK_COMMA.findall(digits)) > 1 or _GROUPED_BEFORE.match(digits):
        return False
    follows = word_after(text, end)
    closes = not follows and text[end : end + 1] not in ("-", "/")
    if paid:
        goes_on = follows in small_words() or not is_plural(follows)
        return closes or follows not in ("and", "or") and goes_on
    counts = follows[:1].islower() and follows not in small_words() or text[end : end + 1] == "%"
    before = word_before(text, start).lower()
    if before in ("some", "of") or before in around_figure("before part"):
        total = before != "of" or text[: start - 4].lower().endswith("total")
        return total and (counts or closes)
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return counts and " , " in digits and before.isalpha() and not _SET_APART.search(near)


def _goes_on_to_decimals(text: str, start: int) -> bool:
    """Whether the word before a number asks for its decimals, so that no sentence ends at its point."""
    before = word_before(text, start).lower()
    return before in around_figure("before decimal") or before in _movements()


@cache
def _movements() -> frozenset[str]:
    """The verbs and nouns that stand right before what something moves by: rose 3.5 percent."""
    return frozenset(
        word for word, direction, place in lexicon.table("numbers/change_words") if direction and "b" in place
    )
