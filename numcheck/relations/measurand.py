"""What is measured, in words for people: entity, property, qualifiers.

A reading aid, not what the matching rests on: that lines up whole contexts (``alignment``).
"""

from __future__ import annotations

import re

from numcheck.core.claim import Measurand, Qualifier
from numcheck.core.quantity import Change, Quantity
from numcheck.core.text import Span

_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+){0,3}")
_TIME = re.compile(
    r"(?i)\b(?:in (?:19|20)\d\d|last (?:year|month|week|night|quarter)|next (?:year|month|week)|yesterday|today|tomorrow"
    r"|this (?:year|month|week|morning)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|a (?:year|month|week|day)|per \w+)\b"
)
_MODAL = re.compile(
    r"(?i)\b(?:could|would|may|might|expected|forecast|predicted|planned|target|proposed|estimated|up to)\b"
)


def measurand(text: str, quantity: Quantity, sentence: Span) -> Measurand:
    """The measurand of ``quantity`` as far as its sentence says it in plain sight."""
    span = quantity.span
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    names = [m.group() for m in _NAME.finditer(before) if m.group() not in ("He", "She", "It", "They", "I", "We")]
    following = _NAME.search(after[:60])
    entity = names[-1] if names else following.group() if following else ""
    qualifiers = []
    for kind, pattern in (("time", _TIME), ("modality", _MODAL)):
        found = pattern.search(after[:80]) or pattern.search(before[-80:])
        if found:
            qualifiers.append(Qualifier(kind, found.group().lower()))
    if quantity.change is not Change.NONE:
        qualifiers.append(Qualifier("change", str(quantity.change)))
    if quantity.of:
        qualifiers.append(Qualifier("scope", f"of {quantity.of}"))
    words = [*quantity.modifiers, quantity.noun or quantity.unit.replace("_", " ")]
    return Measurand(entity, " ".join(w for w in words if w), tuple(qualifiers))
