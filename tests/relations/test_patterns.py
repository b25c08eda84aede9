"""Patterns over masked sentences: what every match of one holds is looked for before it is tried."""

from __future__ import annotations

import pytest

from numcheck.relations.arithmetic.sentences.patterns import cues


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        (r"rose <pct change>~ to <level new>", ("rose ", " to ")),
        (r"<level whole>~,? ?including (?:an? )?<level part>", ("including ",)),
        (r"<level part>~ (?:out )?of <level whole>~ \((?:or )?<pct share>\)", ("of ", " (", ")")),
        (r"(?P<word>twice|half)(?= the)[^,;()]{0,9} as much{0,1} as <count old>\b", (" as muc", " as ")),
        (r"rose <pct change>|fell <pct change>", ()),
        (r"<count a>~~<count b>", ()),
    ],
)
def test_cues_are_what_stands_outside_groups_and_classes_and_cannot_be_left_out(
    pattern: str, held: tuple[str, ...]
) -> None:
    assert cues(pattern) == held
