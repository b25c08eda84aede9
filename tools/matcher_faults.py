"""Faults planted in texts that hold none, and decoys that only look like faults, for ``train_matcher.py``."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from matcher_data import Row, found, labelled, touches

from numcheck.core.measure import Verdict
from numcheck.core.text import Document
from numcheck.language.stems import canonical, idf
from numcheck.pipeline import claimed
from numcheck.relations.matching.linker import MentionPair
from numcheck.relations.matching.mention import Mention

PLANT_CLOSENESS = 0.45  # figures that stand twice in words so like each other are taken for one
PLANTED, DECOY = 0.5, 0.1  # weights of a pair
TIMES = (
    " the year before",
    " a year earlier",
    " last year",
    " the previous week",
    " in 2009",
    " a month before",
    " in March",
)
UNITS = (
    ("kilometres", "miles", "metres"),
    ("km", "miles", "metres"),
    ("km", "miles", "m"),
    ("metres", "feet", "yards"),
    ("feet", "metres", "inches"),
    ("centimetres", "inches", "millimetres"),
    ("cm", "inches", "mm"),
    ("hectares", "acres", "square kilometres"),
    ("tonnes", "kilograms", "pounds"),
    ("kilograms", "pounds", "grams"),
    ("kg", "pounds", "tonnes"),
    ("litres", "gallons", "millilitres"),
    ("mph", "km/h"),
    ("minutes", "hours", "seconds"),
    ("days", "weeks", "months"),
    ("years", "months", "days"),
)
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


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
                    row.origin, row.weight = f"planted {item['set']}", PLANTED * (0.3 if item["set"] == "line" else 1)
                    yield row


def _drafted(item: dict[str, Any]) -> bool:
    return len({d["role"] for d in item["documents"]}) > 1


def vocabulary(texts: list[dict[str, Any]]) -> list[str]:
    """Telling words of ``texts``, in order of the alphabet: neither the commonest nor those of one text."""
    counts = Counter(w for t in texts for w in set(re.findall(r"[a-z]{5,}", t["documents"][0]["text"])))
    return sorted(w for w, n in counts.items() if 5 <= n <= 60 and idf(canonical(w)) > 4)


def decoys(item: dict[str, Any], group: str, vocabulary: list[str]) -> Iterator[Row]:
    """Rows of a copy of ``item`` in which a sentence comes back with another figure, said of another thing.

    A telling word near the figure gives way to one of ``vocabulary``, or the figure is put in another time. What a reader
    takes for a contrast at once, and news texts that are repeated in other words hardly ever hold.
    """
    draw = random.Random("decoy " + item["id"])
    text: str = item["documents"][0]["text"]
    claims = claimed(Document.from_text(text, uri="0")).claims
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
        words = [(side, m) for side, m in words if idf(canonical(m.group())) > 4]
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
        row.origin, row.weight = "decoy", DECOY
        yield row


def _repeats(m: MentionPair) -> bool:
    p, q = m.a.claim.quantity, m.b.claim.quantity
    return (
        m.similarity >= PLANT_CLOSENESS
        and m.verdict is Verdict.EQUAL
        and p.value is not None
        and not p.vague
        and not q.vague
        and p.number.end > 0
    )


def _span(context: Mention) -> dict[str, int]:
    where = context.claim.location
    return {"doc": int(where.uri), "start": where.span.start, "end": where.span.end}


def _changed(item: dict[str, Any], victim: Mention, draw: random.Random) -> dict[str, Any] | None:
    quantity = victim.claim.quantity
    doc = int(victim.claim.location.uri)
    text: str = item["documents"][doc]["text"]
    start, end = quantity.number.start, quantity.number.end
    new = another(text[start:end], draw)
    if draw.random() < 0.15:  # or the same number in another unit
        start, end = quantity.span.start, quantity.span.end
        new = in_another_unit(text[start:end], draw)
    old = text[start:end]
    if new is None or new == old:
        return None
    changed = text[:start] + new + text[end:]
    documents = [{**d, "text": changed} if i == doc else d for i, d in enumerate(item["documents"])]
    gold = {"target": {"doc": doc, "start": start, "end": start + len(new)}, "partners": []}
    return {**item, "documents": documents, "gold": [gold], "delta": len(new) - len(old), "traps": [], "set": "planted"}


def _shift(copy: dict[str, Any], victim: Mention) -> None:
    """Partners after the changed figure move with the text."""
    target = copy["gold"][0]["target"]
    for p in copy["gold"][0]["partners"]:
        if p["doc"] == target["doc"] and p["start"] > target["start"]:
            p["start"] += copy["delta"]
            p["end"] += copy["delta"]


def in_another_unit(figure: str, draw: random.Random) -> str | None:
    """``figure`` with another sign of money or another unit of length, area, mass, speed or volume."""
    m = re.search(r"[$£€]", figure)
    if m:
        return figure.replace(m.group(), draw.choice([c for c in "$£€" if c != m.group()]))
    for some in UNITS:
        m = re.search(rf"(?<![a-z])(?:{'|'.join(some)})$", figure)
        if m:
            return figure[: m.start()] + draw.choice([u for u in some if u != m.group()])
    return None


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
