"""Numbers that were read without unit, noun or bound, and only name or number something: block 6, Deca-Durabolin 100, "2".

Asked last, for a number that measures or counts something is a figure whatever stands before it. What tells a name is
its grammar: a capital without a noun after the number (``United 175``), or a noun in the singular that no article
stands before (``of element 118``). Other signs are quotation marks, identifiers, years in lists of works, ticks of an
axis.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import numbered
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.inflection import irregular_plurals, is_plural
from numcheck.language.lazy_pattern import Lazy

_REACH = 60  # code points: longer than a name and the word before it
_NEAR = 3000  # code points within which a name that is given with a number is given so again
# The word before a number, on its line or the one before, and what stands before that word.
_LEAD = Lazy(r"(?:(?:\A|(?<=[\s(\[\"'“‘/]))([^\s(\[\"'“‘/]+))(?:[ \u00a0]|[ ]{0,9}\n[ ]{0,30})\Z")
_DIGITS = Lazy(r"\d+(?:[.,]\d+)*")
_INTEGER = Lazy(r"\d{1,9}(?:[-–]\d{1,6})?")
_RESULT = Lazy(r"\d{1,3}[-–]\d{1,3}")
_VERSION = Lazy(r"[1-9]\d?\.\d{1,2}")
_PROVISION = Lazy(r"\d{1,5}(?:\.\d{1,4}|-\d{1,5})?")
_ABBREVIATION = Lazy(r"(?:[A-Z]|[A-Z]{2,5}|[A-Z][a-z]{0,4}(?:\.[A-Z][a-z]{0,4}){1,3})\.")
# An entry of a list after or before this one: Italy 90, Portugal 62
_ENTRY_AFTER = Lazy(
    r"[ ]?[,;][ ](?:and[ ])?((?:[A-Z][\w.&'’-]*[ ]){1,5})\d|[ \n]{1,2}((?:[A-Z][\w.&'’-]*[ ]){1,5})\d|[ \n]\d"
)
_ENTRY_BEFORE = Lazy(
    r"\d(?:[,;]\s(?:and\s)?|\s)(?:[A-Z][\w.&'’-]*\s(?:[A-Z][\w.&'’-]*\s|of\s|and\s|the\s|&\s){0,5})?\Z"
)
# From a figure to one that is told in the same way: 187 votes and Odom 25
_ELIDED = Lazy(r"[,;]?(?: and| but| to| against| or)? (?:[A-Z][\w.'’-]* )?\Z")
_GOES_ON = Lazy(r"(?<![\w$€£¥.,])\d{1,5}(?:\.\d{1,2})?(?:,|,? (?:and|or|to|through|&))[ \n]\Z")
_PLACE = frozenset(("in", "at", "near", "across", "under", "by", "outside", "around"))
_VERBS = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "would", "can", "could", "may")
)
_OPENS_SENTENCE = Lazy(r"(?:\A|[.!?:;•*]\s*|\n[ ]*)\Z")
_PREPOSITIONS = frozenset(
    (
        "in",
        "of",
        "at",
        "for",
        "from",
        "with",
        "by",
        "on",
        "within",
        "under",
        "than",
        "before",
        "between",
        "as",
        "per",
        "see",
        "about",
    )
)
_ARTICLES = frozenset(
    ("the", "a", "an", "this", "that", "each", "every", "his", "her", "its", "their", "our", "my", "last", "next")
)
_DETERMINERS = ("the ", "a ", "an ", "each ", "every ", "this ", "that ", "its ", "of ", "in ", "per ")
# Endings of words that are no nouns before a number: fixed 0, a typical 500, the lowest 10.4
_RELATIVE = frozenset(
    ("next", "last", "first", "final", "latter", "previous", "example", "instance", "past", "who", "that")
)
_NO_NOUNS = (
    "al",
    "ous",
    "ive",
    "ful",
    "less",
    "able",
    "ible",
    "ing",
    "ed",
    "est",
    "ly",
    "ic",
    "ary",
    "ish",
    "er",
    "or",
)
_ITEM_BEFORE = Lazy(r"[^\d,:;.()]{3,60},\s(?:(?!wh)[a-z]+\s){0,2}\Z")
_ITEM_AFTER = Lazy(r"(?:,\s|\sand\s)[^\d,;()]{2,40}[,.;)\n]|[.;)]")
_SHARED = Lazy(r"(?:,|,? (?:and|or|to|&)|[-–])[ \n]*\d{1,4}(?![\d%]|[.,]\d)")
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_IDENTIFIER = Lazy(r"\d{4}\.\d{4,5}")
_CHAIN = Lazy(r"(?<![\w/])\d{1,6}(?:/\d{1,6}){2,6}(?![\w/])")
_CITED = Lazy(r", [A-Z]?\d{1,7}(?:[-–]\d{1,7})? \((?:19|20)\d\d\)")  # Phys. Rev. X 13, 041052 (2023)
_TICKS = Lazy(r"(?:(?<=\s)|\A)-?\d{1,4}(?:\.\d{1,2})?(?:[ \n]-?\d{1,4}(?:\.\d{1,2})?){3,40}(?=\s|\Z)")
_LEAST_TICKS = 4


def names(cursor: Cursor, end: int) -> bool:
    """Whether the bare number that begins with the candidate and ends at ``end`` is part of a name, a label or a list."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _QUOTES:
        return _DIGITS.fullmatch(written) is not None and _is_quoted(text, end, _QUOTES[before])
    if before == "[":
        return after == "]" and _IDENTIFIER.fullmatch(written) is not None
    if before == ".":  # the page in a table of contents; Apr.5, 2004
        return text[start - 4 : start] == "...." or text[start - 4 : start - 1].lower() in numbered("month")
    if before == "/" or after == "/":
        return _is_chain(text, start, end)
    if before == "(" and after == ")" and _is_year(written) and text[start - 3 : start - 1].strip().isdigit():
        return True  # 529 U. S. 217, 229, 235 (2000)
    if not before or before not in " \n\u00a0" or after == "%":
        return False
    if after == "," and _CITED.match(text, end, end + _REACH):
        return True
    if text[start - 2 : start - 1] == "\ufffd":
        return True  # a section sign that did not survive copying
    if _is_tick(cursor, end) or _VERSION.fullmatch(written) and _of_version(text, written, start):
        return True
    if after == "-" and _is_year(written) and text[end + 1 : end + 2].isalpha():
        return True  # the Act of 1995-which
    if _GOES_ON.search(text, max(cursor.floor, start - _REACH // 2), start):
        return _ends(text, end)  # lanes 4 and 9: what was read before was no figure either
    lead = _LEAD.search(text, max(cursor.floor, start - _REACH), start)
    if lead is None:
        return False
    word = lead[1]
    if word[-1] == ":" and len(written) > 4 and written.isdigit() and word[:-1].lower() in words("label"):
        return True  # code: 5110704
    if not word[0].isalpha() or not word[-1].isalnum():
        return _after_mark(text, word, start, end)
    if _measures(word):
        return False
    if any(map(str.isupper, word)):
        return _is_result(cursor, word, end) or _after_capital(cursor, word, lead.start(1), end)
    return _after_noun(cursor, word, lead.start(1), end)


def _is_chain(text: str, start: int, end: int) -> bool:
    """Whether strokes join the number to two others: the licence 21/36/5."""
    return any(run.start() <= start and end <= run.end() for run in _CHAIN.finditer(text, max(0, start - 16), end + 16))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in ("19", "20") and written.isdigit()


def _is_quoted(text: str, end: int, mark: str) -> bool:
    """Whether a quotation mark closes behind the number that ends at ``end``: the character "2", set to "0," as."""
    end += text[end : end + 1] in (",", ".", ";")
    return text[end : end + 1] == mark


def _is_tick(cursor: Cursor, end: int) -> bool:
    """Whether the number stands among others, four and more in a row at even steps and nothing between: ``0 20 40 60``."""
    text, start = cursor.text, cursor.start
    near = text[end : end + 2], text[max(0, start - 2) : start]
    if not (near[0][1:].isdigit() and near[0][0] in " \n" or near[1][:1].isdigit() and near[1][1] in " \n"):
        return False
    low = max(0, start - _REACH)
    for run in _TICKS.finditer(text, low, end + _REACH):
        if run.start() <= start and end <= run.end():
            return _even_around(run[0].split(), len(text[run.start() : start].split()))
    return False


def _even_around(written: list[str], place: int) -> bool:
    """Whether the number at ``place`` is one of four that follow each other at even steps, or of as many years."""
    numbers = [float(one) for one in written]
    for first in range(max(0, place - _LEAST_TICKS + 1), place + 1):
        some = numbers[first : first + _LEAST_TICKS]
        if len(some) == _LEAST_TICKS and some[0] != some[1]:
            step = some[1] - some[0]
            if all(abs(b - a - step) < abs(step) / 1000 for a, b in pairwise(some)):
                return True
    return False


def _of_version(text: str, written: str, start: int) -> bool:
    """Whether a version of three numbers near by goes on from this one: 4.1 in April and 4.1.1 in May."""
    near = text[max(0, start - _NEAR) : start + _NEAR]
    at = near.find(f" {written}.")
    return at >= 0 and near[at + len(written) + 2 : at + len(written) + 3].isdigit()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(numbered("weekday"))


@cache
def _measuring() -> frozenset[str]:
    return lexicon.words("english/function_words") | words("measuring word")


def _measures(word: str) -> bool:
    """Whether a number behind the word is a figure: small words, verbs, currencies, ``total``, ``pH``."""
    low = word.lower()
    return (
        low in _measuring()
        or low in small_words()
        or low in words("count before one")
        or low in _RELATIVE
        or low in _weekdays()
        or word in currency_codes()
        or low.removesuffix("s") in _measuring()
    )


def _after_mark(text: str, word: str, start: int, end: int) -> bool:
    """A number behind an abbreviation or a name with a mark: ``P. & Z. 1107.15``, ``Comandini. 2000.``, ``Oates, 2000)``."""
    written, after = text[start:end], text[end : end + 1]
    if _is_year(written) and word[0].isupper():
        return word[-1] == "." and after == "." or word[-1] == "," and after in (")", ";")
    if not _ABBREVIATION.fullmatch(word) or word.lower() in words("measuring abbreviation"):
        return False
    return _PROVISION.fullmatch(written) is not None and len(written) > 1 and _ends(text, end)


def _ends(text: str, end: int) -> bool:
    """Whether no other number and no unit may follow: punctuation, a word or nothing does."""
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if after in (" ", "\u00a0", "\n"):
        return not then.isdigit() and then not in "%$£€¥°"
    return not after or after in ".,;:!?)]'’\"”" and not then.isdigit() or after in "-–" and then.isalpha()


def _after_capital(cursor: Cursor, word: str, at: int, end: int) -> bool:
    """``United 175``, ``Region 1``: a word with a capital, but no entry of a list or table and no beginning of a sentence."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    if not _INTEGER.fullmatch(written):
        version = _VERSION.fullmatch(written) and any(map(str.islower, word))
        if not version:
            return False
    if not _ends(text, end) or word.isupper() and not text[max(0, at - 2) : at - 1].isalpha():
        return False
    if len(word) < 2 or word_after(text, end) in words("telling"):
        return False  # Ahmed 24 said
    if is_plural(word.lower()):
        return _numbered_again(text, word, at, end)  # Quake Kills 10
    following = _ENTRY_AFTER.match(text, end, end + _REACH)
    if following is not None:
        other = (following[1] or following[2] or "").split()
        if not other or other[-1] != word:
            return False
    if _ENTRY_BEFORE.search(text, max(cursor.floor - 1, 0, at - _REACH), at):
        return _numbered_again(text, word, at, end)
    if at - cursor.floor <= _REACH // 2 and cursor.floor and _ELIDED.fullmatch(text, cursor.floor, at):
        return _numbered_again(text, word, at, end)
    if word.isupper():
        return _named_before(text, at)
    lead = (text[max(0, at - 24) : at].split() or [""])[-1].lower()
    if lead in _PLACE or lead in _PREPOSITIONS and not _is_complete(cursor, end):
        return _numbered_again(text, word, at, end)  # in Lyon 40 died
    if _OPENS_SENTENCE.search(text, max(0, at - 8), at):
        titled = text[end : end + 1] == ":" and text[end + 1 : end + 2] == " "
        return titled or _numbered_again(text, word, at, end)
    return True


def _is_result(cursor: Cursor, word: str, end: int) -> bool:
    """``England 17-18 France``: points of a match between the names of who played it."""
    written = cursor.text[cursor.start : end]
    rival = cursor.text[end + 1 : end + 3]
    return word[0].isupper() and _RESULT.fullmatch(written) is not None and rival[:1].isupper() and rival[1:].islower()


def _named_before(text: str, at: int) -> bool:
    """Whether the word before ``at`` is the first of a name: Estraderm TTS 25."""
    first = text[max(0, at - 24) : at].split()[-1:]
    return bool(first) and first[0][:1].isupper() and first[0].isalpha() and not _measures(first[0])


def _after_noun(cursor: Cursor, word: str, at: int, end: int) -> bool:
    """``in block 6``, ``lanes 5 and 10``, ``polysorbate 80``: a noun, which without an article and with a number is a name."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    grouped = written.replace(",", "")
    if len(word) < 3 or not word.isalpha() or word.endswith(_NO_NOUNS) or not _INTEGER.fullmatch(grouped):
        return False
    if not _ends(text, end):
        return False
    many = is_plural(word) or word in irregular_plurals()
    again = _numbered_again(text, word, at, end)
    before = text[max(0, at - 24) : at]
    lead = (before.split() or [""])[-1]
    behind_preposition = before[-1:].isspace() and lead in _PREPOSITIONS and (again or _is_complete(cursor, end))
    if many or grouped != written:
        shared = many and _SHARED.match(text, end, end + 12) is not None and (behind_preposition or before[-1:] == "(")
        return shared or again and (behind_preposition or before[-1:] == "(")
    if behind_preposition:
        return again or _SHARED.match(text, end, end + 12) is None  # half of those from 18 to 25
    if (
        again
        and lead.lower() not in _ARTICLES
        and any(text.find(f" {lead}{word} ", max(0, at - _NEAR), end + _NEAR) >= 0 for lead in _DETERMINERS)
    ):
        return True
    item = _ITEM_BEFORE.search(text, max(0, at - 2 * _REACH), at) if "," in text[max(0, at - 24) : at] else None
    return item is not None and _ITEM_AFTER.match(text, end, end + _REACH) is not None


def _is_complete(cursor: Cursor, end: int) -> bool:
    """Whether no verb follows of which the number may be the subject: in block 6, or in block 6 of; but in hospital 300 lay."""
    follows = word_after(cursor.text, end)
    return (
        not follows[:1].isalpha()
        or follows.lower() in lexicon.words("english/function_words")
        and follows not in _VERBS
    )


def _numbered_again(text: str, word: str, at: int, end: int) -> bool:
    """Whether the word stands before a number again, near the one between ``at`` and ``end``."""
    for low, high in ((max(0, at - _NEAR), at), (end, end + _NEAR)):
        place = text.find(f"{word} ", low, high)
        for _ in range(9):
            if place < 0:
                break
            if "0" <= text[place + len(word) + 1 : place + len(word) + 2] <= "9":
                return True
            place = text.find(f"{word} ", place + 1, high)
    return False
