"""``show relations``: which claims are looked at together, in which role, and why: a relation, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.relation import LocatedDate, RateBand, Relation, SamePair, TiedDate
from numcheck.core.text import Location
from numcheck.writers.places import said
from numcheck.writers.terminal.sanitize import encodable, one_line
from numcheck.writers.terminal.style import Paint
from numcheck.writers.terminal.text_width import wrap
from numcheck.writers.view import View


def render(view: View) -> str:
    """Every relation in the order in which it was found: its kind and confidence, its figures with their places, and
    its other fields; one line that says so where there is none.
    """
    paint = Paint(view.color, view.hyperlinks)
    lines = [line for relation in view.report.relations for line in (*_relation(view, relation, paint), "")]
    return encodable("".join(f"{line}\n" for line in lines or ["No two figures belong together."]))


End = tuple[str, Location, str]  # the role, the place, the words


def _relation(view: View, relation: Relation, paint: Paint) -> Iterator[str]:
    yield paint("bold", str(relation.kind)) + paint("dim", f"  ({relation.confidence} confidence)")
    fields = relation.values()
    ends = [end for name, value in fields for end in _ends(name, value)]
    margin = max((len(role) for role, *_ in ends), default=0)
    for role, location, words in ends:
        at = one_line(said(view.documents[location.uri], location))
        yield f"  {role:<{margin}}  {one_line(words)}  " + paint("dim", at)
    facts = [("why" if name == "reason" else name, _fact(value)) for name, value in fields if name != "confidence"]
    if isinstance(relation, SamePair):
        facts.append(("weights", relation.weights))
    for name, fact in facts:
        if fact:
            yield from wrap(f"  {name.replace('_', ' ')}: {one_line(fact)}", view.width, indent="    ")


def _ends(name: str, value: object) -> Iterator[End]:
    """The figures and dates of a field; those of a list each in the role that the list is named after."""
    if isinstance(value, Claim):
        yield name, value.location, value.quantity.text
    elif isinstance(value, LocatedDate | TiedDate):
        yield name, value.location, value.mention.text
    elif type(value) is tuple:
        for one in value:
            yield from _ends(name.removesuffix("s"), one)


def _fact(value: object) -> str:
    """A field that is no figure, in words; "" where it says nothing."""
    match value:
        case Claim() | LocatedDate() | TiedDate() | None | False:
            return ""
        case True:
            return "yes"
        case float():
            return f"{value:.2f}"
        case Interval():
            return f"{value.low} to {value.high}"
        case RateBand():
            return f"{_fact(value.recent)} since 1990, {_fact(value.ever)} since 1971"
        case IntEnum():
            return value.name.lower()
        case tuple():
            return ""
    return str(value)
