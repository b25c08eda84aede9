"""Four bare digits: a year, or a count? How 2014 is told from 2,014 people.

The words on both sides decide: what stands before ("since", "more than"), what follows (a unit, a plural, a proper name,
a small word), and whether the number is one that years usually are.
"""

from __future__ import annotations

from typing import Literal

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.vocabulary import words
from numcheck.extraction.figure_words import small_words
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_FIRST, _LAST = 1000, 2100
_PRINTED = 1500
_RECENT = 1900
_EARLIEST = 1100
_MODERN = 1800
_GROUPED = Lazy(r"(?<![\d,.])[1-9],\d{3}(?![\d,])")
_OF_LAW = Lazy(r"\b(?:Act|Acts|Law|Treaty|Code|Convention|Agreement|Amendments|Bill) of \Z")
_NEAR = 40  # code points looked at on either side
_FAR = 20_000  # code points within which a year that something is set against is named as one
_EARLIEST_LEVEL, _LATEST_LEVEL = 1300, 2050
_LEVELS = Lazy(r"[ \n](?:levels?|baselines?)\b")
_UNTIL = Lazy(r"[ \n](?:until|till|to|through) (?:1[5-9]|20)\d\d\b(?![,.]\d)")
_UNTIL_NOW = Lazy(r" ?[-–] ?(?:present|now|today)\b")
_SET_AGAINST = Lazy(r"\b(?:over|above|below|versus|vs\.?|than)[ \n]\Z")
_GROWTH = Lazy(r"%[ \n](?:over|above|below|versus|vs\.?)[ \n]\Z")
# The other end of two years: between 1870 and 1900; between 1600 and the mid-1900s
_FROM_YEAR = Lazy(r"\b(?:[Bb]etween|[Ff]rom)[ \n](1\d{3}|20\d\d)[ \n](?:and|to|until)[ \n]\Z")
_TO_YEAR = Lazy(
    r"[ \n](?:and|to|until)[ \n](?:the[ \n])?(?:(?:mid|late|early|mid/late)[- ])?(1\d{3}|20\d\d)(?!\d|[.,]\d| ?%)"
)
_YEAR_WORDS = ("in", "of", "fiscal", "for", "during", "since", "year", "until")
# Signs that stand against digits of a price, a decimal or a code, and not against a year.
_GLUED_BEFORE = frozenset("$£€¥₹₩₽₺฿#@_=%+~.,:/\\*×<>&^§")
_GLUED_AFTER = frozenset("%°$£€¥#@_=*×^/\\+′″")
_CIRCA = ("circa ", "Circa ", "ca. ", "ca ", "c. ", "c.", "c ", "c")


# What the words before four digits say of them: nothing, a year (since 2014), perhaps one (from 2014), either (by around
# 2050), a count (more than 2014), or something that is named by its year (the 2014, its 1998).
Cue = Literal["", "year", "maybe", "around", "count", "named"]
# What follows four digits: punctuation, a small word or a verb; a unit; a name (2014 Olympics), a plural noun, an event
# (2014 election), or any other word.
Next = Literal["end", "unit", "name", "plural", "event", "word"]


def bare_year(cursor: Cursor) -> DateMention | None:
    """The year that the candidate, four digits, writes; None where they count or measure something."""
    text, end = cursor.text, cursor.end
    before, after = cursor.before(_NEAR), cursor.after(_NEAR)
    number = int(cursor.written)
    if not _FIRST <= number <= _LAST:
        return None
    if before[-1:] == "(" and number >= _PRINTED and _UNTIL_NOW.match(after):
        return DateMention(Span(cursor.start, end), text[cursor.start : end], year=number)  # (1925–present)
    if not _stands_free(before, after):
        return None
    if not (
        _reads_as_year(number, before, after)
        or _is_compared(cursor, number, before, after)
        or _is_of_two(number, before, after)
        or _is_attribute(cursor, number, before, after)
    ):
        return None
    circa = _circa(before)
    low = cursor.start - circa
    if before[-4:].lower() == "mid-":
        low = cursor.start - 4
    about = before[-7:].rstrip().lower().endswith(("about", "around"))
    span = Span(low, end)
    return DateMention(span, span.of(text), year=number, circa=bool(circa) or about)


def _circa(before: str) -> int:
    """How many characters before the digits say circa: 3 in ``c. 1850``."""
    found = next((len(word) for word in _CIRCA if before.endswith(word)), 0)
    return 0 if found and before[-found - 1 : -found].isalnum() else found


def _stands_free(before: str, after: str) -> bool:
    """Whether the digits are a number of their own, not part of a price, a decimal, a code or a compound."""
    last, then = before[-1:], after[:1]
    if (last in _GLUED_BEFORE or last.isalnum()) and not _circa(before):
        return False
    if then in _GLUED_AFTER or then.isalpha() or (then in (",", ".") and after[1:2].isdigit()):
        return False
    if then in ("-", "–", "‑") and after[1:2].isalnum():  # "1500-metre", but "2014-style"
        return after[1:].split("-")[0].split()[0].rstrip(".,;") in words("joined")
    return True


def _reads_as_year(number: int, before: str, after: str) -> bool:
    cue, follows = cue_before(before), next_word(after)
    if follows == "unit" or cue == "count":
        return False
    likely = 1800 <= number <= 2040 and number % 100 != 0
    plain = likely or number == 2000
    if cue == "year":
        return plain or follows != "plural"
    if follows == "plural":
        return likely and (cue == "named" or _OF_LAW.search(before) is not None)
    bracketed = (
        before[-1:] == "("
        and after[:1] == ")"
        and number >= _PRINTED
        and (number % 100 > 0 or before.endswith(" al. ("))
    )
    if bracketed and not is_plural("".join(before[:-1].split()[-1:]).lower()):
        return True  # its first hospital (1751)
    if follows != "end":
        return plain
    if (
        before.endswith("et al. ")
        or number == 2000
        and cue == ""
        and before.split()[-1:]
        and before.split()[-1].istitle()
    ):
        return True  # Baumann et al. 2000; Census 2000
    if cue in ("maybe", "named"):
        return plain or number >= 1500 and number % 100 != 0 or number in (2050, 2100)
    return likely


def _is_compared(cursor: Cursor, number: int, before: str, after: str) -> bool:
    """Whether something is set against a year: below 1999 levels, 5% over 2019, which the text names as one elsewhere."""
    if not _EARLIEST_LEVEL <= number <= _LATEST_LEVEL:
        return False
    if _LEVELS.match(after) or _UNTIL.match(after) and before.endswith("from "):
        return True
    if next_word(after) != "end" or not _SET_AGAINST.search(before):
        return False
    return _GROWTH.search(before) is not None and number >= _RECENT or _is_named(cursor, number)


def _is_of_two(number: int, before: str, after: str) -> bool:
    """Whether the number is an end of a span whose other end is a later or an earlier year: between 1870 and 1900."""
    if next_word(after) != "end":
        return False
    if before.endswith(("and ", "to ", "until ", "and\n", "to\n")):
        first = _FROM_YEAR.search(before)
        return first is not None and int(first[1]) < number
    if before[-8:].strip().lower() in ("between", "from") or before.endswith((" between ", " from ")):
        last = _TO_YEAR.match(after)
        return last is not None and number < int(last[1]) and next_word(after[last.end() :].removeprefix("s")) == "end"
    return False


def _is_attribute(cursor: Cursor, number: int, before: str, after: str) -> bool:
    """Whether a noun or a verb follows the year: 2020 financial results, a 1691 Spanish expedition, for 2021 assumes.

    The text names the same year elsewhere, or an article in the singular stands before it.
    """
    follows = next_word(after)
    if follows == "end" and after[:1] == "," and before.endswith(("Around ", "About ")):
        return number >= _PRINTED  # Around 1700, Bernoulli wrote
    cue = cue_before(before)
    if follows == "end" and _EARLIEST <= number < _LATEST_LEVEL and not (cue == "count" and number % 10 == 0):
        told = before.endswith((" far as ", " back to ")) or number % 10 > 0 and before.endswith("around ")
        if (told or number >= _MODERN and before[-1:] != "\t") and _groups_thousands(cursor):
            return True  # dating back as far as 1258
    if follows in ("unit", "end") or cue == "count":
        return False
    if follows == "name" and number >= _PRINTED and before.endswith((" a ", " A ", " an ")):
        return number % 100 != 0
    people = "".join(after[:24].split()[:1]).rstrip(_CLOSING) in words("plurals")
    return _RECENT <= number <= 2040 and not people and _is_named(cursor, number)


def _groups_thousands(cursor: Cursor) -> bool:
    """Whether the text around writes numbers of four digits with a comma: 1,258 people."""
    return _GROUPED.search(cursor.text, max(0, cursor.start - _FAR), cursor.end + _FAR) is not None


def _is_named(cursor: Cursor, number: int) -> bool:
    """Whether the text around names the number as a year, with nothing that it may count behind it: in 2020, fiscal 2021."""
    text, low, high = cursor.text, max(0, cursor.start - _FAR), cursor.end + _FAR
    for word in _YEAR_WORDS:
        named = f" {word} {number}"
        at = text.find(named, low, high)
        if (
            at >= 0
            and at + len(named) != cursor.end
            and next_word(text[at + len(named) : at + len(named) + _NEAR]) == "end"
        ):
            return True
    return False


def cue_before(before: str) -> Cue:
    """What the last words of ``before`` say of four digits after them."""
    parts = before.replace("-", " ").replace("–", " ").replace("(", " ").rsplit(None, 3)
    if not parts:
        return ""
    word = parts[-1].strip("\"“‘'[").rstrip(",.").lower()
    lead = parts[-2].strip(",").lower() if len(parts) > 1 else ""
    third = parts[-3].lower() if len(parts) > 2 else ""
    phrase = _cue_of_phrase(word, lead, third)
    if phrase is not None:
        return phrase
    if word in words("before year"):
        return "year"
    if word in words("determiner") or word.endswith(("'s", "’s", "s'", "s’")):
        return "named"
    year = len(lead) == 4 and lead.isdecimal()
    if word in words("maybe before year"):
        return "named" if year else "maybe"
    if word in words("before count") and not before.rstrip().lower().endswith(f"-{word}"):  # after a Do-Over
        return "count"
    return "maybe" if len(word) == 4 and word.isdecimal() else ""


def _cue_of_phrase(word: str, lead: str, third: str) -> Cue | None:
    """The cue of a word that means something else by the words before it; None where it is no such word."""
    if word in words("around year"):  # "by around 2050", "since at least 1982"
        if lead == "at" and third:
            lead = third
        return "year" if lead in words("before year") or lead in words("maybe before year") else "around"
    if word == "than":
        return "maybe" if lead in words("before than") else "count"
    if word == "to" and lead == "up":
        return "maybe" if third in words("before up to") else "count"
    if word == "to" and lead in words("before to"):
        return "year"
    return None


def next_word(after: str) -> Next:
    """What ``after``, the text behind four digits, begins with."""
    if after[:1] in "'’" and after[1:2] == "s":
        return "end"
    gap = len(after) - len(after.lstrip(" \u00a0\u202f"))
    rest = after[gap:]
    if not rest or not gap and not rest[0].isalpha():
        return "end"
    if not (rest[0].isalpha() or rest[0] in "°%"):
        return "unit" if rest[0] in "$£€" else "end"
    first, _, tail = rest.partition(" ")
    word = first.rstrip(_CLOSING)
    if word in words("units"):
        return "unit"
    if word.lower() in words("function") or word in small_words():
        return "end"
    if word in words("unit sign"):
        return "unit"
    if word[0].isupper():
        return "name"
    if word in words("after year"):
        return "event"
    if _is_counted(word):
        return "plural"
    second = tail.split(None, 1)[0].rstrip(_CLOSING) if word == first and tail.strip() else ""
    if second.islower() and _is_counted(second) and second not in words("function"):
        return "plural"  # 1500 new homes
    return "word"


def _is_counted(word: str) -> bool:
    """Whether four digits before ``word`` count it. Words that may be verbs or stand before a noun do not tell."""
    return word in words("plurals") or (word.endswith("s") and word.isalpha() and is_plural(word))


_CLOSING = ".,;:!?)\"'”’"
