"""Currencies: signs and codes before or after a number, names after it, minor units."""

import re
from functools import cache

from numcheck.core.named_tuple import NamedTuple
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.figure_words import around_figure, small_words
from numcheck.extraction.units.currencies import COINS, table, usage
from numcheck.extraction.units.table import Unit, phrases
from numcheck.language.lazy_pattern import Lazy


class MoneyRead(NamedTuple):
    """A currency, and where its sign begins (before a number) or ends (after it)."""

    unit: Unit
    at: int
    hyphen: bool = False


_BEFORE = Lazy(r"(?:[A-Za-z][A-Za-z.]{0,6}[ \u00a0]?)?[$€£¥￥＄￡₹₩₽₺₴₪₫₦₱฿₿₾₸₼₡₲₵₭₮৳₨﷼¢]\Z|[A-Za-z/]{1,5}\.?\Z")
_COUNTRY = Lazy(r" ([A-Z][a-z]+(?: (?:Kong|Zealand))?)(?![\w-])")
_WHOSE = Lazy(r"(?:\A|[^\w-])(?:((?!New |Hong )\w+)[ \n])?((?:New |Hong )?[A-Z][a-z]+)[ \u00a0\n]\Z")
_CODE = Lazy(r"[A-Za-z]{1,4}\Z")
_WORD = Lazy(r"[^\W\d_]+(?:\.[^\W\d_]+\.?)*")
# References of HTML that copying left in a text.
_REFERENCES = {"&#163;": "£", "&pound;": "£", "&#8364;": "€", "&euro;": "€", "&#165;": "¥", "&yen;": "¥", "&#36;": "$"}
_REFERENCE = Lazy(r"&(?:#(?:163|8364|165|36)|pound|euro|yen);\Z")
_GAPS = " \u00a0\u2009\u202f"


def currency_before(cursor: Cursor, start: int) -> MoneyRead | None:
    """The sign or code that stands before the number at ``start``; None if there is none."""
    text, floor = cursor.text, cursor.floor
    at = start
    while at > floor and text[at - 1] in _GAPS and start - at < 2:
        at -= 1
    known = table()
    if text[at - 1 : at] == ";" and (reference := _REFERENCE.search(text, max(0, at - 8), at)) is not None:
        sign = known.before.get(_REFERENCES[reference[0]])
        return MoneyRead(sign, start) if sign is not None else None
    if at <= floor or not (text[at - 1] in "$€£.¥" or text[at - 1] in known.last or text[at - 1].isalpha()):
        return None
    if at < start and text[at - 1].isalpha():
        if text[at - 2 : at] not in known.ends and text[at - 1] not in known.ends:
            return None  # most words before a number
        last = text[max(floor, at - 9) : at].rpartition(" ")[2].lstrip("($[")
        if last in known.small:
            return MoneyRead(known.small[last], at - len(last))
        if last not in known.before:
            return None  # a word, and no code
    low = max(floor, at - 9)
    match = _BEFORE.search(text[low:at])
    if not match:
        return None
    return _sign(cursor, match.group(), low + match.start(), start)


def _sign(cursor: Cursor, sign: str, begin: int, start: int) -> MoneyRead | None:
    """The currency of ``sign``, which begins at ``begin`` and stands before the number at ``start``."""
    text, floor = cursor.text, cursor.floor
    signs = table().before
    spaced = begin + len(sign) < start
    inside = begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "_")
    if begin > floor and text[begin - 1] == "$":  # $US5, $A5, $NZ5
        unit = signs.get(sign + "$") or signs.get(sign)
        return MoneyRead(unit, begin - 1) if unit else None
    named = None if inside else _sign_with_country(sign)
    if named:
        return MoneyRead(named, begin)
    if sign[-1] in "$€£¥" or not sign[-1].isalpha() and sign[-1] != ".":
        at = begin + len(sign) - 1
        whose = _whose(text, floor, at) if sign[-1] in "$£" and len(sign) > 2 else None
        unit = signs.get(sign[-1])
        return whose or (MoneyRead(unit, at) if unit else None)
    unit = signs.get(sign)
    if unit is None or inside or spaced and (len(sign) == 1 or sign in usage("word")):
        return None
    return MoneyRead(unit, begin)


def _whose(text: str, floor: int, at: int) -> MoneyRead | None:
    """``Canadian $30``, ``New Zealand $5``: the currency of a sign at ``at`` that a country's name stands before.

    None where the name belongs to what the sum is of ("a Canadian $30 million film"), or says where ("in Hong Kong $5").
    """
    word = text.rfind(" ", floor, at - 1) + 1
    found = _WHOSE.search(text, max(floor, at - 40), at) if text[word : word + 2].strip("($[")[:1].isupper() else None
    if found is None:
        return None
    before, country = (found[1] or "").lower(), found[2]
    if before in ("a", "an", "first", "in", "from", "at") or before in around_figure("determiner"):
        return None
    name = "dollars" if text[at] == "$" else "pounds"
    unit = table().words.get(f"{country.lower()} {name}")
    return MoneyRead(unit, found.start(2)) if unit else None


def _sign_with_country(sign: str) -> Unit | None:
    """``US$``, ``A$``, ``Can. $``: the currency of a sign with letters before it; "a $5 fine" is not in Australian dollars."""
    whole = sign.replace(" ", "").replace("\u00a0", "")
    if len(whole) < 2 or whole[-1] not in "$€£¥":
        return None
    apart = len(whole) < len(sign)
    for form in (whole, whole.upper(), whole[:-1].replace(".", "").upper() + whole[-1]):
        if len(form) == 2 and (form != whole or apart) and whole != "c$":
            continue
        unit = table().before.get(form)
        if unit:
            return unit
    return None


def currency_name_before(cursor: Cursor, start: int) -> MoneyRead | None:
    """``ringgit 42``, ``dollar 22.5 million``: a currency's name before the number at ``start``; None if there is none."""
    text, floor = cursor.text, cursor.floor
    if start <= floor or text[start - 1] != " " or text[start - 3 : start - 1].lower() not in _leading_ends():
        return None
    window = text[max(floor, start - 30) : start]
    last = window[:-1].rpartition(" ")[2]
    if last.lower() not in usage("before figure"):
        return None
    names = table().words
    both = " ".join(window.split()[-2:])
    for form in (both, last):
        unit = names.get(form.lower())
        if unit and window.endswith(form + " "):
            return MoneyRead(unit, start - 1 - len(form))
    return None


@cache
def _leading_ends() -> frozenset[str]:
    """The last two letters of the names that are written before their figure."""
    return frozenset(name[-2:] for name in usage("before figure"))


def currency_after(cursor: Cursor, end: int) -> MoneyRead | None:
    """The sign, code or name that follows the number that ends at ``end``; None if there is none."""
    text, limit = cursor.text, cursor.limit
    if end >= limit:
        return None
    at, hyphen = end, text[end] in "-‐‑"
    if text[at] in _GAPS:
        at += 1
        if at < limit and text[at] in _GAPS:
            at += 1
    elif hyphen or text[at] == "\n" and (text[at + 1 : at + 2].islower() or text[at + 1 : at + 4] in table().codes):
        at += 1
    if at >= limit:
        return None
    if not text[at].isalpha():
        if text[at] == "$" and "$" in text[max(0, end - 24) : end].rpartition(" ")[2]:
            return None  # the formula $x+1$
        unit = table().after.get(text[at])
        return MoneyRead(unit, at + 1, hyphen) if unit and (at == end or _closes(text, at)) else None
    if not text[at].isascii() and (unit := table().after.get(text[at : at + 2])):
        return MoneyRead(unit, at + 2, hyphen)
    if text[at : at + 3].lower() not in table().opens and text[at + 1 : at + 3].isalpha():
        return None
    word = _WORD.match(text, at, limit)
    if not word or text[word.end() : word.end() + 2] in ("'t", "’t"):
        return None  # 300 won't pay
    exact = word.group()
    if exact in COINS:
        return MoneyRead(COINS[exact], word.end()) if _coin_follows(cursor, at, word.end()) else None
    found = _named(cursor, at, word)
    return found._replace(hyphen=True) if found and hyphen else found


def dollars_of(cursor: Cursor, end: int) -> MoneyRead | None:
    """Whose dollars a sum in dollars that ends at ``end`` is in, and where the word that says so ends.

    ``$5 million Canadian``, ``20 dollars Australian``, ``$5m Canadian (US$3.7m)``.

    None where the word belongs to what follows it ("a $5 million Canadian study").
    """
    text, limit = cursor.text, cursor.limit
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return None
    found = _COUNTRY.match(text, end, limit)
    if found is None:
        return None
    follows = (
        text[found.end() + 1 : found.end() + 20].split(None, 1)[:1]
        if text[found.end() : found.end() + 1] == " "
        else []
    )
    if follows and follows[0][0] != "(" and follows[0].strip(".,;:)") and follows[0] not in small_words():
        return None
    unit = table().words.get(f"{found.group(1).lower()} dollars")
    return MoneyRead(unit, found.end()) if unit is not None else None


def _closes(text: str, at: int) -> bool:
    """``10 $ is``: whether the sign at ``at`` belongs to the number before it, since none follows."""
    if not text[at + 1 : at + 2].isdigit() and text[at + 1 : at + 2] not in _GAPS:
        return True
    follows = text[at + 1 : at + 12].lstrip(" \u00a0")
    return not follows[:1].isdigit() or follows.partition(" ")[2].startswith("cent")


def _named(cursor: Cursor, at: int, word: re.Match[str]) -> MoneyRead | None:
    """The currency whose code or name begins with ``word`` at ``at``."""
    text, limit = cursor.text, cursor.limit
    exact, stop = word.group(), word.end()
    after = table().after
    unit = after.get(exact) or table().small.get(exact.lower())
    dollar = stop < limit and text[stop] == "$"
    if unit:
        if not dollar and stop < limit and text[stop].isdigit():
            return None  # "3 USD50 cards": the code belongs to the next figure
        return MoneyRead(unit, stop + dollar)
    unit = table().before.get(exact + "$") if dollar else None
    return MoneyRead(unit, stop + 1) if unit else _name(cursor, at, word)


def _name(cursor: Cursor, at: int, word: re.Match[str]) -> MoneyRead | None:
    """The currency whose name of one word or more begins with ``word`` at ``at``."""
    exact, low = word.group(), word.group().lower()
    size = table().longest.get(low)
    if size is None or low in usage("proper name") and exact[0].isupper():
        return None
    if low in usage("homonym") and not _means_money(cursor.text, at, exact):
        return None
    for words, end in phrases(word, size, _WORD, _GAPS + "-", cursor.limit):
        unit = table().words.get(words)
        if unit:
            return MoneyRead(unit, end)
    return None


def _coin_follows(cursor: Cursor, at: int, stop: int) -> bool:
    """``50p``, ``12c a litre``, and ``10 c`` at the end of a phrase; not ``5 p.m.``."""
    text, limit = cursor.text, cursor.limit
    if stop < limit and text[stop] in ".-/&" and text[stop + 1 : stop + 2].isalpha():
        return False
    return text[at - 1].isdigit() or stop >= limit or text[stop] in ",;)"


def _means_money(text: str, at: int, word: str) -> bool:
    """Whether a homonym is a currency: in small letters, after a figure of three digits or a magnitude word."""
    before = text[max(0, at - 12) : at].rstrip(" -")
    three_digits = len(before) > 2 and before[-3:].replace(",", "").isdigit()
    return word.islower() and (three_digits or before.endswith(("llion", "sand", "dred", "bn")))
