"""Faults planted in texts that hold none, and decoys that only look like faults."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.core.measure import Verdict
from numcheck.core.text import Document, Span
from numcheck.language.stems import canonical, idf
from numcheck.pipeline import claimed
from numcheck.relations.matching.comparison import telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.pair import MentionPair
from training.matcher.items import Gold, Item, Place
from training.matcher.rows import Row, differing, labelled, pairs
from training.matcher.settings import settings

RARE = 4.0  # bits of idf from which a word tells what a sentence is about
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
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def planted(item: Item, group: str, rounds: int) -> Iterator[Row]:
    """Rows of copies of ``item`` in each of which one repeated figure is changed, ``rounds`` times a repeated figure.

    Where the item says which figures agree, those; else figures that stand twice in much the same words. Only the
    contradictions: the other pairs of a copy are those of the item itself.
    """
    draw = random.Random(item.id)
    there = pairs(item)
    if item.agree:
        everyone = {(m.claim.location.uri, m.claim.location.span.start): m for p in there for m in (p.a, p.b)}
        sets = [[m for m in everyone.values() if any(s.is_at(m) for s in places)] for places in item.agree]
    else:
        is_enough = is_restated if item.origin == "published" else repeats
        sets = [[p.a, p.b] for p in there if is_enough(p)]
    sets = [s for s in sets if len(s) > 1]
    draw.shuffle(sets)
    faults, weights = settings().faults, settings().weights
    has_drafts = len({d.is_draft for d in item.documents}) > 1
    for same in sets[: faults.most_a_text_of_sources if item.origin == "sources" else faults.most_a_text]:
        for _ in range(rounds):
            in_draft = [m for m in same if m.claim.location.uri == "0"] if has_drafts else []
            victim = draw.choice(in_draft or same)
            copy = _changed(item, victim, [_place(m) for m in same if m is not victim], draw)
            for row in labelled(copy, group, only=copy.gold[0].target) if copy else ():
                if row.label:
                    weight = {"line": weights.planted_line, "published": weights.planted_published}.get(
                        item.origin, weights.planted
                    )
                    yield replace(row, origin=f"planted {item.origin}", weight=weight)


def one_fault(item: Item) -> Item | None:
    """A copy of a published ``item`` in which one figure that it restates is changed; None where it restates none."""
    draw = random.Random("one " + item.id)
    able = [p for p in pairs(item) if is_restated(p)]
    draw.shuffle(able)
    for pair in able:
        victim, other = draw.sample([pair.a, pair.b], 2)
        copy = _changed(item, victim, [_place(other)], draw)
        if copy and _differ(copy):
            return copy
    return None


def _differ(copy: Item) -> bool:
    """Whether the planted figure cannot hold beside its partner: 98% beside "about 95%" is no fault."""
    ends = (copy.gold[0].target, *copy.gold[0].partners)
    return any(all(p.is_at(pair.a) or p.is_at(pair.b) for p in ends) for pair in differing(copy))


def vocabulary(texts: Sequence[Item]) -> list[str]:
    """Telling words of ``texts``, in order of the alphabet: neither the commonest nor those of one text."""
    counts = Counter(w for t in texts for w in set(re.findall(r"[a-z]{5,}", t.documents[0].text)))
    return sorted(w for w, n in counts.items() if 5 <= n <= 60 and idf(canonical(w)) > RARE)


def decoys(item: Item, group: str, vocabulary: list[str]) -> Iterator[Row]:
    """Rows of a copy of ``item`` in which a sentence comes back with another figure, said of another thing.

    A telling word near the figure gives way to one of ``vocabulary``, or the figure is put in another time. What a reader
    takes for a contrast at once, and news texts that are repeated in other words hardly ever hold.
    """
    draw = random.Random("decoy " + item.id)
    text = item.documents[0].text
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
        words = [(side, m) for side, m in words if idf(canonical(m.group())) > RARE]
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
    at = len(text) + 1 + len(before)
    documents = (replace(item.documents[0], text=f"{text}\n{before}{new}{after}"),)
    copy = replace(item, documents=documents, origin="decoy", gold=())
    for row in labelled(copy, group, only=Place(0, Span(at, at + len(new)))):
        yield replace(row, weight=settings().weights.decoy)


def repeats(pair: MentionPair) -> bool:
    p, q = pair.a.claim.quantity, pair.b.claim.quantity
    return (
        pair.similarity >= settings().faults.min_similarity
        and pair.verdict is Verdict.EQUAL
        and p.value is not None
        and not p.vague
        and not q.vague
        and p.number.end > 0
    )


def is_restated(pair: MentionPair) -> bool:
    """Whether a published text says a figure in two places, nowhere else, and not by chance: with two digits at least."""
    a, b = pair.a, pair.b
    twice = len(a.document.places[a.figure_key]) == 2
    return twice and repeats(pair) and telling_digits(a.claim.quantity, b.claim.quantity) >= 2


def _place(mention: Mention) -> Place:
    return Place(int(mention.claim.location.uri), mention.claim.location.span)


def _changed(item: Item, victim: Mention, partners: list[Place], draw: random.Random) -> Item | None:
    """``item`` with another number, or the same in another unit, for ``victim``, which then contradicts ``partners``."""
    quantity = victim.claim.quantity
    doc = int(victim.claim.location.uri)
    text = item.documents[doc].text
    where = quantity.number
    new = another(where.of(text), draw)
    if draw.random() < settings().faults.other_unit:
        where = quantity.span
        new = in_another_unit(where.of(text), draw)
    if new is None or new == where.of(text):
        return None
    target = Place(doc, Span(where.start, where.start + len(new)))
    longer = len(new) - (where.end - where.start)
    documents = list(item.documents)
    changed = text[: where.start] + new + text[where.end :]
    read = documents[doc].document
    if read:
        blocks = (b._replace(span=_stretched(b.span, where, longer)) for b in read.blocks)
        read = Document(text=changed, blocks=tuple(blocks))
    documents[doc] = replace(documents[doc], text=changed, document=read)
    # What stands behind the changed figure moves with the text.
    moved = (p.moved(longer, doc) if p.document == doc and p.span.start > where.start else p for p in partners)
    gold = (Gold(target, tuple(moved)),)
    return replace(item, documents=tuple(documents), gold=gold, traps=(), origin="planted")


def _stretched(span: Span, around: Span, longer: int) -> Span:
    """``span`` where what stands ``around`` has become ``longer``, which it holds or does not touch."""
    return Span(span.start + longer * (span.start > around.start), span.end + longer * (span.end >= around.end))


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
    if low in NUMBER_WORDS:
        return draw.choice([w for w in NUMBER_WORDS if w != low])
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
