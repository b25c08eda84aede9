"""What goes on after a number that labels: subdivisions, more numbers, how many there are (Sections 4(a), 5 and 6)."""

from __future__ import annotations

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.vocabulary import words as date_words
from numcheck.extraction.figure_words import small_words
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_SUBDIVISIONS = Lazy(
    r"(?:\s?\((?:[A-Za-z]{1,4}|\d{1,3})\)(?:(?:,|,? (?:and|or|to|through))\s\((?:[A-Za-z]{1,2}|\d{1,3})\)){0,5}){0,9}"
)
_ANOTHER = Lazy(
    r"(?:[,;]\s{1,30}(?:and\s{1,30}|or\s{1,30})?|\s{1,30}(?:and|or|to|through|&)\s{1,30}| ?[-–] ?)"
    r"(\d{1,5}(?:\.\d{1,4})*)(?![\w%]|[.,]\d)"
)
_RANGE = frozenset(("to", "through", "-", "–", "or"))
_CLASSES = frozenset(
    ("grade", "Grade", "stage", "Stage", "type", "Type", "class", "Class", "phase", "Phase", "category")
)
_GROUPS = Lazy(r"(?:[ ]\d\d){1,3}(?![\w%]|[.,]\d)")  # Section 00 00 43
_OF_ALL = Lazy(r" of \d{1,4}(?=\s*\n|[.;)]|\s*\Z)")  # Page 1 of 8


def end_of_entries(cursor: Cursor, end: int, word: str) -> int:
    """Where the label ends with its subdivisions, and with the numbers that share it: ``Sections 4(a), 5 and 6``."""
    text, written = cursor.text, cursor.written
    if not written[0].isdigit():
        return end
    groups = _GROUPS.match(text, end) if len(written) == 2 else None
    if groups is not None:
        return groups.end()
    many = word.endswith(("s", "s.", "pp.", "§§")) and len(word) > 1 or word in ("p.", "pp")
    while True:
        end = _SUBDIVISIONS.match(text, end).end()  # type: ignore[union-attr]
        another = _ANOTHER.match(text, end)
        if another is None:
            break
        glued = another[0][0] in "-–" and another[0][1:] == another[1]  # numbered 1–5 from the left
        step = written.isdigit() and another[1] == str(int(written) + 1)
        glued = glued or step and " or " in another[0] or step and word in _CLASSES  # grade 3 or 4 tumours
        if "through" not in another[0] and not glued and _goes_on(text, another.end(), many=many):
            break
        joined = another[0].split()[0] in _RANGE or another[0][0] in _RANGE
        ends_line = another[0][0] == "," and text[another.end() : another.end() + 1] in ("", "\n")  # Sec. 2, 3
        if not (many or glued or joined or ends_line or _alike(written, another[1])):
            break
        end = another.end()
    whole = _OF_ALL.match(text, end)
    return whole.end() if whole is not None else end


def _alike(one: str, other: str) -> bool:
    """Whether two numbers are built in the same way, too long for that to be chance: 4511.25 and 4511.26, 3719 and 4715."""
    head, _, tail = one.partition(".")
    next_head, _, next_tail = other.partition(".")
    return (
        len(head) == len(next_head) > 2
        and bool(tail) == bool(next_tail)
        or bool(tail and next_tail)
        and head == next_head
    )


def _goes_on(text: str, end: int, *, many: bool) -> bool:
    """Whether what follows a later number makes it a figure or a date: ``Section 5, 12 people``, ``12 May``.

    After a label in the plural (``many``) a verb may follow: ``Sections 4 and 5 apply``.
    """
    if text[end : end + 1] not in (" ", "\u00a0"):
        return False
    follows = text[end + 1 : end + 25].split(None, 1)[0] if text[end + 1 : end + 2].strip() else ""
    follows = follows.rstrip(".,;:!?)\"'”’")
    if many and follows.islower():
        return is_plural(follows) or follows in date_words("units") or follows in ("million", "billion", "percent")
    return follows[:1].isalpha() and (follows not in small_words() or follows == "of")
