"""Shares that are written out: a part of a whole with its percentage, a fraction with its percentage, all slices of one
whole, and parts that cannot be larger than their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from numcheck.core.claim import Claim
from numcheck.core.relation import Share, ShareOfWhole, ShareTwice, Subset
from numcheck.language import lexicon
from numcheck.numbers.intervals import common_senses
from numcheck.relations.arithmetic.masked_sentence import masked_sentences
from numcheck.relations.arithmetic.patterns import PatternMatch, search
from numcheck.relations.corpus import Corpus

_OF = "(?:out )?of (?:the |these |those |its |their |all |all the |a total of |some |about )?"
_SHARE_OF = (
    rf"<level part>~ {_OF}<level whole>~,? ?\((?:about |or |only |just |nearly |almost )?<pct share>[^()\x01-\x06\x10-\x1f]{{0,30}}\)",
    rf"<level part>~ \((?:about |or )?<pct share>\),? {_OF}<level whole>",
    rf"\b{_OF}<level whole>~,~ ?<level part>~ ?\((?:about |or )?<pct share>\)",
    r"\b(?:survey|poll|sample|study|total) of <level whole>~ (?:found|showed|said)(?: that)?~ <level part>~ ?\(<pct share>\)",
    rf"<pct share>~ ?\((?:about |or )?<level part>~ {_OF}<level whole>~\)",
    rf"<pct share>~ ?\({_OF}<level whole>~\) ?~<level part>~ of them",
    rf"<level part>~ {_OF}<level whole>~, or (?:about |nearly |almost )?<pct share>",
    rf"<pct share>,? or <level part>~,? {_OF}<level whole>",
    rf"<level part>~,? or <pct share>~,? {_OF}<level whole>",
    rf"<level part>~, <pct share> {_OF}<level whole>",
    rf"<pct share> {_OF}<level whole>~ ?\((?:about |or )?<level part>~\)",
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
_GAUGE = r"\b(?:rank|number|no\.|stars?|chapter|part|day|day|game|match|round|series|season)\b"


def find(corpus: Corpus) -> Iterator[Share]:
    """One relation for each share whose words say what it is a share of, sentence by sentence."""
    for text in corpus.texts:
        for masked in masked_sentences(text, least=2):
            used: set[Claim] = set()
            for m in search(masked, *_SHARE_OF):
                part, whole, share = m.claim("part"), m.claim("whole"), m.claim("share")
                if share not in used and _is_share(part, whole, share):
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
                from numcheck.relations.arithmetic.slices import slices_of_wholes

                yield from slices_of_wholes(masked)


def _exact(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and not q.vague and not q.adjectival


def _is_share(part: Claim, whole: Claim, share: Claim) -> bool:
    if not all(map(_exact, (part, whole, share))) or part == whole:
        return False
    return common_senses([part.measure, whole.measure]) is not None


def _is_fraction(claim: Claim) -> bool:
    """Whether the figure is a bare share such as "a quarter", "one in five" or "45/60"."""
    q = claim.quantity
    return q.value is not None and Decimal(0) < q.value < Decimal(1) and not q.unit and not q.is_range


def _is_subset(m: PatternMatch) -> bool:
    part, whole = m.claim("part"), m.claim("whole")
    if not (_exact(part) and _exact(whole)) or common_senses([part.measure, whole.measure]) is None:
        return False
    if not part.quantity.unit and "including" in m.cue:
        nouns = whole.quantity.noun, part.quantity.noun
        return nouns[0] in lexicon.classes("relations/arithmetic_cues")["people"] or (nouns[0] == nouns[1] != "")
    return not part.quantity.noun and not re.search(_GAUGE, m.cue)
