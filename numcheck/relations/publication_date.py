"""When a text was written: the date that its file carries, or else that of its first lines ("CALDER, 26 June 2005")."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from numcheck.relations.corpus import ClaimedText

if TYPE_CHECKING:
    from datetime import date

HEAD = 450  # code points in which a dateline stands
A_LINE = 90  # a longer line is a sentence of the story, whose dates are of other days


def publication_date(text: ClaimedText) -> date | None:
    """The day on which ``text`` was written, the first of the month where no day is given; None if it does not say."""
    from datetime import date  # asked for across texts alone

    with suppress(ValueError):
        if text.document.date:
            return date.fromisoformat(text.document.date[:10])
    words = text.document.text
    for mention in text.dates:
        if mention.span.start > HEAD:
            break
        start = words.rfind("\n", 0, mention.span.start) + 1
        end = words.find("\n", mention.span.end)
        short = (end if end >= 0 else len(words)) - start <= A_LINE
        if short and mention.year is not None and mention.month is not None:
            with suppress(ValueError):
                return date(mention.year, mention.month, mention.day or 1)
    return None
