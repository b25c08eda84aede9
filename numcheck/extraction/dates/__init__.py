"""Date mentions: which numbers of a text are part of a date, and of which one. A date is never a quantity.

One number is asked about at a time, so each part looks at a few words on either side and says no quickly:

``named_months``   a month by name: 17 February 2022, the fourth of July
``numeric``        digits alone: 17/02/2022, 2012-13
``years``          a year with a mark: the 1990s, FY23, 44 BC; hands a bare year on to
``bare_years``     2014, told from a count by the words on both sides
``spelled_years``  nineteen eighty-four

They know the word lists of dates and the number words, and nothing of units.
"""

from __future__ import annotations

from numcheck.core.quantity import DateMention
from numcheck.extraction.cursor import Cursor
from numcheck.extraction.dates.named_months import date_with_month, day_in_words
from numcheck.extraction.dates.numeric import numeric_date
from numcheck.extraction.dates.spelled_years import year_in_words
from numcheck.extraction.dates.years import year_at

# No ordinal and no year in words begins with one of these letters: one, half, hundred, million, a dozen.
_NO_DAY = frozenset("oOhHmMbBdDaAqQcCzZ")
_JOINERS = frozenset("-/.–‑")
_LONGEST = 4  # digits of a year


def date_at(cursor: Cursor) -> DateMention | None:
    """The date mention that covers the candidate, or None where it is part of no date.

    The candidate is a run of digits, with or without the separators inside it, or a run of number words. The mention may
    begin before it and end after it: ``Thursday, 17 February 2022`` is one mention for both of its numbers. Of several
    days that share a month (``17 and 18 February``) each is a mention of its own, with the month filled in. Looks at no
    more than 60 code points on either side, and does not ask where the last quantity or the block ends.
    """
    text, start, end = cursor.text, cursor.start, cursor.end
    if not "0" <= text[start] <= "9":
        if text[start] in _NO_DAY:
            return None
        return day_in_words(cursor) or year_in_words(cursor)
    if end - start <= _LONGEST and text[start:end].isdecimal():
        joined = text[end : end + 1] in _JOINERS and text[end + 1 : end + 2].isdigit()
        joined = joined or text[start - 1 : start] in _JOINERS and text[start - 2 : start - 1].isdigit()
        if joined and (found := numeric_date(cursor)):
            return found
        if end - start != 3 and (found := date_with_month(cursor)):
            return found
        if ("--" in text[end : end + 3] or "--" in text[max(0, start - 3) : start]) and (found := numeric_date(cursor)):
            return found  # 2007 -- 08, as a typewriter has it
        return year_at(cursor)
    return _with_more(cursor)


def _with_more(cursor: Cursor) -> DateMention | None:
    """The date of digits with separators inside, or of digits and letters in one token (17th, 1990s, 2012-13)."""
    text, start, end = cursor.text, cursor.start, cursor.end
    stop = start
    while stop < end and "0" <= text[stop] <= "9":
        stop += 1
    if stop - start > _LONGEST or text[stop] == "," or text[stop] == "." and text.count(".", stop, end) < 2:
        return None  # 1,234 and 3.5
    digits = cursor.at(start, stop, floor=cursor.floor)
    found = numeric_date(digits) if text[stop] in _JOINERS else date_at(digits)
    return found if found and found.span.end >= end else None
