"""Numbers that a source writes, but not as a figure: 21:45, a year, "the seventh", "double"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property

from numcheck.core.quantity import PointKind
from numcheck.language import lexicon
from numcheck.language.stems import canonical
from numcheck.language.tokens import content_stems
from numcheck.relations.corpus import ClaimedText
from numcheck.relations.date_tieout.relative import stamps
from numcheck.relations.matching.comparison import bare_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.matching.people import AGE_WORDS

_IN_A_ROW = frozenset(["consecutive", "straight", "successive", "running", "row"])
_MULTIPLES = frozenset(map(canonical, ("times", "fold")))

# Code points on either side of a number in which a word of the draft must stand; so many digits, zeros at the ends left
# out, tell by themselves; how far two years of one story may be apart. All by hand.
_AROUND, _TELLING, _YEARS_APART = 70, 3, 250
_MINUTES = {"minute": 1, "hour": 60}
_LEAST_APART = 15  # minutes: times lie less apart by chance; by hand
_SINCE = 6  # code points: "since "


class UnreadNumbers:
    """What the ``texts`` of the sources write besides the figures that were read, whose (uri, start) are ``read``."""

    def __init__(self, texts: Sequence[ClaimedText], read: Collection[tuple[str, int]]) -> None:
        self._texts, self._read = texts, read

    def gives(self, draft: Mention) -> bool:
        """Whether the number of the draft's figure stands there in such characters, near a word of the draft's."""
        forms = tuple(_forms(draft))
        told = len(bare_digits(draft.claim.quantity.value or Decimal(0))) >= _TELLING
        wanted = (
            AGE_WORDS if draft.kind == "age" else draft.window_terms.keys() | ({draft.noun} if draft.noun else set())
        )
        return any(
            told or not wanted.isdisjoint(content_stems(text[max(at - _AROUND, 0) : at + len(form) + _AROUND]))
            for text in self._rests
            for form in forms
            for at in _places(form, text)
            if not _is_label(text, at, form)
        )

    def times_apart(self, draft: Mention) -> bool:
        """Whether the draft's minutes or hours lie between two times of day that one source tells: "55 minutes later", 3.40
        and 4.35.
        """
        quantity = draft.claim.quantity
        minutes = _MINUTES.get(quantity.unit)
        if minutes is None or quantity.value is None:
            return False
        times = [{p.value for p in text.points if p.kind is PointKind.TIME} for text in self._texts]
        wanted = quantity.value * minutes
        if wanted < _LEAST_APART:
            return False
        return any(
            (late - early) % (1440 if known and also else 720) == wanted
            for some in times
            for early, known in some
            for late, also in some
        )

    def years_apart(self, draft: Mention) -> bool:
        """Whether the draft's number of years lies between two years that a source names of the same: "in five years",
        2017 and 2022.
        """
        quantity = draft.claim.quantity
        if quantity.unit != "year" or quantity.value is None or quantity.value < 2:
            return False
        wanted = draft.window_terms.keys()
        for text in self._texts:
            if _lasts(text, int(quantity.value), wanted):
                return True
            years = [(d.span, d.year) for d in text.dates if d.year is not None]
            for i, (span, year) in enumerate(years):
                for other, later in years[i + 1 :]:
                    if other.start - span.end > _YEARS_APART:
                        break
                    if abs(later - year) == quantity.value:
                        around = text.document.text[max(span.start - _AROUND, 0) : other.end + _AROUND]
                        if not wanted.isdisjoint(content_stems(around)):
                            return True
        return False

    @cached_property
    def _rests(self) -> tuple[str, ...]:
        """The texts in lower case without the figures that were read."""
        return tuple(_without_figures(t, self._read) for t in self._texts)


def _lasts(text: ClaimedText, years: int, wanted: Collection[str]) -> bool:
    """Whether the text says, near a word that is ``wanted``, since when, so many years or a few months more before it was
    written: "since 2013".
    """
    own = {d.year for d in stamps(text.document, text.dates)}
    words = text.document.text
    for date in text.dates if own else ():
        at = date.span.start
        if date.year is None or not words[max(at - _SINCE, 0) : at].lower().endswith(("since ", "since\n")):
            continue
        around = words[max(at - _AROUND, 0) : date.span.end + _AROUND]
        lasts = not own.isdisjoint((date.year + years, date.year + years + 1))
        if lasts and not set(wanted).isdisjoint(content_stems(around)):
            return True
    return False


def _forms(draft: Mention) -> Iterator[str]:
    """How the draft's number may be written: its digits, its word, "seventh", "7th", "double"; lower case."""
    quantity = draft.claim.quantity
    start, end = (x - quantity.span.start for x in (quantity.number.start, quantity.number.end))
    number = quantity.text[start:end] if end > 0 else quantity.text
    digits = "".join(c for c in number if c.isdigit() or c in ".,").strip(".,")
    yield digits or number.lower()
    ordinals, multiples = _other_words().get(quantity.value, ((), ()))
    if not _IN_A_ROW.isdisjoint(draft.words.vocabulary):
        yield from ordinals
    if draft.noun in _MULTIPLES:
        yield from multiples


@cache
def _other_words() -> dict[Decimal | None, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By number, its ordinals and its multiples, as words."""
    rows = lexicon.table("relations/number_forms")
    return {Decimal(n): (tuple(a.split("|")), tuple(b.split("|")) if b else ()) for n, a, b in rows}


def _without_figures(text: ClaimedText, read: Collection[tuple[str, int]]) -> str:
    words, rest, done = text.document.text, [], 0
    for claim in text.claims:
        if (claim.location.uri, claim.location.span.start) in read:  # a list of hundreds of figures is not
            span = claim.quantity.number if claim.quantity.number.end else claim.location.span
            rest.append(words[done : span.start])
            done = max(done, span.end)
    return " ".join((*rest, words[done:])).lower()


def _is_label(text: str, at: int, number: str) -> bool:
    """Whether it numbers an item of a list: at the head of a line, a full stop or a bracket behind."""
    return text[at + len(number) : at + len(number) + 1] in (".", ")") and text[max(at - 3, 0) : at].rstrip(" (\t")[
        -1:
    ] in ("", "\n")


def _places(word: str, text: str) -> Iterator[int]:
    """Where ``word`` stands in ``text`` as a word of its own."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            yield at
        at = text.find(word, at + 1)
