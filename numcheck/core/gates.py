"""Gates: where a pair of figures can be stopped on its way to a relation."""

from enum import StrEnum

from numcheck.core.named_tuple import NamedTuple


class Gate(StrEnum):
    """Where a pair of figures can be stopped on its way to a relation, in order.

    ``COMPARISON``  one sentence, hardly a word in common, or no unit that joins them
    ``SIMILARITY``  too few of the words around them are shared
    ``VETO``        a reader takes them for two things without exception
    ``SETTINGS``    the configuration keeps them apart, or one is a part of the other's total
    ``PREFILTER``   the few trees of the first stage find them unlikely
    ``MODEL``       all trees do
    ``SELECTION``   one of the two has a better partner
    """

    COMPARISON = "comparison"
    SIMILARITY = "similarity"
    VETO = "veto"
    SETTINGS = "settings"
    PREFILTER = "prefilter"
    MODEL = "model"
    SELECTION = "selection"


class Rejection(NamedTuple):
    """The gate that stopped a pair, and why in words."""

    gate: Gate
    why: str
