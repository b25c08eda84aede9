"""Figures put beside each other to say one thing twice: 200 m (656 ft); 10 km, or six miles,; $5/£4."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from itertools import pairwise

from numcheck.core.claim import Claim
from numcheck.core.quantity import Bound
from numcheck.language.patterns import compiled
from numcheck.relations.corpus import ClaimedText, cached_per_text

_LONGEST = 16  # figures of one row
_REACH = 60  # code points between two figures that may still be one thought

_HEDGE = (
    r"(?:or|about|around|roughly|approximately|approx\.?|circa|ca?\.|some|just|i\.e\.,?|that is,?|=|≈|~"
    r"|equivalent to|equal to)"
)
_PATTERNS = {
    "opens": rf"(?:[-‑ ](?:US|imp)\b)?(?:[-\s](?:long|wide|high|tall|deep|thick|warmer|cooler|colder|hotter|higher|lower))?(?:\s?\[[^\[\]\d]{{1,12}}\])?,?\s*((?:[a-z'’-]{{1,20}}\s){{0,3}})[(\[]\s*(?:{_HEDGE}\s*){{0,2}}",
    "closes with a word": r"[ -](?:deep|long|wide|high|tall|square|away|thick)\s?[)\]]",
    "closes with a hyphen": r"-(?:deep|long|wide|high|tall|thick)\s?[)\]]",
    "closes at once": r"\s*[)\]]|\s*[;,/]|\s+(?:or|and)\b",
    "continues": rf"\s*[;,/]\s*(?:{_HEDGE}\s*)?|,?\s+(?:or|and)\s+",
    "equates": (
        r",?\s*(?:(?:which|that)\s+)?(?:(?:is|are|was|were)\s+)?(?:(?:about\s+)?(?:the\s+)?equivalent\s+(?:to|of)"
        r"|equal\s+to|equals|=|≈|i\.e\.,?|that\s+is,?)\s*(?:about\s+)?"
        r"|,\s+(?:which|that)\s+(?:is|are|was|were)\s+(?:about\s+)?"
    ),
    "lists": (
        rf"\s?/\s?|,?\s+or\s+(?:{_HEDGE}\s+)?|\s?[–—]\s?(?:{_HEDGE}\s+)?|\s+--?\s+(?:{_HEDGE}\s+)?"
        rf"|[,;]\s+(?:{_HEDGE}\s+)?"
    ),
    "listed": r"\s?[,;]\s+(?:(?:and|or|to)\s+)?|\s+(?:and|or|to)\s+",
    "times": r"\s?(?:(?:in|ft|cm|mm|m|km|yd|inch|inches|feet)\s?)?(?:×|x|X|by)\s?",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(_PATTERNS[name], re.IGNORECASE)


class Manner(StrEnum):
    """How a second figure is put beside a first, from the surest restatement down: the last two may as well list another."""

    BRACKET = "("
    BRACKET_AFTER_WORDS = "… ("
    EQUATION = "="
    INSERTED = ", or ,"
    SLASH = "/"
    LOOSE = "or"
    LISTED = ","


Row = tuple[Claim, ...]


def appositions(text: ClaimedText, wanted: Callable[[Claim], bool]) -> Iterator[tuple[Row, Row, Manner]]:
    """(figure, figure put beside it, how) in order; of all figures those that are ``wanted``.

    A figure is a row of claims, several where × joins them (``2 cm × 3 cm``) or where they are a list of one unit (``2,
    3 and 5 cm``). Three figures in a row give two pairs, each with the first.
    """
    rows = _rows(text)
    head: Row | None = None
    for left, right in pairwise(rows):
        far = right[0].location.span.start - left[-1].location.span.end > _REACH
        gap = "\n" if far or not (wanted(left[-1]) and wanted(right[-1])) else _gap(text, left[-1], right[0])
        if "\n" in gap:
            head = None
            continue
        after = text.document.text[right[-1].location.span.end :][:12]
        if head is not None and _pattern("continues").fullmatch(gap) and _pattern("closes at once").match(after):
            manner: Manner | None = Manner.BRACKET
        else:
            before = text.document.text[max(0, left[0].location.span.start - 2) : left[0].location.span.start]
            head, manner = None, _manner(before, gap, after, hedged=right[0].quantity.bound is Bound.ABOUT)
        if manner is None:
            continue
        yield head or left, right, manner
        bracketed = manner in (Manner.BRACKET, Manner.BRACKET_AFTER_WORDS)
        head = (head or left) if bracketed and ")" not in after[:2] else None


def _gap(text: ClaimedText, left: Claim, right: Claim) -> str:
    """The words between two figures; the line end of hard-wrapped prose is a space there."""
    gap = text.between(left, right)
    if "\n" not in gap or right.location.span.start > text.document.block_at(left.location.span.start).span.end:
        return gap
    return re.sub(r"[ \t]*\n[ \t]*(?=\S)", " ", gap, count=1)


def _manner(before: str, gap: str, after: str, *, hedged: bool) -> Manner | None:
    if gap.strip() in ("(", "[") and after.lstrip()[:1] in (")", "]"):
        return Manner.BRACKET
    if "(" in gap or "[" in gap:
        opened = _pattern("opens").fullmatch(gap)
        if opened is None:
            return None
        if _pattern("closes at once").match(after) or _pattern("closes with a hyphen").match(after):
            return Manner.BRACKET_AFTER_WORDS if opened.group(1) else Manner.BRACKET
        return Manner.LOOSE if _pattern("closes with a word").match(after) else None
    if any(cue in gap for cue in ("equ", "=", "≈", "i.e", "that is", "which", "that ")) and _pattern(
        "equates"
    ).fullmatch(gap):
        return Manner.EQUATION
    if not any(cue in gap for cue in ("/", "or", "–", "—", "-", ",", ";")) or not _pattern("lists").fullmatch(gap):
        return None
    mark, end = gap.strip()[:1], after.lstrip()[:1]
    if mark == "/":
        return Manner.SLASH
    if mark in ",;o" and before.strip()[-1:] in ("(", "[") and end in (")", "]"):
        return Manner.INSERTED  # two figures alone in a bracket: "Leeds (348 km, 216 mi)", "(8 feet or 2.4 m)"
    if mark == ";":
        return None
    if mark == "o":
        return Manner.LOOSE
    ended, alternative = end in _ENDS[mark], gap.split()[1:2] == ["or"]
    if mark == "," and not alternative and not hedged:
        return Manner.LISTED if ended else None
    return Manner.INSERTED if ended else Manner.LOOSE if alternative else None


# The mark that ends an insertion begun with this one.
_ENDS = {",": ",.;", "–": "–—", "—": "–—", "-": "-"}


@cached_per_text
def _rows(text: ClaimedText) -> list[Row]:
    """The figures of ``text``, those joined by × or "by" together, and those listed in one unit."""
    rows: list[Row] = []
    for claim in text.claims:
        if rows and len(rows[-1]) < _LONGEST and _joins(text, rows[-1], claim):
            rows[-1] += (claim,)
        else:
            rows.append((claim,))
    return rows


def _joins(text: ClaimedText, row: Row, claim: Claim) -> bool:
    """Whether ``claim`` goes on with ``row``: 2 cm × 3 cm, or 2, 3 and 5 cm."""
    apart = claim.location.span.start - row[-1].location.span.end
    if not 0 < apart <= 12:
        return False
    if _is_times(text, row[-1], claim):
        return True
    one, other = row[-1].quantity, claim.quantity
    alike = one.unit == other.unit != "" or not (one.unit or one.noun)
    return alike and apart <= 6 and _pattern("listed").fullmatch(text.between(row[-1], claim)) is not None


def _is_times(text: ClaimedText, left: Claim, right: Claim) -> bool:
    gap = text.between(left, right)
    return bool(gap.strip()) and _pattern("times").fullmatch(gap) is not None
