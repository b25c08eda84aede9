"""Whom a pronoun means, and where it is safer not to say."""

from __future__ import annotations

import pytest

from numcheck.core.claim import Claim
from numcheck.core.text import Document
from numcheck.pipeline import claimed
from numcheck.relations.coreference import antecedent


def last_claim(text: str) -> tuple[str, Claim]:
    return text, claimed(Document.from_text(text)).claims[-1]


def whom(text: str) -> str:
    """The name that stands for a pronoun before the last figure of ``text``."""
    words, said = last_claim(text)
    return " ".join(antecedent(words, said.sentence, said.location.span.start, said.location.span.end))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee won again on Sunday. She has now scored 49 goals.", "Ann Lee"),
        ("Ann Lee won again on Sunday. The 28-year-old was cheered.", "Ann Lee"),
        ("President Ida Holm spoke in Brekke. Holm was late. She asked for 300 tents.", "Ida Holm"),
        ("Lindqvist Motors opened a plant. The carmaker will hire 900 people.", "Lindqvist Motors"),
        ("The yard of NVK burned down. The company lost 40 boats.", "NVK"),
    ],
)
def test_the_name_last_given(text: str, name: str) -> None:
    assert whom(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee met Eva Berg on Sunday. She has now scored 49 goals.",
        "The village of Upper Calder burned. He lost 40 sheep.",
        "Lindqvist Motors opened a plant. He will hire 900 people.",
        "Ann Lee won again. On Sunday 300 people cheered.",
        "Ann Lee won again. She saw Eva Berg score 49 goals.",
    ],
)
def test_nobody_where_two_fit_or_none(text: str) -> None:
    assert whom(text) == ""


def test_the_measurand_is_of_whom_the_pronoun_means() -> None:
    _, said = last_claim("Ann Lee won again on Sunday. She has now scored 49 goals.")
    assert said.measurand.entity == "Ann Lee"


def test_a_weekday_says_nothing() -> None:
    assert last_claim("It was announced Tuesday that seven people had died.")[1].attribution == ""
    assert last_claim("The governor announced Tuesday that seven people had died.")[1].attribution == ""
    assert last_claim("Theresa May said that seven people had died.")[1].attribution == "Theresa May"
