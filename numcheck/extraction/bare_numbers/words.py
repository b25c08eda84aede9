"""What the word before a bare number says of it: a capital without a noun after the number names (``United 175``), and so does a
noun in the singular that no article stands before (``of element 118``).
"""

from __future__ import annotations

from functools import cache

from numcheck.extraction.bare_numbers.signs import VERSION, is_year
from numcheck.extraction.cursor import Cursor, word_after
from numcheck.extraction.dates.vocabulary import numbered
from numcheck.extraction.figure_words import small_words
from numcheck.extraction.non_quantities.vocabulary import currency_codes, words
from numcheck.language import lexicon
from numcheck.language.inflection import irregular_plurals, is_plural, lemma
from numcheck.language.lazy_pattern import Lazy

_REACH = 60  # code points: longer than a name and the word before it
_NEAR = 3000  # code points within which a name that is given with a number is given so again
_FAR = 20_000  # code points within which a text shows how it writes thousands
_GROUPED = Lazy(r"(?<![\d,])\d{1,3},\d{3}(?![\d,])")
_INTEGER = Lazy(r"\d{1,9}(?: ?[-–] ?\d{1,6})?")
_DOCKET = Lazy(r"\d{2}-\d{3,4}")  # FCC 97-398
_RESULT = Lazy(r"\d{1,3}[-–]\d{1,3}")
_PROVISION = Lazy(r"\d{1,5}(?:\.\d{1,4}|-\d{1,5})?")
_ABBREVIATION = Lazy(r"(?:[A-Z]|[A-Z]{2,5}|[A-Z][a-z]{0,4}(?:\.[A-Z][a-z]{0,4}){1,6})\.")
# An entry of a list after or before this one: Italy 90, Portugal 62
_ENTRY_AFTER = Lazy(
    r"[ ]?[,;][ ](?:and[ ])?((?:[A-Z][\w.&'’-]*[ ]){1,5})\d|[ \n]{1,2}((?:[A-Z][\w.&'’-]*[ ]){1,5})\d|[ \n]\d"
)
_ENTRY_BEFORE = Lazy(
    r"\d(?:[,;]\s(?:and\s)?|\s)(?:[A-Z][\w.&'’-]*\s(?:[A-Z][\w.&'’-]*\s|of\s|and\s|the\s|&\s){0,5})?\Z"
)
# From a figure to one that is told in the same way: 187 votes and Odom 25
_ELIDED = Lazy(r"[,;]?(?: and| but| to| against| or)? (?:[A-Z][\w.'’-]* )?\Z")
_PLACE = frozenset(("in", "at", "near", "across", "under", "by", "outside", "around"))
_VERBS = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "would", "can", "could", "may")
)
_OF_ONE = frozenset(("is", "was", "has"))  # no number above one is their subject: my solution to problem 4 is
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
_RELATIVE = frozenset(
    ("next", "last", "first", "final", "latter", "previous", "example", "instance", "past", "who", "that")
)
# Endings of words that are no nouns before a number: fixed 0, a typical 500, the lowest 10.4
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
_ITEM_AFTER = Lazy(r"(?:,\s|\sand\s)[^\d,;()]{2,40}[,.;)\n]|[.;)]|,\s[a-z]+\s\d{1,4}[,.;)]")
_SHARED = Lazy(r"(?:,|,? (?:and|or|to|&)|[-–])[ \n]*\d{1,4}(?![\d%]|[.,]\d)")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(numbered("weekday"))


@cache
def _measuring() -> frozenset[str]:
    return lexicon.words("english/function_words") | words("measuring word")


def measures(word: str) -> bool:
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


def is_ungrouped(text: str, written: str, start: int, end: int) -> bool:
    """Whether five digits and more stand in brackets or behind a noun, in a text that groups its thousands: file 185582."""
    if len(written) < 5 or not written.isdigit() or text[end : end + 2].strip()[:1] in ("×", "x", "=", "+", "*", "/"):
        return False
    lead = text[max(0, start - 24) : start]
    opened = lead[-1:] == "(" and text[end : end + 1] in "),"
    if not opened and not (lead[-1:] == " " and lead[-2:-1].islower() and not measures(lead.split()[-1])):
        return False
    return _GROUPED.search(text, max(0, start - _FAR), end + _FAR) is not None


def is_second_name(text: str, word: str, at: int, end: int) -> bool:
    """Whether a small word with a capital ends a name that comes with the same number again: Pan Am 103."""
    first = text[max(0, at - 16) : at].split()[-1:]
    named = word.istitle() and bool(first) and first[0].isalpha() and first[0].istitle() and text[at - 1 : at] == " "
    if not named:
        return False
    whole, low = f"{first[0]} {text[at:end]}", at - 1 - len(first[0])
    return text.count(whole, max(0, low - _NEAR), end + _NEAR) > 1


def is_abbreviated(text: str, end: int) -> bool:
    """Whether letters that measure nothing stand before the point at ``end``: Apr.5, subsection B.1; but approx.50."""
    low = end
    while low > max(0, end - 16) and text[low - 1].isalpha():
        low -= 1
    return low < end and f"{text[low:end].lower()}." not in words("measuring abbreviation")


def after_mark(text: str, word: str, start: int, end: int) -> bool:
    """A number behind an abbreviation or a name with a mark: ``P. & Z. 1107.15``, ``Comandini. 2000.``, ``Oates, 2000)``."""
    written, after = text[start:end], text[end : end + 1]
    if is_year(written) and word[0].isupper():
        return word[-1] == "." and after == "." or word[-1] == "," and after in (")", ";")
    if not _ABBREVIATION.fullmatch(word) or word.lower() in words("measuring abbreviation"):
        return False
    return _PROVISION.fullmatch(written) is not None and len(written) > 1 and ends(text, end)


def ends(text: str, end: int) -> bool:
    """Whether no other number and no unit may follow: punctuation, a word or nothing does."""
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if after in (" ", "\u00a0", "\n"):
        return not then.isdigit() and then not in "%$£€¥°"
    return not after or after in ".,;:!?)]'’\"”" and not then.isdigit() or after in "-–" and then.isalpha()


def after_capital(cursor: Cursor, word: str, at: int, end: int) -> bool:
    """``United 175``, ``Region 1``: a word with a capital, but no entry of a list or table and no beginning of a sentence."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    if not _INTEGER.fullmatch(written):
        version = VERSION.fullmatch(written) and any(map(str.islower, word))
        if not version:
            return False
    if word.isupper() and len(word) > 1 and _DOCKET.fullmatch(written):
        return True
    if not ends(text, end) or word.isupper() and not text[max(0, at - 2) : at - 1].isalpha():
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
    if text.startswith(("'s ", "’s "), end):
        return True  # American 77's route
    if word_after(text, end) in ("software", "package", "program"):
        return True  # STATA 6 software
    if word.isupper() and len(word) > 3 and text.count(f"{word} {written}", max(0, at - _NEAR), end + _NEAR) > 1:
        return True  # KOGENATE 1000
    if word.isupper():
        lead = (text[max(0, at - 24) : at].split() or [""])[-1].lower()
        return lead in _PREPOSITIONS and text[end : end + 1] in '.,;)"' or _named_before(text, at)  # of UA 93.
    lead = (text[max(0, at - 24) : at].split() or [""])[-1].lower()
    if lead in _PLACE and word_after(text, end) not in _PREPOSITIONS - {"of", "than"}:
        return _numbered_again(text, word, at, end)  # in Lyon 40 died; but at Serine 15 in response to it
    if lead in _PREPOSITIONS and not _is_complete(cursor, end):
        return _numbered_again(text, word, at, end)
    if _OPENS_SENTENCE.search(text, max(0, at - 8), at):
        titled = text[end : end + 1] == ":" and text[end + 1 : end + 2] == " "
        return titled or _numbered_again(text, word, at, end)
    return True


def is_result(cursor: Cursor, word: str, end: int) -> bool:
    """``England 17-18 France``: points of a match between the names of who played it."""
    written = cursor.text[cursor.start : end]
    rival = cursor.text[end + 1 : end + 3]
    return word[0].isupper() and _RESULT.fullmatch(written) is not None and rival[:1].isupper() and rival[1:].islower()


def _named_before(text: str, at: int) -> bool:
    """Whether the word before ``at`` is the first of a name: Estraderm TTS 25."""
    first = text[max(0, at - 24) : at].split()[-1:]
    return bool(first) and first[0][:1].isupper() and first[0].isalpha() and not measures(first[0])


def after_noun(cursor: Cursor, word: str, at: int, end: int) -> bool:
    """``in block 6``, ``lanes 5 and 10``, ``polysorbate 80``: a noun, which without an article and with a number is a name."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    grouped = written.replace(",", "")
    if len(word) < 3 or not word.isalpha() or word.endswith(_NO_NOUNS) or not _INTEGER.fullmatch(grouped):
        return False
    if not ends(text, end):
        return False
    many = is_plural(word) or word in irregular_plurals()
    again = _numbered_again(text, word, at, end)
    before = text[max(0, at - 24) : at]
    lead = (before.split() or [""])[-1]
    behind_preposition = (
        before[-1:].isspace() and lead.lower() in _PREPOSITIONS and (again or _is_complete(cursor, end))
    )
    behind_preposition = behind_preposition or lead == "to" and word_after(text, end) in _OF_ONE
    if before[-1:] == "(" and not many and text[end : end + 1] == ")" and len(written) < 4:
        return True  # the thumb (digit 1)
    if many or grouped != written:
        shared = many and (not written.isdigit() or _SHARED.match(text, end, end + 12) is not None)
        if shared and _numbered_again(text, lemma(word), at, end):
            return True  # compare lanes 3-7 with lane 2
        if behind_preposition and not many and not again:
            return _is_complete(cursor, end)  # in block 277,316
        return (shared and grouped == written or again) and (behind_preposition or before[-1:] == "(")
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
        or follows in _OF_ONE
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
