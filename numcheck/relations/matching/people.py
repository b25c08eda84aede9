"""Whose age a figure is: a named person has one, so that two ages of one name clash whatever else the sentences say.

"Ann Lee, 34," stands in apposition to its holder. News texts say it once, in the middle of a sentence about something
else, which is why no alignment of the sentences finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.core.quantity import Quantity
from numcheck.language.names import nations, titles
from numcheck.language.stems import OOV_IDF
from numcheck.language.tokens import DATE, FIGURE, TokenizedSentence
from numcheck.relations.matching.mention import Mention

AGE_WORDS = frozenset(["old", "age", "aged"])  # stems

# Years. The oldest of whom news tell: a greater number behind a name is a volume, a page, a section of a law.
OLDEST = 120


def apposition_head(words: TokenizedSentence, at: int) -> int:
    """Index of the word behind which a figure stands alone, as ages do: "Ann Lee, 34, of Calder", "Lee (aged 34)"; or -1.

    Not where another figure follows at once, as in references: "Cell, 98, 45".
    """
    stems, clauses = words.stems, words.clause_ids
    said = at > 0 and stems[at - 1] in AGE_WORDS
    before = at - 2 if said else at - 1
    if before < 0 or stems[before] in (FIGURE, DATE):
        return -1
    if not said and at + 1 < len(stems) and stems[at + 1] in (FIGURE, DATE):
        return -1
    ends = said if at + 1 == len(stems) else clauses[at] < clauses[at + 1]
    return before if ends and clauses[before] < clauses[at] else -1


def may_be_age(quantity: Quantity, text: str) -> bool:
    """Whether a figure without unit and noun may be the age of whom it stands behind, in the document's ``text``.

    A whole number of years that somebody may reach, set off by a comma, a dash or a bracket: no decimal, no range, no page
    of a law, no value behind a colon ("Largest: 98"), no name in quotation marks (version "2").
    """
    value = quantity.value
    if value is None or value != int(value) or not 0 < value <= OLDEST or quantity.is_range:
        return False
    start = quantity.span.start
    return not text[max(start - 3, 0) : start].rstrip().endswith((":", "=", '"', "“", "'", "‘"))


def age_holder(age: Mention) -> str:
    """The stem of the name that an age stands in apposition to, or "".

    A name in small letters is one only in a text that writes all names so, behind another such name: mary holm, 41.
    """
    return name_before(age) if age.kind == "age" else ""


def name_before(figure: Mention) -> str:
    """The stem of the name that a figure stands in apposition to, as an age does, or ""."""
    words, before = figure.words, apposition_head(figure.words, figure.at)
    if before < 0:
        return ""
    if not words.surface[before][:1].isupper() and (
        figure.document.names or before == 0 or not (_may_name(words, before - 1) and _may_name(words, before))
    ):
        return ""
    return words.stems[before]


def surname(age: Mention) -> str:
    """The name that an age stands in apposition to, as it is written; only for one that has a holder (``age_holder``)."""
    return age.words.surface[apposition_head(age.words, age.at)]


def one_person(one: Mention, other: Mention) -> bool:
    """Whether two ages of one name are one person's: no other name before it, and no heading's "Woman, 34," twice.

    Both must have a holder, and the same.
    """
    same = same_first_name(one, other)
    if same is not None:
        return same
    words = [(c.words, apposition_head(c.words, c.at)) for c in (one, other)]
    return any(w.is_name[i] or not w.surface[i][:1].isupper() for w, i in words)


def same_first_name(one: Mention, other: Mention) -> bool | None:
    """Whether one first name stands before the holders of two ages; None where either has none."""
    first, second = first_name(one), first_name(other)
    return first == second if first and second else None


def is_of_a_person(age: Mention) -> bool:
    """Whether an age that has a holder is plainly a person's: behind two names ("Ann Lee, 34,"), or said to be an age."""
    return bool(first_name(age)) or not AGE_WORDS.isdisjoint(age.words.stems)


def first_name(age: Mention) -> str:
    """The stem of the word before its holder's name, where that is written as a name, too, and is no title; or ""."""
    words, i = age.words, apposition_head(age.words, age.at) - 1
    return words.stems[i] if i >= 0 and _may_name(words, i) and words.surface[i] not in titles() else ""


def _may_name(words: TokenizedSentence, i: int) -> bool:
    """Whether a word is written as a name, or is as rare as one where the sentence writes none."""
    return words.surface[i][:1].isupper() or (words.weights[i] >= OOV_IDF and not any(words.is_name))


def different_people(one: Mention, other: Mention) -> bool:
    """Whether two figures are about people of different names: ages of theirs, or figures of sentences with such ages.

    "Ann Lee, 34, won"; the 16-year-old Tom Berg, a 23-year-old woman, Eva Dahl; Ann Lee, 34, and Eva Lee, 31.
    """
    if age_holder(one) and age_holder(one) == age_holder(other):
        return same_first_name(one, other) is False
    return any(apart[0] and apart[1] and apart[0].isdisjoint(apart[1]) for apart in _names(one, other))


def _names(one: Mention, other: Mention) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    if one.kind == other.kind == "age":
        yield _name_behind(one), _name_behind(other)
    yield apposed_names(one), apposed_names(other)


def _name_behind(age: Mention) -> frozenset[str]:
    """The stems of the name that an age is put before: the 16-year-old Tom Berg; but not a nation's, the 84-year-old Tasmanian."""
    words, last = age.words, len(age.words.is_name)
    if words.lower[age.at + 1 : age.at + 3] != ("year", "old"):
        return frozenset()
    start = next((i for i in range(age.at + 3, min(age.at + 6, last)) if words.is_name[i]), last)
    name = words.name_from(start)
    return name if nations().isdisjoint(name) else frozenset()


def apposed_names(mention: Mention) -> frozenset[str]:
    """The stems of the names to which figures of its sentence stand in apposition (``Ann Lee, 34,``), but for the speaker's.

    A name is the two words before the comma, with a capital unless the text writes no names with capitals. Empty for none.
    """
    known = mention.document.apposed_names.get(mention.sentence)
    if known is not None:
        return known - mention.speaker
    words, names = mention.words, set[str]()
    for at in words.figures.values():
        last = apposition_head(words, at)
        if last >= 0 and (words.surface[last][:1].isupper() or not any(words.is_name)):
            names.update(words.stems[max(last - 1, 0) : last + 1])
    known = mention.document.apposed_names[mention.sentence] = frozenset(names)
    return known - mention.speaker
