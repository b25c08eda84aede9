"""Add to ``known``: what a file of settings must say so that every text is held against one agreed figure."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from json import dumps
from typing import Any

from numcheck.config import ConfigError, Known, from_table
from numcheck.config.toml import LARGEST
from numcheck.core.claim import Claim
from numcheck.core.finding import Finding
from numcheck.core.text import Document
from numcheck.language.stems import canonical, idf
from numcheck.language.tokens import MIN_IDF

_MOST_WORDS = 6  # of a wording: the more it has, the fewer sentences it speaks of


def known_figure(claim: Claim, others: Sequence[Claim], document: Document, where: str) -> Known | None:
    """The agreement on the figure of ``claim``, in words that its sentence and those of ``others`` say.

    ``where`` is written down as its reason. None for what is no one number, or is said of nothing.
    """
    quantity = claim.quantity
    if quantity.value is None or quantity.vague:
        return None
    text = _wording(claim, others, document)
    return Known(text=text, value=quantity.value, unit=quantity.unit or quantity.noun, reason=where) if text else None


def addition(path: str, known: Known) -> tuple[str, str] | None:
    """What stands in the file of settings ``path`` now, "" where it is not there, and what must be put behind it.

    None where the file cannot be read, or would no longer be understood.
    """
    try:
        before = _content(path)
        table = tomllib.loads(before, parse_float=Decimal)
        own = table.get("tool", {}).get("numcheck", {})
        pyproject = os.path.basename(path) == "pyproject.toml"
        head = "[[tool.numcheck.known]]" if pyproject or own else "[[known]]"
        gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        added = gap + "\n".join([head, *_lines(known)]) + "\n"
        after = tomllib.loads(before + added, parse_float=Decimal)
        settings = after.get("tool", {}).get("numcheck", {}) if pyproject or own else after
        from_table({"known": settings["known"]})
    except (OSError, ValueError, AttributeError, ConfigError, RecursionError):
        return None
    return before, added


def concerned(finding: Finding, claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The other figures of ``finding``, among ``claims``."""
    places = {finding.location, *(r.location for r in finding.related)} - {claim.location}
    return [c for c in claims if c.location in places]


def _content(path: str) -> str:
    if not os.path.exists(path):
        return ""
    with open(path, "rb") as f:
        return f.read(LARGEST).decode("utf-8")


def _lines(known: Known) -> Iterator[str]:
    for name, value in known._asdict().items():
        if value:
            yield f"{name} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return dumps("".join(sign for sign in str(value) if sign.isprintable()), ensure_ascii=False)


def _wording(claim: Claim, others: Sequence[Claim], document: Document) -> str:
    """What the figure is said of where every sentence has the words of that, else the telling words that all share; "" for
    none.
    """
    sentences = [_telling(c.sentence.of(document.text)) for c in (claim, *others)]
    measured = str(claim.measurand._replace(qualifiers=()))
    if measured and all(_telling(measured).keys() <= words.keys() for words in sentences):
        return measured
    shared = [word for stem, word in sentences[0].items() if all(stem in words for words in sentences[1:])]
    return " ".join(shared[:_MOST_WORDS])


def _telling(words: str) -> dict[str, str]:
    """The words that tell one sentence from another, by their stems, in order."""
    stems = {canonical(word): word for word in reversed(re.findall(r"[^\W\d_]+", words))}
    return {stem: word for stem, word in reversed(stems.items()) if idf(stem) > MIN_IDF}
