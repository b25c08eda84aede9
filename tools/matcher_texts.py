"""Texts written for training become labelled items, for ``train_matcher.py``.

``training/stories.txt`` holds invented articles and events. A story begins with ``@name``; its texts begin with
``## draft`` or ``## source``; every figure is marked ``[slot|figure]``, and figures of one slot speak of one measurand,
whether their values agree or not. ``training/lines.txt`` holds lines about the articles of a corpus. ``@id`` names the
article, numbers are places in its text (code points):

    = 120 987                                     both figures speak of one measurand
    > [120,987|Forty] homes are at risk           so does this figure; a line that an editor might set above the article
    ~part Only [120|nine homes] have been saved   looks like that figure, and speaks of something else

Both become items with ``mentions``, each with the slot it fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "training"
_MARK = re.compile(r"\[([^|\[\]]*)\|([^\[\]]*)\]")
_ROLE = re.compile(r"^## *(draft|source) *$", re.MULTILINE)


def stories(path: Path = FOLDER / "stories.txt") -> Iterator[dict[str, Any]]:
    """The items of the stories in ``path``, set ``story``."""
    for story in re.split(r"^@", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = story.partition("\n")
        parts = _ROLE.split(rest)[1:]
        documents, mentions = [], []
        for number, (role, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
            text, spans = _unmarked(body.strip())
            documents.append({"name": f"{role}-{number}", "role": role, "text": text})
            mentions += [{"doc": number, "start": s, "end": e, "slot": slot} for s, e, slot in spans]
        yield _item(f"story-{name.strip()}", "story", documents, mentions)


def lines(articles: Mapping[str, str], path: Path = FOLDER / "lines.txt") -> Iterator[dict[str, Any]]:
    """The items of the lines in ``path`` about ``articles`` (texts by id), sets ``line`` and ``alike``.

    One item with the lines that restate and, where there are such, one with those that look alike.
    """
    for number, part in enumerate(re.split(r"^@", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]):
        name, *rest = part.strip().split("\n")
        if name not in articles:
            continue
        same = _Same()
        for line in rest:
            groups = [line[1:].split()] if line[0] == "=" else [m[0].split(",") for m in _MARK.findall(line)]
            for group in groups if line[0] in "=>" else ():
                same.join(list(map(int, group)))
        for kind, sign in (("line", ">"), ("alike", "~")):
            chosen = [line.partition(" ")[2] for line in rest if line[0] == sign]
            if chosen:
                yield _above(f"{kind}-{number}", name, kind, chosen, articles[name], same)


def _above(name: str, base: str, kind: str, chosen: list[str], article: str, same: _Same) -> dict[str, Any]:
    text, mentions = "", []
    for line in chosen:
        bare, spans = _unmarked(line)
        for start, end, slot in spans:
            here = same.of(int(slot.split(",")[0])) if kind == "line" else f"alike {len(mentions)}"
            mentions.append({"doc": 0, "start": len(text) + start, "end": len(text) + end, "slot": here})
        text += bare + "\n"
    for place in same.places():
        start = len(text) + place
        mentions.append({"doc": 0, "start": start, "end": start + 1, "slot": same.of(place)})
    return _item(name, kind, [{"name": "doc", "role": "draft", "text": text + article}], mentions, base)


class _Same:
    """Places that speak of one measurand."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}

    def of(self, place: int) -> str:
        while self._root.setdefault(place, place) != place:
            place = self._root[place]
        return str(place)

    def join(self, places: list[int]) -> None:
        for place in places:
            self._root[int(self.of(place))] = int(self.of(places[0]))

    def places(self) -> list[int]:
        return sorted(self._root)


def _unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """``text`` without its marks, and the spans of the figures that were marked, each with its slot."""
    out, spans, last, length = [], [], 0, 0
    for m in _MARK.finditer(text):
        before = text[last : m.start()]
        start = length + len(before)
        length = start + len(m[2])
        out += [before, m[2]]
        spans.append((start, length, m[1]))
        last = m.end()
    return "".join([*out, text[last:]]), spans


def _item(
    name: str, kind: str, documents: list[dict[str, Any]], mentions: list[dict[str, Any]], base: str = ""
) -> dict[str, Any]:
    slots: dict[str, list[dict[str, Any]]] = {}
    for m in mentions:
        slots.setdefault(m["slot"], []).append(m)
    agree = [spans for spans in slots.values() if len(spans) > 1]
    return {
        "id": name, "base": base or name, "set": kind, "version": "clean", "documents": documents, "gold": [],
        "mentions": mentions, "agree": agree,
    }  # fmt: skip
