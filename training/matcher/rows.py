"""Labelled items become labelled pairs of mentions: what the model learns from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from numcheck.core.measure import Verdict
from numcheck.pipeline import claimed
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import link
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.model import Model, Role, Trees
from numcheck.relations.matching.pair import MentionPair
from numcheck.relations.matching.vetoes import vetoed
from training.matcher.items import Item, Place
from training.matcher.settings import settings

_UNTRAINED = Model(Trees(), Trees(), {})  # pairs are gathered before there is a model


@dataclass(frozen=True)
class Row:
    """One labelled pair: its features, whether it contradicts (1) or not (0), its weight, its group and its origin.

    ``note`` says which figures it is, in their words.
    """

    features: Mapping[str, float]
    label: int
    weight: float
    group: str
    origin: str
    role: Role
    has_slip: bool
    note: str = field(repr=False)


def pairs(item: Item) -> list[MentionPair]:
    """The pairs that the check would look at in ``item``, as it would look at them."""
    texts = [claimed(d) for d in item.read()]
    drafts = [t for t, d in zip(texts, item.documents, strict=True) if d.is_draft]
    sources = [t for t, d in zip(texts, item.documents, strict=True) if not d.is_draft]
    everything = mentions(drafts or sources)
    out = []
    for number in range(len(drafts or sources)):
        out += link([m for m in everything if m.text == number], None, Role.TEXT, _UNTRAINED)
    if not drafts:
        out += [p for p in link(everything, None, Role.SOURCES, _UNTRAINED) if p.a.text != p.b.text]
    elif sources:
        both = mentions([*drafts, *sources])
        mine, theirs = ([m for m in both if (m.text < len(drafts)) is is_draft] for is_draft in (True, False))
        out += link(mine, theirs, Role.SOURCE, _UNTRAINED)
    return out


def differing(item: Item) -> list[MentionPair]:
    """Those of ``pairs`` whose figures cannot both be right: what a veto or the model decides on."""
    return [p for p in pairs(item) if p.verdict is Verdict.CONFLICT]


def labelled(item: Item, group: str, only: Place | None = None) -> list[Row]:
    """The differing pairs of ``item`` that are not vetoed, with their labels; with ``only`` those of that figure."""
    rows = list(_labelled(item, group, only))
    many = sum(not r.label for r in rows)
    if item.origin in ("corpus", "clean", "natural", "planted"):
        share = min(1.0, settings().weights.most_a_text / many) if many else 1.0
        rows = [r if r.label else replace(r, weight=r.weight * share) for r in rows]
    return rows


def _labelled(item: Item, group: str, only: Place | None) -> Iterator[Row]:
    for p in differing(item):
        if vetoed(p.a, p.b, p.slip) or (only and not (only.is_at(p.a) or only.is_at(p.b))):
            continue
        label, weight = labels(item, p)
        if weight:
            note = f"{item.id}: {_around(p.a, item)}  ##  {_around(p.b, item)}"
            yield Row(dict(p.features), label, weight, group, item.origin, p.role, p.has_telling_slip, note)


def _around(mention: Mention, item: Item, width: int = 50) -> str:
    location = mention.claim.location
    text, span = item.documents[int(location.uri)].text, location.span
    before, after = text[max(span.start - width, 0) : span.start], text[span.end : span.end + width]
    return f"{before}[{span.of(text)}]{after}".replace("\n", "|")


def labels(item: Item, pair: MentionPair) -> tuple[int, float]:
    """Whether ``pair`` contradicts (1) or not (0), and how much that counts: 0.0 where it is not known."""
    on_target = False
    for gold in item.gold:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if gold.target.is_at(one):
                on_target = True
                if any(p.is_at(other) for p in gold.partners):
                    return 1, 3.0 if item.origin in ("natural", "pairs") else 1.0
    is_trap = any(all(s.is_at(pair.a) or s.is_at(pair.b) for s in spans) for spans in item.traps)
    if item.origin == "natural":
        return 0, 3.0 if is_trap else 0.0 if on_target else 0.5
    if item.origin == "reports":
        return 0, 1.0 if is_trap else 0.15 * (not on_target)
    if item.origin in ("line", "alike", "story"):
        return _by_slot(item, pair)
    if item.origin == "sources":
        here, there = item.slots_at(pair.a), item.slots_at(pair.b)
        if here and there:
            return 0, 0.0 if here & there else 1.0
        return 0, 0.3 if here or there else 0.15
    if item.origin == "published":
        return 0, settings().weights.published
    return 0, 0.0 if on_target else 1.0


def _by_slot(item: Item, pair: MentionPair) -> tuple[int, float]:
    """Whether both figures fill one slot; of figures that the item does not name little is known."""
    here, there = item.slots_at(pair.a), item.slots_at(pair.b)
    if item.origin == "alike":  # the article's own pairs are its own item's
        is_named = any(s.startswith("alike") for s in here | there)
        return 0, settings().weights.look_alike if is_named else 0.0
    if not here or not there:
        return 0, 0.3
    if here.isdisjoint(there):
        return 0, 1.0
    return 1, 1.0 if item.origin == "story" else 0.0  # lines state nothing else: their figure is misread
