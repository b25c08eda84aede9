"""Four bare digits: a year, or a count? How 2014 is told from 2,014 people.

The words on both sides decide: what stands before ("since", "more than"), what follows (a unit, a plural, a proper name,
a small word), and whether the number is one that years usually are.
"""

from __future__ import annotations

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.dates.vocabulary import words
from numcheck.extraction.vocabulary import words as word_list

_FIRST, _LAST = 1000, 2100
# Signs that stand against digits of a price, a decimal or a code, and not against a year.
_GLUED_BEFORE = frozenset("$£€¥₹₩₽₺฿#@_=%+~.,:/\\*×<>&^§")
_GLUED_AFTER = frozenset("%°$£€¥#@_=*×^/\\+′″")
_CIRCA = ("circa ", "Circa ", "ca. ", "ca ", "c. ", "c.", "c ", "c")


def bare(text: str, start: int, end: int, before: str, after: str) -> DateMention | None:
    """The year that the four digits ``text[start:end]`` write, or None where they count. ``before``, ``after``: beside them."""
    number = int(text[start:end])
    if not _FIRST <= number <= _LAST or not _stands_free(before, after) or not _reads_as_year(number, before, after):
        return None
    circa = _circa(before)
    low = start - circa
    if before[-4:].lower() == "mid-":
        low = start - 4
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
        return after[1:].split("-")[0].split()[0].rstrip(".,;") in _COMPOUNDS
    return True


_COMPOUNDS = frozenset(("style", "era", "vintage", "model", "built", "born", "only", "based", "made", "like"))


def _reads_as_year(number: int, before: str, after: str) -> bool:
    likely = 1800 <= number <= 2040 and number % 100 != 0
    plain = likely or number == 2000
    said = cue(before)
    kind = kind_of_next(after)
    if kind == "unit":
        return False
    if said == "count":
        return False
    if said == "year":
        return plain if kind == "plural" else True
    if kind == "plural":
        return likely and said == "one of its kind"
    if kind != "end":
        return plain
    if said in ("maybe", "one of its kind"):
        return plain or number >= 1500 and number % 100 != 0 or number in (2050, 2100)
    return likely


def cue(before: str) -> str:
    """What the words before say: ``year``, ``maybe``, ``count``, ``one of its kind`` ("the 2014", "its 1998") or nothing."""
    parts = before.replace("-", " ").replace("–", " ").replace("(", " ").rsplit(None, 3)
    if not parts:
        return ""
    word = parts[-1].strip("\"“‘'[").rstrip(",.").lower()
    lead = parts[-2].strip(",").lower() if len(parts) > 1 else ""
    if word in words("around year"):  # "by around 2050", "since at least 1982"
        if lead == "at" and len(parts) > 2:
            lead = parts[-3].lower()
        return "year" if lead in words("before year") or lead in words("maybe before year") else "around"
    if word == "than":
        return "maybe" if lead in words("before than") else "count"
    if word == "to":
        if lead == "up":
            return "maybe" if len(parts) > 2 and parts[-3].lower() in words("before up to") else "count"
        if lead in words("before to"):
            return "year"
    if word in words("before year"):
        return "year"
    if word in words("determiner") or word.endswith(("'s", "’s", "s'", "s’")):
        return "one of its kind"
    if word in words("maybe before year"):
        return "one of its kind" if len(lead) == 4 and lead.isdecimal() else "maybe"
    if word in words("before count"):
        return "count"
    return "maybe" if len(word) == 4 and word.isdecimal() else ""


def kind_of_next(after: str) -> str:
    """What follows the digits: ``end``, ``unit``, ``name``, ``plural``, ``event`` or ``word``."""
    if after[:1] in "'’" and after[1:2] == "s":
        return "end"
    gap = len(after) - len(after.lstrip(" \u00a0\u202f"))
    rest = after[gap:]
    if not rest or not gap and not rest[0].isalpha():
        return "end"
    if not (rest[0].isalpha() or rest[0] in "°%"):
        return "unit" if rest[0] in "°%$£€" else "end"
    first, _, tail = rest.partition(" ")
    word = first.rstrip(".,;:!?)\"'”’")
    if word in words("units"):
        return "unit"
    if word.lower() in words("function") or word in word_list("function_words") or word in word_list("common_verbs"):
        return "end"
    if word in (
        "GMT",
        "UTC",
        "EST",
        "EDT",
        "CET",
        "BST",
        "PDT",
        "PST",
        "AEST",
        "hrs",
        "MW",
        "GW",
        "kW",
        "TWh",
        "GWh",
        "MWh",
        "kWh",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "GB",
        "MB",
        "TB",
        "C",
        "F",
        "K",
    ):
        return "unit"
    if word[0].isupper():
        return "name"
    if word in words("after year"):
        return "event"
    if is_plural(word):
        return "plural"
    # An adjective before a plural: "1500 new homes", "2000 extra jobs".
    if word == first and tail:
        second = tail.split(None, 1)[0].rstrip(".,;:!?)\"'”’") if tail.split() else ""
        if second.islower() and is_plural(second) and second not in words("function"):
            return "plural"
    return "word"


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    if word in words("plurals"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and word.isalpha() and len(word) > 3
