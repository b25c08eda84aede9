"""Where the next cell of an open table stands."""

from __future__ import annotations

# No cell is taken to cover more columns or rows than this, whatever the file says.
WIDEST = 1000


class TableGrid:
    """An open table: its number in the document, and the row and column of its next cell, all from 0.

    ``row`` is -1 before the first row. ``down`` says of each column how many more rows a cell above reaches into.
    ``width`` is how many columns the open cell covers, ``is_head`` whether the open row is one of heads; a reader sets
    them as it comes to know them.
    """

    __slots__ = ("column", "down", "is_head", "number", "row", "width")

    def __init__(self, number: int, *, row: int = -1) -> None:
        self.number = number
        self.row = row
        self.column = 0
        self.down: dict[int, int] = {}
        self.width = 1
        self.is_head = False

    def next_row(self) -> None:
        """Go to the first column of the row below."""
        self.row += 1
        self.column = 0
        self.is_head = False
        self.down = {column: rows - 1 for column, rows in self.down.items() if rows > 1}

    def skip_covered(self) -> None:
        """Go on to the first column that no cell of a row above reaches into."""
        while self.column in self.down:
            self.column += 1

    def cover(self, width: int, height: int) -> None:
        """Go past a cell of ``width`` columns and ``height`` rows."""
        if height > 1:
            self.down.update(dict.fromkeys(range(self.column, self.column + width), height))
        self.column += width


def count(words: str) -> int:
    """The number that an attribute names, of columns, rows or spaces, at most WIDEST; 1 where it names none."""
    return min(int(words[:9]), WIDEST) if words.isascii() and words.isdecimal() else 1
