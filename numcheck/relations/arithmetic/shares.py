"""Shares that are written out: a part of a whole with its percentage, a fraction with its percentage, all slices of one
whole, and parts that cannot be larger than their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from numcheck.core.claim import Claim, Relation, RelationKind
from numcheck.numbers.intervals import common_readings
from numcheck.relations.arithmetic.cue_words import cue_words
from numcheck.relations.arithmetic.patterns import Match, sentences
from numcheck.relations.arithmetic.patterns import find as matches
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


def find(corpus: Corpus) -> Iterator[Relation]:
    """One relation for each share whose words say what it is a share of."""
    for text in corpus.texts:
        for signs in sentences(text, least=2):
            used: set[Claim] = set()
            for m in matches(signs, *_SHARE_OF):
                if m.claim("share") not in used and _is_share(m):
                    used.add(m.claim("share"))
                    yield _relation(m, ("part", "whole", "share"), "a part, its whole and their ratio")
            for m in matches(signs, *_FRACTION):
                if m.claim("share") not in used and _is_fraction(m.claim("part")):
                    used.add(m.claim("share"))
                    yield _relation(m, ("part", "share"), "one share, written twice")
            for m in matches(signs, *_LARGER):
                if _is_subset(m):
                    yield _relation(m, ("part", "whole"), "a part is not larger than its whole")
            if signs.kinds.count("\x01") > 1:
                from numcheck.relations.arithmetic import slices

                yield from slices.find(signs)


def _exact(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and not q.vague and not q.adjectival


def _is_share(m: Match) -> bool:
    claims = (m.claim("part"), m.claim("whole"), m.claim("share"))
    if not all(_exact(c) for c in claims) or m.claim("part") == m.claim("whole"):
        return False
    return common_readings([m.claim("part").measure, m.claim("whole").measure]) is not None


def _is_fraction(claim: Claim) -> bool:
    """Whether the figure is a bare share such as "a quarter", "one in five" or "45/60"."""
    q = claim.quantity
    return q.value is not None and Decimal(0) < q.value < Decimal(1) and not q.unit and not q.is_range


def _is_subset(m: Match) -> bool:
    part, whole = m.claim("part"), m.claim("whole")
    if not (_exact(part) and _exact(whole)) or common_readings([part.measure, whole.measure]) is None:
        return False
    if not part.quantity.unit and "including" in m.cue:
        nouns = whole.quantity.noun, part.quantity.noun
        return nouns[0] in cue_words("people") or (nouns[0] == nouns[1] != "")
    return not part.quantity.noun and not re.search(_GAUGE, m.cue)


def _relation(m: Match, roles: tuple[str, ...], reason: str) -> Relation:
    return Relation(
        RelationKind.SHARE,
        claims=tuple(m.claim(r) for r in roles),
        roles=roles,
        cue=m.cue,
        reason=reason,
    )
