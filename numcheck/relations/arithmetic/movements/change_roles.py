"""Which part a figure plays in a change, told by the words that touch it: where it was, where it is, how it moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import Direction
from numcheck.language import lexicon
from numcheck.language.patterns import compiled
from numcheck.relations.arithmetic.movements.range_ends import range_ends
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence

_FROM = frozenset({"from", "against", "versus", "vs"})
_WHEN = (" ago", " earlier", " before ", " previously")
_TO = frozenset({"to", "totaled", "totalled", "totaling", "totalling", "reached", "reaching"})


class ChangeRole(StrEnum):
    """What a figure is in a change: old or new value, how far it moved, or how far it is from another ("5% more than")."""

    NONE = ""
    OLD = "old"
    NEW = "new"
    CHANGE = "change"
    THAN = "than"


class ChangeFigure(NamedTuple):
    """A figure of a masked sentence with its role in a change.

    ``start, end``  where its mask stands in the text of the sentence
    ``cue``         the word that gives the role, or ""
    ``direction``   which way that word says
    """

    claim: Claim
    start: int
    end: int
    role: ChangeRole = ChangeRole.NONE
    cue: str = ""
    direction: Direction = Direction.NONE


class ChangeWords(NamedTuple):
    """The words of change: verbs, nouns and comparatives with the direction they say, and words for a factor."""

    verbs: dict[str, Direction]
    nouns: dict[str, Direction]
    comparatives: dict[str, Direction]
    factors: dict[str, Fraction]


@cache
def change_words() -> ChangeWords:
    """The words of ``relations/change_roles``."""
    found = ChangeWords({}, {}, {}, {})
    directed = {
        "up": (found.verbs, Direction.UP),
        "down": (found.verbs, Direction.DOWN),
        "either": (found.verbs, Direction.NONE),
        "noun-up": (found.nouns, Direction.UP),
        "noun-down": (found.nouns, Direction.DOWN),
        "more": (found.comparatives, Direction.UP),
        "less": (found.comparatives, Direction.DOWN),
        "either-way": (found.comparatives, Direction.NONE),
    }
    for name, words in lexicon.classes("relations/change_roles").items():
        if name in directed:
            table, direction = directed[name]
            table.update((w, direction) for w in words)
        else:
            found.factors.update((w, Fraction(name)) for w in words)
    return found


@cache
def change_cues() -> frozenset[str]:
    """The words of which every change holds one; of a phrase ("went down") the last word alone."""
    known = {word for table in change_words() for word in table}
    return frozenset(known | {word.rpartition("-")[2] for word in known})


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W\d_][\w'’-]*|[,;:()]")


def words_and_marks(text: str) -> list[str]:
    """The words of ``text``, as written, and each comma, colon, semicolon and bracket as a word."""
    return _word().findall(text)


def is_adjusted(after: str) -> bool:
    """Whether the words ``after`` a movement say that it was worked out of other figures: "excluding exchange rates"."""
    return not lexicon.classes("relations/arithmetic_cues")["adjusted"].isdisjoint(words_and_marks(after[:60]))


def change_figures(masked: MaskedSentence) -> list[ChangeFigure]:
    """Every figure of the sentence with its role, in order; a range with "to" after a word of change as two figures.

    Left out are vague figures, attributes ("28-year-old"), times ("three years ago") and factors ("three times").
    """
    out = []
    for start, end, claim in masked.places():
        q = claim.quantity
        after = masked.text[end : end + 40]
        if q.vague or q.adjectival or after.startswith(_WHEN) or q.noun in ("time", "fold"):
            continue
        before = words_and_marks(masked.text[max(0, start - 80) : start])
        if q.is_range and q.value is None:
            out += _ends(claim, start, end, before)
        elif q.value is not None:
            out.append(ChangeFigure(claim, start, end, *_part(before, after, near=0 if q.unit != "percent" else 2)))
    return out


def _ends(claim: Claim, start: int, end: int, before: Sequence[str]) -> list[ChangeFigure]:
    """ "from 12 to 15" is where something was and is; "rose by 3 to 15" how far it moved and where it is."""
    ends = range_ends(claim)
    if ends is None:
        return []
    role = (ChangeRole.OLD, "from", Direction.NONE) if ends.start else _part(before, "", near=0)
    if role[0] not in (ChangeRole.OLD, ChangeRole.CHANGE):
        return []
    return [ChangeFigure(ends.first, start, end, *role), ChangeFigure(ends.second, start, end, ChangeRole.NEW, "to")]


def _part(before: Sequence[str], after: str, near: int) -> tuple[ChangeRole, str, Direction]:
    """ChangeRole, cue and direction; up to ``near`` words may stand between the figure and the noun of its movement."""
    tables = change_words()
    at, small = len(before), lexicon.classes("relations/arithmetic_cues")["small"]
    while at and before[at - 1] in small:
        at -= 1
    last, second = (before[at - 1] if at else ""), (before[at - 2] if at > 1 else "")
    verb = last if last != "," else second
    if f"{second}-{last}" in tables.verbs:
        return ChangeRole.CHANGE, f"{second} {last}", tables.verbs[f"{second}-{last}"]
    if verb in tables.verbs:
        return ChangeRole.CHANGE, verb, tables.verbs[verb]
    if last == "by":
        for word in reversed(before[max(0, at - 8) : at - 1]):
            if word in tables.verbs:
                return ChangeRole.CHANGE, word, tables.verbs[word]
            if word in ",;:()":
                break
    if last == "of" and second in tables.nouns:
        return ChangeRole.CHANGE, second, tables.nouns[second]
    following = words_and_marks(after)
    for i, word in enumerate(following[:3]):
        if i < 2 and word in tables.comparatives and following[i + 1 : i + 2] == ["than"]:
            return ChangeRole.THAN, word, tables.comparatives[word]
        if i <= near and word in tables.nouns:
            return ChangeRole.CHANGE, word, tables.nouns[word]
        if word in lexicon.classes("relations/arithmetic_cues")["link"] or not word[0].isalpha():
            break
    compared = "compared" in before[-8:] and not any(w in ",;:()" for w in before[-6:])
    if (last == "of" and compared) or (last in ("on", "over") and any(w.endswith("'s") for w in before[at:])):
        return ChangeRole.OLD, last, Direction.NONE
    if last in _FROM or (last in ("with", "to") and second == "compared") or (last == "at" and second == "stood"):
        return ChangeRole.OLD, f"{second} {last}" if last not in _FROM else last, Direction.NONE
    if last in _TO or (
        last == "at" and (second in lexicon.classes("relations/arithmetic_cues")["closed"] or second in tables.verbs)
    ):
        return ChangeRole.NEW, last, Direction.NONE
    return ChangeRole.NONE, "", Direction.NONE
