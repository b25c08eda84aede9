"""Parts in words: ``half``, ``a third``, ``two-thirds``, ``two and a half``, ``one in five``.

The resolution of a part is the step to the next denominator, 1/(n(n+1)): who says "a third" would have said "a
quarter" of what is nearer to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.numbers import digits, magnitude_words, spelled
from numcheck.extraction.numbers.number import Number
from numcheck.extraction.patterns import Lazy

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_WORD = Lazy(r"[A-Za-z]+")
_JOINT = Lazy(r"(?:[ \u00a0]{1,2}|-)and(?:[ \u00a0]{1,2}|-)")
_GAP = Lazy(r"[ \u00a0]{0,2}[-‐‑]?[ \u00a0]?")
_SCALE = Lazy(r"(?: of an?| of one|)(?: {1,2}|-)(hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
_HALF_SCALE = Lazy(
    r"(?: {1,2}|-)(?:of (?:an?|one) |an?(?: {1,2}|-))?(hundred|thousand|million|billion|trillion|dozen)\b",
    re.IGNORECASE,
)
_HALF_NEVER = Lazy(
    r"-?(?:time|way|life|lives|back|baked|hearted|brother|sister|term|full|mast|staff|empty|price|court|season|centuries)\b"
    r"| past\b|-\w+ed\b|-(?!hour|mile|inch|point|litre|liter|million|billion|century|pound|ton|acre|cup|pint|percent)",
    re.IGNORECASE,
)
_HALF_FOLLOWS = Lazy(r" (?:of|an?|the|their|its|his|her|our|all|that|this|as)\b", re.IGNORECASE)
_HALF_UNIT = Lazy(
    r"[ -](?:hour|mile|inch|cup|liter|litre|pint|pound|point|cent|century|acre|teaspoon|tablespoon|ton|gallon|percent"
    r"|percentage|turn|metre|meter|kilo|day|year|month|decade|foot|yard|ounce|degree)s?\b",
    re.IGNORECASE,
)
_HALF_OPENS = Lazy(
    r"\b(?:than|nearly|almost|about|around|roughly|over|under|by|least|most|to|approximately|exactly|some|only|just|a|one"
    r"|below|above)\s\Z",
    re.IGNORECASE,
)
_HALF_OF_GAME = Lazy(
    r"\b(?:first|second|other|opening|the|this|that|each|every|final|better|last|latter|early|late)\s\Z", re.IGNORECASE
)
_THIRD_FOLLOWS = Lazy(
    r" (?:of|less|more|fewer|higher|lower|larger|smaller|faster|cheaper|as|is|are|were|was|say|said|have|had|do)\b"
    r"|[.,;:)]|\Z| (?:mile|million|billion|hour|century|cup|inch|pound|dollar|point|percent|percentage|litre|liter)",
    re.IGNORECASE,
)
_QUARTER_SPAN = Lazy(r"\b(?:last|past|first|next|previous|consecutive|straight|for|in|four|latest)\s\Z", re.IGNORECASE)
_RATIO_OPENS = frozenset((" in ", " out", " ove"))
_RATIO = Lazy(r" (?:in|out of)(?: every)? | over (?=\w)", re.IGNORECASE)
_TIMES = Lazy(
    r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seasons?|games?|matches|overs|innings|starts|attempts|quarters?"
    r"|decades?|nights?|weekends?|races|tests|outings|tries|rounds|sets|cities|countries|states)\b"
)


def _article(before: str) -> str:
    """The "a" or "one" at the end of ``before``, lower case; "" if there is none."""
    if before[-1:] not in (" ", "-"):
        return ""
    word = before[:-1].rpartition(" ")[2].lower()
    return word if word in ("a", "one") else ""


def _part(word: str) -> Decimal | None:
    known = spelled.number_words().get(word.lower())
    return known.value if known is not None and known.kind == "part" else None


def _step(under: Decimal) -> Decimal:
    return _ONE / (under * (under + 1))


def _of_scale(text: str, number: Number, limit: int) -> Number:
    match = _SCALE.match(text, number.end, limit)
    if not match:
        return number
    return number.scaled(spelled.number_words()[match.group(1).lower()].value, match.end(), spelled=True)


def half(text: str, start: int, end: int, limit: int, floor: int) -> Number | None:
    """``half a million``, ``half of``, ``more than half``; not ``half-time``, not ``the first half``."""
    found = Number(start, end, _HALF, _step(Decimal(2)), spelled=True, part=True)
    before = text[max(floor, start - 16) : start]
    article = _article(before)
    begin = start - len(article) - 1 if article else start
    scale = _HALF_SCALE.match(text, end, limit)
    if scale:
        word = spelled.number_words()[scale.group(1).lower()]
        found = found.scaled(word.value, scale.end(1), spelled=True)
        return magnitude_words.scaled(text, found._replace(start=begin), limit, paid=False)
    if _HALF_NEVER.match(text, end, limit) or start > floor and text[start - 1] in "-‐‑" and not article:
        return None
    if _HALF_UNIT.match(text, end, limit):
        return None if _HALF_OF_GAME.search(before) else found._replace(start=begin)
    if _HALF_FOLLOWS.match(text, end, limit):
        return None if _HALF_OF_GAME.search(before) or article == "a" else found._replace(start=begin)
    if article == "a" and before[:-2].lower().endswith("and "):
        return None  # a decade and a half
    if _HALF_OPENS.search(before):
        alone = end >= limit or text[end] in ".,;)" or text[end] == "\n"
        if article and not alone:
            return None
        return found._replace(start=begin)
    return None


def with_article(text: str, start: int, end: int, limit: int, part: str) -> Number | None:
    """``a third``, ``a tenth of``, ``a quarter of a million``; not ``a third man``, ``a quarter to six``."""
    under = _part(part)
    if under is None or text[end : end + 1].isalpha():
        return None
    if text[end : end + 1] == "-":
        if under != 4 or not _HALF_UNIT.match(text, end, limit):
            return None
        return Number(start, end, _ONE / under, _step(under), spelled=True, part=True)
    if not (_THIRD_FOLLOWS.match(text, end, limit) or _hedged(text, start, end)):
        return None
    return _of_scale(text, Number(start, end, _ONE / under, _step(under), spelled=True, part=True), limit)


def _hedged(text: str, start: int, end: int) -> bool:
    """Whether an approximator stands before "a third", so that it is no ordinal."""
    before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower()
    return (
        before in _HEDGES or before in ("by", "to") and text[end : end + 4] in (" in ", " by ", " ove", " sin", " dur")
    )


_HEDGES = frozenset(
    ("than", "nearly", "almost", "about", "around", "roughly", "over", "under", "least", "only", "just")
)


def over(text: str, number: Number, limit: int, floor: int) -> Number | None:
    """``two thirds``, ``three-quarters``, ``one hundred and three quarters``; None where no part is named."""
    end = number.end
    if end >= limit or text[end] not in " \u00a0-‐‑" or number.value == 0:
        return None
    gap = _GAP.match(text, end, limit)
    at = gap.end() if gap else end
    word = _WORD.match(text, at, limit)
    under = _part(word.group()) if word else None
    if word is None or under is None:
        return None
    form = word.group().lower()
    whole, count = Decimal(0), number.value
    joint = text[number.start : end].lower().rfind(" and ")
    if joint > 0:
        tail = spelled.read(text, number.start + joint + 5, end)
        if tail is not None and tail.value < under:
            whole, count = number.value - tail.value, tail.value
    if count != 1 and not form.endswith("s"):
        return None
    hyphen = "-" in gap.group() if gap else False
    if count == 1 and (
        form.endswith("s") or text[word.end() : word.end() + 1] == "-" != text[word.end() + 1 : word.end() + 2]
    ):
        return None
    if under == 4 and (count > 3 or count == 2 and not hyphen):
        return None
    if under == 4 and not hyphen and _QUARTER_SPAN.search(text[max(floor, number.start - 14) : number.start]):
        return None
    if whole:
        return _plus(text, number._replace(value=whole), count / under, word.end(), limit)
    found = number._replace(end=word.end(), value=count / under, resolution=_step(under), spelled=True, part=True)
    return _of_scale(text, found, limit)


def added(text: str, number: Number, limit: int) -> Number:
    """``two and a half``, ``one million and a half``, ``twenty and three fifths``: what "and" adds to ``number``."""
    end = number.end
    if end >= limit or text[end] not in " \u00a0-" or number.part or number.resolution < number.scale:
        return number
    joint = _JOINT.match(text, end, limit) if text[end + 1 : end + 4].lower() in ("and", " an") else None
    if not joint:
        return number
    at = joint.end()
    if at < limit and text[at].isdigit():  # 3 and 1/4
        stacked = digits.read(text, at, limit)
        if stacked is None or not stacked.part:
            return number
        return number._replace(end=stacked.end, value=number.value + stacked.value, resolution=stacked.resolution)
    word = _WORD.match(text, at, limit)
    if word is None:
        return number
    if word.group().lower() in ("a", "an"):
        count, at = _ONE, word.end()
    else:
        more = spelled.read(text, at, limit)
        if more is None:
            return number
        count, at = more.value, more.end
    gap = _GAP.match(text, at, limit)
    named = _WORD.match(text, gap.end() if gap else at, limit)
    under = _part(named.group()) if named else None
    if named is None or under is None or count > under:
        return number
    return _plus(text, number, count / under, named.end(), limit)


def _plus(text: str, number: Number, part: Decimal, end: int, limit: int) -> Number:
    """``number`` and a part, of its magnitude (``one million and a half``) or of one that follows the part."""
    scale = _SCALE.match(text, end, limit)
    if scale and number.value >= 1000:
        worth = spelled.number_words()[scale.group(1).lower()].value
        if worth < number.value:
            return number._replace(
                end=scale.end(), value=number.value + part * worth, resolution=worth / 10, spelled=True
            )
    return number._replace(
        end=end, value=number.value + part * number.scale, resolution=number.scale / 10, spelled=True, part=False
    )


def ratio(text: str, number: Number, limit: int) -> Number:
    """``one in five``, ``9 out of 10``: a share; the second number is the greater, or ``five out of five``."""
    if text[number.end : number.end + 4].lower() not in _RATIO_OPENS or number.scale > 1 or number.resolution != 1:
        return number
    match = _RATIO.match(text, number.end, limit)
    if not match:
        return number
    at = match.end()
    link = match.group().split()[0].lower()
    if at < limit and text[at].isdigit():
        under = digits.read(text, at, limit)
        if under is not None and not under.part:
            under = magnitude_words.scaled(text, under, limit, paid=False)
    else:
        under = spelled.read(text, at, limit)
    if under is None or under.part or under.value < number.value or under.resolution < 1 or number.value <= 0:
        return number
    if under.value == number.value and (link != "out" or number.value == 1):
        return number
    if under.end < limit and (text[under.end].isalpha() or text[under.end] in "-/:%"):
        return number
    if under.digits.isdigit() and len(under.digits) == 4 or _TIMES.match(text, under.end, limit):
        return number  # 99 in 2015, five in two days
    if link == "over" and not (number.value < 20 and under.end >= limit):
        return number
    if link == "in" and under.value > 20 and under.value % 5 and number.value != 1:
        return number
    return number._replace(
        end=under.end, value=number.value / under.value, resolution=_step(under.value), spelled=True, part=True
    )
