"""Years without a month: 2014, the 1990s, fiscal 2023, Q3 2024, 44 BC; and how to tell 2014 from 2,014 people.

Four bare digits are a year or a count. The words on both sides decide: what stands before ("since", "more than"), what
follows (a unit, a plural, a proper name, a small word), and whether the number is one that years usually are.
"""

from __future__ import annotations

import re
from functools import cache

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.extraction.dates.vocabulary import words
from numcheck.extraction.vocabulary import words as word_list

_REACH = 40
_FIRST, _LAST = 1000, 2100
_ERAS = ("BC", "AD", "CE", "B.C", "A.D", "C.E")
# A number just before the digits says they are not the first digits of what is written: a price, a decimal, a code.
_GLUED_BEFORE = frozenset("$£€¥₹₩₽₺฿#@_=%+~.,:/\\*×<>&^§")
_GLUED_AFTER = frozenset("%°$£€¥#@_=*×^/\\+′″")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            "era after": r"(?:(?:[ \u00a0]?[-–][ \u00a0]?| to | and )\d{1,4})?[ \u00a0]?(?:B\.C\.(?:E\.)?|BCE?|C\.E\.|CE|A\.D\.|AD)(?!\w)",
            "period before": r"(?:\b(?:[Ff]iscal(?: year)?|[Ff]inancial year|FY|[QH][1-4](?: of)?(?: FY)?|[1-4][QH])[ \u00a0]?['’]?)$",
            "circa before": r"(?:\b(?:c|ca|circa)\.?[ \u00a0]?)$",
            "quarter after": r"[ \u00a0]?(?:FY[ \u00a0]?)?['’]?((?:19|20)?\d\d)\b(?![,.]\d)",
        }[name]
    )


def year(text: str, start: int, end: int) -> DateMention | None:
    """The year or decade that the digits ``text[start:end]`` write, or None. ``text[start:end]`` is one to four digits."""
    size = end - start
    after = text[end : end + _REACH]
    head = after.lstrip(" \u00a0")[:3]
    far = after[:16] if head[:1] in "ta-–" else ""
    if head[:2] in ("BC", "CE", "AD") or head in ("B.C", "C.E", "A.D") or " AD" in far or " BC" in far:
        match = _pattern("era after").match(after)
        if match:
            span = Span(start, end + match.end())
            before_christ = "B" in after[: match.end()]
            return DateMention(span, span.of(text), year=None if before_christ else int(text[start:end]))
    before = text[max(0, start - _REACH) : start]
    if before.endswith(("AD ", "A.D. ")) and not before[:-3].endswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        return DateMention(Span(start, end), text[start:end], year=int(text[start:end]))
    last = before[-1:]
    if after[:1] == "s" and not after[1:2].isalpha() and text[end - 1] == "0":
        return _decade(text, start, end, before)
    if size == 1:
        return _quarter(text, start, end, before, after) if last in ("Q", "H") else None
    if size == 3:
        return None
    if last and (last in "Yrl'’" or last.isspace()) and (size == 4 or _short_period(before)):
        match = _pattern("period before").search(before)
        if match and not (after[:1] in ",." and after[1:2].isdigit()):
            span = Span(start - len(match[0]), end + _second_year(after))
            return DateMention(span, span.of(text), year=_full(text[start:end]))
    if size == 2:
        return None
    number = int(text[start:end])
    if not _FIRST <= number <= _LAST:
        return None
    return _bare(text, start, end, number, before, after)


def _short_period(before: str) -> bool:
    return before.rstrip(" \u00a0'’").endswith("FY") or before.endswith(("fiscal '", "fiscal ’", "year '", "year ’"))


def _second_year(after: str) -> int:
    match = re.match(r"[-/–]\d\d(?:\d\d)?\b(?![,.]\d)", after)
    return match.end() if match else 0


def _full(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _quarter(text: str, start: int, end: int, before: str, after: str) -> DateMention | None:
    """Q3 2024, H1 FY23: the number after the letter, with its year."""
    if before[-2:-1].isalnum():
        return None
    match = _pattern("quarter after").match(after)
    if not match:
        return None
    span = Span(start - 1, end + match.end())
    return DateMention(span, span.of(text), year=_full(match[1]))


def _decade(text: str, start: int, end: int, before: str) -> DateMention | None:
    """The 1990s, the '90s, the early 90s; a person's thirties and temperatures in the 80s are none."""
    size = end - start
    low = start
    if size == 4:
        if not 1000 <= int(text[start:end]) <= _LAST:
            return None
    elif size == 2:
        quoted = before.endswith(("'", "’", "‘"))
        lead = before.rstrip("'’‘").split()[-1:]
        if words("whose age").intersection(before.lower().replace("-", " ").split()[-2:]):
            return None
        if not quoted and (not lead or lead[0].lower() not in ("the", "early", "mid", "late", "mid-")):
            return None
        low -= quoted
    else:
        return None
    if text[max(0, low - 4) : low].lower() == "mid-":
        low -= 4
    span = Span(low, end + 1)
    return DateMention(span, span.of(text))


def _bare(text: str, start: int, end: int, number: int, before: str, after: str) -> DateMention | None:
    """Four bare digits, a year or a count."""
    last, next_ = before[-1:], after[:1]
    if last in _GLUED_BEFORE and last or next_ in _GLUED_AFTER and next_:
        circa = _pattern("circa before").search(before) if last == "." else None
        if not circa:
            return None
    if last.isalnum() and not _pattern("circa before").search(before):
        return None
    if next_ in ",." and after[1:2].isdigit():
        return None
    if next_.isalpha():
        return None
    span_end = end
    if next_ in "-–‑" and next_:
        if after[1:2].isalpha() and after[1:].split("-")[0].split()[0].rstrip(".,;") not in _COMPOUNDS:
            return None
        if after[1:2].isdigit():
            return None
    if not _reads_as_year(number, before, after):
        return None
    low, circa_found = start, False
    circa = _pattern("circa before").search(before)
    if circa:
        low, circa_found = start - len(circa[0]), True
    elif before[-7:].rstrip().lower().endswith(("about", "around")):
        circa_found = True
    elif before[-4:].lower() == "mid-":
        low = start - 4
    span = Span(low, span_end)
    return DateMention(span, span.of(text), year=number, circa=circa_found)


_COMPOUNDS = frozenset(["style", "era", "vintage", "model", "built", "born", "only", "born", "based", "made", "like"])


def _reads_as_year(number: int, before: str, after: str) -> bool:
    likely = 1800 <= number <= 2040 and number % 100 != 0
    plain = likely or number == 2000
    cue = _cue(before)
    kind = _kind_of_next(after)
    if kind == "unit":
        return False
    if cue == "count":
        return False
    if cue == "year":
        return plain if kind == "plural" else True
    if kind == "plural":
        return likely and cue == "one of its kind"
    if kind != "end":
        return plain
    if cue in ("maybe", "one of its kind"):
        return plain or number >= 1500 and number % 100 != 0 or number in (2050, 2100)
    return likely


def _cue(before: str) -> str:
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


def _kind_of_next(after: str) -> str:
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
    if _is_plural(word):
        return "plural"
    # An adjective before a plural: "1500 new homes", "2000 extra jobs".
    if word == first and tail:
        second = tail.split(None, 1)[0].rstrip(".,;:!?)\"'”’") if tail.split() else ""
        if second.islower() and _is_plural(second) and second not in words("function"):
            return "plural"
    return "word"


def _is_plural(word: str) -> bool:
    if word in words("plurals"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and word.isalpha() and len(word) > 3


def spelled(text: str, start: int, end: int) -> DateMention | None:
    """A year in words: ``in nineteen eighty-four``, ``since two thousand and ten``, or None."""
    head = text[start : start + 8].lower()
    if not head.startswith(("nineteen", "eighteen", "twenty", "two thou")):
        return None
    match = _spelled_pattern().match(text, start)
    if not match or match.end() < end:
        return None
    before = text[max(0, start - _REACH) : start]
    certain = match["t"] and match["c"].lower() != "twenty"  # "nineteen forty-five" counts nothing
    if (
        not certain
        and _cue(before) != "year"
        or _kind_of_next(text[match.end() : match.end() + _REACH]) in ("unit", "plural")
    ):
        return None
    span = Span(start, match.end())
    return DateMention(span, span.of(text), year=_spelled_value(match))


_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@cache
def _spelled_pattern() -> re.Pattern[str]:
    tens = "|".join(_TENS)
    rest = (
        rf"(?:(?P<t>{tens})(?:[- ](?P<u>{'|'.join(_UNITS[:9])}))?|(?P<n>{'|'.join(sorted(_UNITS[9:], reverse=True))}))"
    )
    few = rf"(?P<f>{'|'.join(sorted(_UNITS[:9], reverse=True))})"
    return re.compile(
        rf"(?i:(?P<c>eighteen|nineteen|twenty)[- ]{rest}|(?P<o>nineteen|twenty)[- ]oh[- ]{few.replace('<f>', '<g>')}|"
        rf"two thousand(?: and)? (?:{rest.replace('<t>', '<t2>').replace('<u>', '<u2>').replace('<n>', '<n2>')}|{few}))\b"
    )


def _spelled_value(match: re.Match[str]) -> int:
    part = {name.rstrip("2"): found.lower() for name, found in match.groupdict().items() if found}
    century = {"eighteen": 1800, "nineteen": 1900}.get(part.get("c", part.get("o", "")), 2000)
    small = part.get("n") or part.get("f") or part.get("g")
    if small:
        return century + _UNITS.index(small) + 1
    return century + 20 + 10 * _TENS.index(part["t"]) + (_UNITS.index(part["u"]) + 1 if "u" in part else 0)
