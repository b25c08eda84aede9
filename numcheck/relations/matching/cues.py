"""Cues: what the words around one figure say that sets it apart: of an earlier time, of a part, of another event.

Most sentences hold none of these words (``relations/context_cues``), which one look settles. ``vetoes`` says which two figures
differ by what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from numcheck.core.named_tuple import NamedTuple
from numcheck.language import lexicon
from numcheck.language.tokens import TokenizedSentence
from numcheck.language.vocabulary import outcomes

# Words before and behind a figure in which a cue counts: set by hand while its veto was counted on the labelled pairs
# (see ``vetoes``), not tuned since.
TIME_BEFORE, TIME_BEHIND = 6, 7  # that it was so earlier
EVENT_BEFORE, EVENT_BEHIND = (
    8,
    3,
)  # a similar collapse speaks of figures so far away, another collapse of those close by
PART_BEFORE, INCLUDED_BEFORE, ADDITIONAL_BEFORE, DIMENSION_BEHIND = 4, 3, 4, 5

OUTCOME_WINDOW = 5  # words; set by hand, not tuned since
_ACTIVE = ("s", "ing")  # ends of verbs that cannot be participles

_HALVES = frozenset(["am", "pm", "m"])  # of the day; "p.m." is two words
_OF_THEM = frozenset([("among", "them"), ("of", "them"), ("of", "whom"), ("of", "which")])


class ContextCues(NamedTuple):
    """What is said of one figure.

    ``partitive``       less than the figure is meant: most of a six-month sentence
    ``included``        it counts some of those just counted: 18 people including five children, among them five children
    ``other_event``     of another event: "in a similar collapse, 69 died"; "another 69" are of the same
    ``additional``      it is one more: "he also had 440 yards", but not "he also said that"
    ``past_value``      of an earlier time, or said then: 12 the year before, formerly 12, said earlier that 12
    ``names_month``     the sentence names a month, ``names_weekday`` a day of the week, outside a date
    ``dimension_word``  which extent of a thing the word right behind says: 62 metres high, 62 metres (203 ft) high; or ""
    """

    partitive: bool = False
    included: bool = False
    other_event: bool = False
    additional: bool = False
    past_value: bool = False
    names_month: bool = False
    names_weekday: bool = False
    dimension_word: str = ""


_NONE = ContextCues()


def context_cues(words: TokenizedSentence, at: int) -> ContextCues:
    """The cues of the figure at index ``at`` of ``words``; all False and "" in most sentences."""
    if words.vocabulary.isdisjoint(_any_kind()):
        return _NONE
    return ContextCues(
        partitive=_partitive(words, at),
        included=_included(words, at),
        other_event=_other_event(words, at),
        additional=_additional(words, at),
        past_value=_past_value(words, at),
        names_month=not context_words()["month"].isdisjoint(words.lower),
        names_weekday=not context_words()["weekday"].isdisjoint(words.lower),
        dimension_word=_dimension_word(words, at),
    )


def outcome(words: TokenizedSentence, at: int) -> str:
    """What befell those whom the figure at index ``at`` counts, as a stem, by the nearest such word of its clause; or "".

    Of two that are as near the one behind, but for a verb that takes it as its object: kills 3, wounds 20.
    """
    stems, clauses = words.stems, words.clause_ids
    if at and stems[at - 1] in outcomes() and words.lower[at - 1].endswith(_ACTIVE):
        return stems[at - 1]
    for step in range(1, OUTCOME_WINDOW + 1):
        for i in (at + step, at - step):
            if 0 <= i < len(stems) and clauses[i] == clauses[at] and stems[i] in outcomes():
                return stems[i]
    return ""


def clock_times(sentence: str, words: TokenizedSentence) -> frozenset[str]:
    """The times of day that a sentence gives, as written: ``9:30``."""
    if ":" not in sentence and _HALVES.isdisjoint(words.vocabulary):
        return frozenset()
    return frozenset(_clock().findall(sentence))


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,2}[:.]\d\d(?= ?[ap]\.?m\b)|\b\d{1,2}(?= ?[ap]\.?m\b)|\b\d\d?:\d\d\b")


def _partitive(words: TokenizedSentence, at: int) -> bool:
    stems, parts = words.stems, context_words()["part"]
    near = range(max(at - PART_BEFORE, 0), at - 1)
    return any(stems[i] in parts and stems[i + 1] == "of" and not any(words.is_name[i + 2 : at]) for i in near)


def _included(words: TokenizedSentence, at: int) -> bool:
    near = words.lower[max(at - INCLUDED_BEFORE, 0) : at]
    return not context_words()["included"].isdisjoint(near) or near[-2:] in _OF_THEM


def _other_event(words: TokenizedSentence, at: int) -> bool:
    similar, another = context_words()["elsewhere"], context_words()["another"]
    for i in range(max(at - EVENT_BEFORE, 0), min(at + EVENT_BEHIND + 1, len(words.stems))):
        near = words.stems[i] in similar or (words.stems[i] in another and at - i <= EVENT_BEHIND)
        if near and i + 1 not in words.figures.values() and (i < at or words.clause_ids[i] == words.clause_ids[at]):
            return True
    return False


def _additional(words: TokenizedSentence, at: int) -> bool:
    lows, clauses, also = words.lower, words.clause_ids, context_words()["besides"]
    near = [i for i in range(max(at - ADDITIONAL_BEFORE, 0), at) if lows[i] in also and clauses[i] == clauses[at]]
    return any(lows[i + 1] not in context_words()["speech"] for i in near)


def _past_value(words: TokenizedSentence, at: int) -> bool:
    near = words.lower[max(at - TIME_BEFORE, 0) : at + TIME_BEHIND + 1]
    formerly, former, periods = (context_words()[kind] for kind in ("formerly", "former", "period"))
    if not formerly.isdisjoint(near) or words.lower[0] == "earlier":
        return True
    return any((w in periods and after in former) or (w == "last" and after in periods) for w, after in pairwise(near))


def _dimension_word(words: TokenizedSentence, at: int) -> str:
    same = (words.clause_ids[at], words.clause_ids[at] + 2)  # the second one behind a bracket
    near = (
        words.lower[i]
        for i in range(at + 1, min(at + DIMENSION_BEHIND + 1, len(words.lower)))
        if words.clause_ids[i] in same
    )
    return next((dimension_words()[w] for w in near if w in dimension_words()), "")


@cache
def context_words() -> Mapping[str, frozenset[str]]:
    """By kind of cue, its words in lower case, as ``relations/context_cues`` has them."""
    return lexicon.classes("relations/context_cues")


@cache
def _any_kind() -> frozenset[str]:
    return frozenset().union(*context_words().values(), {word for pair in _OF_THEM for word in pair} - {"of"})


@cache
def dimension_words() -> Mapping[str, str]:
    """The dimension that each word for an extent says, in lower case: "high" and "tall" are of one kind."""
    return {w: kind for kind, words in context_words().items() if kind.startswith("extent") for w in words}
