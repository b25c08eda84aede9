"""Names that end in a number and are in no list: TiDB 4.0, the Watch 5, (NH 58). The text around shows that they are names."""

from __future__ import annotations

from itertools import pairwise

from numcheck.core.text import Span
from numcheck.extraction.cursor import Cursor, word_before
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.labels import is_measured, variant_end
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.inflection import is_plural
from numcheck.language.lazy_pattern import Lazy

_VERSION = Lazy(r"\d{1,2}\.\d{1,2}")
_RELEASE = Lazy(r" (?:alpha|beta|GA|RC|stable|version|release)\b")
_LONGEST = 9  # characters of a number in a name
_NEAR = 3000  # code points within which a name that is given with a number is given so again
_LAST_MINUTE = 120
_MATCH = 600  # code points around a line of scorers in which the words of a match stand
_MARKED = Lazy(r"['‘\"“](?:[A-Z][A-Z-]*[ ]){1,3}\Z")
_CAME_ON = Lazy(r"\b[A-Z][\w'’-]+ for (?:[a-z]{2,3} ){0,2}(?:[A-Z][\w'’-]+ ?){1,2} \(\Z|\bfor [A-Z][\w'’-]+ \(\Z")
_GOALS = Lazy(
    r"\b(?:Goals?|Scorers?|Booked): (?:(?:[A-Z][\w'’.-]+ ){1,2}\d{1,3}(?: og| pen)?,? ?){0,9}(?:[A-Z][\w'’-]+ ){1,2}\Z"
)
_SCORERS = Lazy(
    r"(?:[\w ]{3,20}: )?(?:[A-Z][\w'’-]+ ){1,3}\d{1,3}(?: og| pen)?(?:, (?:(?:[A-Z][\w'’-]+ ){1,3})?\d{1,3}(?: og| pen)?){0,9}\.?"
)
_PLURAL_SIGNS = ((" ", "s "), (" ", "s."), (" ", "s,"))
_NOUN_SIGNS = ((" the ", " "), (" a ", " "), (" an ", " "), (" each ", " "), (" this ", " "), *_PLURAL_SIGNS)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Endings of words before a number that are no nouns, or whose number measures: a typical 3, ranging 4
_NO_NOUNS = ("al", "ous", "ive", "ful", "less", "able", "ible", "ing", "ed", "est", "ly", "ic")
_OPENS = "(\"'“”‘["  # before a word
_ARTICLES = frozenset(("the", "a", "an", "this", "my", "our", "your", "their", "its"))


def reused_name(cursor: Cursor) -> Span | None:
    """A number after a name that comes with numbers again and again (``TiDB 4.0``, ``Eugynon 30``), or None.

    A name is a word with a capital that is not written small nearby.
    """
    text, start, end = cursor.text, cursor.start, cursor.end
    before = text[start - 2 : start - 1]
    if not (before.isalnum() and text[start - 1] in " \u00a0") or end - start > _LONGEST or "," in cursor.written:
        return None
    if text[max(0, start - 25) : start].islower():
        return None  # most words before a number
    word = word_before(text, start).lstrip(_OPENS)
    if not (word[:1].isupper() or word[1:2].isupper()) or not word.isalnum() or len(word) < 2:
        return None
    here = start - 1 - len(word)
    if not _may_name(word) or is_measured(cursor):
        return None
    if not _ends_name(cursor, word):
        return Span(here, end) if _is_named_alone(cursor, word, here) else None
    if word_before(text, here).lower() in _ARTICLES and word[0].isalpha():
        return Span(here, variant_end(text, end))  # the Watch 5
    low, high = max(0, start - _NEAR), end + _NEAR
    if text.find(f" {word.lower()} ", low, high) >= 0:
        return None
    again = _numbered_again(text, word, low, here) + _numbered_again(text, word, end, high)
    return Span(here, variant_end(text, end)) if again else None


def _is_named_alone(cursor: Cursor, word: str, here: int) -> bool:
    """Whether the same word stands with the same number and nothing to count near by: the United 175 crew, as United 175 was."""
    text, end = cursor.text, cursor.end
    if end - cursor.start < 2 or not cursor.word_after.islower():
        return False
    whole = text[here:end]
    for low, high in ((max(0, here - _NEAR), here), (end, end + _NEAR)):
        at = text.find(whole, low, high)
        if at >= 0 and not text[at - 1 : at].isalnum():
            other = cursor.at(at + len(word) + 1, at + len(whole), 0)
            if _ends_name(other, word) and not text[other.end : other.end + 1].isdigit():
                return True
    return False


def version(cursor: Cursor) -> Span | None:
    """A version behind a name with a capital inside, or one that is known for versions: ``MySQL 5.7``, ``HTML 4.01``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start < 3 or not _VERSION.fullmatch(cursor.written) or text[start - 1 : start] not in (" ", "\u00a0"):
        return None
    if _RELEASE.match(text, end, end + 16):
        return Span(start, end)  # 0.8 beta
    word = word_before(text, start).lstrip(_OPENS)
    inner = any(
        a.islower() and b.isupper() or a.isupper() and b.isupper() and word[-1].islower() for a, b in pairwise(word)
    )
    lead = text[max(0, start - len(word) - 3) : start - len(word) - 1]
    renewed = cursor.written[-2:] == ".0" and _is_name(word) and lead[:1].isalpha()  # with Industry 5.0 principles
    named = renewed or cursor.written[-2:] == ".0" and _is_second_name(text, start, word)
    if (
        not inner
        and not named
        and word.rpartition("-")[2] not in words("versioned")
        or is_measured(cursor)
        or not _may_name(word)
    ):
        return None
    follows = cursor.word_after
    if (
        text[end : end + 1] == "%"
        or not inner
        and not renewed
        and follows.islower()
        and is_plural(follows)
        or follows in ("million", "billion")
    ):
        return None
    return Span(start - 1 - len(word), end)


def _is_second_name(text: str, start: int, word: str) -> bool:
    """Whether the word before the number is not the first of a name: ``the Tesco Grocery 1.0 dataset``."""
    first = word_before(text, start - 1 - len(word))
    return _is_name(word) and _is_name(first)


def numbered_kind(cursor: Cursor) -> Span | None:
    """A number behind a noun that comes with the next or the last number, too: ``app 1 ... app 2``, ``block 277,314``, or None.

    That it is a noun shows in an article before it, or in its plural, near by; in its plural alone where the number may count.
    """
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].islower() or end - start > _LONGEST:
        return None
    word = word_before(text, start).lstrip(_OPENS)
    number = cursor.written.replace(",", "")
    if len(word) < 3 or not word.islower() or not word.isalpha() or not number.isdigit():
        return None
    if not _may_name(word) or word in small_words() or word.endswith(_NO_NOUNS) or is_plural(word):
        return None
    here = start - 1 - len(word)
    low, high = max(0, here - _NEAR), end + _NEAR
    if not any(_stands(text, word, _like(cursor.written, int(number) + step), low, high) for step in (1, -1)):
        return None
    signs = _PLURAL_SIGNS if is_plural(cursor.word_after) else _NOUN_SIGNS
    if not any(text.find(lead + word + after, low, high) >= 0 for lead, after in signs):
        return None
    lead = word_before(text, here).lower()
    verb = lead != "and" and lead in words("before verb")
    return None if verb or is_measured(cursor) else Span(here, end)


def numbered_name_in_words(cursor: Cursor) -> Span | None:
    """A small number word behind a name that comes with another one near by: ``Train three`` beside ``Train two``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[start - 1 : start] != " " or cursor.written not in _SMALL:
        return None
    word = word_before(text, start)
    here = start - 1 - len(word)
    if len(word) < 3 or not word.istitle() or not word.isalpha() or not _may_name(word) or is_plural(cursor.word_after):
        return None
    low, high = max(0, here - _NEAR), end + _NEAR
    others = (f"{word} {small}" for small in _SMALL if small != cursor.written)
    return Span(here, end) if any(text.find(other, low, high) >= 0 for other in others) else None


def _like(written: str, number: int) -> str:
    return f"{number:,}" if "," in written else str(number)


def _stands(text: str, word: str, number: str, low: int, high: int) -> bool:
    """Whether the word stands before the number between ``low`` and ``high``, on its line or the one before."""
    for gap in (" ", "\n"):
        named = f"{word}{gap}{number}"
        at = text.find(named, low, high)
        if at >= 0 and not text[at + len(named) : at + len(named) + 2].lstrip(".,").isdigit():
            return True
    return False


def bracketed_name(cursor: Cursor) -> Span | None:
    """A number that ends a bracket which otherwise holds a name alone: ``(NH 58)``, ``(McManaman 85)``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if text[end : end + 1] != ")" or end - start > 3 or not text[start:end].isdigit() or text[start - 1 : start] != " ":
        return None
    low = text.rfind("(", max(0, start - 40), start)
    names = text[low + 1 : start - 1].split(" ") if low >= 0 else []
    replaces = 0 < low and word_before(text, low).istitle()  # Robert (Jenas 77): the word may end like a plural
    if not 1 <= len(names) <= 3 or not all(_is_name(name, ends_in_s=replaces) for name in names):
        return None
    return Span(low + 1, end)


def quoted_name(cursor: Cursor) -> Span | None:
    """A number that ends a quotation of capitals: tablets marked ``'MSD 907'``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if not text[end : end + 1] or text[end] not in "'’\"”" or not text[start - 2 : start - 1].isupper():
        return None
    marked = _MARKED.search(text, max(0, start - 24), start)
    return Span(marked.start(), end + 1) if marked is not None else None


def minute_of_change(cursor: Cursor) -> Span | None:
    """The minute in which one player came on for another, or scored: ``Green for Dowd (71)``, ``Ronaldo 9, Rooney 87.``, or None."""
    text, start, end = cursor.text, cursor.start, cursor.end
    if end - start > 3 or not cursor.written.isdigit() or int(cursor.written) > _LAST_MINUTE:
        return None
    if text[end : end + 1] == ")" and text[start - 1 : start] == "(":
        return Span(start, end) if _CAME_ON.search(text, max(0, start - 60), start) else None
    if text[start - 1 : start] != " " or text[end : end + 1] not in (",", ".", "\n", ""):
        return None
    if _GOALS.search(text, max(0, start - 120), start):
        return Span(start, end)
    line = text.rfind("\n", max(0, start - 120), start) + 1
    stop = text.find("\n", end, end + 120)
    if not line and start > 120 or not _SCORERS.fullmatch(text, line, stop if stop >= 0 else len(text)):
        return None
    near = text[max(0, line - _MATCH) : end + _MATCH].lower()
    return (
        Span(start, end)
        if _may_name(word_before(text, start)) and any(word in near for word in words("play"))
        else None
    )


def _is_name(word: str, *, ends_in_s: bool = False) -> bool:
    plain = word.replace("'", "").replace("’", "").replace("-", "")
    return word[:1].isupper() and plain.isalpha() and _may_name(word) and (ends_in_s or not is_plural(word.lower()))


def _may_name(word: str) -> bool:
    """Whether a word is none of those that go before figures: small words, currencies, ``Total``, ``Age``."""
    low = word.lower()
    small = low in lexicon.words("english/function_words") or low in words("measuring word")
    return not small and word not in currency_codes()


def _ends_name(cursor: Cursor, word: str) -> bool:
    """Whether nothing that could be counted or be a unit follows the number: ``TiDB 4.0 is``, ``Alexa 488-SP``, ``Ca 2+``."""
    text, end = cursor.text, cursor.end
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if after in ("-", "–"):
        return then.isupper()
    if after == "+":
        return len(word) <= 2
    if after in (" ", "\u00a0", "\n"):
        follows = cursor.word_after
        return not then.isalnum() and then not in "%$£€¥" or follows in small_words() and follows != "of"
    return not after or after in ".,;:)]'’"


def _numbered_again(text: str, word: str, low: int, high: int) -> bool:
    """Whether the word stands before a number between ``low`` and ``high``."""
    at = text.find(f"{word} ", low, high)
    for _ in range(9):
        if at < 0:
            return False
        if "0" <= text[at + len(word) + 1 : at + len(word) + 2] <= "9":
            return True
        at = text.find(f"{word} ", at + 1, high)
    return False
