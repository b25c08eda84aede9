"""Numbers that were read without unit, noun or bound, and only name or number something: block 6, Deca-Durabolin 100, "2".

Asked last, for a number that measures or counts something is a figure whatever stands before it. ``words`` judges by the
word before the number, ``signs`` by what stands around it.
"""

from __future__ import annotations

from numcheck.extraction.bare_numbers import signs, words
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.non_quantities.vocabulary import words as listed
from numcheck.language.lazy_pattern import Lazy

_REACH = 60  # code points: longer than a name and the word before it
# The word before a number, on its line or the one before, and what stands before that word.
_LEAD = Lazy(r"(?:(?:\A|(?<=[\s(\[\"'“‘/]))([^\s(\[\"'“‘/]+))(?:[ \u00a0]|[ ]{0,9}\n[ ]{0,30})\Z")
_PATH = Lazy(r"(?:\A|[\s(\[])[A-Za-z](?:/\d{1,4}){0,6}/\Z")
_TOGETHER = Lazy(r"[1-9],[1-9]\d?")
_DIGITS = Lazy(r"\d+(?:[.,]\d+)*")
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_IDENTIFIER = Lazy(r"\d{4}\.\d{4,5}")
_CITED = Lazy(r", [A-Z]?\d{1,7}(?:[-–]\d{1,7})? \((?:19|20)\d\d\)")  # Phys. Rev. X 13, 041052 (2023)
_CODED = frozenset(")®™@\\:")  # signs that only a code has before a number
_THIN = frozenset("\u2009\u200a\u202f")
_MARKED = Lazy(r"[®™] (?:[A-Z]{1,4} )?\Z")
_GOES_ON = Lazy(r"(?<![\w$€£¥.,])\d{1,5}(?:\.\d{1,2})?(?:,|,? (?:and|or|to|through|&))[ \n]\Z")


def names(cursor: Cursor, end: int) -> bool:
    """Whether the bare number that begins with the candidate and ends at ``end`` is part of a name, a label or a list."""
    text, start = cursor.text, cursor.start
    written = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _QUOTES:
        return _DIGITS.fullmatch(written) is not None and signs.is_quoted(text, end, _QUOTES[before])
    if before == "[":
        return after == "]" and _IDENTIFIER.fullmatch(written) is not None
    if before == ".":  # the page in a table of contents; Apr.5, 2004; subsection B.1
        return text[start - 4 : start] == "...." or words.is_abbreviated(text, start - 1)
    if after == "/" and text[end + 1 : end + 2] == "0" and text[end + 2 : end + 3].isdigit():
        return True  # 200018/0086
    if before == "/" and _PATH.search(text, max(0, start - 16), start):
        return True  # the path m/0/1
    if before == "/" or after == "/":
        return signs.is_chain(text, start, end) or before == "/" and signs.ends_code(text, start)
    if after in ("'", "’", "′") and written in ("3", "5") and text[end + 2 : end + 3].isalpha():
        return True  # the 3' exon
    if before in _CODED and (before != ":" or signs.ends_server(text, start)):
        return True
    if before == "(" and after == ")" and _TOGETHER.fullmatch(written):
        return True  # the two links (1,2)
    if before == "(" and after == ")" and signs.is_year(written) and text[start - 3 : start - 1].strip().isdigit():
        return True  # 529 U. S. 217, 229, 235 (2000)
    if before in _THIN and text[start - 3 : start - 1] in ("]:", ".:", "p."):
        return True  # the page behind a note: the loop.[1]: 207
    if words.is_ungrouped(text, written, start, end) or signs.is_pager(text, start, end):
        return True
    if not before or before not in " \n\u00a0" or after == "%":
        return False
    if _MARKED.search(text, max(0, start - 8), start):
        return written.isdigit()  # PRISM ® 7700, Adipine™ MR 10
    if after == "," and _CITED.match(text, end, end + _REACH):
        return True
    if text[start - 2 : start - 1] == "\ufffd":
        return True  # a section sign that did not survive copying
    if signs.of_provision(text, written, start):
        return True
    if signs.is_tick(cursor, end) or signs.VERSION.fullmatch(written) and signs.of_version(text, written, start):
        return True
    if signs.is_page(text, start, end) or signs.is_postcode(text, start, end):
        return True
    if after == "-" and signs.is_year(written) and text[end + 1 : end + 2].isalnum():
        return True  # the Act of 1995-which
    if _GOES_ON.search(text, max(cursor.floor, start - _REACH // 2), start):
        return words.ends(text, end)  # lanes 4 and 9: what was read before was no figure either
    lead = _LEAD.search(text, max(cursor.floor, start - _REACH), start)
    if lead is None:
        return False
    word = lead[1]
    if word[-1] == ":" and len(written) > 4 and written.isdigit() and word[:-1].lower() in listed("label"):
        return True  # code: 5110704
    if not word[0].isalpha() or not word[-1].isalnum():
        return words.after_mark(text, word, start, end)
    if words.measures(word) and not words.is_second_name(text, word, lead.start(1), end):
        return False
    if any(map(str.isupper, word)):
        return words.is_result(cursor, word, end) or words.after_capital(cursor, word, lead.start(1), end)
    return words.after_noun(cursor, word, lead.start(1), end)
