"""Changes that are written three times over: where a figure was, where it is, and by how much it moved.

Each figure of a sentence is given its part by the words that touch it: "from 20" was, "to 25" is, "rose 5", "a 5%
increase" and "5 more than" are movements. Three neighbours with three parts make a relation; so do two neighbours
under "doubled".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.core.propagation import common_readings
from numcheck.core.text import Span
from numcheck.relations.scope import Scope
from numcheck.relations.shapes import Signs, sentences
from numcheck.relations.stems import lines

_APART = 90  # code points between two figures of one change
_MULTIPLE = re.compile(r"\d+(?:/\d+)?")
_SIGNED = re.compile(
    r"\b(?:profits?|income|earnings|surplus|deficit|balance|growth|cash ?flow|margins?|returns?|savings|equity|prices?)\b",
    re.I,
)
_IS = re.compile(
    r"^~?(?:[^;()]{0,40}?,? (?:which|that))?,? ?(?:(?:is|was|are|were|would be|will be|comes to) )?(?:about |some |almost |nearly )?$",
    re.I,
)
_COMPARED = re.compile(r"compared|against|versus|\bvs|(?:up|down) from", re.I)
_OTHERWISE = re.compile(r";|\b(?:including|while|whereas|but|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\b", re.I)
_ELSEWHERE = re.compile(r"\b(?:from|compared (?:with|to)|against|versus)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A level or a movement in its place: ``part`` is old, new, change or ""; ``cue`` the word that says so."""

    claim: Claim
    start: int
    end: int
    part: str
    cue: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class _Cues:
    change_before: re.Pattern[str]
    change_after: re.Pattern[str]
    than: re.Pattern[str]
    old: re.Pattern[str]
    new: re.Pattern[str]
    multiple: re.Pattern[str]
    moved: re.Pattern[str]


def _words(*names: str) -> str:
    """The words of classes of ``data/changes.txt`` as an alternation, longest first."""
    found = [w for name, *words in lines("changes.txt") if name in names for w in words]
    return "|".join(re.escape(w).replace(r"\-", "[- ]") for w in sorted(set(found), key=len, reverse=True))


@cache
def factors() -> dict[str, str]:
    """Each word for a multiple with its factor as written in the table: ``doubled`` is ``2``, ``halved`` is ``1/2``."""
    return {w: name for name, *words in lines("changes.txt") if _MULTIPLE.fullmatch(name) for w in words}


@cache
def _cues() -> _Cues:
    small = r"(?:(?:a|an|the|its|their|some|another|a further|an extra|an additional|an estimated|as much as|just|only|nearly) ?)*"
    verb = rf"\b(?:(?P<up>{_words('up')})|(?P<down>{_words('down')}))"
    noun = rf"(?:(?P<up_noun>{_words('noun-up')})|(?P<down_noun>{_words('noun-down')}))"
    multiple = "|".join(re.escape(w) for w in sorted(factors(), key=len, reverse=True))
    bound = "(?:more than|over|nearly|almost|about|roughly|around|at least|less than) "
    return _Cues(
        change_before=re.compile(rf"(?:{verb},?(?:[^,;:()]{{0,40}} by)? {small}|\b{noun} of {small})$", re.I),
        change_after=re.compile(rf"[- ](?:[a-z]+ ){{0,2}}?{noun}\b", re.I),
        than=re.compile(rf" (?:[a-z]+ )??(?:(?P<up>{_words('more')})|(?P<down>{_words('less')})) than\b", re.I),
        old=re.compile(rf"\b(?:from|compared (?:with|to)|against|versus|vs\.?|stood at) {small}$", re.I),
        new=re.compile(rf"\b(?:to|totall?ed|totall?ing|reached|reaching) {small}$", re.I),
        multiple=re.compile(rf"\b(?P<bound>{bound})?(?P<factor>{multiple})\b", re.I),
        moved=re.compile(rf"{verb}\b", re.I),
    )


def find(scope: Scope) -> Iterator[Relation]:
    """One relation for each change with both its ends, as a difference, a percentage or a multiple."""
    for text in scope.texts:
        for signs in sentences(text):
            plain = signs.without_asides()
            figures = _parts(plain)
            yield from _beyond_all(plain, figures)
            if len(figures) > 1:
                threes = list(_threes(plain, figures))
                yield from threes
                yield from _pairs(plain, figures, {c for r in threes for c in r.claims})


def _parts(signs: Signs) -> list[_Figure]:
    """Every figure of the sentence with its part."""
    cues, text, out = _cues(), signs.text, []
    for start, end, claim in signs.places():
        q = claim.quantity
        if q.value is None or q.vague or q.is_range or q.adjectival:
            continue
        before, after = text[max(0, start - 80) : start], text[end : end + 40]
        for part, m in (
            ("change", cues.change_before.search(before)),
            ("than", cues.than.match(after)),
            ("change", cues.change_after.match(after)),
            ("old", cues.old.search(before)),
            ("new", cues.new.search(before)),
        ):
            if m:
                said = m.groupdict()
                up, down = said.get("up") or said.get("up_noun"), said.get("down") or said.get("down_noun")
                direction = "up" if up else "down" if down else ""
                out.append(_Figure(claim, start, end, part, (up or down or m.group()).strip(), direction))
                break
        else:
            out.append(_Figure(claim, start, end, ""))
    return out


def _threes(signs: Signs, figures: Sequence[_Figure]) -> Iterator[Relation]:
    """Every movement with where it started and where it ended."""
    for i, figure in enumerate(figures):
        ends: dict[str, _Figure] = {}
        if figure.part == "than":
            if 0 < i < len(figures) - 1 and _than_links(signs, *figures[i - 1 : i + 2]):
                ends = {"new": figures[i - 1], "old": figures[i + 1]}
        elif figure.part == "change":
            ends = _ends(signs, figures, i)
        if len(ends) == 2:
            old, new = ends["old"].claim, ends["new"].claim
            if common_readings((old.measure, new.measure)):
                yield Relation(
                    RelationKind.CHANGE,
                    claims=(old, new, figure.claim),
                    roles=("old", "new", "change"),
                    cue=figure.cue,
                    reason=f"“{figure.cue}” with a start and an end",
                    evidence={"direction": figure.direction},
                )


def _than_links(signs: Signs, new: _Figure, change: _Figure, old: _Figure) -> bool:
    """Whether "``new``, which is ``change`` more than ``old``" is what the words say."""
    if not _IS.search(signs.text[new.end : change.start]):
        return False
    gap = signs.text[change.end : old.start]
    same_word = new.claim.quantity.unit == old.claim.quantity.unit != ""
    return len(gap) <= (120 if same_word else 40) and (same_word or "," not in gap)


def _ends(signs: Signs, figures: Sequence[_Figure], at: int) -> dict[str, _Figure]:
    """The start and the end of the movement ``figures[at]``, as far as its neighbours are."""
    ends: dict[str, _Figure] = {}
    last = figures[at]
    for figure in figures[at + 1 : at + 5]:
        gap = signs.text[last.end : figure.start]
        if figure.part not in ("old", "new") or figure.part in ends or not _joined(gap, figure):
            break
        ends[figure.part] = figure
        last = figure
    if len(ends) == 2:
        return ends
    before = figures[at - 1] if at else None
    if before is None or not _joined(signs.text[before.end : figures[at].start], figures[at]):
        return {}
    if "old" in ends and "new" not in ends and before.part in ("new", ""):
        return {**ends, "new": before}
    if ends or at < 2:
        return {}
    first = figures[at - 2]
    if not _joined(signs.text[first.end : before.start], before):
        return {}
    if {first.part, before.part} == {"old", "new"}:
        return {first.part: first, before.part: before}
    if first.part == "" and before.part == "old" and _COMPARED.search(signs.text[first.end : before.start]):
        return {"new": first, "old": before}
    return {}


def _joined(gap: str, figure: _Figure) -> bool:
    """Whether the words ``gap`` leave the figure after them in the same change: near, and compared with nothing else."""
    return len(gap) <= _APART and not _OTHERWISE.search(gap) and len(_ELSEWHERE.findall(gap)) <= (figure.part == "old")


def _pairs(signs: Signs, figures: Sequence[_Figure], taken: set[Claim]) -> Iterator[Relation]:
    """Two ends under "doubled", or under a verb that says which way."""
    cues = _cues()
    for first, second in zip(figures, figures[1:], strict=False):
        if {first.part, second.part} != {"old", "new"} or first.claim in taken or second.claim in taken:
            continue
        old, new = (first, second) if first.part == "old" else (second, first)
        if not _joined(signs.text[first.end : second.start], second):
            continue
        if not common_readings((old.claim.measure, new.claim.measure)):
            continue
        before = signs.text[max(0, first.start - 60) : first.start]
        multiple, moved = (_governing(cue, before) for cue in (cues.multiple, cues.moved))
        bare = _is_digits(first.claim) and not _is_digits(second.claim)  # "fell from 3 to 5 per cent" is a range
        if multiple:
            word = multiple["factor"].lower()
            evidence = {"factor": factors()[word], "bound": (multiple["bound"] or "").strip().lower()}
        elif moved and first is old and not bare:
            word = moved.group()
            evidence = {"direction": "up" if moved["up"] else "down"}
        else:
            continue
        yield Relation(
            RelationKind.CHANGE,
            claims=(old.claim, new.claim),
            roles=("old", "new"),
            cue=word,
            reason=f"“{word}” with a start and an end",
            evidence=evidence,
        )


def _is_digits(claim: Claim) -> bool:
    """Whether the figure is written without unit and noun, whatever it takes from its neighbours."""
    return claim.quantity.number in (claim.quantity.span, Span(0, 0))


def _governing(cue: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The last ``cue`` in the words before a figure, unless a clause ends between them."""
    found = None
    for found in cue.finditer(before):
        pass
    if found is None or _OTHERWISE.search(before) or re.search(r",(?! (?:from|to)\b)", before[found.end() :]):
        return None
    return found


def _beyond_all(signs: Signs, figures: Sequence[_Figure]) -> Iterator[Relation]:
    """What is said to have fallen by more than all of itself, unless it may turn negative."""
    for figure in figures:
        q = figure.claim.quantity
        if figure.part != "change" or figure.direction != "down" or q.unit != "percent" or (q.value or 0) <= 100:
            continue
        if not _SIGNED.search(signs.text):
            yield Relation(
                RelationKind.CHANGE,
                claims=(figure.claim,),
                roles=("change",),
                cue=figure.cue,
                reason="nothing falls by more than all of itself",
                evidence={"direction": "down"},
            )
