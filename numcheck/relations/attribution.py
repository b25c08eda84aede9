"""Who says it: "Stoltenberg pointed out", "according to the ministry", "he said", quotation marks.

A speaker is named by a run of capitalised words beside a verb of saying. "He said" is the nearest speaker named before;
a quoted sentence without one has the speaker of the sentence next to it in the same paragraph. Where nobody is found the
author speaks, and the attribution is empty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from numcheck.core import linear
from numcheck.core.text import Span
from numcheck.relations.names import nations, titles
from numcheck.relations.stems import stem

_VERBS = (
    "s(?:aid|ays?|tressed|tated)|t(?:old|ells|estified)|a(?:dd(?:ed|s)|nnounce[ds]|rgue[ds]|dmitted|cknowledged)"
    "|c(?:laimed|onfirm(?:ed|s))|insist(?:ed|s)|w(?:arn(?:ed|s)|rote)|p(?:redict(?:ed|s)|oint(?:ed|s) out)"
    "|e(?:stimated|xplain(?:ed|s))|reported|noted|declared|believes"
)
_BETWEEN = frozenset(["also", "has", "have", "had", "later", "then", "further"])
_INSIDE = frozenset(["of", "for", "the", "de", "von", "van", "al", "bin"])
FAR = 2000  # code points back to look for the opening of a quotation
NEXT = 600  # code points from a quoted sentence to the words that say whose it is
_TITLED = "Mr|Mrs|Ms|Dr|Sir|President|Minister|Chancellor|Governor|Sheriff|Senator|Mayor|General|Judge|Professor"
_OPEN, _CLOSE = "“", "”"


@cache
def _says() -> Any:
    return linear.compiled(rf"\b(?:{_VERBS})\b")


def _verbs(text: str) -> Iterator[Span]:
    """Where the verbs of saying stand in ``text``."""
    plain = text.isascii()
    for start, end in linear.spans(_says(), text):
        # The engine takes the letters of ASCII alone for letters: the "said" of "désaid" is no word.
        if plain or not (_in_word(text[start - 1 : start]) or _in_word(text[end : end + 1])):
            yield Span(start, end)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _before(words: list[str]) -> tuple[str, bool]:
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


def _after(words: list[str], reach: int = 4) -> tuple[str, bool]:
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


@cache
def _title() -> Any:
    return linear.compiled(rf"\b(?:{_TITLED})\b")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TITLED}) (?:[A-Z][a-z]+ )?([A-Z][a-z]+)\b")


def _titled_names(text: str) -> Iterator[str]:
    """The names that stand after a title in ``text``."""
    done = 0
    for start, _ in linear.spans(_title(), text):
        found = _titled().match(text, start) if start >= done else None
        if found:
            yield found[1]
            done = found.end()


class Saying(NamedTuple):
    """A verb of saying at ``at`` (code points) and whose it is; ``name`` is empty for a pronoun nobody answers to."""

    at: int
    name: str


_COLLECTIVE = frozenset(
    ["Ministry", "Department", "Agency", "Police", "Office", "Bank", "Council", "Government", "Union", "Party"]
    + ["Company", "Group", "Inc", "Corp", "Observatory", "Service", "Association", "Institute", "University"]
)


@lru_cache(maxsize=1024)
def short_name(name: str) -> str:
    """The part of a name by which a speaker is known: "US President Joe Biden" is Biden; a body keeps its name."""
    words = [w.strip(".,’'") for w in name.replace("’s", "").replace("'s", "").split()]
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    if not words or (len(words) == 1 and words[0] in titles()):
        return ""
    return " ".join(words) if "of" in words or not _COLLECTIVE.isdisjoint(words) else words[-1]


def sayings(text: str) -> tuple[Saying, ...]:
    """Every saying of ``text``, in order, pronouns resolved."""
    found: list[tuple[int, str, bool]] = []
    for start, end in _verbs(text):
        line = max(text.rfind("\n", max(start - 160, 0), start) + 1, start - 160, 0)
        name, pronoun = _before(text[line:start].split())
        if not (name or pronoun):
            name, pronoun = _after(text[end : end + 120].partition("\n")[0].split())
        if name or pronoun:
            found.append((start, short_name(name), pronoun))
    at = text.find("ccording to ")
    while at >= 0:
        name, _ = _after(text[at + 12 : at + 120].partition("\n")[0].split(), reach=5)
        found.append((at - 1, short_name(name), False))
        at = text.find("ccording to ", at + 12)
    found.sort()
    known = {name for name in {name for _, name, _ in found} if _person(name, text)}
    said = [(at, name) for at, name, _ in found]
    if any(pronoun for _, _, pronoun in found):
        known.update(_titled_names(text))
        named = _each(known, text)
        said = [(at, _last(named, at) if pronoun else name) for at, name, pronoun in found]
    full = {name: _full_name(name, text) for name in {name for _, name in said} & known}
    return tuple(Saying(at, full.get(name, name)) for at, name in said if name)


def _each(names: Iterable[str], text: str) -> list[tuple[int, str]]:
    """Where each of ``names`` stands in ``text``, in order, not overlapping."""
    found: list[tuple[int, str]] = []
    done = 0
    for at, name in sorted((at, each) for each in names for at in _places(each, text)):
        if at >= done:
            found.append((at, name))
            done = at + len(name)
    return found


def _places(name: str, text: str) -> Iterator[int]:
    """Where ``name`` stands in ``text`` as words of its own."""
    at = text.find(name)
    while at >= 0:
        if _edge(text, at) and _edge(text, at + len(name)):
            yield at
        at = text.find(name, at + 1)


def _edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at ``at``."""
    return _in_word(text[at - 1 : at]) != _in_word(text[at : at + 1])


def _last(named: Sequence[tuple[int, str]], at: int) -> str:
    """The name that stands last before ``at``, or ""."""
    i = bisect_right(named, at, key=itemgetter(0)) - 1
    return named[i][1] if i >= 0 else ""


def _full_name(name: str, text: str) -> str:
    """``name`` with the first name that stands before it somewhere: Okafor is Tom Okafor."""
    first = next((first for first in first_names(name, text) if first[1:].islower()), "")
    return f"{first} {name}" if first else name


def _person(name: str, text: str) -> bool:
    """Whether "he" may mean ``name``: one word, no country, and somewhere after a first name or a title."""
    if not name or " " in name or name.isupper() or stem(name) in nations():
        return False
    return any(first[0].isupper() for first in _before_each(name, text))


def first_names(name: str, text: str) -> Iterator[str]:
    """The words before ``name`` that may be first names, one for each time it occurs: written as such, and no titles."""
    return (w for w in _before_each(name, text) if w.isalpha() and w[0].isupper() and w not in titles())


def _before_each(name: str, text: str) -> Iterator[str]:
    """The words that stand right before ``name``, one for each time it occurs."""
    at = text.find(" " + name)
    while at >= 0:
        first = text[max(at - 20, 0) : at].split("\n")[-1].split(" ")[-1]
        if first:
            yield first
        at = text.find(" " + name, at + 1)


def has_quotations(text: str) -> bool:
    """Whether quotation marks open anywhere in ``text``."""
    return '"' in text or _OPEN in text


def quoted(text: str, block: Span, at: int) -> bool:
    """Whether ``at`` stands inside quotation marks opened in its paragraph."""
    low = max(block.start, at - FAR)
    start = max(text.rfind("\n", low, at) + 1, low)
    if text.rfind(_OPEN, start, at) > text.rfind(_CLOSE, start, at):
        return True
    # Where the beginning of the paragraph is too far off, straight marks cannot be told apart.
    return (start > low or low == block.start) and text.count('"', start, at) % 2 == 1


def speaker(text: str, sentence: Span, is_quoted: bool, said: Sequence[Saying]) -> str:
    """Who says what stands in ``sentence``; "" for the author."""
    i = bisect_right(said, sentence.start - 1, key=_at)
    if i < len(said) and said[i].at < sentence.end:
        return said[i].name
    if not is_quoted:
        return ""
    near = [s for s in said[max(i - 1, 0) : i + 1] if abs(s.at - sentence.start) < NEXT]
    near = [s for s in near if "\n" not in text[min(s.at, sentence.start) : max(s.at, sentence.end)].strip()]
    return min(near, key=lambda s: abs(s.at - sentence.start)).name if near else ""


def _at(saying: Saying) -> int:
    return saying.at
