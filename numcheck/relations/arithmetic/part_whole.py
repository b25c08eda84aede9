"""Parts and the whole they are said to make.

The words must say so: a colon, a dash or brackets after the whole; "in all", "a total of"; "made up of"; "the rest".
Figures that merely stand side by side are never added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from numcheck.core.claim import Claim
from numcheck.core.measure import Measure, Precision
from numcheck.core.relation import PartWhole
from numcheck.core.text import BlockKind
from numcheck.language import lexicon
from numcheck.numbers.change import is_fraction
from numcheck.numbers.intervals import common_senses, in_base, interval_sum
from numcheck.relations.arithmetic.sentences.masked_sentence import MaskedSentence, masked_sentences, neighbours
from numcheck.relations.arithmetic.sentences.patterns import PatternMatch, search
from numcheck.relations.arithmetic.wholes.complements import complements, complements_after
from numcheck.relations.arithmetic.wholes.votes import votes
from numcheck.relations.corpus import Corpus

_NEAR = "[^,;:()\x01-\x06\x10-\x1f]{0,40}?"
_DASH = r"(?: ?[—–]| --?) ?"
_TOTAL = r"(?:grand |combined |overall |sum )?total of (?:about |some |just )?"
_IN_ALL = r"(?:in all|in total|altogether|all told|all up|combined)\b"

# Each says that the parts are all there are.
_COMPLETE = (
    rf"<level whole>{_NEAR}(?::|{_DASH}) ?<figures parts>",
    rf"<level whole>{_NEAR} ?\((?:that is,? |namely |made up of )?<figures parts>[^()\x01-\x06\x10-\x1f]{{0,60}}\)",
    r"<level whole>~,? (?:made up|composed|consisting|comprised|comprising|formed) (?:of )?<figures parts>",
    rf"<figures parts>~(?:,|;|{_DASH}| for| making| or) ?(?:for |making |or |giving |which makes )?an? {_TOTAL}<level whole>",
    rf"<figures parts>~(?:,|;|{_DASH})? ?(?:or |making |totall?ing |which makes |that makes |that's |for )?<level whole>~ {_IN_ALL}",
    r"<figures parts>~,? (?:makes|make|equals?|adds? up to|comes to|totals?) <level whole>",
)
# Apposition needs more than a comma: a word for the whole, or one preposition for all parts.
_TOTAL_OF = r"\b(?:a total of|in all,?|altogether,?|all told,?) <level whole>~, <figures parts>"
_PLACES = (
    r"(?P<the>the )?<level whole>(?P<of>[^,;:()\x01-\x06\x10-\x1f]{0,40}), <level a> (?P<by>in|from|at|on|for|to) "
    r"[^,;:()\x01-\x06\x10-\x1f]{1,40}?,? and <level b> (?P=by) "
)
_EITHER = (
    r"\b(?:of|among) (?:the |these |those )<count whole>~,? ?<count a> (?:were|are|had been|was|came from|voted) [\w' -]{2,30}"
    r" and <count b> (?:[\w'-]+ ?){1,3}(?:[.,;]|$)"
)
# One verb for all, so nothing is counted twice: "of the 84 cars, 50 belonged to islanders, 22 to visitors and 14 to the press".
_ONE_VERB = (
    r"\b(?:of|among) (?:the |these |those )?<count whole>[^;:()\x01-\x06\x10-\x1f]{0,40}?, ?<count a> (?:belong(?:ed)?|went|go|came|come|moved|flew|fled) "
    r"(?P<by>to|from|in|on)\b[^;:()\x01-\x06\x10-\x1f]{1,40}?, ?<count b> (?P=by)\b[^;:()\x01-\x06\x10-\x1f]{1,40}? and <count c> (?P=by)\b"
)
_ONE_KIND = r"<count whole>~~<count a>~~\bthe (?:last|other|remaining|final) <count b>"
_SUBSET = r"(?i)\b(?:includ|of (?:whom|which|them)|aged?\b|ages\b|at least|(?:among|between|from) [\x01-\x05]|each|per\b|respectively|(?:as )?(?:against|compared)|(?:year|month|week)s? (?:ago|before|earlier)|(?:more|less|fewer|higher|lower) than)"
_OF = r"\b(?:of|among|out of)(?: (?:the|these|those|its|their|his|her|our|all))* ?$"
_OF_WHICH = r"(?:[^,;:()\x01-\x06\x10-\x1f]{0,40},)? of (?:which|whom) "
_BOTH = r"\b(?:neither|none|both|also|overlap)\b"
_REST = r"\bthe (?:remaining|other|rest|last|final)(?: of the)? $"
_REST_AFTER = r" (?:others|remaining)\b"
_RESTS = ("remaining", "other", "the rest", "the last", "the final")  # one stands where either of the two matches
_AGED = r"\b(?:aged?|ages|chapter|section|page|figure|grade|year|day|week|round|level|number|no\.) $"
# Behind "4% of" stands the whole of a share, not of the figures after it.
_SHARE_OF = r"\x01.. of (?:the |its |their |all )?$"
_SCORES = frozenset({"point", "run", "mark"})  # won by different numbers of goals, hits or answers each
_AFTER = 40  # code points behind the last part
_PEOPLE = frozenset({"man", "woman", "child", "boy", "girl"})
_ANYBODY = frozenset({"people", "person", "passenger", "victim", "civilian", "dead", "patient", "student", "prisoner"})


def find(corpus: Corpus) -> Iterator[PartWhole]:
    """One relation for each whole with its parts, in sentences, lists and tables; a figure is a part of one whole at
    most.
    """
    for text in corpus.texts:
        for masked in masked_sentences(text, least=3):
            seen: set[Claim] = set()
            for m in search(masked, *_COMPLETE):
                if m.claim("whole") not in seen and _is_list(m) and not _begins_before(m):
                    seen.add(m.claim("whole"))
                    yield _relation(m.claim("whole"), m.all("parts"), m.cue)
            for m in search(masked, _TOTAL_OF):
                if m.claim("whole") not in seen and _is_list(m) and not _begins_before(m):
                    yield _relation(m.claim("whole"), m.all("parts"), m.cue)
            yield from _by_place(masked)
            yield from _either_or(masked)
            yield from _one_verb(masked)
            yield from _of_one_kind(masked)
            yield from _of_which(masked.without_asides())
            yield from _including(masked)
            yield from complements(masked)
        yield from votes(text)
        for pair in neighbours(text):
            yield from complements_after(pair)
        if any(b.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) for b in text.document.blocks):
            from numcheck.relations.arithmetic.tables.totals import stated_totals

            yield from stated_totals(text)


def _is_list(m: PatternMatch) -> bool:
    """Whether the figures listed can be parts of the whole, rather than say something else of it."""
    whole, parts = m.claim("whole"), m.all("parts")
    after = m.sentence.text[m.match.end() : m.match.end() + _AFTER]
    groups = {c.quantity.noun for c in parts} & lexicon.classes("relations/arithmetic_cues")["group"]
    if (whole.quantity.value or 0) <= 1 or groups - {whole.quantity.noun}:
        return False  # titers of "1: 16 and 1: 256"; "seven disks (three pairs and a spare)"
    if whole in parts or re.search(_SUBSET, m.match.group()) or "respectively" in after:
        return False
    if whole.quantity.noun in _SCORES or re.search(_SHARE_OF, m.sentence.text[: m.match.start("whole") - 1]):
        return False
    if not _counts_alike(whole, parts) or _are_converted(whole, parts):
        return False
    if any(c.quantity.value is None or c.quantity.vague or c.quantity.adjectival for c in (whole, *parts)):
        return False
    if re.search(r" --? | ?[–—] ?", m.match["parts"]):
        return False  # the dash that closes the list: "30 pupils - 18 girls, 12 boys - and 4 teachers"
    same = [c.quantity.value == whole.quantity.value for c in parts]
    if all(same) or len(parts) > 2 and any(same):
        return False  # the whole is said twice, or one of each makes it: "300 pairs (300 cases plus 300 controls)"
    if _has_stranger(whole, parts) or _is_price_among_counts(whole, parts):
        return False
    if len(parts) == whole.quantity.value or common_senses([c.measure for c in (whole, *parts)]) is None:
        return False  # "two reasons: 20 of these and 30 of those" counts the items of the list
    size = whole.measure.tight.high
    return any(c.measure.tight.low <= size for c in parts)


def _are_converted(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts are in the other system of units, as the conversions of a list are: 3 and 8 feet (0.9 and 2.4 m)."""
    systems = [c.measure.conversion_target.system if c.measure.conversion_target else "" for c in (whole, *parts)]
    return systems[0] not in ("", *systems[1:])


def _counts_alike(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether shares stand among shares alone, and whole things are made of whole things: 0.62 is no part of 50 people."""
    if len({c.quantity.unit == "percent" for c in (whole, *parts)}) > 1:
        return False
    if (whole.quantity.value or 0) > 1 and all(is_fraction(c.measure) for c in parts):
        return False  # "over 10 years - two-thirds on building, one-third on pay"
    value, unit = whole.quantity.value, whole.quantity.unit
    whole_things = not unit and value is not None and whole.quantity.resolution == 1
    return not whole_things or all((c.quantity.value or 0) % 1 == 0 for c in parts)


def _is_price_among_counts(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a part has a unit and the whole and another part have none: 1,200 at £65 and 900, 2,100 in all."""
    with_unit = [bool(c.quantity.unit) or c.quantity.resolution > 1 for c in parts]
    return not whole.quantity.unit and any(with_unit) and not all(with_unit)


def _has_stranger(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the others of three parts or more make the whole without one of them, which says something else of it."""
    based = in_base([c.measure for c in (whole, *parts)], Precision.TIGHT)
    if based is None or len(parts) < 3:
        return False
    stated, pieces = based[0], based[1:]
    return any(interval_sum([*pieces[:i], *pieces[i + 1 :]]).meets(stated) for i in range(len(pieces)))


def _begins_before(m: PatternMatch) -> bool:
    """Whether a list that comes before its whole begins earlier than it was read: a figure that may be a part stands there."""
    if m.match.start("whole") < m.match.start("parts"):
        return False
    known = [m.claim("whole").measure, *(c.measure for c in m.all("parts"))]
    before = [c for start, _, c in m.sentence.places() if start < m.match.start("parts")]
    return any(not c.quantity.vague and c.quantity.value is not None and _adds(c, known) for c in before)


def _adds(claim: Claim, known: Sequence[Measure]) -> bool:
    """Whether ``claim`` could be added to figures of the measures ``known``: a unit, or a count of things."""
    q = claim.quantity
    return bool(q.unit or q.noun) and common_senses([claim.measure, *known]) is not None


def _relation(whole: Claim, parts: Sequence[Claim], cue: str, *, complete: bool = True) -> PartWhole:
    reason = f"“{cue}” says that these are the parts"
    return PartWhole(whole=whole, parts=tuple(parts), complete=complete, cue=cue, reason=reason)


def _of_one_kind(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "Ten bales: eight bales are prepared and the last two bales are not": one noun, and "the last"."""
    for m in search(masked, _ONE_KIND):
        whole, parts = m.claim("whole"), (m.claim("a"), m.claim("b"))
        nouns = {c.quantity.noun for c in (whole, *parts)}
        if len(nouns) == 1 and "" not in nouns and all(c.quantity.value is not None for c in (whole, *parts)):
            yield _relation(whole, parts, "the last")


def _of_which(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "Of the 30 passengers, 12 were hurt, 8 died and the other 10 escaped": complete because of "the other"."""
    said = ("of" in masked.text or "among" in masked.text) and any(word in masked.text for word in _RESTS)
    places = list(masked.places()) if said and not re.search(_BOTH, masked.text) else []
    for i, (start, _, whole) in enumerate(places):
        known = re.search(_OF, masked.text[max(0, start - 24) : start]) or re.match(_OF_WHICH, masked.text[start + 3 :])
        if not known or whole.quantity.value is None:
            continue
        parts: list[Claim] = []
        for at, end, claim in places[i + 1 :]:
            before = masked.text[max(0, at - 24) : at]
            if claim.quantity.value is None or claim.quantity.unit != whole.quantity.unit or re.search(_AGED, before):
                if claim.quantity.unit:
                    continue
                break
            if re.search(_OF, before):
                break
            parts.append(claim)
            if re.search(_REST, before) or re.match(_REST_AFTER, masked.text[end : end + 12]):
                if (
                    len(parts) > 1
                    and _counts_alike(whole, parts)
                    and common_senses([c.measure for c in (whole, *parts)])
                ):
                    yield _relation(whole, parts, "of … the rest")
                break


def _by_place(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "The 50 jobs, 30 in Leeds and 25 in Bradford": all of them, if the whole is known ("the")."""
    for m in search(masked, _PLACES):
        whole, parts = m.claim("whole"), (m.claim("a"), m.claim("b"))
        bare = not any(c.quantity.noun for c in parts) and (whole.quantity.noun or whole.quantity.unit)
        same = all(c.quantity.unit == whole.quantity.unit and c.quantity.value is not None for c in parts)
        if bare and same and whole.quantity.value is not None and f" {m.word('by')} " not in f"{m.word('of')} ":
            yield _relation(whole, parts, f"{m.word('by')} … and {m.word('by')}", complete=bool(m.word("the")))


def _either_or(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "Among the 22 schools, 15 were Muslim and seven Christian": one verb, so no school is both."""
    for m in search(masked, _EITHER):
        whole, parts = m.claim("whole"), (m.claim("a"), m.claim("b"))
        if all(c.quantity.value is not None and not c.quantity.unit for c in (whole, *parts)):
            yield _relation(whole, parts, "among the … were … and", complete=False)


def _one_verb(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "Of the 84 cars, 50 belonged to islanders, 22 to visitors and 14 to the press": at most all of them."""
    for m in search(masked, _ONE_VERB):
        whole, parts = m.claim("whole"), (m.claim("a"), m.claim("b"), m.claim("c"))
        if all(c.quantity.value is not None and not c.quantity.unit for c in (whole, *parts)):
            yield _relation(whole, parts, f"of the … {m.word('by')} … and … {m.word('by')}", complete=False)


def _including(masked: MaskedSentence) -> Iterator[PartWhole]:
    """ "10 people, including 7 men and 5 women": not all, but no one is both."""
    for pattern, complete in (
        (r"<level whole>~(?:,? including| includes?| included) <figures parts>", False),
        (r"<count whole>, <counts parts>", True),
    ):
        for m in search(masked, pattern):
            whole, parts = m.claim("whole"), m.all("parts")
            nouns = {c.quantity.noun for c in parts}
            disjoint = nouns <= _PEOPLE and len(nouns) == len(parts)
            if complete and not (whole.quantity.noun in _ANYBODY and _is_list(m)):
                continue
            if disjoint and common_senses([c.measure for c in (whole, *parts)]):
                everybody = {"man", "woman", "child"} <= nouns
                yield _relation(whole, parts, m.cue, complete=complete or everybody)
