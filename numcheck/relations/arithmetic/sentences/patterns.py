"""Patterns over a masked sentence, written like the sentence they look for.

``rose <pct change> to <level new> from <level old>``: in it

- ``<kind role>`` is one figure; ``kind`` is pct, money, count, time (a length of it), level (anything but pct), figure
  (anything) or date; without a role it is passed over,
- ``<kinds role>`` (pcts, counts, figures) is a list of two or more: "5 Americans, 3 Britons and 2 Danes",
- ``~`` is up to forty characters of a clause without figures, ``~~`` up to eighty that may cross a comma.

Gaps are bounded and hold no figures, so matching takes time linear in the sentence; a pattern is compiled, and tried,
where a sentence holds figures of its kinds and the words that all its matches hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from numcheck.core.claim import Claim
from numcheck.core.named_tuple import NamedTuple
from numcheck.core.quantity import DateMention
from numcheck.language.patterns import compiled
from numcheck.relations.arithmetic.sentences.masked_sentence import FIGURE_CHARS, KINDS, MaskedSentence

_CLASSES = {**KINDS, "level": "\x02\x03\x04\x05", "figure": "\x01\x02\x03\x04\x05"}
_SIGN = 0xE000  # where escaped signs wait while a pattern is taken apart
_KIND = compiled("(\\+?)([\x01-\x06])")


class PatternMatch(NamedTuple):
    """A pattern found in a sentence, with the claim (or date) of each of its roles."""

    sentence: MaskedSentence
    match: re.Match[str]

    def claim(self, role: str) -> Claim:
        """The claim in ``role``. IndexError if the pattern has no such role."""
        return self.sentence.claim(self.match[role])

    def date(self, role: str) -> DateMention:
        """The date in ``role``. IndexError if the pattern has no such role."""
        return self.sentence.date(self.match[role])

    def all(self, role: str) -> tuple[Claim, ...]:
        """The claims of the list in ``role``, in order. IndexError if the pattern has no such role."""
        text = self.match[role]
        return tuple(self.sentence.claim(text[i + 1 : i + 3]) for i, c in enumerate(text) if "\x01" <= c <= "\x05")

    def word(self, role: str) -> str:
        """What the plain group ``role`` of the pattern matched, in lower case; "" if it matched nothing or there is none."""
        return self.match.groupdict().get(role) or ""

    @property
    def cue(self) -> str:
        """The words of the match in lower case, with "…" for each figure."""
        words = re.sub("[\x01-\x06]..", "…", self.match.group(), flags=re.DOTALL)
        return " ".join(words.split()).strip(" ,")


def search(sentence: MaskedSentence, *patterns: str) -> Sequence[PatternMatch]:
    """Every place of ``sentence`` that one of ``patterns`` matches, pattern by pattern; matches of one do not overlap."""
    found: list[PatternMatch] = []
    for pattern, cues in _fitting(sentence.kinds, patterns):
        for cue in cues:
            if cue not in sentence.text:
                break
        else:
            found += [PatternMatch(sentence, m) for m in _compiled(pattern).finditer(sentence.text)]
    return found


@cache
def _token() -> re.Pattern[str]:
    return compiled(r"(?<!\?P)<(\w+)(?: (\w+))?>|~~?")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(_token().sub(_as_regex, pattern))


@cache
def _needs(pattern: str) -> tuple[str, ...]:
    """The kinds of figures of a pattern in order, a list as two, the second behind a plus."""
    found: list[str] = []
    for m in _token().finditer(pattern):
        if m[1]:
            one = m[1] if m[1] in _CLASSES else m[1][:-1]
            found += [_CLASSES[one]] if one == m[1] else [_CLASSES[one], f"+{_CLASSES[one]}"]
    return tuple(found)


@lru_cache(maxsize=4096)  # most sentences hold two figures or three
def _fitting(kinds: str, patterns: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Those of ``patterns`` whose figures a sentence with ``kinds`` holds, each with its cues."""
    figures = _KIND.findall(kinds)
    return tuple((pattern, cues(pattern)) for pattern in patterns if _may_hold(figures, pattern))


@cache
def cues(pattern: str) -> tuple[str, ...]:
    """What every match of ``pattern`` holds, the longest first: its letters and signs outside groups and classes, and
    not before a quantifier; none of a pattern with alternatives.
    """
    plain = re.sub(r"\\([(),:=-])", lambda m: chr(_SIGN + ord(m[1])), re.sub(r"\[(?:\\.|[^\]\\])*\]", "\0", pattern))
    plain = re.sub(r"\\x..|\\.|(?<!\?P)<\w+(?: \w+)?>|~", "\0", plain)
    while plain != (inner := re.sub(r"\([^()]*\)", "\0", plain)):
        plain = inner
    if "|" in plain:
        return ()
    pieces = re.split(r"[\0.^$]+", re.sub(r".(?:[?*+]\??|\{[^}]*\}\??)", "\0", plain))
    signs = {_SIGN + ord(sign): sign for sign in "(),:=-"}
    return tuple(sorted({p.translate(signs) for p in pieces if p.strip()}, key=lambda p: (-len(p), p)))


def _may_hold(figures: Sequence[tuple[str, str]], pattern: str) -> bool:
    """Whether ``figures`` hold those of ``pattern`` in this order; gaps hold none, but lists may be longer."""
    wanted, at = _needs(pattern), 0
    if len(figures) < len(wanted):
        return False
    for joint, kind in figures:
        if at < len(wanted) and kind in wanted[at] and (joint or wanted[at][0] != "+"):
            at += 1
    return at == len(wanted)


def _as_regex(token: re.Match[str]) -> str:
    if token.group() == "~":
        return f"[^,;:(){FIGURE_CHARS}]{{0,40}}?"
    if token.group() == "~~":
        return f"[^;(){FIGURE_CHARS}]{{0,80}}?"
    kind, role = token[1], token[2]
    if kind not in _CLASSES:
        one = f"[{_CLASSES[kind[:-1]]}].."
        words = f"[^,;:(){FIGURE_CHARS}]{{0,60}}?"
        more = f"(?:[,;] (?:and |or |plus )?{one}{words}){{0,11}}"
        run = f"{one}{words}{more}[,;]? ?(?:and|plus|&|with) (?:the (?:other |remaining |last )?)?{one}"
        return f"(?P<{role}>{run})" if role else run
    return f"[{_CLASSES[kind]}](?P<{role}>..)" if role else f"[{_CLASSES[kind]}].."
