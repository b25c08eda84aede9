"""Numbers that lead to a source: [ 12 ], 61 Fed. Reg. at 46224, 186 F.3d 463, 464, Nature, 417, 463 (2002), Cell 98:45-50."""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import numbered
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.vocabulary import words
from numcheck.language.patterns import compiled

_REACH = 80
_NEAR = 4000  # code points in which a work that is cited by page is cited again
_LISTED = frozenset("0123456789 ,;-–\n\t\u00a0")
_SPACE = " \n\t\u00a0"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    abbreviation = r"[A-Z][A-Za-z’']{0,9}\.(?:[A-Z]?[A-Za-z’']{0,7}\.|\d?[a-z]{1,2}\b){0,4}"
    gap = r"(?:[ \u00a0]{1,9}|\n[ ]{0,30})"
    page = r"(?:\d{1,3},\d{3}|[A-Z]?\d{1,6})(?:[-–]\d{1,6})?"
    return compiled(
        {
            # After a volume: the abbreviated report or code, then page or section, and the pages on which the words stand.
            "reporter": rf"{gap}(?:(?:{abbreviation}|Fed),?{gap}(?:[23]d{gap})?){{1,4}}(?:at\s{{1,30}}|§§?\s{{0,30}})?{page}(?![\w%]|[.,]\d)"
            rf"(?:(?:,|,?\s{{1,30}}(?:and|or))\s{{1,30}}(?:at\s{{1,30}})?{page}(?![\w%]|[.,]\d| [A-Z]\.)){{0,9}}",
            # After a volume or issue: the pages.
            "pages": r"(?:\s?\(\d{1,4}\))?:\s?\d{1,5}[-–]\d{1,5}(?![\w%]|[.,]\d)",
            # After a title: volume, page and year.
            "volume": r",\s\d{1,6}(?:[-–]\d{1,6})?(?:\s\((?:1[89]|20)\d\d\)|,\s(?:1[89]|20)\d\d\b)",
            "title": r"[A-Z][A-Za-z.]*,\s\Z",
            "named": r"\sFederal Register\s\d{1,6}|\s(?:[A-Z][a-z]+\.?,?\s){1,2}\d{1,5}(?:,\s\d{1,5})?"
            r"(?=\s\([^()]{0,20}(?:1[789]|20)\d\d\))",
            "work": r"(?:\A|[\s(\"“])((?:[A-Z][\w’'.]*\s){0,3}(?:[A-Z][\w’'.]*|(?<=\s)[a-z]{5,})\s)at\s{1,30}\Z",
            "again": r"(?:[Ii]d|[Ii]bid|Op\. cit|supra|infra)\.?,?\sat\s{1,30}\Z",
            "cites": r"[ ]\(?\d{1,3}[ ](?:U\.[ ]?S\.|C\.F\.R|Fed\.|F\.[23]d|Stat\.)",
            "yeared": r"(?:[-–]\d{1,6})?\s\((?:1[89]|20)\d\d\)",
            "dated": r"(?:19|20)\d\d,\sat\s{1,30}\Z",
            "cited": r"at\s\d{1,4}(?:[-–]\d{1,4})?(?=\s\(|[;,.)](?:\s|\Z))",
            "citing": r"[A-Z][\w’'.]*,?\s\Z",
            "ends": r"\d{0,6}(?:[-–]\d{1,6})?(?:,\s\d{1,6}(?:[-–]\d{1,6})?)*(?=\s\(|[.;)]|,\s)",
        }[name]
    )


def citation(cursor: Cursor) -> Span | None:
    """The part of a reference that begins with the candidate, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end : end + 1]
    if not text[start:end].isdigit():
        return None
    if after and after in " \n" and text[end + 1 : end + 2].strip(_SPACE).isupper():
        match = _pattern("reporter").match(text, end, end + _REACH * 3)
        if match and _is_report(match[0]) and _ends(text, match.end()):
            return Span(start, match.end())
        named = _pattern("named").match(text, end, end + _REACH)
        if named is not None:
            return Span(start, named.end())  # 1 Cranch 137, 177 (1803); 67 Federal Register 8396
    elif after and after in ":(" or after == " " and text[end + 1 : end + 2] == "(":
        match = _pattern("pages").match(text, end, end + _REACH)
        if match and text[start - 1 : start] != ":":
            return Span(start, match.end())
    elif after == "," and text[start - 2 : start - 1] == ",":
        match = _pattern("volume").match(text, end, end + _REACH)
        if match and _pattern("title").search(text, max(0, start - 24), start):
            return Span(start, match.end())
    before = text[start - 1 : start]
    if not before or before not in _SPACE:
        return None
    if after == " " and text[end + 1 : end + 2] in "(0123456789" and _pattern("cites").match(text, end, end + 24):
        return Span(start, end)  # 3 42 U.S.C. 2996; 1-90 (55 Fed. Reg. 9033)
    last = text[start - 2 : start - 1]
    if last.isalnum() and last != "t" and not last.isdigit():
        return None  # by far the most stand behind a word
    return _bracketed(cursor) or _page_of_work(cursor)


def _is_report(written: str) -> bool:
    """Whether the words between volume and page abbreviate a report or code, and no month, unit or company."""
    first, *others = written.split()
    if any(word[:1].isupper() or word in ("2d", "3d") for word in others) or "." in first[:-1]:
        return first.rstrip(".").lower() not in numbered("month")
    plain = first.lower() in words("measuring abbreviation") or first.rstrip(".").lower() in numbered("month")
    return not plain and not first.isupper()


def _ends(text: str, end: int) -> bool:
    """Whether nothing that could be counted follows a page."""
    then = word_after(text, end)
    return not then[:1].islower() or then in small_words()


def _bracketed(cursor: Cursor) -> Span | None:
    """``[ 12 ]``, ``[ 3 4 5 ]``, ``[⏎ 17⏎ ]``: numbers alone in square brackets, with room inside them."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 4:
        return None
    low, floor = start, max(0, start - _REACH)
    while low > floor and text[low - 1] in _LISTED:
        low -= 1
    if text[low - 1 : low] != "[":
        return None
    high, ceiling = end, min(len(text), end + _REACH)
    while high < ceiling and text[high] in _LISTED:
        high += 1
    return Span(low - 1, high + 1) if text[high : high + 1] == "]" else None


def _page_of_work(cursor: Cursor) -> Span | None:
    """``March Comments at 215 (comment of …)``: a work that is cited by page again, ``Id. at 4``."""
    text, start, end = cursor.text, cursor.start, cursor.end
    lead = text[max(0, start - 30) : start].rstrip()
    if lead[-2:] != "at" or lead.split()[-1] != "at":
        return None
    ends = _pattern("ends").match(text, end, end + _REACH)
    if ends is None:
        return None
    lead = text[max(0, start - _REACH) : start]
    if _pattern("yeared").match(text, end, end + 16) and lead.rstrip()[-4:] == ", at":
        return Span(start, ends.end())  # H.R. Rep. No. 99-682(I), at 106 (1986)
    if _pattern("again").search(lead) or _pattern("dated").search(lead):
        return Span(start, ends.end())
    work = _pattern("work").search(lead)
    if work is None or len(work[1].split()) < 2:
        return None
    low, citing = max(0, start - _NEAR), _pattern("citing")
    pages = [page.start() for page in _pattern("cited").finditer(text, low, start + _NEAR)]
    again = [at for at in pages if citing.search(text, max(low, at - _REACH), at)]
    return Span(start, ends.end()) if len(again) > 1 else None
