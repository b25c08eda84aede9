"""The name beside a verb of saying: "Okafor, the sheriff of Calder, said", "said Tom Okafor", and what it is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from numcheck.language import lexicon
from numcheck.language.names import titles

_BETWEEN = frozenset(["also", "has", "have", "had", "later", "then", "further"])  # between a name and its verb
_INSIDE = frozenset(["of", "for", "the", "de", "von", "van", "al", "bin"])  # inside a name, in small letters

_WORD = re.compile(r"\w+")


def name_before(words: list[str]) -> tuple[str, bool]:
    """Who stands at the end of ``words``, before a verb of saying: (name or "", whether it is "he" or "she").

    An apposition may stand between: "Okafor, the sheriff of Calder, said".
    """
    i = len(words) - 1
    while i >= 0 and words[i] in _BETWEEN:
        i -= 1
    if i < 0:
        return "", False
    if words[i] in ("he", "she", "He", "She"):
        return "", True
    if words[i].endswith(",") and not words[i][0].isupper() or words[i].endswith(",") and not _run(words, i):
        i = next((k for k in range(i - 1, max(i - 12, -1), -1) if words[k].endswith(",")), -1)
    elif words[i].endswith(","):
        back = next((k for k in range(i - 1, max(i - 12, -1), -1) if words[k].endswith(",")), -1)
        if back >= 0 and words[back][0].isupper() and words[back + 1][:1].islower():
            i = back
    return (_run(words, i), False) if i >= 0 else ("", False)


def name_after(words: list[str], reach: int = 4) -> tuple[str, bool]:
    """Who stands at the head of ``words``, after a verb of saying, at most ``reach`` small words before the name."""
    for i, word in enumerate(words[: reach + 1]):
        if word in ("he", "she") and i == 0:
            return "", True
        if word[:1].isupper():
            end = i
            while end + 1 < len(words) and not words[end].endswith((",", ".", ";", ":")):
                if not (words[end + 1][:1].isupper() or (words[end + 1] in _INSIDE and words[end + 2 : end + 3])):
                    break
                end += 1
            return _run([w.strip(',.;:”"') for w in words[: end + 1]], end), False
        if not word.isalpha():
            break
    return "", False


def _run(words: list[str], end: int) -> str:
    """The run of capitalised words that ends at ``end``, "of" and its like inside it allowed."""
    start = end
    while start >= 0 and end - start < 7:
        word = words[start]
        if start < end and word.endswith((",", ".", ";", ":", "”", '"')) and len(word) > 3:
            break
        if not word[:1].isupper() and (start == end or word not in _INSIDE):
            break
        start -= 1
    run = words[start + 1 : end + 1]
    while run and run[0] in _INSIDE:
        run = run[1:]
    return " ".join(run)


@lru_cache(maxsize=1024)
def short_name(name: str) -> str:
    """The part of ``name`` by which a speaker is known: "US President Joe Biden" is Biden; a body keeps its name. ""
    stays "", and no weekday says anything: "announced Tuesday".
    """
    words = [w.strip(".,’'") for w in name.replace("’s", "").replace("'s", "").split()]
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    if not words or (len(words) == 1 and (words[0] in titles() or words[0] in _weekdays())):
        return ""
    return (
        " ".join(words)
        if "of" in words or not lexicon.classes("relations/attribution")["body"].isdisjoint(words)
        else words[-1]
    )


@cache
def _weekdays() -> frozenset[str]:
    rows = lexicon.table("dates/calendar_names")
    return frozenset(name.capitalize() for kind, _, names in rows if kind == "weekday" for name in names.split("|"))


class NameIndex:
    """Where the words of ``text`` stand, read once: a text may name thousands of people."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for word in _WORD.finditer(self._text):
            found.setdefault(word[0], []).append(word.start())
        return found

    def places(self, name: str) -> Iterator[int]:
        """Where ``name`` stands as words of its own, in order; nowhere where it holds no letter."""
        first = _WORD.search(name)
        if not first:
            return
        for at in self._words.get(first[0], ()):
            start = at - first.start()
            after = self._text[start + len(name) : start + len(name) + 1]
            if start >= 0 and self._text.startswith(name, start) and not _WORD.match(after):
                yield start

    def before(self, name: str) -> Iterator[str]:
        """The words that stand right before ``name``, one for each time it occurs."""
        for at in self.places(name):
            if self._text[at - 1 : at] == " ":
                word = self._text[max(at - 21, 0) : at - 1].split("\n")[-1].split(" ")[-1]
                if word:
                    yield word

    def first_names(self, name: str) -> Iterator[str]:
        """Those ``before`` the name that may be first names: written as such, and no titles."""
        return (w for w in self.before(name) if w.isalpha() and w[0].isupper() and w not in titles())
