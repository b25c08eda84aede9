"""What a figure measures, in words for people, from its own clause."""

from __future__ import annotations

import pytest

from numcheck.core.text import Document
from numcheck.pipeline import claimed


def measurands(text: str) -> list[str]:
    found = [c.measurand for c in claimed(Document.from_text(text)).claims]
    return [" of ".join(filter(None, (m.property, m.entity))) for m in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Revenue rose 12% to £1,482m in 2023, while operating profit was £210m. Headcount fell to 4,300 in 2023.",
            ["revenue", "revenue", "operating profit", "Headcount"],
        ),
        ("Profit was £21m, but Norlink made £30m.", ["profit", "Norlink"]),
        ("Victoria, Norland and Brekke will have $10 million.", ["Brekke"]),
        ("The wall, 62 metres high, fell.", ["wall"]),
        ("In 2024 operating costs climbed to $139.2 million.", ["operating costs"]),
    ],
)
def test_the_words_are_those_of_its_own_clause(text: str, wanted: list[str]) -> None:
    assert measurands(text) == wanted
