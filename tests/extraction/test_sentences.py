"""The pages of fixtures/sentences: whole sentences, and every figure that a reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import numcheck
from numcheck.core.quantity import Quantity

PAGES = Path(__file__).parents[2] / "fixtures" / "sentences"


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Each sentence of the pages with its figures, as they are written under it."""
    for page in sorted(PAGES.glob("*.md")):
        sentence, figures = "", list[str]()
        for line in page.read_text("utf-8").splitlines():
            if line.startswith("- "):
                if sentence:
                    yield sentence, figures
                sentence, figures = line.removeprefix("- "), []
            elif line.startswith("    - "):
                figures.append(line.removeprefix("    - "))
        yield sentence, figures


def in_words(quantity: Quantity) -> str:
    """A figure as the pages write it: ``some 40 men → ~ 40 man``, parts to four decimals."""

    def number(value: Decimal | None) -> str:
        return f"{round(value or Decimal(0), 4).normalize():f}"

    value = number(quantity.value)
    if quantity.value is None:
        value = f"{number(quantity.low)} to {number(quantity.high)}"
    bound = str(quantity.bound).removeprefix("=") if quantity.bound != "=" else ""
    return f"{quantity.text} → {' '.join(filter(None, (bound, value, quantity.unit, quantity.noun)))}"


@pytest.mark.parametrize(
    ("sentence", "figures"), list(sentences()), ids=lambda part: part[:40] if isinstance(part, str) else ""
)
def test_a_sentence_holds_the_figures_that_a_reader_finds(sentence: str, figures: list[str]) -> None:
    assert [in_words(q) for q in numcheck.extract(sentence)] == figures


def test_the_page_of_news_holds_a_hundred_and_twenty_sentences() -> None:
    assert sum(1 for _ in sentences()) >= 120
