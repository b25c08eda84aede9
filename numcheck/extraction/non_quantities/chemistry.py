"""Numbers inside names of substances whose parts copying set apart: HCO 3 −, Na 2 HPO 4, 4-(N-propanilido) piperidine."""

from __future__ import annotations

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.language.lazy_pattern import Lazy

_ELEMENT = "(?:H|C|N|O|F|P|S|K|I|Na|Mg|Al|Si|Cl|Ca|Mn|Fe|Ni|Cu|Zn|Br|Ag|Ba|Li|Pb|Hg)"
_BEFORE = Lazy(
    rf"(?<![\w-])(?:{_ELEMENT}(?:\d|[ ]{{1,3}}\d[ ]{{1,3}})?){{1,5}}(?:[ \u00a0]{{1,3}}|[ ]{{0,9}}\n[ ]{{0,30}})(?:\d[ \u00a0])?\Z"
)
_AFTER = Lazy(rf"[ \u00a0]{{1,4}}(?:(?:{_ELEMENT}\d?){{1,5}}(?![a-z\w])|[-−–+↔→]|\d ?[-−+]|\d+\.\d)|[−+](?!\d)")


# Endings of what the number says a place in: 2-octyldodecanol
_COMPOUND = Lazy(r"-[a-z]{5,30}(?:ol|one|ane|ene|yne|yl|oxy|amine|amide|oate|ide|idine|razine|azole|acil)\b")


_PRIMED = Lazy(r"['’′]{1,2}(?:, ?\d['’′]{1,2})*-[a-z]")  # 2', 7'-difluorofluorescein
# A letter that ends its line, or the logarithm: what stands below it is its index or base.
_INDEXED = Lazy(
    r"(?<![\w'’])(?:[B-HJ-Zb-zα-ωΑ-Ω][ ]{0,3}\n[ \n]{1,40}|(?:log|Log|ln)(?:[ \u00a0]|[ ]{0,3}\n[ \n]{0,40}))\Z"
)

_HALVES = ("50", "90")
_HALF = Lazy(r"\b(?:[EIGL]C|[ELT]D)\s{1,16}\Z")
_SQUARED = Lazy(r"(?<!\w)[rR]\s\Z")
_INDENT = 61  # code points before the number of a line, and the blank before its break


def raised_number(cursor: Cursor) -> Span | None:
    """A number that stood lower or higher than its line, and that copying set on one of its own, behind a blank."""
    text, start = cursor.text, cursor.start
    if text[start - 2 : start] != "  ":
        return None
    line_before = text[max(0, start - _INDENT) : start].rstrip(" ")
    return Span(start, cursor.end) if line_before.endswith(" \n") else None


def index(cursor: Cursor) -> Span | None:
    """The candidate as an index or base that copying set apart from its letter: ``X⏎ 1 ]``, ``log 2 (R/G)``; else None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 2 or not cursor.written.isdigit() or text[start - 1 : start] not in (" ", "\n", "\u00a0"):
        return None
    ending = text[start - 3 : start - 1]
    if ending.isalpha() and text[start - 1] != "\n" and ending not in ("og", "ln") and text[start:end] not in _HALVES:
        return None  # most digits stand behind a word
    if _SQUARED.search(text, max(0, start - 4), start) and text[end : end + 2].lstrip()[:1] == "=":
        return Span(start, end)  # r 2 = 0.64
    if text[start:end] in _HALVES and _HALF.search(text, max(0, start - 20), start):
        return Span(start, end)  # EC 50
    found = _INDEXED.search(text, max(0, start - 50), start)
    if found is None or text[end : end + 1] in (".", ",", "%") and text[end + 1 : end + 2].isdigit():
        return None
    if found[0][0] in "Ll" and len(found[0]) > 2 and found[0][:2].isalpha():
        return Span(start, end) if cursor.written in ("2", "10") else None
    return Span(start, end) if not text[end : end + 2].strip().isalpha() or text[end + 2 : end + 3].isspace() else None


def substance(cursor: Cursor) -> Span | None:
    """The digit as the index of an element in a formula, or as a place in the name of a substance; None if it is neither."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 2:
        return None
    if text[end : end + 2] == "-(":
        return Span(start, end)  # 4-(N-propanilido)
    if text[end : end + 1] in ("'", "’", "′") and (primed := _PRIMED.match(text, end, end + 16)) is not None:
        return Span(start, primed.end())
    if text[end : end + 1] == "-" and (compound := _COMPOUND.match(text, end, end + 40)) is not None:
        return Span(start, compound.end())
    if text[start - 2 : start - 1].islower() and not text[start - 3 : start - 2].isupper():
        return None  # most digits stand behind a word
    if text[start - 1 : start] not in (" ", "\u00a0", "\n") or not _BEFORE.search(text, max(0, start - 48), start):
        return None
    letters = text[max(0, start - 48) : start - 1].rstrip().rpartition(" ")[2]
    if letters in ("CO", "NO", "SO") and text[start:end] in ("2", "3"):
        return Span(start, end)
    if len(letters) > 1 and text[end : end + 32].lstrip()[:1] in (".", ",", ";", ")") or _AFTER.match(text, end):
        return Span(start, end)
    return None
