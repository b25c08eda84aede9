"""A place in a text: the number that is asked about, and how far a reader may look to either side of it."""

from __future__ import annotations


class Cursor:
    """The candidate ``text[start:end]`` and what may be looked at around it. Never changed once it is made.

    ``floor``  where the last quantity ended; nothing before it is looked at
    ``limit``  where the block ends; nothing from there on is looked at

    All are offsets in code points. Whoever reads on from another place takes it as an offset beside the cursor
    (``unit_after(cursor, at)``): one cursor is made for a candidate, and none for a character.
    """

    __slots__ = ("end", "floor", "limit", "start", "text")

    def __init__(self, text: str, start: int, end: int, floor: int = 0, limit: int | None = None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.floor = floor
        self.limit = len(text) if limit is None else limit

    def at(self, start: int, end: int, floor: int) -> Cursor:
        """Another number of the same block; nothing before ``floor`` is looked at for it."""
        return Cursor(self.text, start, end, floor, self.limit)

    def within(self, floor: int, limit: int) -> Cursor:
        """The same number, with ``text[floor:limit]`` alone to look at."""
        return Cursor(self.text, self.start, self.end, floor, limit)

    @property
    def written(self) -> str:
        """The words of the candidate, ``text[start:end]``."""
        return self.text[self.start : self.end]

    @property
    def word_before(self) -> str:
        """The word one space before the candidate, with its punctuation, ``floor`` or not; "" if there is none."""
        return word_before(self.text, self.start)

    @property
    def word_after(self) -> str:
        """The word one space after the candidate, without closing punctuation, ``limit`` or not; "" if there is none."""
        return word_after(self.text, self.end)

    def before(self, size: int) -> str:
        """At most ``size`` code points before the candidate, ``floor`` or not."""
        return self.text[max(0, self.start - size) : self.start]

    def after(self, size: int) -> str:
        """At most ``size`` code points after the candidate, ``limit`` or not."""
        return self.text[self.end : self.end + size]

    def clause_before(self, size: int) -> str:
        """At most ``size`` code points before the candidate, and none before ``floor``."""
        return self.text[max(self.floor, self.start - size) : self.start]


def word_before(text: str, at: int) -> str:
    """The word that ends one space before ``at``, with its punctuation; "" where there is none within 24 code points."""
    low = max(0, at - 24)
    gap = at - 1
    if gap < 0 or text[gap] not in " \u00a0":
        return ""
    parts = text[low:gap].rsplit(None, 1)
    return parts[-1] if parts and text[gap - 1] not in " \u00a0\n\t" else ""


def word_after(text: str, at: int) -> str:
    """The word that begins one space after ``at``, without closing punctuation; "" where there is none.

    It is cut off after 24 code points.
    """
    if text[at : at + 1] not in (" ", "\u00a0", "\n"):
        return ""
    parts = text[at + 1 : at + 25].split(None, 1)
    return parts[0].rstrip(".,;:!?)\"'”’") if parts and text[at + 1 : at + 2].strip() else ""
