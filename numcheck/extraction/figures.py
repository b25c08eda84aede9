"""The number at a candidate: digits or words, with magnitude words, fractions and orders of magnitude."""

from __future__ import annotations

import re
from decimal import Decimal

from numcheck.extraction import numerals, scales, spelled
from numcheck.extraction.number import Number

_ONE = Decimal(1)
_TWO = Decimal(2)
_ARTICLE = re.compile(r"\b(an?|half an?|half|a good|every) ?\Z", re.IGNORECASE)
_OF_MANY = re.compile(r" of (thousands|millions|billions|trillions|hundreds)\b", re.IGNORECASE)
_SEVERAL = re.compile(r" (?:of )?(?:(hundred|thousand|million|billion|trillion|dozen)s?\b)?(?: (thousand|million|billion)\b)?", re.IGNORECASE)
_COUPLE = re.compile(r"( of)?(?: (hundred|thousand|million|billion|trillion|dozen)\b)?(?: (thousand|million|billion)\b)?", re.IGNORECASE)
_HALF_OF = re.compile(r"[ -](?:of (?:an?|one) |an? |of )?(hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
_PART = re.compile(
    r"[ \u00a0]?[-‐‑]?[ \u00a0]?(hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|"
    r"sixteenth|twentieth|thirtieth|hundredth|thousandth|millionth|billionth|trillionth)s?)\b",
    re.IGNORECASE,
)
_PART_SCALE = re.compile(r"(?: of an?| of one|)[ -](hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_POINT = re.compile(r" point((?:[ -](?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|\d))+)\b", re.IGNORECASE)
_RATIO = re.compile(r" (?:in|out of)(?: every)? |[ ]over[ ](?=one|two|three|four|five|six|seven|eight|nine|ten|twe|thi|\d)", re.IGNORECASE)
_TIMES = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seasons?|games?|matches|overs|innings|starts|attempts)\b")


def in_words(text: str, start: int, end: int, limit: int, floor: int, *, between: bool = False) -> Number | None:
    """The number whose first number word is ``text[start:end]``; None where the word is no number here."""
    first = text[start:end].lower()
    if first in ("several", "couple"):
        return _loose(text, start, end, limit, floor, first)
    known = spelled.number_words().get(first)
    if first == "half" or first == "halves":
        return _half(text, start, end, limit, floor)
    if known is None:
        return _with_article(text, start, end, limit, first)
    if known.kind == "many":
        return _many(text, start, end, limit, known.value)
    begin = start
    if known.kind in ("hundred", "scale", "dozen"):
        article = _ARTICLE.search(text[max(floor, start - 8) : start])
        if article and article.group(1).lower().startswith("a"):
            begin = start - len(article.group())
        elif known.kind == "dozen" and first == "score":
            return None
    if known.kind == "dozen":
        number = Number(begin, end, known.value, known.value, spelled=True)
        return scales.scaled(text, number, limit, money=False)
    found = spelled.read(text, start, limit, between=between)
    if found is None:
        return None
    number = found._replace(start=begin)
    number = _points(text, number, limit)
    number = scales.and_a_half(text, number, limit)
    part = _over(text, number, limit)
    if part is not None:
        return part
    number = scales.scaled(text, number, limit, money=False)
    number = scales.and_a_half(text, number, limit)
    return ratio(text, number, limit)


def in_digits(text: str, start: int, limit: int, floor: int, *, money: bool) -> Number | None:
    """The number whose first digit is at ``start``; ``money`` tells that a currency sign stands before it."""
    if start > floor and text[start - 1] == "." and not (start - 1 > floor and (text[start - 2].isalnum() or text[start - 2] == ".")):
        start -= 1
    number = numerals.read(text, start, limit)
    if number is None:
        return None
    if number.end < limit and text[number.end] in " \u00a0" and not number.part:
        number = scales.and_a_half(text, number, limit)
    number = scales.scaled(text, number, limit, money=money)
    if number.scale > 1:
        number = scales.and_a_half(text, number, limit)
    return number if money else ratio(text, number, limit)


def _with_article(text: str, start: int, end: int, limit: int, words: str) -> Number | None:
    """``a third``, ``a few hundred``, ``a litre``: the number is the article."""
    article, _, rest = words.partition(" ")
    if rest == "few":
        return _loose(text, start, end, limit, start, "few")
    known = spelled.number_words().get(rest)
    if known is None:
        return Number(start, start + len(article), _ONE, _ONE, spelled=True)
    if known.kind != "part":
        return None
    ahead = text[end : end + 14]
    if ahead[:1] in ("s", "-") and rest != "quarter" or ahead[:1].isalpha():
        return None
    if re.match(r" (?:of|less|more|fewer|higher|lower|larger|smaller|said|in|on|were|are|to)\b|[.,;:)]|\Z| (?:mile|million|billion|hour|century|cup|inch|pound|dollar|point)", ahead):
        if rest == "quarter" and re.match(r" (?:in|on|to|said)\b", ahead) or re.match(r" to\b", ahead):
            return None
        return _part_of(text, Number(start, end, _ONE / known.value, _ONE / known.value, spelled=True, part=True), limit)
    return None


def _part_of(text: str, number: Number, limit: int) -> Number:
    match = _PART_SCALE.match(text, number.end, limit)
    if match:
        return number.scaled(spelled.number_words()[match.group(1).lower()].value, match.end(), spelled=True)
    return number


_HALF_FOLLOWS = re.compile(r"[ -](?:of|an?|the|their|its|his|her|our|all|that|this|as)\b|-?[ ]?(?:hour|mile|inch|dozen|cup|liter|litre|pint|pound|point|cent|century|acre|teaspoon|tablespoon|ton|gallon|percent|percentage|marathon|million|billion|turn)s?\b", re.IGNORECASE)
_HALF_BEFORE = re.compile(r"\b(?:than|nearly|almost|about|around|roughly|over|under|by|least|most|to|approximately|exactly|some|only|just|a|one|below|above)\s\Z", re.IGNORECASE)


def _half(text: str, start: int, end: int, limit: int, floor: int) -> Number | None:
    """``half a million``, ``half of``, ``more than half``; not ``half-time``, ``the first half``."""
    half = Number(start, end, Decimal("0.5"), Decimal("0.1"), spelled=True, part=True)
    scale = _HALF_OF.match(text, end, limit)
    if scale:
        word = spelled.number_words()[scale.group(1).lower()]
        number = half.scaled(word.value, scale.end(1), spelled=True)
        begin = start - 2 if text[max(floor, start - 2) : start].lower() == "a " else start
        return scales.scaled(text, number._replace(start=begin), limit, money=False)
    before = text[max(floor, start - 16) : start]
    article = re.search(r"\b(a|one)[ -]\Z", before, re.IGNORECASE)
    if re.match(r"-?(?:time|way|life|back|baked|hearted|brother|sister|term|ton|dozen|full|mast|staff)\b| past\b|-\w+ed\b", text[end : end + 12], re.IGNORECASE):
        return None
    if _HALF_FOLLOWS.match(text, end, limit):
        if re.search(r"\b(?:first|second|other|opening|the|this|that|each|final|better|last|and a)\s\Z", before, re.IGNORECASE):
            return None
        return half._replace(start=start - len(article.group()) if article and article.group(1).lower() == "a" else start)
    if _HALF_BEFORE.search(before):
        if article and article.group(1).lower() == "a" and not re.match(r"[.,;)]|\Z", text[end : end + 1]):
            return None
        return half._replace(start=start - len(article.group()) if article else start)
    return None


def _many(text: str, start: int, end: int, limit: int, value: Decimal) -> Number:
    """``dozens``, ``hundreds of thousands``: an order of magnitude."""
    number = Number(start, end, value, value, spelled=True, vague=True)
    while match := _OF_MANY.match(text, number.end, limit):
        factor = spelled.number_words()[match.group(1).lower()].value
        number = number._replace(end=match.end(), value=number.value * factor, resolution=number.resolution * factor)
    return number


def _loose(text: str, start: int, end: int, limit: int, floor: int, first: str) -> Number | None:
    """``several hundred``, ``a couple of dozen``, ``a few thousand``: vague; alone, "several" and "few" are no number."""
    begin = start
    if first == "couple":
        match = _COUPLE.match(text, end, limit)
        article = re.search(r"\b(?:an?|the last|the past|the next|last|past|next)\s\Z", text[max(floor, start - 10) : start], re.IGNORECASE)
        if not match or not (match.group(1) or match.group(2)) or not article:
            return None
        if article.group().strip().lower() == "a":
            begin = start - 2
        value = _TWO
    else:
        match = _SEVERAL.match(text, end, limit)
        if not match or not match.group(1):
            return None
        value = Decimal(3)
    words = spelled.number_words()
    factor = _ONE
    for group in match.groups()[-2:]:
        if group:
            factor *= words[group.lower()].value
    stop = max([end, *(match.end(i) for i in (1, 2, 3) if i <= (match.lastindex or 0) and match.group(i))])
    return Number(begin, stop, value * factor, factor, spelled=True, vague=True)


def _points(text: str, number: Number, limit: int) -> Number:
    """``nine point nought four``."""
    match = _POINT.match(text, number.end, limit)
    if not match:
        return number
    words = spelled.number_words()
    digits = ""
    for word in match.group(1).replace("-", " ").lower().split():
        digits += word if word.isdigit() else "0" if word == "oh" else str(words[word].value)
    places = Decimal(1).scaleb(-len(digits))
    return number._replace(end=match.end(), value=number.value + int(digits) * places, resolution=places)


def _over(text: str, number: Number, limit: int) -> Number | None:
    """``two thirds``, ``three-quarters``, ``twenty and three fifths``."""
    match = _PART.match(text, number.end, limit)
    if not match or number.value == 0:
        return None
    form = match.group(1).lower()
    under = spelled.number_words()[form].value
    if form.startswith("quarter") and number.value > 3 or form in ("third", "fourth") and match.group()[0] == " " and number.value != 1:
        return None
    if not form.endswith("s") and form != "half" and number.value != 1:
        return None
    whole, over = Decimal(0), number.value
    joint = re.search(r"^(.*)\band\b(.*)$", text[number.start : number.end], re.IGNORECASE | re.DOTALL)
    if joint:
        tail = spelled.read(text, number.start + joint.start(2) + len(joint.group(2)) - len(joint.group(2).lstrip()), number.end)
        if tail:
            whole, over = number.value - tail.value, tail.value
    part = number._replace(
        end=match.end(), value=whole + over / under, resolution=_ONE / under, spelled=True, part=whole == 0
    )
    return _part_of(text, part, limit)


def ratio(text: str, number: Number, limit: int) -> Number:
    """``one in five``, ``9 out of 10``: a share; the second number is the greater."""
    if number.end >= limit or text[number.end] != " " or number.scale > 1 or number.resolution != 1:
        return number
    match = _RATIO.match(text, number.end, limit)
    if not match:
        return number
    at = match.end()
    over = "over" in match.group()
    if at < limit and text[at].isdigit():
        under = numerals.read(text, at, limit)
        if under is not None and not under.part:
            under = scales.scaled(text, under, limit, money=False)
    elif at < limit and text[at].isalpha():
        under = spelled.read(text, at, limit)
    else:
        under = None
    if under is None or under.value <= number.value or under.value == 0 or under.resolution < 1:
        return number
    if 1900 <= under.value <= 2100 or _TIMES.match(text, under.end, limit):
        return number
    if over and not (number.value < 20 and under.end >= limit):
        return number
    if "in" in match.group() and "out" not in match.group() and under.value > 20 and under.value % 5 and number.value != 1:
        return number
    return number._replace(
        end=under.end, value=number.value / under.value, resolution=_ONE / under.value, spelled=True, part=True
    )
