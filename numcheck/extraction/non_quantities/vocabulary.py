"""The word lists of the non-quantities, and the words beside a number."""

from __future__ import annotations

from functools import cache

from numcheck.extraction.vocabulary import rows


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(found.split()) for name, found in rows("exclusions", 2)}


def words(name: str) -> frozenset[str]:
    """The words of one list. KeyError if there is no such list."""
    return _lists()[name]


@cache
def currency_codes() -> frozenset[str]:
    """Letters that stand for money before a number: the ISO codes, and Rs, kr and their like."""
    return frozenset(code for code, *_ in rows("currencies", 3)) | words("currency prefix")


def word_before(text: str, start: int) -> str:
    """The word that ends just before ``start``, one space apart, with its punctuation; "" where there is none."""
    low = max(0, start - 24)
    gap = start - 1
    if gap < 0 or text[gap] not in " \u00a0":
        return ""
    parts = text[low:gap].rsplit(None, 1)
    return parts[-1] if parts and text[gap - 1] not in " \u00a0\n\t" else ""


def word_after(text: str, end: int) -> str:
    """The word that begins one space after ``end``, without closing punctuation; "" where there is none."""
    if text[end : end + 1] not in (" ", "\u00a0", "\n"):
        return ""
    parts = text[end + 1 : end + 25].split(None, 1)
    return parts[0].rstrip(".,;:!?)\"'”’") if parts and text[end + 1 : end + 2].strip() else ""
