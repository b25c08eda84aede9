"""Go to definition: from a figure to the figure that it clashes with, restates, or rests on."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from numcheck.core.claim import Claim
from numcheck.core.relation import DateSupport, Relation, SameMeasurand, Support
from numcheck.core.text import Location
from numcheck.language_server.hover import ends
from numcheck.language_server.places import Places


def other_ends(places: Places, position: types.Position) -> list[types.Location]:
    """The other ends of the findings at ``position``; where there are none, those of the relations of the figure there.

    Each once, the weightiest first; none where nothing stands.
    """
    at = types.Range(position, position)
    touched = places.findings_at(at)
    own = places.text.lines.offset(position)
    found = [end for finding in touched for end in ends(finding) if not _covers(places, end, own)]
    if not found and (claim := places.claim_at(position)):
        found = list(_related(claim, places))
    if not found:
        found = list(_sources_of_date(places, own))
    return [places.location(end) for end in dict.fromkeys(found)]


def _covers(places: Places, location: Location, offset: int) -> bool:
    if location.uri != places.document.uri:
        return False
    start, end = places.span(location.span)
    return start <= offset <= end


def _related(claim: Claim, places: Places) -> Iterator[Location]:
    """What stands in a relation with ``claim``: what supports it, the same figure elsewhere, then parts, wholes, ends."""
    relations = [r for r in places.checked.report.relations if claim.location in _locations(r)]
    for relation in sorted(relations, key=_rank):
        yield from (at for at in _locations(relation) if at != claim.location)


def _rank(relation: Relation) -> int:
    return 0 if isinstance(relation, Support) else 2 if isinstance(relation, SameMeasurand) else 1


def _locations(relation: Relation) -> tuple[Location, ...]:
    return tuple(claim.location for claim in relation.claims)


def _sources_of_date(places: Places, offset: int) -> Iterator[Location]:
    for relation in places.checked.report.relations:
        if isinstance(relation, DateSupport) and _covers(places, relation.draft.location, offset):
            yield from (source.location for source in (*relation.sources, *relation.elsewhere))
