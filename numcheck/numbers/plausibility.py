"""Whether two amounts that should be one differ as a mistake makes them differ, or as amounts of two things do."""

from __future__ import annotations

from fractions import Fraction

_NEAR = Fraction(3)  # how many times the other a wrongly worked out amount may be
_TENFOLD = Fraction(6, 5)  # how far beside a power of ten a lost or added zero may leave it
_POWERS = tuple(Fraction(10) ** k for k in range(1, 10))


def is_credible_mistake(stated: Fraction, worked_out: Fraction) -> bool:
    """Whether ``stated`` can be a slip for ``worked_out``: within three times of it, or beside ten, a hundred … times.

    What lies elsewhere was most likely said of something else. Chosen on published prose of many genres, where figures
    paired wrongly were further apart than that and the real mistakes were not. False where one is zero or the signs differ.
    """
    if stated * worked_out <= 0:
        return False
    times = max(stated / worked_out, worked_out / stated)
    return times <= _NEAR or any(power / _TENFOLD <= times <= power * _TENFOLD for power in _POWERS)
