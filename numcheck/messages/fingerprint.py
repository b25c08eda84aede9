"""What a finding is, whatever the line it stands on: for baselines and for services that track findings over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from numcheck.core.finding import Finding
from numcheck.core.text import Location


def fingerprints(findings: Iterable[Finding], text_of: Callable[[Location], str]) -> tuple[str, ...]:
    """One key a finding, in the same order: 32 hexadecimal digits of its rule and the words of its figures.

    Case, white space and place do not matter, so text added above or a reworded neighbour leaves the key alone.
    Findings of one document that agree in all this are told apart by counting.
    """
    from hashlib import sha256

    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for finding in findings:
        places = (finding.location, *(r.location for r in finding.related))
        words = "\x1f".join((finding.rule, *(" ".join(text_of(p).casefold().split()) for p in places)))
        nth = seen[finding.location.uri, words]
        seen[finding.location.uri, words] += 1
        keys.append(sha256(f"{words}\x1f{nth}".encode("utf-8", "replace")).hexdigest()[:32])
    return tuple(keys)
