"""Which part a figure plays in a change, told by the words that touch it: where it was, where it is, how it moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from numcheck.core.claim import Claim
from numcheck.language.stems import lines
from numcheck.relations.arithmetic import range_ends
from numcheck.relations.arithmetic.cue_words import cue_words
from numcheck.relations.arithmetic.patterns import Signs

_FROM = frozenset({"from", "against", "versus", "vs"})
_WHEN = (" ago", " earlier", " before ", " previously")
_TO = frozenset({"to", "totaled", "totalled", "totaling", "totalling", "reached", "reaching"})


class Figure(NamedTuple):
    """A level or a movement in its place: ``part`` is old, new, change, than or "".

    ``start`` and ``end`` are those of its sign; ``cue`` is the word that gives the part, ``direction`` up, down or "".
    """

    claim: Claim
    start: int
    end: int
    part: str
    cue: str = ""
    direction: str = ""


@cache
def classes() -> dict[str, dict[str, str]]:
    """Word to direction for "verb", "noun" and "than"; word to factor for "multiple" (``data/changes.txt``)."""
    found: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "than": {}, "multiple": {}}
    for name, *words in lines("changes.txt"):
        table, value = {
            "up": ("verb", "up"),
            "down": ("verb", "down"),
            "noun-up": ("noun", "up"),
            "noun-down": ("noun", "down"),
            "more": ("than", "up"),
            "less": ("than", "down"),
        }.get(name, ("multiple", name))
        found[table].update((w, value) for w in words)
    return found


@cache
def movers() -> frozenset[str]:
    """The words one of which tells every change, or the last part of it ("went down")."""
    known = {word for table in classes().values() for word in table}
    return frozenset(known | {word.rpartition("-")[2] for word in known})


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w'’-]*|[,;:()]")


def words(text: str) -> list[str]:
    """The words and the dividing signs of ``text``."""
    return _word().findall(text)


def parts(signs: Signs) -> list[Figure]:
    """Every figure of the sentence with its part; the two ends of "from 12 to 15" and "by 3 to 15" as two figures.

    Not "three years ago", which says when.
    """
    out = []
    for start, end, claim in signs.places():
        q = claim.quantity
        after = signs.text[end : end + 40]
        if q.vague or q.adjectival or after.startswith(_WHEN):
            continue
        before = words(signs.text[max(0, start - 80) : start])
        if q.is_range and q.value is None:
            out += _ends(claim, start, end, before)
        elif q.value is not None:
            out.append(Figure(claim, start, end, *_part(before, after, near=0 if q.unit != "percent" else 2)))
    return out


def _ends(claim: Claim, start: int, end: int, before: Sequence[str]) -> list[Figure]:
    """ "from 12 to 15" is where something was and is; "rose by 3 to 15" how far it moved and where it is."""
    ends = range_ends.ends(claim)
    if ends is None:
        return []
    part, cue, direction = ("old", "from", "") if ends.start else _part(before, "", near=0)
    if part not in ("old", "change"):
        return []
    return [Figure(ends.first, start, end, part, cue, direction), Figure(ends.second, start, end, "new", "to")]


def _part(before: Sequence[str], after: str, near: int) -> tuple[str, str, str]:
    """Part, cue and direction; up to ``near`` words may stand between the figure and the noun of its movement."""
    tables = classes()
    at, small = len(before), cue_words("small")
    while at and before[at - 1] in small:
        at -= 1
    last, second = (before[at - 1] if at else ""), (before[at - 2] if at > 1 else "")
    verb = last if last != "," else second
    if verb in tables["verb"]:
        return "change", verb, tables["verb"][verb]
    if f"{second}-{last}" in tables["verb"]:
        return "change", f"{second} {last}", tables["verb"][f"{second}-{last}"]
    if last == "by":
        for word in reversed(before[max(0, at - 8) : at - 1]):
            if word in tables["verb"]:
                return "change", word, tables["verb"][word]
            if word in ",;:()":
                break
    if last == "of" and second in tables["noun"]:
        return "change", second, tables["noun"][second]
    following = words(after)
    for i, word in enumerate(following[:3]):
        if i < 2 and word in tables["than"] and following[i + 1 : i + 2] == ["than"]:
            return "than", word, tables["than"][word]
        if i <= near and word in tables["noun"]:
            return "change", word, tables["noun"][word]
        if word in cue_words("link") or not word[0].isalpha():
            break
    compared = "compared" in before[-8:] and not any(w in ",;:()" for w in before[-6:])
    if (last == "of" and compared) or (last in ("on", "over") and any(w.endswith("'s") for w in before[at:])):
        return "old", last, ""
    if last in _FROM or (last in ("with", "to") and second == "compared") or (last == "at" and second == "stood"):
        return "old", f"{second} {last}" if last not in _FROM else last, ""
    if last in _TO or (last == "at" and (second in cue_words("closed") or second in tables["verb"])):
        return "new", last, ""
    return "", "", ""
