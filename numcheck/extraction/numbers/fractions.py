"""Parts in words: ``half``, ``a third``, ``two-thirds``, ``two and a half``, ``one in five``.

The resolution of a part is the step to the next denominator, 1/(n(n+1)): who says "a third" would have said "a
quarter" of what is nearer to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import around_figure
from numcheck.extraction.numbers.digits import digits_at
from numcheck.extraction.numbers.magnitude_words import scaled
from numcheck.extraction.numbers.number import ONE, Number
from numcheck.extraction.numbers.number_words import number_words, worth
from numcheck.extraction.numbers.spelled import words_at
from numcheck.language.lazy_pattern import Lazy

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
_TWICE_FOLLOWS = Lazy(
    r" (?:as (?:many|much|high|large|big|long|fast|likely|great|wide|heavy|tall|deep|old|expensive|often|common|strong)\b"
    r"|(?:the|that of|those of|what|its|their|his|her) (?!day|week|month|year|time))"
)
_THIRD_FOLLOWS = Lazy(
    r" (?:of|less|more|fewer|higher|lower|larger|smaller|faster|cheaper|as|is|are|were|was|say|said|have|had|do)\b"
    r"|[.,;:)]|\Z| (?:mile|million|billion|hour|century|cup|inch|pound|dollar|point|percent|percentage|litre|liter)",
    re.IGNORECASE,
)
_QUARTER_SPAN = Lazy(r"\b(?:last|past|first|next|previous|consecutive|straight|for|in|four|latest)\s\Z", re.IGNORECASE)
_RATIO_OPENS = frozenset((" in ", "-in-", " out", " ove"))
_RATIO = Lazy(r" (?:in|out of)(?: every)? |-in-(?=\w)| over (?=\w)", re.IGNORECASE)
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


def _denominator(text: str, at: int, limit: int) -> tuple[re.Match[str], Decimal] | None:
    """The word of a denominator behind the gap at ``at``, and what it is; None where there is none."""
    gap = _GAP.match(text, at, limit)
    word = _WORD.match(text, gap.end() if gap else at, limit)
    known = number_words().get(word.group().lower()) if word else None
    return (word, known.value) if word and known is not None and known.kind == "part" else None


def _step(under: Decimal) -> Decimal:
    return ONE / (under * (under + 1))


def _of_scale(cursor: Cursor, number: Number) -> Number:
    match = _SCALE.match(cursor.text, number.end, cursor.limit)
    return number.scaled(worth(match.group(1)), match.end()) if match else number


def half(cursor: Cursor) -> Number | None:
    """``half a million``, ``half of``, ``more than half``; None for ``half-time`` and ``the first half``."""
    text, start, end, limit = cursor.text, cursor.start, cursor.end, cursor.limit
    before = cursor.clause_before(16)
    article = _article(before)
    begin = start - len(article) - 1 if article else start
    found = Number(begin, end, _HALF, _step(Decimal(2)), spelled=True, part=True)
    scale = _HALF_SCALE.match(text, end, limit)
    if scale:
        return scaled(cursor, found.scaled(worth(scale.group(1)), scale.end(1)))
    if _HALF_NEVER.match(text, end, limit) or start > cursor.floor and text[start - 1] in "-‐‑" and not article:
        return None
    if _HALF_UNIT.match(text, end, limit):
        counts = not _HALF_OF_GAME.search(before)
    elif _HALF_FOLLOWS.match(text, end, limit):
        counts = article != "a" and not _HALF_OF_GAME.search(before)
    elif article == "a" and before[:-2].lower().endswith("and "):
        counts = False  # a decade and a half
    else:
        alone = end >= limit or text[end] in ".,;)\n"
        counts = (alone or not article) and _HALF_OPENS.search(before) is not None
    return found if counts else None


def twice(cursor: Cursor) -> Number | None:
    """``twice the average``, ``twice as high``: two times; None where something only happened twice."""
    if not _TWICE_FOLLOWS.match(cursor.text, cursor.end, cursor.limit):
        return None
    return Number(cursor.start, cursor.end, Decimal(2), spelled=True)


def with_article(cursor: Cursor, part: str) -> Number | None:
    """``a third``, ``a tenth of``, ``a quarter of a million``: the candidate is "a" and the lower-case word ``part``.

    None for ``a third man`` and ``a quarter to six``.
    """
    text, start, end, limit = cursor.text, cursor.start, cursor.end, cursor.limit
    known = number_words().get(part)
    if known is None or known.kind != "part" or text[end : end + 1].isalpha():
        return None
    under = known.value
    found = Number(start, end, ONE / under, _step(under), spelled=True, part=True)
    if text[end : end + 1] == "-":
        return found if under == 4 and _HALF_UNIT.match(text, end, limit) else None
    if _THIRD_FOLLOWS.match(text, end, limit) or _hedged(text, start, end):
        return _of_scale(cursor, found)
    return None


def _hedged(text: str, start: int, end: int) -> bool:
    """Whether an approximator stands before "a third", so that it is no ordinal."""
    before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower()
    moved = before in ("by", "to") and text[end : end + 4] in (" in ", " by ", " ove", " sin", " dur")
    return moved or before in around_figure("before part")


def of_denominator(cursor: Cursor, number: Number) -> Number | None:
    """``two thirds``, ``three-quarters``, ``one hundred and three quarters``: ``number`` as the numerator of a part.

    None where no denominator follows it.
    """
    text, end, limit = cursor.text, number.end, cursor.limit
    if end >= limit or text[end] not in " \u00a0-‐‑" or number.value == 0:
        return None
    found = _denominator(text, end, limit)
    if found is None:
        return None
    word, under = found
    hyphen = "-" in text[end : word.start()]
    whole, count = Decimal(0), number.value
    joint = text[number.start : end].lower().rfind(" and ")
    if joint > 0:
        tail = words_at(cursor.within(cursor.floor, end), number.start + joint + 5)
        if tail is not None and tail.value < under:
            whole, count = number.value - tail.value, tail.value
    if not _agrees(text, word, count) or under == 4 and not _are_quarters(cursor, number, count, hyphen):
        return None
    if whole:
        return _plus(cursor, number._replace(value=whole), count / under, word.end())
    part = number._replace(end=word.end(), value=count / under, resolution=_step(under), spelled=True, part=True)
    return _of_scale(cursor, part)


def _agrees(text: str, word: re.Match[str], count: Decimal) -> bool:
    """Whether the denominator is in the number that ``count`` asks for, and no compound goes on ("one third-placed")."""
    plural = word.group()[-1] in "sS"
    if count != 1:
        return plural
    return not plural and not text[word.end() : word.end() + 1] == "-" != text[word.end() + 1 : word.end() + 2]


def _are_quarters(cursor: Cursor, number: Number, count: Decimal, hyphen: bool) -> bool:
    """Whether "quarters" divides a whole and does not name four spans of a year or a game."""
    if count > 3 or count == 2 and not hyphen:
        return False
    start = number.start
    return hyphen or not _QUARTER_SPAN.search(cursor.text[max(cursor.floor, start - 14) : start])


def plus_part(cursor: Cursor, number: Number) -> Number:
    """``two and a half``, ``one million and a half``, ``3 and 1/4``: ``number`` with the part that "and" adds to it."""
    text, end, limit = cursor.text, number.end, cursor.limit
    if end >= limit or text[end] not in " \u00a0-" or number.part or number.resolution < number.scale:
        return number
    joint = _JOINT.match(text, end, limit) if text[end + 1 : end + 4].lower() in ("and", " an") else None
    if not joint:
        return number
    at = joint.end()
    if at < limit and text[at].isdigit():
        stacked = digits_at(cursor, at)
        if stacked is None or not stacked.part:
            return number
        return number._replace(end=stacked.end, value=number.value + stacked.value, resolution=stacked.resolution)
    word = _WORD.match(text, at, limit)
    if word is None:
        return number
    if word.group().lower() in ("a", "an"):
        count, at = ONE, word.end()
    else:
        more = words_at(cursor, at)
        if more is None:
            return number
        count, at = more.value, more.end
    found = _denominator(text, at, limit)
    return number if found is None or count > found[1] else _plus(cursor, number, count / found[1], found[0].end())


def _plus(cursor: Cursor, number: Number, part: Decimal, end: int) -> Number:
    """``number`` and a part, of its magnitude (``one million and a half``) or of one that follows the part."""
    match = _SCALE.match(cursor.text, end, cursor.limit)
    if match and number.value >= 1000:
        scale = worth(match.group(1))
        if scale < number.value:
            value = number.value + part * scale
            return number._replace(end=match.end(), value=value, resolution=scale / 10, spelled=True)
    value = number.value + part * number.scale
    return number._replace(end=end, value=value, resolution=number.scale / 10, spelled=True, part=False)


def ratio(cursor: Cursor, number: Number) -> Number:
    """``one in five``, ``9 out of 10``: ``number`` as a share of the second number; as it is where there is none.

    The second number is the greater one, or the same in ``five out of five``.
    """
    text, limit = cursor.text, cursor.limit
    if text[number.end : number.end + 4].lower() not in _RATIO_OPENS or number.scale > 1 or number.resolution != 1:
        return number
    match = _RATIO.match(text, number.end, limit)
    if not match:
        return number
    at = match.end()
    if at < limit and text[at].isdigit():
        under = digits_at(cursor, at)
        if under is not None and not under.part:
            under = scaled(cursor, under)
    else:
        under = words_at(cursor, at)
    if under is None or not _is_share(cursor, number, under, match.group().strip(" -").split()[0].lower()):
        return number
    share, step = number.value / under.value, _step(under.value)
    return number._replace(end=under.end, value=share, resolution=step, spelled=True, part=True)


def _is_share(cursor: Cursor, number: Number, under: Number, link: str) -> bool:
    """Whether ``number`` "in", "out of" or "over" ``under`` is a share; ``link`` is the first of those words."""
    text, limit = cursor.text, cursor.limit
    if under.part or under.value < number.value or under.resolution < 1 or number.value <= 0:
        return False
    if under.end < limit and (text[under.end].isalpha() or text[under.end] in "-/:%"):
        return False
    if under.digits.isdigit() and len(under.digits) == 4 or _TIMES.match(text, under.end, limit):
        return False  # 99 in 2015, five in two days
    if link == "out":
        return under.value > number.value or number.value != 1
    if under.value == number.value:
        return False
    if link == "over":
        return number.value < 20 and under.end >= limit
    return under.value <= 20 or not under.value % 5 or number.value == 1
