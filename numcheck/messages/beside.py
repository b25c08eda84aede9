"""What is said of a source's figure that stands where a draft's is looked for: its number of another thing, or how far off."""

from decimal import Decimal

from numcheck.core.quantity import Quantity
from numcheck.core.relation import Slip
from numcheck.messages.slips import WORDS

_LEAST = Decimal("0.05")  # per cent, which one decimal shows
ABOUT = Decimal("0.05")  # how far off a rounded figure may be to be that of a more exact one, as a share; by hand


def has_it_rounded(draft: Quantity, source: Quantity) -> bool:
    """Whether the source's figure is the draft's in one unit to fewer places: $480.1 million, where a source has $480
    million. False for ranges, and where much is rounded away: 1.4 million, 1 million.
    """
    if (
        draft.unit != source.unit
        or draft.value is None
        or source.value is None
        or draft.resolution >= source.resolution
    ):
        return False
    off = abs(draft.value - source.value)
    return off * 2 <= source.resolution and off <= ABOUT * abs(source.value)


def beside(draft: Quantity, source: Quantity, slip: Slip = Slip.NONE) -> str:
    """In words for the reader: "5 sheep is said of something else", "the source has $1.8 billion, 10 per cent less"."""
    if slip:
        return f"{source.text} does: {WORDS[slip]}"
    if (draft.value, draft.low, draft.high) == (source.value, source.low, source.high):
        other = "stands there in another unit" if _other_unit(draft, source) else "is said of something else"
        return f"{source.text} {other}"
    if has_it_rounded(draft, source):
        return f"the source has it rounded: {source.text}"
    return f"the source has {source.text}{_distance(draft, source)}"


def _other_unit(draft: Quantity, source: Quantity) -> bool:
    return bool(draft.unit and source.unit) and draft.unit != source.unit


def _distance(draft: Quantity, source: Quantity) -> str:
    """How far the source's figure is from the draft's, where both are one number in one unit: ", 10 per cent less"."""
    if (
        draft.unit != source.unit
        or not draft.value
        or source.value is None
        or draft.unit in ("percent", "percentage_point")
    ):
        return ""
    off = (source.value - draft.value) / abs(draft.value) * 100
    if not 0 < abs(off) < 100:
        return ""
    if abs(off) < _LEAST:
        return ""
    size = f"{abs(off):.1f}" if abs(off) < 10 else f"{abs(off):.0f}"
    return f", {size} per cent {'more' if off > 0 else 'less'}"
