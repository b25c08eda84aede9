"""What is said of a source's figure that stands where a draft's is looked for: its number of another thing, or how far off."""

from numcheck.core.quantity import Quantity
from numcheck.core.relation import Slip
from numcheck.messages.slips import WORDS


def beside(draft: Quantity, source: Quantity, slip: Slip = Slip.NONE) -> str:
    """In words for the reader: "5 sheep is said of something else", "the source has $1.8 billion, 10 per cent less"."""
    if slip:
        return f"{source.text} does: {WORDS[slip]}"
    if (draft.value, draft.low, draft.high) == (source.value, source.low, source.high):
        other = "stands there in another unit" if _other_unit(draft, source) else "is said of something else"
        return f"{source.text} {other}"
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
    size = f"{abs(off):.1f}" if abs(off) < 10 else f"{abs(off):.0f}"
    return f", {size} per cent {'more' if off > 0 else 'less'}"
