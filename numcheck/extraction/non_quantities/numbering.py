"""Numbers that count entries at the start of a line: ``1.`` ``(2)`` ``3)`` ``4.2 Methods``."""

from __future__ import annotations

import re

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_BULLETS = " \t>*-–•"
_MAGNITUDES = frozenset(("Million", "Billion", "Trillion", "Percent", "Per"))
_INDENT = 40
_SHALLOW = 8  # an indentation up to which a line that begins with a number begins an entry
# Words that begin a sentence, and nothing that is counted: "17 The expanded list", but "1 Can of beans".
_OPENERS = frozenset(
    ("The", "A", "An", "In", "On", "At", "For", "From", "By", "As", "If", "It", "This", "These", "That")
)
_OPENERS |= frozenset(
    (
        "See",
        "Id",
        "Ibid",
        "Section",
        "Under",
        "When",
        "While",
        "Although",
        "However",
        "We",
        "They",
        "He",
        "She",
        "There",
        "To",
    )
)
_SUBDIVISION = Lazy(r"(?:[ ]?\((?:[A-Za-z]{1,4}|\d{1,3})\))*")
# Between two subdivisions of one provision: "(a)(1) and (2)", "(1) through (3)".
_JOINED = Lazy(r"\)(?:[,;]|,? (?:and|or|to|through)|[;,] (?:and|or)|[-–])?\s{0,20}\(\Z")
_PARTS = frozenset(
    ("paragraph", "paragraphs", "subparagraph", "subparagraphs", "subsection", "subsections", "clause", "clauses")
    + ("division", "divisions", "section", "sections", "subdivision", "subdivisions", "item", "items", "point", "points")
)  # fmt: skip
_FIRST_PART = Lazy(r"\((?:[A-Z]|[ivx]{1,4}|[a-z])\)")
_TWO_NAMES = Lazy(r" ([A-Z][\w'’-]+) ([A-Z][\w'’-]+)")
_RUN = 200  # code points between two items of a list without lines
_PAGES = 20_000  # code points within which the heading of a page comes again
_CAPITALS_AFTER = Lazy(r"\s((?:[A-Z]{2,}[ ]){2,4}[A-Z]{2,})\b")
_CAPITALS_BEFORE = Lazy(r"\b([A-Z][A-Z'’-]+)\s{1,30}([A-Z]{4,})\s{1,30}\Z")
_COUNT = 500  # code points from one number down the page to the next
_WORDS = 12  # letters between them
_FULL = 40  # code points of a line that runs to its margin
_LIST_REACH = 1500  # code points within which the neighbours of an enumerated item stand


def entry_number(cursor: Cursor) -> Span | None:
    """The candidate as the number of the list entry or section that a line begins with, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    after = text[end : end + 2]
    token = text[start:end]
    if token[0] != "0" and text[start - 2 : start] == "\n." and text[end : end + 1] in ("", "\n"):
        return Span(start - 1, end)  # .2 alone on its line
    if (
        not after
        or not (after[0] in ".)/" or after[0].isspace() and after[0] != "\n")
        or end - start > 8
        or "," in token
    ):
        return None
    low = start - (text[start - 1 : start] == "(")
    line = text.rfind("\n", max(0, low - _INDENT), low) + 1
    if (not line and low > _INDENT) or text[line:low].strip(_BULLETS):
        return _in_running_text(text, start, end)
    if low < start and line and _last_word(text, line).rpartition("-")[2] in number_words():
        return None  # within three / (3) years
    if low - line > _SHALLOW and not _in_series(text, line, low, start, end):
        return None
    if token.isdigit():
        if after[0] == "/":
            return (
                Span(low, end + 1)
                if after[1:] == " " and text[end + 2 : end + 3].isupper() and end - start <= 2
                else None
            )
        if after[0] == " " and end - start <= 3 and low == start:
            return Span(low, end) if _begins_note(cursor.word_after) or _is_ranked(text, line, end) else None
        closed = after[0] in ".)" and (not after[1:].isdigit() and (not after[1:].isalpha() or after[1].isupper()))
        return Span(low, end + 1) if closed and end - start <= 3 and len(after) == 2 else None
    heading = text[end : end + 4].lstrip(".").lstrip()[:1]
    if low == start and heading.isupper() and cursor.word_after not in _MAGNITUDES:
        return Span(start, end)
    return None


def _in_running_text(text: str, start: int, end: int) -> Span | None:
    """An entry of a list that lost its lines: ``… in 41 games. 10. Plymouth have …``."""
    if text[end : end + 1].isspace() and end - start <= 3 and _begins_note(word_after(text, end)):
        lead = text[max(0, start - _INDENT) : start].rstrip()
        closed = (
            lead[-1:] in ("”", '"', "’")
            and lead[-2:-1] in (".", ",", "?")
            or lead[-1:] in (".", "?")
            and lead[-2:-1].islower()
        )
        return Span(start, end) if closed else None  # the briefing. 46 The agencies
    if end - start > 2 or text[end : end + 2] != ". " or not text[end + 2 : end + 3].isupper():
        return None
    before = text[max(0, start - 3) : start]
    low, number = max(0, start - _RUN), int(text[start:end])
    near = [step for step in (-3, -2, -1, 1, 2, 3) if text.find(f" {number + step}. ", low, end + _RUN) >= 0]
    if before.endswith(" ") and len(near) > 2 and (-1 in near or 1 in near):
        return Span(start, end + 1)
    return Span(start, end + 1) if before.endswith((". ", "! ", "? ")) and not before[:-2].isupper() else None


def _in_series(text: str, line: int, low: int, start: int, end: int) -> bool:
    """Whether a line nearby begins in the same way with the number before or after: a wrapped line begins with any."""
    if not text[start:end].isdigit():
        return False
    lead, then = text[line:low] + text[low:start], text[end : end + 1]
    before, after = (f"\n{lead}{int(text[start:end]) + step}{then}" for step in (-1, 1))
    return text.rfind(before, max(0, line - _PAGES), line) >= 0 or text.find(after, end, end + _PAGES) >= 0


def _is_ranked(text: str, line: int, end: int) -> bool:
    """Whether names follow, and two lines beside this one count on in the same way: ``3 Ada Quist``, ``4 Bo Lund``."""
    if _TWO_NAMES.match(text, end) is None or not text[line:end].isdigit():
        return False
    low, high = max(0, line - _LIST_REACH // 5), end + _LIST_REACH // 5
    steps = []
    for step in (-2, -1, 1, 2):
        beside = f"\n{int(text[line:end]) + step}"
        at = text.find(f"{beside} ", low, high)
        if at >= 0 and _is_named(text, at + len(beside)):
            steps.append(step)
    return len(steps) > (1 if _is_named(text, end) else 2) and (-1 in steps or 1 in steps)


def _is_named(text: str, end: int) -> bool:
    """Whether two words with capitals follow that are none of what is counted: a plural, a unit."""
    names = _TWO_NAMES.match(text, end)
    return names is not None and not any(
        is_plural(name.lower()) or name.lower() in date_words("units") for name in names.groups()
    )


def _begins_note(word: str) -> bool:
    """Whether a sentence begins with the word after the number of a note: ``17 The expanded list``, ``4 See note 2``."""
    return word in _OPENERS


def line_number(cursor: Cursor) -> Span | None:
    """A number that counts on down the page through running text, with its neighbours; or one alone on a line amid a sentence.

    Three more numbers of the count must stand near, with words between them: ``31 … 32 … 33``.
    """
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 3 or text[start] == "0" or not cursor.written.isdigit():
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "\n" == after and text[end + 1 : end + 2].islower() and text[start - 2 : start - 1].isalpha():
        line = text.rfind("\n", 0, start - 1)
        return Span(start, end) if start - line > _FULL and text[start - 2].islower() else None
    if end - start < 2 or before not in (" ", "\n") or after not in (" ", "\n", "."):
        return None
    number = int(cursor.written)
    if (
        text.find(f"{number + 1}", end, end + _COUNT) < 0
        or text.rfind(f"{number - 1}", max(0, start - _COUNT), start) < 0
    ):
        return None
    up, down = _counted_on(text, number, end, 1), _counted_on(text, number, start, -1)
    measured = cursor.word_after in date_words("units")
    return Span(start, end) if up and down and up + down > 2 and not measured else None


def _counted_on(text: str, number: int, at: int, step: int) -> int:
    """How many numbers go on a count up (``step`` 1) or down (-1) from ``at``, two at most, with words between them."""
    for count in range(2):
        low, high = (at, at + _COUNT) if step > 0 else (max(0, at - _COUNT), at)
        places = re.compile(rf"(?<=[ \n]){number + step * (count + 1)}(?=\.?[ \n])").finditer(text, low, high)
        place = next(places, None) if step > 0 else max(places, key=lambda found: found.start(), default=None)
        if place is None:
            return count
        between = text[at : place.start()] if step > 0 else text[place.end() : at]
        if sum(map(str.isalpha, between)) < _WORDS or any(map(str.isdigit, between)) and "\t" in between:
            return count
        at = place.end() if step > 0 else place.start()
    return 2


def page_number(cursor: Cursor) -> Span | None:
    """A number beside a heading in capitals that stands in the text again with another: ``452 NOTES TO CHAPTER 1``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if (
        end - start > 4
        or end - start < 2
        and text[start - 1 : start] != "\n"
        or text[start - 1 : start] not in (" ", "\n")
        or text[end : end + 1] not in (" ", "\n")
    ):
        return None
    ahead = _CAPITALS_AFTER.match(text, end, end + 60) if text[end + 1 : end + 2].isupper() else None
    begins = text[start - 1 : start] == "\n"
    if ahead is not None and (begins or text[max(0, start - _INDENT) : start].rstrip()[-1:] in '.!?"”)'):
        heading, line = ahead[1], text[max(0, start - _INDENT) : start]
        again = _stands_twice(text, heading, end)
    elif text[max(0, start - 30) : start].rstrip()[-1:].isupper() and text[start:end].isdigit():
        behind = _CAPITALS_BEFORE.search(text, max(0, start - 90), start)
        line = text[end : end + _INDENT]
        again = behind is not None and _stands_before_another(text, behind[1], behind[2], start, end)
    else:
        return None
    return Span(start, end) if again and any(letter.islower() for letter in line) else None


def _stands_twice(text: str, heading: str, at: int) -> bool:
    return text.count(heading, max(0, at - _PAGES), at + _PAGES) > 1


def _stands_before_another(text: str, first: str, second: str, start: int, end: int) -> bool:
    """Whether the two words end a heading that stands before another number, too: INITIAL ASSAULTS 125, … 127."""
    head = re.compile(rf"\b{re.escape(first)}\s{{1,30}}{second}\s{{1,30}}(\d{{1,4}})(?![\d.,]\d|\d)")
    for low, high in ((max(0, start - _PAGES), start), (end, end + _PAGES)):
        if any(other != text[start:end] for other in head.findall(text, low, high)):
            return True
    return False


def enumerator(cursor: Cursor) -> Span | None:
    """A number alone in brackets that counts off: ``(1) …, (2) …``, ``§ 801(a)(1)(B)``, ``paragraphs (2) and (3)``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[end : end + 1] != ")":
        return None
    before = text[start - 1 : start]
    if before in (" ", "\n") and text[end + 1 : end + 2] == " " and end - start <= 2:
        return _half_bracketed(cursor)
    if before != "(" or end - start > 3 or not text[start:end].isdigit():
        return None
    before = text[start - 2 : start - 1]
    if before.isalnum() or before == ")":
        return Span(start - 1, _SUBDIVISION.match(text, end + 1, end + 40).end())  # type: ignore[union-attr]
    if _FIRST_PART.match(text, end + 1, end + 5) or _begins_provision(text, start, end):
        return Span(start - 1, end + 1)  # (5)(A) The term
    if _JOINED.search(text, max(0, start - 30), start) or _last_word(text, start - 1) in _PARTS:
        return Span(start - 1, end + 1)
    return Span(start - 1, end + 1) if end - start <= 2 and _counts_off(text, start, end) else None


def _begins_provision(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a provision begins behind the brackets: (5) The height restriction does not apply."""
    lead = text[max(0, start - 4) : start - 1].rstrip()[-1:]
    return (not lead or lead in ".;:-–—" or text[start - 2] == "\n") and _begins_note(word_after(text, end + 1))


def _half_bracketed(cursor: Cursor) -> Span | None:
    """``needs two layers: 1) tools, 2) data``: a number whose bracket nothing opens, and its neighbour nearby."""
    text, start, end = cursor.text, cursor.start, cursor.end
    low, near = max(0, start - _LIST_REACH), max(0, start - 60)
    if not cursor.written.isdigit() or text.rfind("(", near, start) > text.rfind(")", near, start):
        return None
    number = int(cursor.written)
    follows = text.find(f" {number + 1}) ", end, end + _LIST_REACH) >= 0
    return Span(start, end + 1) if follows or text.rfind(f"{number - 1}) ", low, start) >= 0 else None


def _last_word(text: str, at: int) -> str:
    """The last word before ``at``, in small letters; "" where there is none near."""
    return "".join(text[max(0, at - 24) : at].lower().split()[-1:])


def _counts_off(text: str, start: int, end: int) -> bool:
    """Whether an item follows, and the list of items begins with a (1) nearby and goes on without a gap."""
    number = int(text[start:end])
    if not text[end + 1 : end + 2].isspace() or not text[end + 2 : end + 3].isalpha():
        return False
    if text[end + 2 : end + 6].startswith(("and ", "or ", "but ")):
        return False
    if number == 1:
        return text.find("(2)", end, end + _LIST_REACH) >= 0
    low = max(0, start - _LIST_REACH)
    if number > 0 and text.rfind(f"; ({number - 1}) ", low, start) >= 0:
        return True
    return number > 0 and text.rfind(f"({number - 1})", low, start) >= text.find("(1)", low, start) >= 0
