"""Labelled texts become labelled pairs of claims, for ``train_matcher.py``.

A set is a JSON Lines file; each line an item: ``id``, ``set``, ``base`` (the article it was made from), ``version``,
``documents`` (each ``name``, ``role`` draft or source, ``text``), ``gold`` (each ``target`` and ``partners``: spans
``doc, start, end`` of figures that contradict each other), and where there are such ``traps`` (pairs of look-alikes) and
``mentions`` (spans with the ``slot`` they fill). A corpus is a JSON Lines file of ``id`` and ``text`` without labels:
published text is taken to hold no contradictions, and faults are planted where it repeats a figure.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numcheck.config import Config
from numcheck.core.text import Document, Span
from numcheck.core.verdict import Verdict
from numcheck.pipeline import measure
from numcheck.relations.claims import claim
from numcheck.relations.matching.contexts import Context, contexts
from numcheck.relations.matching.matches import Match, matches
from numcheck.relations.stems import rarity, stem

SETS = ("restate", "draft", "natural", "sources", "clean", "pairs")
PLANT_CLOSENESS = 0.45
MOST = 40
TIMES = (
    " the year before",
    " a year earlier",
    " last year",
    " the previous week",
    " in 2009",
    " a month before",
    " in March",
)
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


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


def found(item: dict[str, Any]) -> list[Match]:
    """The pairs that the check would look at in ``item``, as it would look at them."""
    texts = [
        claim(measure(Document.from_text(d["text"], uri=str(i)), Config())) for i, d in enumerate(item["documents"])
    ]
    drafts = [t for t, d in zip(texts, item["documents"], strict=True) if d["role"] == "draft"]
    sources = [t for t, d in zip(texts, item["documents"], strict=True) if d["role"] == "source"]
    everything = contexts(drafts or sources)
    out = []
    for number in range(len(drafts or sources)):
        inside = [c for c in everything if c.text == number]
        out += matches(inside, None, "text", None)
    if not drafts:
        out += [m for m in matches(everything, None, "sources", None) if m.a.text != m.b.text]
    elif sources:
        both = contexts([*drafts, *sources])
        out += matches(
            [c for c in both if c.text < len(drafts)], [c for c in both if c.text >= len(drafts)], "source", None
        )
    return out


def touches(context: Context, span: dict[str, int]) -> bool:
    """Whether the claim's figure overlaps the labelled ``span``."""
    location = context.claim.location
    return location.uri == str(span["doc"]) and location.span.overlaps(Span(span["start"], span["end"]))


def labelled(item: dict[str, Any], group: str, only: dict[str, int] | None = None) -> list[Row]:
    """The differing pairs of ``item`` (``only`` those of one span) with their labels; of unknown ones none."""
    rows = list(_labelled(item, group, only))
    many = sum(not r.label for r in rows)
    for row in rows:
        if not row.label and item["set"] in ("corpus", "clean", "natural", "planted"):
            row.weight *= min(1.0, MOST / many)  # no long text may drown the others
    return rows


def _labelled(item: dict[str, Any], group: str, only: dict[str, int] | None) -> Iterator[Row]:
    for m in found(item):
        if m.verdict is not Verdict.CONFLICT or (only and not (touches(m.a, only) or touches(m.b, only))):
            continue
        label, weight = _label(item, m)
        if weight:
            note = f"{item['id']}: {_around(m.a, item)}  ##  {_around(m.b, item)}"
            yield Row(dict(m.features), label, weight, group, item["set"], m.standing.role, bool(m.slip), note)


def _around(context: Context, item: dict[str, Any], width: int = 50) -> str:
    text = item["documents"][int(context.claim.location.uri)]["text"]
    span = context.claim.location.span
    before, after = text[max(span.start - width, 0) : span.start], text[span.end : span.end + width]
    return f"{before}[{span.of(text)}]{after}".replace("\n", "|")


def _label(item: dict[str, Any], m: Match) -> tuple[int, float]:
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
    if item["set"] == "sources":
        slots = [{s["slot"] for s in item["mentions"] if touches(c, s)} for c in (m.a, m.b)]
        if all(slots):
            return 0, 0.0 if slots[0] & slots[1] else 1.0
        return 0, 0.3 if any(slots) else 0.15
    return 0, 0.0 if on_target else 1.0


def planted(item: dict[str, Any], group: str, rounds: int) -> Iterator[Row]:
    """Rows of copies of ``item`` in each of which one repeated figure is changed, ``rounds`` times a repeated figure.

    Where the item says which figures agree, those; else figures that stand twice in much the same words.
    """
    draw = random.Random(item["id"])
    there = found(item)
    if item.get("agree"):
        everyone = {(c.claim.location.uri, c.claim.location.span.start): c for m in there for c in (m.a, m.b)}
        sets = [[c for c in everyone.values() if any(touches(c, s) for s in spans)] for spans in item["agree"]]
    else:
        sets = [[m.a, m.b] for m in there if _repeats(m)]
    sets = [s for s in sets if len(s) > 1]
    draw.shuffle(sets)
    limit = 12 if item["set"] == "sources" else 4
    for some in sets[:limit]:
        for _ in range(rounds):
            victim = (
                draw.choice([c for c in some if c.claim.location.uri == "0"] or some)
                if _drafted(item)
                else draw.choice(some)
            )
            copy = _changed(item, victim, draw)
            if copy is None:
                continue
            copy["gold"][0]["partners"] = [_span(c) for c in some if c is not victim]
            _shift(copy, victim)
            for row in labelled(copy, group):
                if row.label:  # its other pairs are those of the item itself
                    row.origin, row.weight = "planted", 0.5
                    yield row


def _drafted(item: dict[str, Any]) -> bool:
    return len({d["role"] for d in item["documents"]}) > 1


def vocabulary(texts: list[dict[str, Any]]) -> list[str]:
    """Telling words of ``texts``, in order of the alphabet: neither the commonest nor those of one text."""
    counts = Counter(w for t in texts for w in set(re.findall(r"[a-z]{5,}", t["documents"][0]["text"])))
    return sorted(w for w, n in counts.items() if 5 <= n <= 60 and rarity(stem(w)) > 4)


def decoys(item: dict[str, Any], group: str, vocabulary: list[str]) -> Iterator[Row]:
    """Rows of a copy of ``item`` in which a sentence comes back with another figure, said of another thing.

    A telling word near the figure gives way to one of ``vocabulary``, or the figure is put in another time. What a reader
    takes for a contrast at once, and news texts that are repeated in other words hardly ever hold.
    """
    draw = random.Random("decoy " + item["id"])
    text: str = item["documents"][0]["text"]
    claims = claim(measure(Document.from_text(text, uri="0"), Config())).claims
    sentences = Counter(c.sentence for c in claims)
    able = [
        c for c in claims if sentences[c.sentence] == 1 and c.quantity.value and c.sentence.end - c.sentence.start < 260
    ]
    if not able:
        return
    chosen = draw.choice(able)
    start, number = chosen.sentence.start, chosen.quantity.number
    new = another(number.of(text), draw)
    if new is None:
        return
    before, after = text[start : number.start], text[number.end : chosen.sentence.end].rstrip()
    if draw.random() < 0.3:
        cut = chosen.quantity.span.end - number.end
        after = after[:cut] + draw.choice(TIMES) + after[cut:]
    else:
        words = [
            (side, m) for side, part in ((0, before[-50:]), (1, after[:50])) for m in re.finditer(r"[A-Za-z]{5,}", part)
        ]
        words = [(side, m) for side, m in words if rarity(stem(m.group())) > 4]
        if not words:
            return
        side, m = draw.choice(words)
        word = draw.choice(vocabulary)
        word = word.capitalize() if m.group()[0].isupper() else word
        if side:
            after = after[: m.start()] + word + after[m.end() :]
        else:
            base = max(len(before) - 50, 0)
            before = before[: base + m.start()] + word + before[base + m.end() :]
    copy = {**item, "documents": [{**item["documents"][0], "text": f"{text}\n{before}{new}{after}"}], "set": "decoy"}
    at = len(text) + 1 + len(before)
    for row in labelled({**copy, "gold": []}, group, only={"doc": 0, "start": at, "end": at + len(new)}):
        row.origin, row.weight = "decoy", 0.1
        yield row


def _repeats(m: Match) -> bool:
    p, q = m.a.claim.quantity, m.b.claim.quantity
    return (
        m.closeness >= PLANT_CLOSENESS
        and m.verdict is Verdict.EQUAL
        and p.value is not None
        and not p.vague
        and not q.vague
        and p.number.end > 0
    )


def _span(context: Context) -> dict[str, int]:
    where = context.claim.location
    return {"doc": int(where.uri), "start": where.span.start, "end": where.span.end}


def _changed(item: dict[str, Any], victim: Context, draw: random.Random) -> dict[str, Any] | None:
    quantity = victim.claim.quantity
    doc = int(victim.claim.location.uri)
    text: str = item["documents"][doc]["text"]
    old = quantity.number.of(text)
    new = another(old, draw)
    if new is None or new == old:
        return None
    changed = text[: quantity.number.start] + new + text[quantity.number.end :]
    documents = [{**d, "text": changed} if i == doc else d for i, d in enumerate(item["documents"])]
    start = quantity.number.start
    gold = {"target": {"doc": doc, "start": start, "end": start + len(new)}, "partners": []}
    return {**item, "documents": documents, "gold": [gold], "delta": len(new) - len(old), "traps": [], "set": "planted"}


def _shift(copy: dict[str, Any], victim: Context) -> None:
    """Partners after the changed figure move with the text."""
    target = copy["gold"][0]["target"]
    for p in copy["gold"][0]["partners"]:
        if p["doc"] == target["doc"] and p["start"] > target["start"]:
            p["start"] += copy["delta"]
            p["end"] += copy["delta"]


def another(number: str, draw: random.Random) -> str | None:
    """Another number written like ``number``: another word, digits transposed, tenfold, offset or another scale."""
    low = number.lower()
    if low in WORDS:
        return draw.choice([w for w in WORDS if w != low])
    m = re.search(r"\d[\d,]*(?:\.\d+)?", number)
    if m is None:
        return None
    digits = m.group()
    way = draw.choice(["transpose", "tenfold", "offset", "offset", "swap", "swap", "scale"])
    if way == "scale":
        for a, b in (("million", "billion"), ("billion", "million"), ("thousand", "million"), ("m", "bn"), ("bn", "m")):
            if number.endswith(a):
                return number[: -len(a)] + b
        way = "tenfold"
    if way == "tenfold":
        new = digits + "0" if "." not in digits and "," not in digits else digits.replace(",", "")[:-1].rstrip(".")
    elif way == "transpose" and len(digits) >= 2 and digits[0].isdigit() and digits[1].isdigit():
        new = digits[1] + digits[0] + digits[2:]
    else:
        place = draw.choice([i for i, c in enumerate(digits) if c.isdigit()])
        new = digits[:place] + draw.choice([d for d in "123456789" if d != digits[place]]) + digits[place + 1 :]
    if not new or new[0] == "0" and not new.startswith("0."):
        return None
    return number[: m.start()] + new + number[m.end() :]
