"""When a text was written: the date that its file carries, or else that of its first lines ("CALDER, 26 June 2005")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from numcheck.core.quantity import DateMention
from numcheck.core.text import Span
from numcheck.language.lazy_pattern import Lazy
from numcheck.numbers.calendar import MONTHS, date_in_words
from numcheck.relations.corpus import ClaimedText, cached_per_text

if TYPE_CHECKING:
    from datetime import date

HEAD = 450  # code points in which a dateline stands
A_LINE = 90  # a longer line is a sentence of the story, whose dates are of other days
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BYLINE = Lazy(r"\W{0,3}(?i:by) [^\d.;:]{3,60}(?:,| [-–—|]) ?")
_PLACE = Lazy(r"\W{0,3}[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,3}(?: \([\w ]{2,20}\))?, ")
_TIME = Lazy(r"[.,| ]{0,3}(?:(?:at )?\d\d?[.:]\d\d(?: ?[ap]\.?m\.?)?)?\s*\Z")
_THEN_STORY = Lazy(r" ?(?:\([\w ]{2,20}\) ?)?(?:--?|[–—]) ?")


@cached_per_text
def carried_dates(text: ClaimedText) -> Iterator[DateMention]:
    """The day that ``text`` says it is of, if it does: that of its file, of which no words stand in it (an empty span),
    or of a dateline at its head: "By Jane Pell, 3 March 2026", "CALDER, 26 June 2005 – The bridge".
    """
    if text.document.date:
        if m := _ISO.match(text.document.date):
            year, month, day = map(int, m.groups())
            if 1 <= month <= len(MONTHS):
                yield DateMention(Span(0, 0), date_in_words(year, month, day), year=year, month=month, day=day)
        return
    words = text.document.text
    for mention in text.dates:
        if mention.span.start > HEAD:
            return
        if None in (mention.year, mention.month, mention.day) or mention.ambiguous or mention.circa:
            continue
        start, end = words.rfind("\n", 0, mention.span.start) + 1, words.find("\n", mention.span.end)
        before, after = words[start : mention.span.start], words[mention.span.end : end if end >= 0 else len(words)]
        byline = _BYLINE.fullmatch(before) and _TIME.match(after)
        if byline or _PLACE.fullmatch(before) and _THEN_STORY.match(after):
            yield mention
            return


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
