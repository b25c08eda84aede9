"""Times of day, ordinals, scores and centuries: what is no quantity and no date, and can be held against a source all the same.

A draft without sources needs none of them, so this is a pass of its own over what ``read`` left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from numcheck.core.quantity import Extraction, Point, PointKind
from numcheck.core.text import Document, Span
from numcheck.extraction.dates.named_months import day_ordinals
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.patterns import compiled

_HALF_DAY = 720  # minutes
_AROUND = 40  # code points beside a pair of numbers in which a word of winning or losing makes it a score
_NOUNS = 3  # words behind an ordinal among which its noun stands
_CENTURIES = Lazy(
    r"(?:,? (?:and|or|to|through)(?: the)?(?: early| late| mid)? (?:\d\d?(?:st|nd|rd|th)|[a-z]+))?[ -]centur(?:y|ies)\b"
)
_OF = Lazy(r" of(?: (?:the|a|an|his|her|its|their))?(?= )")
_WORD = Lazy(r"[ \u00a0-]([^\W\d_]+)")
_PARTS = ("at", "one", "two")  # before "first", "second" or "third" that is no ordinal
_ENDS_NOUN = frozenset(
    ["of", "in", "at", "on", "for", "to", "and", "with", "by", "from", "was", "is", "the", "who", "that"]
)


def points(document: Document, found: Extraction) -> tuple[Point, ...]:
    """The times of day, ordinals, scores and centuries of ``document``, in order; none inside what ``found`` has read.

    But for a quarter, which is a point inside the date "Q3 2024".
    """
    if found.unread:
        return ()
    taken = sorted([q.span for q in found.quantities] + [d.span for d in found.dates])
    starts = [span.start for span in taken]

    def free(span: Span) -> bool:
        i = bisect_right(starts, span.end - 1) - 1
        return i < 0 or taken[i].end <= span.start

    out: list[Point] = []
    for match in _pattern().finditer(document.text):
        point = _point(document.text, match)
        if point is not None and (match["quarter"] or free(point.span)):
            out.append(point)
    return tuple(out)


@cache
def _pattern() -> re.Pattern[str]:
    ordinals = sorted({*day_ordinals(), *_tens()}, key=len, reverse=True)
    numbers = "|".join(sorted(_numbers(), key=len, reverse=True))
    half = r"[ap]m\b|[ap]\. ?m\b\.?"
    return compiled(
        rf"(?P<century>\b(?P<of>\d\d?(?:st|nd|rd|th)|{'|'.join(ordinals)})[ -]century\b)"
        rf"|(?P<rank>(?:\b(?:number|no\.?)[ \u00a0]|#)(?P<place>\d{{1,3}}|{numbers})\b(?![-./]\d|%))"
        rf"|(?P<words>\b(?:{'|'.join(ordinals)})\b)"
        r"|(?P<digits>(?<![\w.,/-])\d{1,3}(?:st|nd|rd|th)\b)"
        r"|(?P<quarter>\bQ[1-4]\b)"
        r"|(?P<score>(?<![\w.,/:$£€-])(?P<one>\d{1,3})[-–‑](?P<two>\d{1,3})(?![\w/%]|[.,]\d|[-–]\d))"
        rf"|(?P<time>(?<![\w.:$£€])(?P<hour>\d\d?|{numbers})(?:[:.](?P<minute>[0-5]\d)(?!\d|[.:]\d))?"
        rf"(?:[ \u00a0-]?(?P<half>{half}|o['’]clock|in the (?:morning|afternoon|evening)|at night))?(?![\w%]))"
        r"|(?P<noon>\b(?:noon|midday|midnight)\b)",
        re.IGNORECASE,
    )


def _point(text: str, match: re.Match[str]) -> Point | None:
    """The point that a match is; None where the words around make it something else."""
    kind, span = match.lastgroup, Span(match.start(), match.end())
    if match["century"]:
        last = 100 * _ordinal(match["of"])
        return Point(span, match.group(), PointKind.CENTURY, (last - 99, last))
    if match["noon"]:
        return Point(span, match.group(), PointKind.TIME, (0 if match.group().lower() == "midnight" else _HALF_DAY, 1))
    if match["score"]:
        return _score(text, match, span)
    if match["time"]:
        return _time(match, span)
    assert kind
    number = match["place"] or match["words"] or match["digits"] or match.group()[1:]
    if number.isalnum() and (century := _CENTURIES.match(text, match.end())) and not match["place"]:
        last = 100 * _ordinal(number)  # the late 19th and early 20th centuries
        return Point(span, match.group(), PointKind.CENTURY, (last - 99, last)) if century else None
    nouns, of = (("quarter",), ()) if match["quarter"] else _nouns(text, match.end())
    if match["words"] and _is_no_ordinal(text, match):
        return None
    listed = not (nouns or of) and _enumerates(text, match)
    value = _numbers().get(number.lower()) if match["place"] and not number.isdecimal() else _ordinal(number)
    return Point(span, match.group(), PointKind.ORDINAL, (value or 0,), nouns, of, listed)


def _enumerates(text: str, match: re.Match[str]) -> bool:
    """Whether an ordinal without a noun counts the writer's own points: "Second, …", "the third is …"."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    return not before or before[-1] in ".;:!?\n" or before.lower().endswith((" the", " a", " and")) or before == "The"


def _nouns(text: str, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words behind an ordinal up to a small word, and where that is "of" those behind it: third album of her career."""
    own, at = _words(text, at)
    match = _OF.match(text, at)
    return own, _words(text, match.end())[0] if match else ()


def _words(text: str, at: int) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while len(found) < _NOUNS and (match := _WORD.match(text, at)) and match[1].lower() not in _ENDS_NOUN:
        found.append(match[1])
        at = match.end()
    return tuple(found), at


def _is_no_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether "first" is an adverb or part of an idiom: at first, he first met her, first-hand; "second" a part of a compound."""
    before = text[max(0, match.start() - 24) : match.start()].split()
    lead = before[-1].lower() if before else ""
    after = text[match.end() : match.end() + 24]
    word = after[1:].split(None, 1)[0].rstrip(".,;:)").lower() if after[:1] in " -" and after[1:].strip() else ""
    if match.group().lower() not in ("first", "second", "third"):
        return False
    if after[:1] == "-" or after.startswith(" of all") or word in words("after ordinal idiom") or lead in _PARTS:
        return True
    if match.group().lower() != "first":
        return False
    return (
        not word or word.endswith("ed") or word in words("after first") or lead in words("subject") or after[:1] == ","
    )


def _time(match: re.Match[str], span: Span) -> Point | None:
    """A time of day: with minutes behind a colon, or with a mark."""
    mark = (match["half"] or "").lower()
    if not mark and (match["minute"] is None or "." in match.group()):
        return None
    hour = int(match["hour"]) if match["hour"].isdecimal() else _numbers()[match["hour"].lower()]
    if hour > 24 or mark and hour > 12:
        return None
    afternoon = mark[:1] == "p" or mark.endswith(("afternoon", "evening", "night"))
    known = hour > 12 or mark[:1] in ("p", "a", "i")
    minutes = hour * 60 + int(match["minute"] or 0)
    if hour <= 12 and known:
        minutes = minutes % _HALF_DAY + (_HALF_DAY if afternoon else 0)
    return Point(span, match.group().rstrip(), PointKind.TIME, (minutes, int(known)))


def _score(text: str, match: re.Match[str], span: Span) -> Point | None:
    near = text[max(0, span.start - _AROUND) : span.start].split() + text[span.end : span.end + _AROUND].split()
    if any(word.strip(".,;:()\"'").lower() in words("match") for word in near):
        return Point(span, match.group(), PointKind.SCORE, (int(match["one"]), int(match["two"])))
    return None


def _ordinal(written: str) -> int:
    if written[0].isdigit():
        return int("".join(c for c in written if c.isdigit()))
    return day_ordinals().get(written.lower()) or _tens()[written.lower()]


@cache
def _tens() -> dict[str, int]:
    names = ("fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth")
    return {name: 10 * i for i, name in enumerate(names, start=4)}


@cache
def _numbers() -> dict[str, int]:
    return {
        w: int(known.value) for w, known in number_words().items() if known.kind == "unit" and 1 <= known.value <= 12
    }
