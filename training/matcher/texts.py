"""Texts written for training, and fixtures, become labelled items.

``data/stories.txt`` holds invented articles and events. A story begins with ``@name``; its texts begin with
``## draft`` or ``## source``; every figure is marked ``[slot|figure]``, and figures of one slot speak of one measurand,
whether their values agree or not. ``data/lines.txt`` holds lines about the articles of a corpus. ``@id`` names the
article, numbers are places in its text (code points):

    = 120 987                                     both figures speak of one measurand
    > [120,987|Forty] homes are at risk           so does this figure; a line that an editor might set above the article
    ~part Only [120|nine homes] have been saved   looks like that figure, and speaks of something else
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping

from numcheck.core.text import Span
from numcheck.writers.tables.disjoint_sets import DisjointSets
from training.matcher.items import Gold, Item, Place, Text
from training.matcher.settings import ROOT, DataError, written

_MARK = re.compile(r"\[([^|\[\]]*)\|([^\[\]]*)\]")
_ROLE = re.compile(r"^## *(draft|source) *$", re.MULTILINE)
# The rules whose findings are pairs that the matcher joins.
_MATCHED = frozenset(
    ["conflicting-figures", "contradicted-figure", "disputed-figures", "magnitude-slip", "unit-slip"],
)


def stories(text: str = "") -> Iterator[Item]:
    """The items of ``text``, or of data/stories.txt: origin ``story``."""
    for story in re.split(r"^@", text or written("stories.txt"), flags=re.MULTILINE)[1:]:
        name, _, rest = story.partition("\n")
        parts = _ROLE.split(rest)[1:]
        documents, slots = [], []
        for number, (role, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
            bare, marks = _unmarked(body.strip())
            documents.append(Text(bare, role == "draft"))
            slots += [(Place(number, span), slot) for span, slot in marks]
        yield _item(f"story-{name.strip()}", "story", documents, slots)


def lines(articles: Mapping[str, str] | None, text: str = "") -> Iterator[Item]:
    """The items of ``text``, or of data/lines.txt, about ``articles`` (texts by id): origins ``line`` and ``alike``.

    One item with the lines that restate, above their article, and, where there are such, one with those that look alike.
    With ``articles`` None there are only the lines: those that restate beside each other, and once more with those that
    look alike. DataError where an article is missing.
    """
    parts = re.split(r"^@", text or written("lines.txt"), flags=re.MULTILINE)[1:]
    names = [part.partition("\n")[0].strip() for part in parts]
    if articles is not None and (missing := [name for name in names if name not in articles]):
        raise DataError(f"{len(missing)} articles of data/lines.txt are not in the corpus, the first is {missing[0]}")
    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        rest = part.strip().split("\n")[1:]
        same = DisjointSets[int]()
        for line in rest:
            joined = [line[1:].split()] if line[0] == "=" else [m[0].split(",") for m in _MARK.findall(line)]
            for group in joined if line[0] in "=>" else ():
                for place in group:
                    same.join(int(group[0]), int(place))
        article = None if articles is None else articles[name]
        for origin, sign in (("line", ">"), ("alike", "~")):
            chosen = [line for line in rest if line[0] == sign]
            if chosen and article is None and origin == "alike":
                chosen = [line for line in rest if line[0] in ">~"]
            if chosen:
                yield _above(f"{origin}-{number}", name, origin, chosen, article, same)


def _above(name: str, base: str, origin: str, chosen: list[str], article: str | None, same: DisjointSets[int]) -> Item:
    text = ""
    slots: list[tuple[Place, str]] = []
    for line in chosen:
        bare, marks = _unmarked(line.partition(" ")[2])
        for span, mark in marks:
            slot = f"alike {len(slots)}" if line[0] == "~" else str(same.root(int(mark.split(",")[0])))
            slots.append((Place(0, Span(len(text) + span.start, len(text) + span.end)), slot))
        text += bare + "\n"
    if article is not None:
        for place in sorted(same.members()):
            start = len(text) + place
            slots.append((Place(0, Span(start, start + 1)), str(same.root(place))))
    return _item(name, origin, [Text(text + (article or ""))], slots, base)


def _unmarked(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """``text`` without its marks, and the spans of the figures that were marked, each with its slot."""
    out, marks, last, length = [], [], 0, 0
    for m in _MARK.finditer(text):
        before = text[last : m.start()]
        start = length + len(before)
        length = start + len(m[2])
        out += [before, m[2]]
        marks.append((Span(start, length), m[1]))
        last = m.end()
    return "".join([*out, text[last:]]), marks


def _item(name: str, origin: str, documents: list[Text], slots: list[tuple[Place, str]], base: str = "") -> Item:
    places: dict[str, list[Place]] = {}
    for place, slot in slots:
        places.setdefault(slot, []).append(place)
    agree = tuple(tuple(some) for some in places.values() if len(some) > 1)
    return Item(name, base or name, origin, tuple(documents), agree=agree, slots=tuple(slots))


def fixtures() -> Iterator[Item]:
    """The cases of fixtures/rules with one plain draft, of rules that the matcher feeds: origin ``fixtures``.

    What is drawn under them is gold; whatever else stands in them is right.
    """
    sys.path.append(str(ROOT / "tests"))  # the pages are read as the tests read them
    from cases import rule_cases

    for case in rule_cases():
        texts = (*case.drafts, *case.sources)
        if case.page not in _MATCHED or len(case.drafts) > 1 or not all(t.uri.endswith(".txt") for t in texts):
            continue
        number = {t.uri: n for n, t in enumerate(texts)}
        marks = [(m.rule, Place(number[m.uri], Span(m.start, m.end))) for m in case.marks]
        partners = tuple(place for rule, place in marks if rule == "related")
        yield Item(
            id=f"fixture-{case.id}",
            base=f"fixture-{case.id}",
            origin="fixtures",
            documents=tuple(Text(t.text, n < len(case.drafts)) for n, t in enumerate(texts)),
            gold=tuple(Gold(place, partners) for rule, place in marks if rule in _MATCHED),
        )
