"""The state of a figure: what the check made of it, in one word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from numcheck.core.finding import Finding, Report
from numcheck.core.levels import Family, Severity
from numcheck.core.relation import Ambiguity, Relation, SamePair, Support, SupportStatus, Unconverted
from numcheck.core.text import Location


class State(StrEnum):
    """In order of how much it asks for an editor's eye."""

    CONFLICT = "conflict"
    DISPUTED = "disputed"
    UNSUPPORTED = "unsupported"
    UNCONVERTED = "unconverted"
    NOTATION = "notation"
    CHECKED = "checked"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Badge:
    """How a state is shown: a sign (states differ without colour), a word, and what it means."""

    sign: str
    word: str
    meaning: str


BADGES = {
    State.CONFLICT: Badge("≠", "conflict", "cannot hold together with another figure"),
    State.DISPUTED: Badge("≷", "disputed", "two speakers or sources give different figures"),
    State.UNSUPPORTED: Badge("?", "unsupported", "stands in none of the sources"),
    State.UNCONVERTED: Badge("↔", "unconverted", "left in one unit where the text converts others"),
    State.NOTATION: Badge("~", "notation", "right or unclear, but awkwardly written"),
    State.CHECKED: Badge("✓", "checked", "held against another figure, and agrees with it"),
    State.UNCHECKED: Badge("", "not checked", "nothing in the text or its sources speaks of the same thing"),
}

_ORDER = list(State)


def of_finding(finding: Finding) -> State:
    """The state that a finding puts its figures in, by its family; a conflict that is no error is a dispute."""
    match finding.family:
        case Family.UNSUPPORTED:
            return State.UNSUPPORTED
        case Family.UNCONVERTED:
            return State.UNCONVERTED
        case Family.NOTATION:
            return State.NOTATION
        case Family.CONFLICT if finding.severity is not Severity.ERROR:
            return State.DISPUTED
        case _:
            return State.CONFLICT


def states(report: Report) -> dict[Location, State]:
    """The state of every figure that a finding or a relation speaks of; all others are unchecked.

    A finding about one figure's notation or conversion says nothing against the figures it is related to.
    """
    out: dict[Location, State] = {}

    def put(at: Location, state: State) -> None:
        if at not in out or _ORDER.index(state) < _ORDER.index(out[at]):
            out[at] = state

    for finding in report.findings:
        state = of_finding(finding)
        put(finding.location, state)
        if state in (State.CONFLICT, State.DISPUTED):
            for related in finding.related:
                put(related.location, state)
    for relation in report.relations:
        if _is_agreement(relation):
            for claim in relation.claims:
                put(claim.location, State.CHECKED)
    return out


def _is_agreement(relation: Relation) -> bool:
    """Whether its figures were held against each other, and are right where no rule reports them.

    A clash that no rule reports (it is ignored, or too unsure) does not make its figures right.
    """
    match relation:
        case Unconverted() | Ambiguity():
            return False
        case SamePair():
            return not relation.clashes
        case Support():
            return relation.status is SupportStatus.SUPPORTED
    return True
