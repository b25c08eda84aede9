"""Mention detection: the claims of texts become mentions, each with its words, its kind and its figure in base units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.quantity import Quantity
from numcheck.core.text import Block, BlockKind, Span
from numcheck.language.patterns import compiled
from numcheck.language.stems import canonical
from numcheck.language.tokens import MIN_IDF, TokenizedSentence, tokenize
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.matching.comparison import digit_signature
from numcheck.relations.matching.frames import SentenceContext
from numcheck.relations.matching.mention import SIDE, WINDOW, DocumentStats, Mention, figure_key
from numcheck.relations.matching.people import AGE_WORDS, apposition_head, may_be_age

# A sentence with more figures is a list of data, which is not compared; set by hand, not tuned since.
MAX_FIGURES_PER_SENTENCE = 200

# No more figures of a text are compared: they take some 5 KB and half a millisecond each. A book has fewer.
MAX_FIGURES_PER_TEXT = 20_000

# Years. No slip of the pen makes a person older (rocks of 60 million years, 60 million years ago); set by hand after
# the false alarms of the labelled sets, with the vetoes that moved F1 on restatements to .90.
MAX_AGE = 1000

# Code points of the lead where no paragraph ends earlier: without a line break, and behind the headline. By hand.
_LEAD, _LEAD_PARAGRAPH = 200, 400

_GLOSS, _GLOSS_WORDS = 40, 20  # code points between two figures, and inside the bracket before the second; by hand


def mentions(texts: Sequence[ClaimedText], *, start: int = 0) -> list[Mention]:
    """The mentions of all claims of ``texts``, in order of text and place.

    Texts are numbered from ``start`` on, mentions over all texts, from so many times MAX_FIGURES_PER_TEXT on; sentences
    that are lists of data have none, nor have those of a text after the first MAX_FIGURES_PER_TEXT figures.
    """
    out: list[Mention] = []
    before = start * MAX_FIGURES_PER_TEXT
    for number, text in enumerate(texts, start):
        words_of, starts = text.document.text, [d.span.start for d in text.dates]
        headline, lead = _headline_end(words_of), _lead_end(words_of)
        paragraph = done = 0
        first = len(out)
        document = DocumentStats(words_of)
        block, list_item = Block(Span(0, 0)), None
        for i, (span, claims) in enumerate(text.sentences()):
            if len(claims) > MAX_FIGURES_PER_SENTENCE:
                continue
            if len(out) - first + len(claims) > MAX_FIGURES_PER_TEXT:
                break
            dates = text.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            words = tokenize(words_of, span, [c.quantity for c in claims], dates)
            terms = {s: w for s, w in zip(words.stems, words.weights, strict=True) if w > MIN_IDF}
            document.add_sentence(words, terms)
            paragraph += words_of.count("\n", done, span.start)
            done = max(done, span.start)
            if claims[0].location.span.start >= block.span.end:
                block = text.document.block_at(claims[0].location.span.start)
                list_item = block.span.start if _is_list_item(block, words_of) else None
            sentence = SentenceContext(
                number=i,
                claims=claims,
                words=words,
                terms=terms,
                in_headline=span.start < headline,
                in_lead=span.start < lead,
                paragraph=paragraph,
                section=block.section,
                table=block.cell.table if block.cell else None,
                list_item=list_item,
                text=words_of,
                text_names=document.names,
                claims_in=document.claims_in,
            )
            for k, claim in enumerate(claims):
                gloss = k > 0 and _is_parenthetical(words_of, claims[k - 1].quantity, claim.quantity)
                out.append(_mention(claim, number, before + len(out), sentence, document, gloss))
        for mention in out[first:]:
            document.add(mention)
    return out


def _is_list_item(block: Block, text: str) -> bool:
    """Whether a block is an item of a list, or a paragraph that begins with a number or letter of one: "(b) No person …"."""
    return block.kind is BlockKind.LIST_ITEM or _item_label().match(text, block.span.start) is not None


@cache
def _item_label() -> re.Pattern[str]:
    return compiled(r"\s*(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{2,5})[.)]|[-*•·–])\s")


def _headline_end(text: str) -> int:
    """Where the first line ends; -1 where the text has no other."""
    return text.find("\n", len(text) - len(text.lstrip()))


def _lead_end(text: str) -> int:
    """Where the headline and the first paragraph after it end."""
    first = _headline_end(text)
    if first < 0:
        return min(len(text), _LEAD)
    second = text.find("\n", first + 1)
    return min(second if second > 0 else len(text), first + _LEAD_PARAGRAPH)


def _mention(
    claim: Claim, text: int, number: int, sentence: SentenceContext, document: DocumentStats, is_parenthetical: bool
) -> Mention:
    words, terms, quantity = sentence.words, sentence.terms, claim.quantity
    at = words.figures[quantity.span.start]
    speaker = frozenset(map(canonical, claim.attribution.split()))
    terms = {s: w for s, w in terms.items() if s not in speaker} if speaker else terms
    window = {s: terms[s] for s in words.stems[max(at - WINDOW, 0) : at + WINDOW + 1] if s in terms}
    left = {s: terms[s] for s in words.stems[max(at - SIDE, 0) : at] if s in terms}
    right = {s: terms[s] for s in words.stems[at + 1 : at + 1 + SIDE] if s in terms}
    kind = _kind(claim, words, at, sentence.text)
    tight = claim.measure.tight if kind == "age" else _base(claim)
    return Mention(
        claim=claim,
        text=text,
        number=number,
        sentence=sentence.number,
        words=words,
        at=at,
        kind=kind,
        tight=tight,
        figure_key=figure_key(kind, tight),
        noun=canonical(quantity.noun) if quantity.noun else "",
        window_terms=window,
        left_terms=left,
        right_terms=right,
        window_weight=sum(window.values()),
        side_weight=sum(left.values()) + sum(right.values()),
        sentence_terms=terms,
        claims=sentence.claims,
        in_headline=sentence.in_headline,
        in_lead=sentence.in_lead,
        paragraph=sentence.paragraph,
        section=sentence.section,
        speaker=speaker,
        digit_signature=digit_signature(quantity.value),
        is_parenthetical=is_parenthetical,
        table=sentence.table,
        list_item=sentence.list_item,
        document=document,
        context=sentence,
    )


def _is_parenthetical(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether ``quantity`` stands in brackets that open between it and ``before``, with at most a few words in between."""
    between = text[before.span.end : quantity.span.start]
    bracket = between.rfind("(")
    near = bracket >= 0 and len(between) <= _GLOSS and len(between) - bracket <= _GLOSS_WORDS
    return near and ")" not in between[bracket:]


def _base(claim: Claim) -> Interval:
    """What the figure allows in base units; as written where its unit admits no such figure (0 litres per 100 km)."""
    try:
        return claim.measure.base()
    except ValueError:
        return claim.measure.tight


def _kind(claim: Claim, words: TokenizedSentence, at: int, text: str) -> str:
    """What sort of figure it is; figures of different sorts are never compared."""
    quantity, dimension = claim.quantity, claim.measure.dimension
    if dimension.startswith("money"):
        return "money"
    if dimension.startswith("percent"):
        return "percent"
    if quantity.unit == "year" and _aged(quantity, words, at):
        return "age" if claim.measure.tight.high <= MAX_AGE else dimension
    if not quantity.unit and not quantity.noun and apposition_head(words, at) >= 0 and may_be_age(quantity, text):
        return "age"
    if not quantity.unit or dimension.startswith("count"):
        if not quantity.noun and not AGE_WORDS.isdisjoint(words.stems[max(at - 2, 0) : at]):
            return "age"
        return "share" if _share(quantity) else "count"
    return dimension


def _aged(quantity: Quantity, words: TokenizedSentence, at: int) -> bool:
    """Whether a number of years is said to be an age."""
    return quantity.noun == "age" or not AGE_WORDS.isdisjoint(words.stems[at + 1 : at + 4])


def _share(quantity: Quantity) -> bool:
    """Whether it is a part in words, of whatever is counted: half, four out of five farms, five out of five."""
    if quantity.value == 1:
        return " out of " in quantity.text.lower()
    return quantity.value is not None and 0 < quantity.value < 1 and "0." not in quantity.text
