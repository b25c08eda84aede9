"""What the author told numcheck to leave alone, in comments of the host format.

``ignore[rules] reason``       in the paragraph, list item or cell in which the comment stands, or which it follows
``ignore-next[rules] reason``  in the one after the comment
``off[rules]`` … ``on[rules]``   between the two comments, or to the end
``file-ignore[rules]``         in the whole file

``rules`` are names or families, comma-separated; without brackets every rule is meant. A finding goes when either of
its ends is told to be left alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import cast

from numcheck.core.finding import Finding
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.relation import DateSupport, Support, UnusedSuppression
from numcheck.core.rule import Context, Rule
from numcheck.core.text import Comment, Document, Location, Span
from numcheck.language.lazy_pattern import Lazy

_AGAINST_SOURCES = ((Support,), (DateSupport,))
_ORDER = Lazy(r"(file-ignore|ignore-next|ignore|off|on)\b\s*(?:\[([^\]]*)\])?")


class Suppression(NamedTuple):
    """One comment understood: ``names`` (empty for every rule) are left alone inside ``span`` of the document.

    ``order`` is the comment's own wording, without its reason.
    """

    comment: Comment
    order: str
    uri: str
    names: tuple[str, ...]
    span: Span

    def unused(self, unknown: Sequence[str]) -> UnusedSuppression:
        """The relation that says it suppressed nothing; ``unknown`` are those of its names that no rule has."""
        return UnusedSuppression(
            uri=self.uri,
            comment=self.comment,
            order=self.order,
            unknown=next(iter(unknown), ""),
            understood=_ORDER.match(self.order) is not None,
        )


class _Stretches:
    """Stretches of texts, each under a name ("" for any), to be asked whether one of them overlaps another.

    Comments and findings may be thousands: neither is held against each of the others.
    """

    def __init__(self, stretches: Iterable[tuple[str, str, Span]]) -> None:
        found: dict[tuple[str, str], list[Span]] = {}
        for uri, name, span in stretches:
            found.setdefault((uri, name), []).append(span)
        self._starts = {key: [span.start for span in sorted(spans)] for key, spans in found.items()}
        self._ends = {key: list(accumulate((span.end for span in sorted(spans)), max)) for key, spans in found.items()}

    def overlap(self, uri: str, name: str, span: Span) -> bool:
        """Whether one of those under ``name`` shares a code point of ``uri`` with ``span``."""
        before = bisect_left(self._starts.get((uri, name), ()), span.end)
        return before > 0 and self._ends[uri, name][before - 1] > span.start


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """What the comments of ``document`` suppress, in order; the span of one that is not understood is (-1, -1)."""
    found = []
    begun: dict[tuple[str, ...], list[Suppression]] = {}
    starts = [block.span.start for block in document.blocks]
    for comment in document.comments:
        match = _ORDER.match(comment.text.strip())
        if not match:
            word = comment.text.split("[")[0].split() or [""]
            found.append(Suppression(comment, word[0], document.uri, (), Span(-1, -1)))
            continue
        order, names = match[1], tuple(n.strip() for n in (match[2] or "").split(",") if n.strip())
        if order == "on":
            ended = [begun.pop(some) for some in ([names] if names else [*begun]) if some in begun]
            found += [b._replace(span=Span(b.span.start, comment.offset)) for some in ended for b in some]
        else:
            made = Suppression(comment, match[0], document.uri, names, _reach(order, document, comment, starts))
            (begun.setdefault(names, []) if order == "off" else found).append(made)
    return tuple(sorted((*found, *chain(*begun.values())), key=lambda s: s.comment.offset))


def _reach(order: str, document: Document, comment: Comment, starts: Sequence[int]) -> Span:
    """The stretch that an order in ``comment`` speaks of; of ``off``, as long as no ``on`` follows.

    ``starts`` are those of the document's blocks.
    """
    offset = comment.offset
    if order == "file-ignore":
        return Span(0, len(document.text))
    if order == "off":
        return Span(min(offset, len(document.text)), len(document.text))
    # On a line of its own it stands before the block that starts there, in one with words at the head of the block.
    before = (bisect_left if comment.alone else bisect_right)(starts, offset)
    if order == "ignore":
        return document.blocks[before - 1].span if before else document.block_at(offset).span
    return document.blocks[before].span if before < len(starts) else Span(offset, len(document.text))


def apply(
    findings: Sequence[Finding],
    documents: Sequence[Document],
    sources: Sequence[Document],
    *,
    rules: Sequence[Rule],
    enabled: Sequence[Rule],
) -> tuple[Finding, ...]:
    """``findings`` without those that comments suppress, with a note on each comment of ``documents`` that did nothing.

    ``rules`` are all there are, ``enabled`` those that ran. Comments in ``sources`` are heeded, but never reported.
    """
    heeded = [s for document in (*documents, *sources) for s in suppressions(document)]
    if not heeded:
        return tuple(findings)
    meant = [(s.uri, name, s.span) for s in heeded for name in s.names or ("",)]
    ends = [[(end.uri, name, end.span) for end in _ends(f) for name in ("", f.rule, str(f.family))] for f in findings]
    quiet, placed = _Stretches(meant), _Stretches(chain(*ends))
    kept = [f for f, some in zip(findings, ends, strict=True) if not any(quiet.overlap(*end) for end in some)]
    unused = [s for s in heeded if not any(placed.overlap(s.uri, name, s.span) for name in s.names or ("",))]
    checked = {d.uri for d in documents}
    names = {n for r in rules for n in (r.name, str(r.family))}
    tried = {n for r in enabled if sources or r.judges not in _AGAINST_SOURCES for n in (r.name, str(r.family))}
    for suppression in (s for s in unused if s.uri in checked):
        unknown = [n for n in suppression.names if n not in names]
        if unknown or tried.issuperset(suppression.names):
            kept += _notes(suppression.unused(unknown), enabled)
    order = {d.uri: i for i, d in enumerate((*documents, *sources))}
    return tuple(sorted(kept, key=lambda f: (order[f.location.uri], f.location.span, -f.severity.rank, f.rule)))


def _ends(finding: Finding) -> list[Location]:
    return [finding.location, *(r.location for r in finding.related)]


def _notes(relation: UnusedSuppression, enabled: Sequence[Rule]) -> list[Finding]:
    """What the rule on unused comments says, where it is on; it can speak only when all others have."""
    found: list[Finding] = []
    for rule in enabled:
        if rule.judges == (UnusedSuppression,):
            found += cast(Callable[[UnusedSuppression, Context], Iterable[Finding]], rule.check)(relation, Context())
    return found
