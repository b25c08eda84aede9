"""A number as it is read off the page, before unit, bound or range."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """``text[start:end]`` read as ``value``.

    ``resolution``  place value of the last digit given, magnitude word applied
    ``scale``       the magnitude word's worth (1000000 for ``1.5m``), 1 where none is written
    ``spelled``     written in words
    ``vague``       an order of magnitude and no number (``dozens``)
    ``part``        a fraction of a whole (``two-thirds``, ``half``)
    ``digits``      the text of the digits, as written; empty for words
    """

    start: int
    end: int
    value: Decimal
    resolution: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    spelled: bool = False
    vague: bool = False
    part: bool = False
    digits: str = ""

    def scaled(self, factor: Decimal, end: int, *, spelled: bool = False) -> Number:
        """The number with a magnitude word up to ``end``."""
        return self._replace(
            end=end,
            value=self.value * factor,
            resolution=self.resolution * factor,
            scale=self.scale * factor,
            spelled=self.spelled or spelled,
            part=False,
        )
