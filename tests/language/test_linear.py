"""The linear-time engine counts code points, and who says it does not hang on the letters of ASCII."""

from __future__ import annotations

import pytest

from numcheck.language import linear
from numcheck.relations.attribution import AttributionIndex


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two and two", [(0, 3), (8, 11)]),
        ("é two – two", [(2, 5), (8, 11)]),
        ("\ud800 two", [(2, 5)]),
        ("none", []),
    ],
)
def test_places_are_in_code_points(text: str, found: list[tuple[int, int]]) -> None:
    assert list(linear.spans(linear.compiled(r"\btwo\b"), text)) == found


def test_letters_of_any_script_go_on_a_word() -> None:
    assert not [*AttributionIndex("Okafor désaid it."), *AttributionIndex("Okafor saidé it.")]
    assert [s.name for s in AttributionIndex("– Okafor said it.")] == ["Okafor"]


def test_he_is_the_last_person_named() -> None:
    text = "Sheriff Tom Okafor spoke. Mr Ruiz was there. He said 5 died. Okafor had left. He said 6 were hurt."
    assert [s.name for s in AttributionIndex(text)] == ["Ruiz", "Tom Okafor"]
