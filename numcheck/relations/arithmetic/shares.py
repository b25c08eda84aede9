"""Shares that are written out: a part of a whole with its percentage, a fraction with its percentage, all slices of one
whole, and parts that cannot be larger than their whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from numcheck.core.claim import Claim
from numcheck.core.measure import Precision
from numcheck.core.relation import Share, ShareOfWhole, ShareTwice, Subset
from numcheck.language import lexicon
from numcheck.numbers.intervals import common_senses, in_base
from numcheck.relations.arithmetic.movements.change_roles import words_and_marks
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, masked_sentences
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.corpus import ClaimedText, Corpus

_WHOSE = (
    "(?:the |these |those |its |their |his |her |our |all |all the |a total of |some |about |an? "
    "|(?:[a-z-]+ ){0,3}[a-z-]+(?:'s|s'|’s|s’) )?"
)
_OF = f"(?:out )?of {_WHOSE}"
_ABOUT = "(?:about |only |just |nearly |almost |some |roughly )?"
_OR = f"(?:or |or a |that is |that is, |i\\.e\\. |which is |equal to |= ?){_ABOUT}"
_RATE_OF = f"(?:for |or |giving |with )?an? [a-z -]{{0,30}}(?:rate|share|proportion|percentage|stake|ratio) of {_ABOUT}"
_REPLY_RATE = f"(?:for |giving |making |or )?an? (?:response|reply|return|participation) rate of {_ABOUT}"
_IS = (
    "(?:is|are|was|were|would be|makes|gives|equals|yields?|costs?|raises?|raised|earns?|earned"
    "|(?:comes?|came|amounts?|amounted) to|(?:brings?|brought) in)"
)
_ENDS = r"(?=[,.;:)]|$| of them\b| in all\b)"
_SHARE_OF = (
    rf"<level part>~ {_OF}<level whole>~,? ?\((?:about |or |only |just |nearly |almost )?<pct share>[^()\x01-\x06\x10-\x1f]{{0,30}}\)",
    rf"<level part>~ \((?:about |or )?<pct share>\),? {_OF}<level whole>",
    rf"\b{_OF}<level whole>~,~ ?<level part>~ ?\((?:about |or )?<pct share>\)",
    r"\b(?:survey|poll|sample|study|total) of <level whole>~ (?:found|showed|said)(?: that)?~ <level part>~ ?\(<pct share>\)",
    rf"<pct share>~ ?\((?:about |or )?<level part>~ {_OF}<level whole>~\)",
    rf"<pct share>~ ?\({_OF}<level whole>~\) ?~<level part>~ of them",
    rf"<level part>~ {_OF}<level whole>~, or {_ABOUT}<pct share>",
    rf"<figure share>,? or <level part>~,? {_OF}<level whole>",
    r"<pct share>~, <count part> of (?:the |its )?<count whole>",
    rf"<pct share>~ ?: ?<level part>~ {_OF}<level whole>",
    rf"<level part>~,? or <pct share>~,? {_OF}<level whole>",
    rf"<level part>~, <figure share> {_OF}<level whole>",
    rf"<level part>~ {_OF}<level whole>~,? {_RATE_OF}<pct share>",
    rf"<count part>~ (?:make|made|making) up {_ABOUT}<pct share> {_OF}<count whole>",
    rf"(?:^|[,;] )(?:of|among) {_WHOSE}<level whole>~,~ ?<level part>~,? (?:{_RATE_OF}|{_OR})<pct share>",
    rf"<count whole>~~<count part> of (?:them|these|those|which|whom)\b~,? ?(?:{_OR}|\(){_ABOUT}<pct share>",
    (
        rf"<count whole>~,? (?:and |but |of (?:whom|which) )?(?:about |only |just |some )?<count part>~ "
        rf"(?:replied|responded|answered|took part|voted|agreed to take part)~,? {_REPLY_RATE}<pct share>"
    ),
    rf"<figure share>~ (?:of|on|from) {_WHOSE}<level whole>~,? {_OR}<level part>{_ENDS}",
    rf"<figure share> {_OF}<level whole>~, <level part>(?=[,;.)])(?!, (?:and|or)\b)",
    rf"<figure share> {_OF}<level whole>~ ?\((?:about |or |some )?<level part>~\)",
    rf"<figure share>~ (?:of|on) {_WHOSE}<level whole>~ {_IS} {_ABOUT}<level part>{_ENDS}",
    rf"<level part>~ (?:in|of|out of|among) {_WHOSE}<level whole>~(?:,? {_OR}| ?\(|, | - ){_ABOUT}<count share>",
)
_FRACTION = (
    r"<count part>~ ?\((?:about |or |nearly |almost )?<pct share>[^()\x01-\x06\x10-\x1f]{0,30}\)",
    r"<count part>~,? or (?:about |nearly |almost )?<pct share>",
    r"<count part>~, <pct share>(?=[,.;]|$)",
)
_LARGER = (
    r"<count part> (?:out )?of (?:the |these |those |its |their )<count whole>",
    r"<count whole>~, <count part> of (?:whom|which|them)\b",
    r"<level whole>~,? including (?:a |an |about )?<level part>",
)
_DECIMAL = r"[\d.]+$"  # "0.6 deaths per 100,000" is a rate
_BACK = 8  # figures before a sentence among which the other slices of its whole are looked for
_COMPARED = r"\b(?:compar\w+|versus|vs|against|from|(?<!make )(?<!made )(?<!making )up|down(?! payment)|than)\b"
_BEFORE_WHOLE = r"(?:=|≈|~) ?$"
_GAUGE = r"\b(?:rank|number|no\.|stars?|chapter|part|day|day|game|match|round|series|season)\b"


def find(corpus: Corpus) -> Iterator[Share]:
    """One relation for each share whose words say what it is a share of, sentence by sentence."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=2):
            used: set[Claim] = set()
            for m in search(masked, *_SHARE_OF):
                part, whole, share = m.claim("part"), m.claim("whole"), m.claim("share")
                if share not in used and _is_share(part, whole, share) and not re.search(_COMPARED, m.cue):
                    used.add(share)
                    why = "a part, its whole and their ratio"
                    yield ShareOfWhole(part=part, whole=whole, share=share, cue=m.cue, reason=why)
            for m in search(masked, *_FRACTION):
                part, share = m.claim("part"), m.claim("share")
                if share not in used and _is_fraction(part):
                    used.add(share)
                    yield ShareTwice(part=part, share=share, cue=m.cue, reason="one share, written twice")
            for m in search(masked, *_LARGER):
                if _is_subset(m):
                    why = "a part is not larger than its whole"
                    yield Subset(part=m.claim("part"), whole=m.claim("whole"), cue=m.cue, reason=why)
            if masked.kinds.count("\x01") > 1:
                from numcheck.relations.arithmetic.wholes.slices import slices_of_wholes

                yield from slices_of_wholes(masked, _shares_before(text, masked))
        if any(block.cell for block in text.document.blocks):
            from numcheck.relations.arithmetic.tables.share_columns import share_columns

            yield from share_columns(text)


def _shares_before(text: ClaimedText, masked: MaskedSentence) -> list[Claim]:
    """The percentages of the paragraph before the sentence, the nearest first, at most eight figures back."""
    start = masked.claims[0].location.span.start
    at = bisect_left(text.claims, start, key=lambda c: c.location.span.start)
    block = text.document.block_at(start).span
    near = (c for c in reversed(text.claims[max(0, at - _BACK) : at]) if c.location.span.start >= block.start)
    return [c for c in near if c.quantity.unit == "percent" and c.quantity.value is not None]


def _exact(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and not q.vague and not q.adjectival


def _is_share(part: Claim, whole: Claim, share: Claim) -> bool:
    """Whether the words make ``share`` the ratio of the other two: a percentage, or a fraction of a count or a sum."""
    if not all(map(_exact, (part, whole, share))) or len({part, whole, share}) < 3:
        return False
    said = share.quantity.unit == "percent" or (_is_fraction(share) and not re.match(_DECIMAL, share.quantity.text))
    if not said or _is_fraction(part) or _is_fraction(whole):
        return False
    if "percent" in (part.quantity.unit, whole.quantity.unit):
        return False
    if share.location.span < part.location.span and not _are_alike(part, whole):
        return False
    return common_senses([part.measure, whole.measure]) is not None


def _are_alike(part: Claim, whole: Claim) -> bool:
    """Whether the part is counted in what the whole is: 90 people of 300 staff, but not 20 pears of 60 apples."""
    nouns, people = (part.quantity.noun, whole.quantity.noun), lexicon.classes("relations/arithmetic_cues")["people"]
    return "" in nouns or nouns[0] == nouns[1] or nouns[0] in people


def _is_fraction(claim: Claim) -> bool:
    """Whether the figure is a bare share such as "a quarter", "one in five" or "45/60"."""
    q = claim.quantity
    return q.value is not None and Decimal(0) < q.value < Decimal(1) and not q.unit and not q.is_range


def _is_subset(m: PatternMatch) -> bool:
    part, whole = m.claim("part"), m.claim("whole")
    if not (_exact(part) and _exact(whole)) or common_senses([part.measure, whole.measure]) is None:
        return False
    if "including" in m.cue and (_is_net(m) or _is_named_before(m)):
        return False
    if not part.quantity.unit and "including" in m.cue:
        nouns = whole.quantity.noun, part.quantity.noun
        return nouns[0] in lexicon.classes("relations/arithmetic_cues")["people"] or (nouns[0] == nouns[1] != "")
    if part.quantity.noun or re.search(_GAUGE, m.cue):
        return False
    words, start, end = m.sentence.text, m.match.start("whole") - 1, m.match.end("whole")
    if re.search(_BEFORE_WHOLE, words[:start]) or words[end : end + 1] in ("'", "’", "′", "-", "_"):
        return False  # N = 8 and 5' name something
    if start > m.match.start("part"):
        return True
    return not any(_may_be_whole(claim, part) for at, _, claim in m.sentence.places() if at < start)


def _is_net(m: PatternMatch) -> bool:
    """Whether the whole is what is left when something was taken off: income of $22 million, including $27 million of charges."""
    words = words_and_marks(m.sentence.text[max(0, m.match.start() - 80) : m.match.start()])
    return not lexicon.classes("relations/arithmetic_cues")["signed"].isdisjoint(words)


def _is_named_before(m: PatternMatch) -> bool:
    """Whether what the part counts stood before the whole: "900 cases and 62 deaths, including 854 cases"."""
    noun, start = m.claim("part").quantity.noun, m.match.start("whole") - 1
    return noun != "" and any(c.quantity.noun == noun for at, _, c in m.sentence.places() if at < start)


def _may_be_whole(claim: Claim, part: Claim) -> bool:
    """Whether ``claim``, which stands before the whole and its "of them", may be what is meant: there is enough of it."""
    based = in_base([part.measure, claim.measure], Precision.LOOSE)
    return based is not None and based[0].low <= based[1].high
