"""Figures put beside each other to say one thing twice: 200 m (656 ft); 10 km, or six miles,; $5/£4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from numcheck.core.claim import Claim
from numcheck.relations.scope import ClaimedText

_REACH = 60  # code points between two figures that may still be one thought

_HEDGE = r"(?:or|about|around|roughly|approximately|approx\.?|circa|ca?\.|some|just|i\.e\.,?|that is,?|=|≈|~|equivalent to|equal to)"
_OPENS = re.compile(rf",?\s*((?:[a-z'’-]{{1,20}}\s){{0,3}})[(\[]\s*(?:{_HEDGE}\s*){{0,2}}", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:(?:deep|long|wide|high|tall|square|away|each|thick)\s*)?[)\]]|\s*[;,/]|\s+(?:or|and)\b")
_CLOSES_AT_ONCE = re.compile(r"\s*[)\]]|\s*[;,/]|\s+(?:or|and)\b")
_CONTINUES = re.compile(rf"\s*[;,/]\s*(?:{_HEDGE}\s*)?|,?\s+(?:or|and)\s+", re.IGNORECASE)
_EQUATES = re.compile(
    r",?\s*(?:(?:which|that)\s+)?(?:(?:is|are|was|were)\s+)?"
    r"(?:(?:about\s+)?(?:the\s+)?equivalent\s+(?:to|of)|equal\s+to|equals|=|≈|i\.e\.,?|that\s+is,?)\s*(?:about\s+)?",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s?/\s?")
_OR = re.compile(rf",?\s+or\s+(?:{_HEDGE}\s+)?", re.IGNORECASE)
_DASH = re.compile(rf"\s?[–—]\s?(?:{_HEDGE}\s+)?|\s+--?\s+(?:{_HEDGE}\s+)?", re.IGNORECASE)
_DASH_ENDS = re.compile(r"\s?[–—]|\s+--?\s")
_COMMA = re.compile(rf",\s+(?:{_HEDGE}\s+)?", re.IGNORECASE)
_COMMA_ENDS = re.compile(r"\s?,")
_TIMES = re.compile(r"\s?(?:×|x|X|by)\s?")


class Manner(StrEnum):
    """How the second figure is put: ``bracket`` and ``equation`` can only restate, the rest may also list."""

    BRACKET = "("
    BRACKET_AFTER_WORDS = "… ("
    EQUATION = "="
    LOOSE = ","


@dataclass(frozen=True, slots=True)
class Apposition:
    """``first`` and ``second`` are figures, or equally long rows of figures joined by × (``2 cm × 3 cm``)."""

    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    manner: Manner


def appositions(text: ClaimedText) -> Iterator[Apposition]:
    """Every figure of ``text`` with the figure put beside it, in order; three in a row give two pairs with the first."""
    rows = _rows(text)
    head: tuple[Claim, ...] | None = None
    for left, right in pairwise(rows):
        gap = text.between(left[-1], right[0])
        if len(gap) > _REACH or "\n" in gap or left[0].sentence != right[0].sentence and "(" not in gap:
            head = None
            continue
        after = text.document.text[right[-1].location.span.end :][:12]
        if head is not None and _CONTINUES.fullmatch(gap) and _CLOSES_AT_ONCE.match(after):
            manner: Manner | None = Manner.BRACKET
        else:
            head, manner = None, _manner(gap, after)
        if manner is None:
            continue
        yield Apposition(head or left, right, manner)
        head = (
            (head or left) if manner in (Manner.BRACKET, Manner.BRACKET_AFTER_WORDS) and ")" not in after[:2] else None
        )


def _manner(gap: str, after: str) -> Manner | None:
    opened = _OPENS.fullmatch(gap)
    if opened is not None:
        if opened.group(1):
            return Manner.BRACKET_AFTER_WORDS if _CLOSES_AT_ONCE.match(after) else None
        return Manner.BRACKET if _CLOSES.match(after) else None
    if _EQUATES.fullmatch(gap):
        return Manner.EQUATION
    if _SLASH.fullmatch(gap) or _OR.fullmatch(gap):
        return Manner.LOOSE
    if (_DASH.fullmatch(gap) and _DASH_ENDS.match(after)) or (_COMMA.fullmatch(gap) and _COMMA_ENDS.match(after)):
        return Manner.LOOSE
    return None


def _rows(text: ClaimedText) -> list[tuple[Claim, ...]]:
    """The figures of ``text``, those joined by × or "by" together."""
    rows: list[tuple[Claim, ...]] = []
    for claim in text.claims:
        if rows and _TIMES.fullmatch(text.between(rows[-1][-1], claim)):
            rows[-1] += (claim,)
        else:
            rows.append((claim,))
    return rows
