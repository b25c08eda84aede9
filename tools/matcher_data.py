"""Labelled texts become labelled pairs of claims, for ``train_matcher.py``.

A set is a JSON Lines file; each line an item: ``id``, ``set``, ``base`` (the article it was made from), ``version``,
``documents`` (each ``name``, ``role`` draft or source, ``text``), ``gold`` (each ``target`` and ``partners``: spans
``doc, start, end`` of figures that contradict each other), and where there are such ``traps`` (pairs of look-alikes) and
``mentions`` (spans with the ``slot`` they fill). A corpus is a JSON Lines file of ``id`` and ``text`` without labels:
published text is taken to hold no contradictions, and faults are planted where it repeats a figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numcheck.core.measure import Verdict
from numcheck.core.text import Document, Span
from numcheck.pipeline import claimed
from numcheck.relations.matching.detection import mentions
from numcheck.relations.matching.linker import MentionPair, link
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.model import Model, Role, Trees
from numcheck.relations.matching.vetoes import vetoed

SETS = ("restate", "draft", "natural", "sources", "clean", "pairs")
MOST = 40
ALIKE = 0.1  # look-alikes are far more frequent where they were written to order
NOTHING = Model(Trees(), Trees(), {})  # pairs are gathered before there is a model


@dataclass
class Row:
    """One labelled pair: its features, whether it contradicts (1) or not (0), its weight and its article."""

    features: dict[str, float]
    label: int
    weight: float
    group: str
    origin: str
    role: str
    slipped: bool
    note: str = field(default="", repr=False)


def items(folder: Path, name: str) -> list[dict[str, Any]]:
    """The items of the set ``name``."""
    with open(folder / f"{name}.jsonl", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def merged(item: dict[str, Any]) -> dict[str, Any]:
    """A draft and its sources as one text: a summary above its article, which is where most texts say a thing twice."""
    starts, text = [], ""
    for document in item["documents"]:
        starts.append(len(text))
        text += document["text"].rstrip() + "\n"

    def moved(span: dict[str, int]) -> dict[str, int]:
        start = starts[span["doc"]]
        return {"doc": 0, "start": span["start"] + start, "end": span["end"] + start}

    gold = [{**g, "target": moved(g["target"]), "partners": [moved(p) for p in g["partners"]]} for g in item["gold"]]
    agree = [[moved(s) for s in spans] for spans in item.get("agree", ())]
    documents = [{"name": "doc", "role": "draft", "text": text}]
    return {**item, "set": "merged", "documents": documents, "gold": gold, "agree": agree}


def groups(everything: list[dict[str, Any]]) -> dict[str, str]:
    """For each item's id the name of its group: items that share a base or a long line of text are of one group."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for item in everything:
        here = root("item " + item["id"])
        keys = ["base " + item["base"]]
        for document in item["documents"]:
            for line in re.split(r"(?<=[.!?])\s+|\n", document["text"]):
                bare = re.sub(r"[^a-z]+", "", line.lower())
                if len(bare) >= 60:
                    keys.append("line " + bare[:80])
        for key in keys:
            parent[root(key)] = here
    return {item["id"]: root("item " + item["id"]) for item in everything}


def found(item: dict[str, Any]) -> list[MentionPair]:
    """The pairs that the check would look at in ``item``, as it would look at them."""
    texts = [claimed(Document.from_text(d["text"], uri=str(i))) for i, d in enumerate(item["documents"])]
    drafts = [t for t, d in zip(texts, item["documents"], strict=True) if d["role"] == "draft"]
    sources = [t for t, d in zip(texts, item["documents"], strict=True) if d["role"] == "source"]
    everything = mentions(drafts or sources)
    out = []
    for number in range(len(drafts or sources)):
        inside = [c for c in everything if c.text == number]
        out += link(inside, None, Role.TEXT, NOTHING)
    if not drafts:
        out += [m for m in link(everything, None, Role.SOURCES, NOTHING) if m.a.text != m.b.text]
    elif sources:
        both = mentions([*drafts, *sources])
        out += link(
            [c for c in both if c.text < len(drafts)], [c for c in both if c.text >= len(drafts)], Role.SOURCE, NOTHING
        )
    return out


def touches(mention: Mention, span: dict[str, int]) -> bool:
    """Whether the claim's figure overlaps the labelled ``span``."""
    location = mention.claim.location
    return location.uri == str(span["doc"]) and location.span.overlaps(Span(span["start"], span["end"]))


def labelled(item: dict[str, Any], group: str, only: dict[str, int] | None = None) -> list[Row]:
    """The differing pairs of ``item`` that are not vetoed, with their labels: ``only`` those of one span."""
    rows = list(_labelled(item, group, only))
    many = sum(not r.label for r in rows)
    for row in rows:
        if not row.label and item["set"] in ("corpus", "clean", "natural", "planted"):
            row.weight *= min(1.0, MOST / many)  # no long text may drown the others
    return rows


def _labelled(item: dict[str, Any], group: str, only: dict[str, int] | None) -> Iterator[Row]:
    for m in found(item):
        if m.verdict is not Verdict.CONFLICT or vetoed(m.a, m.b, m.slip):
            continue
        if only and not (touches(m.a, only) or touches(m.b, only)):
            continue
        label, weight = _label(item, m)
        if weight:
            note = f"{item['id']}: {_around(m.a, item)}  ##  {_around(m.b, item)}"
            yield Row(dict(m.features), label, weight, group, item["set"], m.role, m.has_telling_slip, note)


def _around(mention: Mention, item: dict[str, Any], width: int = 50) -> str:
    text = item["documents"][int(mention.claim.location.uri)]["text"]
    span = mention.claim.location.span
    before, after = text[max(span.start - width, 0) : span.start], text[span.end : span.end + width]
    return f"{before}[{span.of(text)}]{after}".replace("\n", "|")


def _label(item: dict[str, Any], m: MentionPair) -> tuple[int, float]:
    on_target = False
    for gold in item["gold"]:
        for one, other in ((m.a, m.b), (m.b, m.a)):
            if touches(one, gold["target"]):
                on_target = True
                if any(touches(other, p) for p in gold["partners"]):
                    return 1, 3.0 if item["set"] in ("natural", "pairs") else 1.0
    if item["set"] == "natural":
        trap = any(all(touches(m.a, s) or touches(m.b, s) for s in t["spans"]) for t in item.get("traps", ()))
        return 0, 3.0 if trap else 0.0 if on_target else 0.5
    if item["set"] in ("line", "alike", "story"):
        return _by_slot(item, m)
    if item["set"] == "sources":
        slots = [{s["slot"] for s in item["mentions"] if touches(c, s)} for c in (m.a, m.b)]
        if all(slots):
            return 0, 0.0 if slots[0] & slots[1] else 1.0
        return 0, 0.3 if any(slots) else 0.15
    return 0, 0.0 if on_target else 1.0


def _by_slot(item: dict[str, Any], m: MentionPair) -> tuple[int, float]:
    """Whether both figures fill one slot; of figures that the item does not name little is known."""
    slots = [{s["slot"] for s in item["mentions"] if touches(c, s)} for c in (m.a, m.b)]
    if item["set"] == "alike":  # the article's own pairs are its own item's
        return 0, ALIKE if any(s.startswith("alike") for some in slots for s in some) else 0.0
    if not all(slots):
        return 0, 0.3
    if slots[0].isdisjoint(slots[1]):
        return 0, 1.0
    return 1, 1.0 if item["set"] == "story" else 0.0  # lines state nothing else: their figure is misread
