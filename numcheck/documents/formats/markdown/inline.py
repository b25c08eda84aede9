"""The words of one Markdown paragraph: marks of emphasis, links, code and tags taken out, every other code point kept.

Rules as in CommonMark 0.31 (section 6), with GitHub's strikethrough (struck words are withdrawn, so they go) and
footnote marks. One pass over the special characters, then the matching of emphasis marks: linear time.
"""

from __future__ import annotations

from bisect import bisect_right

from numcheck.documents.builder import DocumentBuilder
from numcheck.documents.markup.character_references import REFERENCE, resolve
from numcheck.documents.markup.formulas import formula
from numcheck.documents.markup.source_text import COMMENT, GAP, Edit, SourceText
from numcheck.documents.markup.sub_superscripts import SCRIPTS, edits, is_translated
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy

SPECIAL = Lazy(r"[\\`*_~\[\]!<&{$]")
BACKTICKS = Lazy(r"`+")
RUN = Lazy(r"\*+|_+|~+")
TAG = Lazy(r"</?([A-Za-z][A-Za-z0-9-]*+)[^<>]*+>")
AUTOLINK = Lazy(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>")
TARGET = Lazy(
    r"\(\s*+(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
)
LABEL = Lazy(r"\[[^\[\]]*\]")
MARK = Lazy(r"\[\^[^\[\]\s]+\]|\[-?@[^\[\]\n]+\]")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class DelimiterRun:
    """A run of emphasis marks: where it starts, how many are left of how many, and whether it can open or close."""

    def __init__(self, start: int, count: int, mark: str, *, opens: bool, closes: bool) -> None:
        self.start = start
        self.left = self.whole = count
        self.mark = mark
        self.opens = opens
        self.closes = closes


class InlineText:
    """The text of one paragraph, and what is found in it so far."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.edits: list[Edit] = []
        self.runs: list[DelimiterRun] = []
        self.brackets: list[int] = []
        self.absent: set[str] = set()
        self.ticks: dict[int, list[int]] | None = None


def add_words(builder: DocumentBuilder, lines: list[tuple[int, int]], labels: frozenset[str] = frozenset()) -> None:
    """Add the words of ``lines``, (start, end) in the source, to the open block of ``builder``.

    ``labels`` are those of the links that the document defines, in lower case.
    """
    source_text = SourceText(builder, lines)
    inline = InlineText(source_text.text, labels)
    i = 0
    while found := SPECIAL.search(inline.text, i):
        i = _special(inline, found.start(), found.group())
    _emphasis(inline)
    source_text.apply(inline.edits)


def heading_words(words: str) -> str:
    """The words of a heading, what stands behind its first #, without its closing marks and attributes (``{#name}``)."""
    if words.endswith("}") and (brace := words.rfind("{")) >= 0:
        words = words[:brace].rstrip()
    open_end = words.rstrip("#")
    return open_end.rstrip() if not open_end or open_end[-1] in " \t" else words


def _special(it: InlineText, i: int, mark: str) -> int:
    """Deal with the special character at ``i``; returns where to go on."""
    text = it.text
    if mark == "\\":
        if text[i + 1 : i + 2] in PUNCTUATION or text[i + 1 : i + 2] == "\n":
            it.edits.append((i, i + 1, ""))
        return i + 2
    if mark == "`":
        return _code(it, i)
    if mark in "*_~":
        return _run(it, i)
    if mark == "&":
        if found := REFERENCE.match(text, i):
            it.edits.append((i, found.end(), resolve(found.group())))
            return found.end()
        return i + 1
    if mark == "<":
        return _tag(it, i)
    if mark == "$":
        end, changes = formula(text, i) or (i + 1, [])
        it.edits += changes
        return end
    if mark == "{":
        for opening, closing in (("{{", "}}"), ("{%", "%}")):
            if text.startswith(opening, i) and (end := _find(it, closing, i)) >= 0:
                it.edits.append((i, end, ""))
                return end
        return i + 1
    return _bracket(it, i, mark)


def _find(it: InlineText, words: str, start: int) -> int:
    """The end of the next ``words``, -1 if there are none; asked in vain only once each."""
    if words in it.absent:
        return -1
    at = it.text.find(words, start)
    if at < 0:
        it.absent.add(words)
        return -1
    return at + len(words)


def _code(it: InlineText, i: int) -> int:
    """A code span goes up to the next run of as many backticks; without one they are characters."""
    if it.ticks is None:
        it.ticks = {}
        for run in BACKTICKS.finditer(it.text):
            it.ticks.setdefault(len(run.group()), []).append(run.start())
    opening = BACKTICKS.match(it.text, i)
    assert opening
    length = len(opening.group())
    starts = it.ticks.get(length, [])
    following = bisect_right(starts, i)
    if following == len(starts):
        return opening.end()
    end = starts[following] + length
    it.edits.append((i, end, GAP))
    return end


def _tag(it: InlineText, i: int) -> int:
    text = it.text
    if text.startswith("<!--", i):
        end = _find(it, "-->", i + 4)
        if end >= 0:
            it.edits.append((i, end, COMMENT))
            return end
        return i + 4
    if found := AUTOLINK.match(text, i):
        it.edits.append((i, found.end(), ""))
        return found.end()
    if not (found := TAG.match(text, i)):
        return i + 1
    name, end = found.group(1).lower(), found.end()
    opening = text[i + 1] != "/"
    unread = opening and name in lexicon.classes("markup/html_elements")["inline-unread"]
    if unread and (close := _find(it, f"</{name}>", end)) >= 0:
        it.edits.append((i, close, GAP))
        return close
    it.edits.append((i, end, "\n" if name == "br" else ""))
    if opening and name in ("sup", "sub"):
        inner = text[end : max(text.find("</", end, end + 6), end)]
        if is_translated(inner, SCRIPTS[name]):
            it.edits += edits(inner, end, SCRIPTS[name])
            return end + len(inner)
    return end


def _bracket(it: InlineText, i: int, mark: str) -> int:
    text = it.text
    if mark == "!":
        if text.startswith("![", i):
            it.brackets.append(i)
            return i + 2
        return i + 1
    if mark == "[":
        if found := MARK.match(text, i):
            it.edits.append((i, found.end(), ""))
            return found.end()
        it.brackets.append(i)
        return i + 1
    if not it.brackets:
        return i + 1
    start = it.brackets.pop()
    image = text[start] == "!"
    inner = start + (2 if image else 1)
    end = i + 1
    if found := TARGET.match(text, i + 1):
        end = found.end()
    else:
        label = text[inner:i] if i - inner <= 999 else ""
        if found := LABEL.match(text, i + 1):
            label = found.group()[1:-1] or label
            end = found.end()
        if " ".join(label.lower().split()) not in it.labels:
            return i + 1
    if image:
        it.edits.append((start, end, ""))
    else:
        it.edits += [(start, inner, ""), (i, end, "")]
    return end


def _run(it: InlineText, i: int) -> int:
    """Note a run of emphasis marks, and whether it can open or close (CommonMark 6.2)."""
    found = RUN.match(it.text, i)
    assert found
    end, mark = found.end(), it.text[i]
    if mark == "~" and end - i != 2:
        return end
    if it.text[i - 1 : i].isdigit() and it.text[end : end + 1].isdigit():
        return end  # 2*3*4 is a product to its writer, whatever a browser makes of it
    before = it.text[i - 1] if i else " "
    after = it.text[end] if end < len(it.text) else " "
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if mark == "_":
        left, right = left and (not right or not before.isalnum()), right and (not left or not after.isalnum())
    if left or right:
        it.runs.append(DelimiterRun(i, end - i, mark, opens=left, closes=right))
    return end


def _emphasis(it: InlineText) -> None:
    """Pair the runs; the marks of each pair are no words."""
    stacks: dict[str, list[DelimiterRun]] = {"*": [], "_": [], "~": []}
    for run in it.runs:
        stack = stacks[run.mark]
        while run.closes and run.left and stack:
            # The "rule of three" keeps `**a*b**` apart: sizes that add up to a multiple of three do not pair.
            k = next((k for k in range(len(stack) - 1, max(len(stack) - 9, -1), -1) if _pairs(stack[k], run)), -1)
            if k < 0:
                break
            opener = stack[k]
            used = 2 if min(opener.left, run.left) >= 2 else 1
            opened = opener.start + opener.left - used
            closed = run.start + run.whole - run.left
            if run.mark == "~":
                it.edits.append((opened, closed + used, GAP))
            else:
                it.edits += [(opened, opened + used, ""), (closed, closed + used, "")]
            opener.left -= used
            run.left -= used
            for other in stacks.values():
                while other and other[-1].start > opener.start:
                    other.pop()
            if not opener.left:
                stack.pop()
        if run.opens and run.left:
            # What closes from the left is used up from the left: what is left starts later.
            run.start += run.whole - run.left
            run.whole = run.left
            stack.append(run)


def _pairs(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    if closer.opens or opener.closes:
        return (opener.whole + closer.whole) % 3 != 0 or (opener.whole % 3 == 0 and closer.whole % 3 == 0)
    return True
