"""Labelled texts as values: what the sets, the corpus and the texts written for training are read into.

A set is a JSON Lines file; each line an item: ``id``, ``base`` (the article it was made from), ``version``,
``documents`` (each ``role`` draft or source, and ``text``), ``gold`` (each ``target`` and ``partners``: spans
``doc, start, end`` of figures that contradict each other), and where there are such ``agree`` (lists of spans that say
the same), ``traps`` (pairs of look-alikes) and ``mentions`` (spans with the ``slot`` they fill). A corpus is a JSON
Lines file of ``id`` and ``text`` without labels: published text is taken to hold no contradictions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from numcheck.core.text import Document, Span
from numcheck.documents import UnreadableError, read
from numcheck.relations.matching.mention import Mention
from numcheck.writers.tables.disjoint_sets import DisjointSets
from training.matcher.settings import checked, checked_folder, settings


@dataclass(frozen=True, order=True)
class Place:
    """A labelled figure: the number of its document, and its span there."""

    document: int
    span: Span

    def is_at(self, mention: Mention) -> bool:
        """Whether the figure of ``mention`` overlaps it."""
        location = mention.claim.location
        return location.uri == str(self.document) and location.span.overlaps(self.span)

    def moved(self, by: int, document: int) -> Place:
        """The same place ``by`` code points further on, in the document of that number."""
        return Place(document, Span(self.span.start + by, self.span.end + by))


@dataclass(frozen=True)
class Text:
    """A draft or a source."""

    text: str
    is_draft: bool = True
    document: Document | None = None  # as its format was read, with its headings, lists and tables; None: plain text


@dataclass(frozen=True)
class Gold:
    """A figure that is wrong, and those that contradict it."""

    target: Place
    partners: tuple[Place, ...]


@dataclass(frozen=True)
class Item:
    """Texts that are checked together, and what is known of their figures.

    ``base`` is the article it was made from, ``origin`` the set it is of. ``agree`` are figures that say the same,
    ``traps`` look-alikes, ``slots`` figures with the name of what they measure.
    """

    id: str
    base: str
    origin: str
    documents: tuple[Text, ...]
    gold: tuple[Gold, ...] = ()
    agree: tuple[tuple[Place, ...], ...] = ()
    traps: tuple[tuple[Place, ...], ...] = ()
    slots: tuple[tuple[Place, str], ...] = ()
    is_published_as_it_is: bool = False

    def slots_at(self, mention: Mention) -> frozenset[str]:
        """The slots that the figure of ``mention`` fills."""
        return frozenset(slot for place, slot in self.slots if place.is_at(mention))

    def read(self) -> list[Document]:
        """The documents, each under its number as uri."""
        return [
            d.document.replaced(uri=str(i)) if d.document else Document.from_text(d.text, uri=str(i))
            for i, d in enumerate(self.documents)
        ]


def items(folder: Path, name: str) -> list[Item]:
    """The items of the set ``name``. DataError where its file is missing or not the one that project.toml names."""
    return [_item(r, name) for r in _records(checked(folder / f"{name}.jsonl", settings().sets[name]))]


def corpus(path: Path) -> list[Item]:
    """The texts of the corpus. DataError as for ``items``."""
    records = _records(checked(path, settings().corpus))
    return [Item(r["id"], r["id"], "corpus", (Text(r["text"]),)) for r in records]


def reports(path: Path) -> list[Item]:
    """Several reports of one event, with pairs of figures that somebody judged (origin ``reports``). DataError as for ``items``.

    ``documents`` are texts; ``judged`` pairs ``a`` and ``b`` with a ``verdict``: a right one contradicts.
    """
    found = []
    for r in _records(checked(path, settings().reports[path.stem])):
        pairs = [(_place(p["a"]), _place(p["b"]), p["verdict"] == "right") for p in r["judged"]]
        found.append(
            Item(
                id=f"reports {r['id']}",
                base=f"reports {r['base']}",
                origin="reports",
                documents=tuple(Text(t, is_draft=False) for t in r["documents"]),
                gold=tuple(Gold(a, (b,)) for a, b, is_right in pairs if is_right),
                traps=tuple((a, b) for a, b, is_right in pairs if not is_right),
            )
        )
    return found


def published(folder: Path) -> list[Item]:
    """The published documents of ``folder``, one folder in it a genre; those with a known contradiction are left out.

    ``judged.jsonl`` in it names these: ``file`` (genre and name), ``rule``, ``verdict``. A genre is one base, so that
    whole genres are held out together. DataError where the folder is not the one that project.toml names.
    """
    checked_folder(folder, settings().published)
    faulty = {r["file"] for r in _records((folder / "judged.jsonl").read_bytes()) if _is_contradiction(r)}
    found = []
    for path in sorted(p for genre in folder.iterdir() if genre.is_dir() for p in genre.iterdir()):
        name = f"{path.parent.name}/{path.name}"
        if name in faulty:
            continue
        try:
            document = read(str(path))
        except UnreadableError:
            continue
        text = (Text(document.text, document=document),)
        found.append(Item(f"published {name}", f"genre {path.parent.name}", "published", text))
    return found


def _is_contradiction(judged: Mapping[str, str]) -> bool:
    rules = ("conflicting-figures", "disputed-figures", "magnitude-slip", "unit-slip")
    return judged["rule"] in rules and "false" not in judged["verdict"]


def _records(data: bytes) -> list[Any]:
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def _item(record: Mapping[str, Any], origin: str) -> Item:
    return Item(
        id=record["id"],
        base=record["base"],
        origin=origin,
        documents=tuple(Text(d["text"], d["role"] == "draft") for d in record["documents"]),
        gold=tuple(Gold(_place(g["target"]), _places(g["partners"])) for g in record["gold"]),
        agree=tuple(map(_places, record.get("agree", ()))),
        traps=tuple(_places(t["spans"]) for t in record.get("traps", ())),
        slots=tuple((_place(m), m["slot"]) for m in record.get("mentions", ())),
        is_published_as_it_is=record["version"] == "asis",
    )


def _place(span: Mapping[str, int]) -> Place:
    return Place(span["doc"], Span(span["start"], span["end"]))


def _places(spans: Iterable[Mapping[str, int]]) -> tuple[Place, ...]:
    return tuple(map(_place, spans))


def merged(item: Item) -> Item:
    """A draft and its sources as one text: a summary above its article, which is where most texts say a thing twice."""
    starts, text = [], ""
    for document in item.documents:
        starts.append(len(text))
        text += document.text.rstrip() + "\n"

    def moved(places: Iterable[Place]) -> tuple[Place, ...]:
        return tuple(p.moved(starts[p.document], 0) for p in places)

    gold = tuple(Gold(moved([g.target])[0], moved(g.partners)) for g in item.gold)
    return replace(item, origin="merged", documents=(Text(text),), gold=gold, agree=tuple(map(moved, item.agree)))


def groups(everything: Sequence[Item]) -> dict[str, str]:
    """For each item's id the name of its group: items that share a base or a long sentence are of one group."""
    joined = DisjointSets[str]()
    for item in everything:
        keys = ["base " + item.base]
        for document in item.documents:
            for line in re.split(r"(?<=[.!?])\s+|\n", document.text):
                bare = re.sub(r"[^a-z]+", "", line.lower())
                if len(bare) >= 60:
                    keys.append("line " + bare[:80])
        for key in keys:
            joined.join("item " + item.id, key)
    return {item.id: joined.root("item " + item.id) for item in everything}
