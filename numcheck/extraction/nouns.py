"""Counted nouns: the noun group after a number, its head, its lemma and its modifiers.

No parser: the group ends at a function word, a finite verb or punctuation; its head is its last plural noun
(``150,000 Russian troops``), or after *one* and before a hyphen the last noun (``one senior officer``).
"""

from functools import cache
from typing import Literal

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.figure_words import around_figure, small_words
from numcheck.extraction.numbers.number_words import number_words
from numcheck.extraction.units import currencies
from numcheck.language import lexicon
from numcheck.language.inflection import irregular_plurals, is_plural, lemma
from numcheck.language.lazy_pattern import Lazy

# How many a number says there are, as far as the form of the noun depends on it: one; none, or two and more; a part, which
# counts few nouns, and those in the singular (half a point, 1/4 share).
Count = Literal["one", "many", "part"]


class NounRead(NamedTuple):
    """The head's ``lemma``, lower case; the lower-case ``modifiers`` before it; where the group ends."""

    lemma: str
    modifiers: tuple[str, ...]
    end: int
    hyphen: bool = False


_WORD = Lazy(r"(?:[A-Z]\.){2,4}(?= [A-Za-z])|[^\W\d_]\w{0,60}(?:[-‐‑'’]\w{1,60}){0,6}")
_SUMS = frozenset("$€£¥0123456789")
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_NOUNS_TOO = ("reports",)  # verbs of telling that numbers count
LONGEST_GROUP = 7  # words
# What a hyphen joins to a number and no number counts, and the ends of such words.
_NOT_COUNTED = frozenset(("odd", "plus", "ish", "something", "all"))
_NOT_COUNTED_ENDS = ("ed", "ing", "ness", "th", "strong")


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives that stand alone for people: ``15 injured``."""
    return frozenset(row[0] for row in lexicon.table("english/irregular_nouns") if row[2])


def counted_noun(cursor: Cursor, end: int, count: Count, most: int = LONGEST_GROUP) -> NounRead | None:
    """The noun group, of at most ``most`` words, counted by the number that ends at ``end``; None if nothing is."""
    text, limit = cursor.text, cursor.limit
    if end >= limit:
        return None
    if text[end] in "-‐‑" and text[end + 1 : end + 2].isalpha():
        return _hyphenated(text, end, limit)
    if count == "part" and text[end : end + 3] == " a ":
        end += 2
    found, ends, head = _group(text, end, limit, count, most)
    if head < 0 and found:
        head = _lone_head(text, found, ends, limit, count)
    return None if head < 0 else NounRead(lemma(found[head]), tuple(found[:head]), ends[head])


def _group(text: str, at: int, limit: int, count: Count, most: int) -> tuple[list[str], list[int], int]:
    """The lower-case words from ``at`` on that may belong to the group, their ends, and the place of its head or -1."""
    found: list[str] = []
    ends: list[int] = []
    head = -1
    many = count == "many"
    while len(found) < most:
        start = _gap(text, at, limit, found)
        word = _WORD.match(text, start, limit) if start >= 0 else None
        if not word:
            break
        form = word.group()
        key = form.lower()
        comma = start - at > 1 and text[at] == ","
        joint = form in ("and", "or", "And", "Or")
        if joint and found and head < 0 and _adjectives_go_on(text, word.end(), limit):
            at = word.end()
            continue
        if key == "very" and not found:
            at = word.end()
            continue  # three very different sites
        if _ends_group(form, key, found):
            break
        plural = is_plural(key)
        if head >= 0 and (form[0].isupper() or not plural or comma or key in _adjectives()):
            break
        if head == len(found) - 1 >= 0 and found[head] in irregular_plurals() and _object_follows(text, word.end()):
            break  # two children pays $300
        if comma and not (many and _adjectives_go_on(text, start, limit, joints=1)):
            break
        found.append(key)
        at = word.end()
        ends.append(at)
        if plural and (many or key in irregular_plurals()):
            head = len(found) - 1
        if key.endswith(("'s", "’s")):
            head = -1
        if at < limit and text[at] in "'’" and key.endswith("s"):
            break
    return found, ends, head


def _object_follows(text: str, at: int) -> bool:
    """Whether what follows the word that ends at ``at`` makes that word a verb: a sum, a number or a determiner."""
    return text[at + 1 : at + 2] in _SUMS or word_after(text, at) in _DETERMINERS


def _ends_group(form: str, key: str, found: list[str]) -> bool:
    """Whether the word ``form``, ``key`` in small letters, cannot go on a group of the words ``found``."""
    if key in small_words() and key not in _NOUNS_TOO:
        return len(form) == 1 or not form.isupper()  # US is no pronoun
    if key.endswith("ed") and found and found[-1] in ("more", "others"):
        return True  # dozens more suffered
    # 3 USD50 cards
    return not form.isalpha() and form[-1].isdigit() and form.rstrip("0123456789") in currencies.table().before


def _gap(text: str, at: int, limit: int, found: list[str]) -> int:
    """Where the next word of the group starts after the words ``found`` and the gap at ``at``; -1 where it is over."""
    if at >= limit:
        return -1
    char = text[at]
    if char in " \u00a0\u202f\u2009":
        at += 1
        if at < limit and text[at] in " \u00a0\u202f\u2009\n":
            at += 1
    elif char == "\n":
        at += 1
        if at >= limit or not (text[at].islower() or found and _plural_name(text, at, limit)):
            return -1
    elif char == "," and found and at + 1 < limit and text[at + 1] == " ":
        at += 2
    else:
        return -1
    return at if at < limit and text[at].isalpha() else -1


def _plural_name(text: str, at: int, limit: int) -> bool:
    """Whether a plural in capitals begins the line at ``at``, as the group that the line before left open: West / Virginians."""
    word = _WORD.match(text, at, limit)
    return word is not None and text[at - 2].isalpha() and is_plural(word.group().lower())


def _adjectives_go_on(text: str, at: int, limit: int, joints: int = 0) -> bool:
    """Whether a list of adjectives goes on from ``at`` to a plural noun: ``American, British and other troops``.

    ``joints`` is how many of "and" and "or" must still come: one after a comma.
    """
    stops = small_words()
    for _ in range(4):
        while at < limit and text[at] in " \u00a0,\n":
            at += 1
        word = _WORD.match(text, at, limit)
        if not word:
            return False
        key = word.group().lower()
        at = word.end()
        if key in ("and", "or"):
            joints = 0
            continue
        if key in number_words():
            return False
        if is_plural(key):
            return not joints
        if key in stops and key not in ("other", "more"):
            return False
    return False


def _lone_head(text: str, found: list[str], ends: list[int], limit: int, count: Count) -> int:
    """The head of a group without a plural noun: ``a 13 member group``, ``half a point``, ``one senior officer``."""
    first = found[0]
    if count == "part":
        return 0 if first in around_figure("divided") else -1
    if count == "many":
        spaced = ends[0] < limit and text[ends[0]] == " "
        return 0 if spaced and first in lexicon.words("english/attributive_nouns") else -1
    return _singular_head(text, found, ends, limit)


def _singular_head(text: str, found: list[str], ends: list[int], limit: int) -> int:
    """The head after *one*: the last word before a verb."""
    head = -1
    for i, word in enumerate(found[:4]):
        if word.endswith(("ed", "ly")) and i or is_plural(word):
            break
        name = i and text[ends[i] - len(word)].isupper() and text[ends[i - 1] - len(found[i - 1])].islower()
        if name and _verb_follows(text, ends[i]):
            break  # one concrete way Emscripten hopes to help
        if word.endswith("ing") and i and ends[i] < limit and text[ends[i]] == " ":
            break  # one researcher criticising the study; but: one particular shooting.
        head = i
    return head if head >= 0 and not found[head].endswith("ly") else -1


def _verb_follows(text: str, at: int) -> bool:
    """Whether the word behind ``at`` may be the verb of the word before it: ``Emscripten hopes``, not ``French officer``."""
    follows = word_after(text, at)
    return follows in small_words() or follows.islower() and follows.endswith("s") and not follows.endswith("ss")


def _hyphenated(text: str, end: int, limit: int) -> NounRead | None:
    """``five-bedroom house``, ``three-man team``: the word behind the hyphen, in the singular."""
    word = _WORD.match(text, end + 1, limit)
    if not word:
        return None
    form = word.group().split("-")[0].split("‑")[0].lower()
    if form in small_words() or form in _NOT_COUNTED or form.endswith(_NOT_COUNTED_ENDS):
        return None
    return NounRead(lemma(form), (), end + 1 + len(form), hyphen=True)
