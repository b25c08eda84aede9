"""The parts of a Word file that say what its paragraphs are, and what its author told numcheck."""

from __future__ import annotations

from numcheck.core.text import BlockKind
from numcheck.documents.builder import COMMENT_PREFIX
from numcheck.documents.io.containers import ZipContainer
from numcheck.documents.io.xml_events import events


def main_part(container: ZipContainer) -> str:
    """The name of the part that holds the body, ``word/document.xml`` unless the file says otherwise."""
    if "_rels/.rels" in container:
        for event in events(container.part("_rels/.rels")):
            target = event.attributes.get("Target", "").lstrip("/")
            if event.attributes.get("Type", "").endswith("/officeDocument") and target.startswith("word/"):
                return target
    return "word/document.xml"


def related_parts(container: ZipContainer, body: str) -> frozenset[str]:
    """The names of the parts that the part ``body`` says there are, whether the file has them or not."""
    folder, _, name = body.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in container:
        return frozenset()
    targets = (event.attributes.get("Target", "") for event in events(container.part(listed)))
    return frozenset(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}" for target in targets)


def other_kind(container: ZipContainer) -> str:
    """What the zip file ``container`` is if it is no Word file, in words for a message: "a spreadsheet"."""
    folders = {name.partition("/")[0] for name in container.members}
    for folder, kind in (("xl", "a spreadsheet"), ("ppt", "a presentation"), ("content.xml", "an OpenDocument file")):
        if folder in folders:
            return kind
    return "a zip archive of something else"


def styles(container: ZipContainer) -> dict[str, BlockKind]:
    """Id of a style to the kind of block its paragraphs are, by its outline level, its name, or the style it is based on.

    Styles of plain paragraphs are not listed.
    """
    kinds: dict[str, BlockKind] = {}
    based: dict[str, str] = {}
    style = ""
    if "word/styles.xml" not in container:
        return kinds
    for event in events(container.part("word/styles.xml")):
        value = event.attributes.get("val", "")
        if event.kind != "start":
            continue
        if event.name == "style":
            style = event.attributes.get("styleId", "")
        elif event.name == "basedOn":
            based[style] = value
        elif event.name == "outlineLvl" and value != "9":
            kinds[style] = BlockKind.HEADING
        elif event.name == "name":
            name = value.lower()
            if name.startswith("heading ") or name in ("title", "subtitle"):
                kinds[style] = BlockKind.HEADING
            elif "quote" in name:
                kinds[style] = BlockKind.QUOTATION
            elif name == "caption":
                kinds[style] = BlockKind.CAPTION
            elif name.startswith("list "):
                kinds[style] = BlockKind.LIST_ITEM
    for name in based:
        seen, at = set(), name
        while at in based and at not in kinds and at not in seen:
            seen.add(at)
            at = based[at]
        if at in kinds:
            kinds.setdefault(name, kinds[at])
    return kinds


def comments(container: ZipContainer) -> dict[str, str]:
    """Id to the words of the comments that begin with ``numcheck:``."""
    words: dict[str, str] = {}
    at = ""
    if "word/comments.xml" in container:
        for event in events(container.part("word/comments.xml")):
            if event.kind == "start" and event.name == "comment":
                at = event.attributes.get("id", "")
            elif event.kind == "text":
                words[at] = words.get(at, "") + event.text
    return {k: v.strip() for k, v in words.items() if v.strip().lower().startswith(COMMENT_PREFIX)}
