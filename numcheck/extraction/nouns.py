"""Counted nouns: the noun group after a number, its head, its lemma and its modifiers.

No parser: the group ends at a function word, a finite verb or punctuation; its head is its last plural noun
(``150,000 Russian troops``), or after *one* and before a hyphen the last noun (``one senior officer``).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from numcheck.extraction import spelled
from numcheck.extraction.patterns import Lazy
from numcheck.extraction.vocabulary import rows, words


class NounRead(NamedTuple):
    """The head's ``lemma``, lower case; the lower-case ``modifiers`` before it; where the group ends."""

    lemma: str
    modifiers: tuple[str, ...]
    end: int
    hyphen: bool = False


_WORD = Lazy(r"[^\W\d_]\w*(?:[-‐‑'’]\w+)*")
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_SINGULAR_S = frozenset(
    [
        "perhaps",
        "always",
        "less",
        "across",
        "plus",
        "gas",
        "news",
        "politics",
        "economics",
        "mathematics",
        "physics",
        "athletics",
        "gymnastics",
        "his",
        "its",
        "this",
        "yes",
        "bus",
        "chaos",
        "lens",
        "alas",
        "christmas",
        "overseas",
        "sometimes",
        "besides",
        "indoors",
        "outdoors",
        "towards",
        "afterwards",
        "nowadays",
        "unless",
        "paris",
        "texas",
        "kansas",
        "arkansas",
        "wales",
        "illinois",
        "james",
        "thomas",
        "charles",
        "st.louis",
        "angeles",
        "williams",
        "jones",
        "texas",
    ]
)
_LIMIT = 7


@cache
def _irregular() -> dict[str, str]:
    return dict(rows("irregular_nouns", 2))


@cache
def _stops() -> frozenset[str]:
    return words("function_words") | words("common_verbs")


def _is_stop(key: str, form: str, *, plural: bool) -> bool:
    """Whether a word ends the group. After more than one, no verb ends in -s: ``500 calls``; US is no pronoun."""
    if key not in _stops() or len(form) > 1 and form.isupper():
        return False
    return not (plural and key in words("common_verbs") and is_plural(key))


def lemma(word: str) -> str:
    """The singular of ``word``, lower case."""
    low = word.lower().replace("’", "'")
    if low.endswith(("'s", "s'")):
        low = low[:-2]
    known = _irregular().get(low)
    if known:
        return known
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith(("people", "ss", "us", "is")) or not low.endswith("s") or len(low) < 4:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("oes") and len(low) > 5 and low not in ("canoes", "oboes"):
        return low[:-2]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def is_plural(low: str) -> bool:
    """Whether the lower-case word looks like a plural noun."""
    if low.endswith("s"):
        return len(low) > 2 and not low.endswith(_NOT_PLURAL) and low not in _SINGULAR_S
    return low in _irregular() or low.endswith("men") and len(low) > 4


def read(text: str, end: int, limit: int, *, plural: bool, fraction: bool = False) -> NounRead | None:
    """The noun group counted by the number that ends at ``end``; ``plural`` tells that the number is not one.

    A ``fraction`` counts few nouns in the singular (``half a point``, ``1/4 share``).
    """
    if end >= limit:
        return None
    hyphen = text[end] in "-‐‑" and text[end + 1 : end + 2].isalpha()
    if hyphen:
        return _hyphenated(text, end, limit)
    if fraction and text[end : end + 3] == " a ":
        end += 2
    low: list[str] = []
    ends: list[int] = []
    head = -1
    at = end
    while len(low) < _LIMIT:
        start = _gap(text, at, limit, opened=bool(low))
        if start < 0:
            break
        word = _WORD.match(text, start, limit)
        if not word:
            break
        form = word.group()
        key = form.lower()
        comma = start - at > 1 and text[at] == ","
        if _is_stop(key, form, plural=plural):
            if key in ("and", "or") and low and head < 0 and _adjectives_go_on(text, word.end(), limit):
                at = word.end()
                continue
            break
        if head >= 0 and (form[0].isupper() or not is_plural(key) or comma or key in _irregular()):
            break
        if comma and not _adjectives_go_on(text, start, limit):
            break
        low.append(key)
        ends.append(word.end())
        at = word.end()
        if is_plural(key) and (plural or key in _irregular()):
            head = len(low) - 1
        if form.endswith(("'s", "’s", "s'", "s’")):
            head = -1
        if at < limit and text[at] in "'’" and form.endswith("s"):
            break
    if head < 0:
        head = _fraction_head(low) if fraction else _singular_head(low, plural=plural)
    if head < 0:
        return None
    return NounRead(lemma(low[head]), tuple(low[:head]), ends[head])


def _gap(text: str, at: int, limit: int, *, opened: bool) -> int:
    """Where the next word of the group starts after the gap at ``at``; -1 where the group is over."""
    if at >= limit:
        return -1
    char = text[at]
    if char in " \u00a0\u202f\u2009":
        at += 1
        if at < limit and text[at] in " \u00a0\u202f\u2009\n":
            at += 1
    elif char == "\n":
        at += 1
        if at >= limit or not text[at].islower():
            return -1
    elif char == "," and opened and at + 1 < limit and text[at + 1] == " ":
        at += 2
    else:
        return -1
    return at if at < limit and text[at].isalpha() else -1


def _adjectives_go_on(text: str, at: int, limit: int) -> bool:
    """Whether after a comma or "and" a list of adjectives goes on to a plural noun: ``American, British and other troops``."""
    stops = _stops()
    for _ in range(4):
        while at < limit and text[at] in " \u00a0,":
            at += 1
        word = _WORD.match(text, at, limit)
        if not word:
            return False
        key = word.group().lower()
        at = word.end()
        if key in ("and", "or"):
            continue
        if key in spelled.number_words():
            return False
        if is_plural(key):
            return True
        if key in stops and key not in ("other", "more"):
            return False
    return False


_PARTED = frozenset(
    ["point", "share", "turn", "game", "length", "step", "percentage", "lap", "season", "set", "goal", "slice"]
)


def _fraction_head(low: list[str]) -> int:
    return 0 if low and low[0] in _PARTED else -1


def _singular_head(low: list[str], *, plural: bool) -> int:
    irregular = _irregular()
    for i, key in enumerate(low[:3]):
        if key in irregular:
            return i
    if plural or not low:
        return -1
    size = 0
    for key in low[:4]:
        if key.endswith(("ed", "ly", "ing")) and size or is_plural(key):
            break
        size += 1
    if not size:
        return -1
    return size - 1 if not low[size - 1].endswith("ly") else -1


def _hyphenated(text: str, end: int, limit: int) -> NounRead | None:
    """``five-bedroom house``, ``three-man team``: the word behind the hyphen, in the singular."""
    word = _WORD.match(text, end + 1, limit)
    if not word:
        return None
    form = word.group().split("-")[0].split("‑")[0].lower()
    if (
        form in _stops()
        or form.endswith(("ed", "ing", "ness", "th", "strong"))
        or form in ("odd", "plus", "ish", "something", "all")
    ):
        return None
    return NounRead(lemma(form), (), end + 1 + len(form), hyphen=True)
