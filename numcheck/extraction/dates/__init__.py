"""Date mentions: which numbers of a text are part of a date, and of which one. A date is never a quantity.

The entry point is asked about one number at a time, so it looks at a few words on either side and says no quickly.
The parts: ``calendar`` (a month by name), ``numeric`` (17/02/2022), ``years`` (the 1990s,
FY23), ``bare_years`` (2014) and ``spelled_years`` (nineteen eighty-four).
"""

from __future__ import annotations

from numcheck.core.quantity import DateMention
from numcheck.extraction.dates import named_months, numeric, spelled_years, years

# No ordinal and no year in words begins with one of these letters: one, half, hundred, million, a dozen.
_NO_DAY = frozenset("oOhHmMbBdDaAqQcCzZ")
_JOINERS = frozenset("-/.–‑")


def date_at(text: str, start: int, end: int) -> DateMention | None:
    """The date mention that covers the number ``text[start:end]``, or None where the number is part of no date.

    The number is a run of digits, with or without the separators inside it, or a run of number words. The mention may
    begin before the number and end after it: ``Thursday, 17 February 2022`` is one mention for both of its numbers.
    Of several days that share a month (``17 and 18 February``) each is a mention of its own, with the month filled in.
    Looks at no more than 60 code points on either side.
    """
    if not "0" <= text[start] <= "9":
        if text[start] in _NO_DAY:
            return None
        return named_months.spelled(text, start, end) or spelled_years.spelled(text, start, end)
    if end - start <= 4 and text[start:end].isdecimal():
        after, before = text[end : end + 2], text[max(0, start - 2) : start]
        if (after[:1] in _JOINERS and after[1:].isdigit()) or (before[-1:] in _JOINERS and before[:-1].isdigit()):
            found = numeric.numeric(text, start, end)
            if found:
                return found
        if end - start <= 2 or end - start == 4:
            found = named_months.named(text, start, end)
            if found:
                return found
        return years.year(text, start, end)
    # Digits with separators inside, or digits and letters in one token (17th, 1990s, 2012-13).
    number = start
    while number < end and "0" <= text[number] <= "9":
        number += 1
    if number - start > 4 or text[number] == "," or text[number] == "." and text.count(".", number, end) < 2:
        return None  # 1,234 and 3.5
    if text[number] in _JOINERS:
        found = numeric.numeric(text, start, number)
        return found if found and found.span.end >= end else None
    found = date_at(text, start, number)
    return found if found and found.span.end >= end else None
