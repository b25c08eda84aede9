"""Cases: two figures said in like words of two cases: of two towns, quarters, patients, versions of a measure.

The more words two such sentences share, the likelier a model takes them for one; what differs is the case. Each predicate
takes two mentions of one text, in any order, and holds of what stands in the same role on both sides and differs.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from numcheck.core.claim import Claim
from numcheck.core.relation import Slip
from numcheck.language.tokens import content_stems
from numcheck.relations.matching.alignment import align
from numcheck.relations.matching.comparison import are_whole_and_part
from numcheck.relations.matching.frames import MOST_FIGURES
from numcheck.relations.matching.mention import SIDE, Mention

_LEAST_SIZE = 8  # of what computers are built in: 8, 16, 32, … bits or bytes
MAX_WORDS_OF_FRAGMENT = 10  # "5.41 deaths/1,000 live births", under a heading: no sentence with a subject; by hand

# Of the words that could be aligned: on labelled pairs, contradictions beside two names (two agencies that count the same
# dead) are aligned by at most .28 of them, what is said of two names in like words by .42 and more.
MIN_SHARE_AROUND_NAMES = 0.3


def other_figures(a: Mention, b: Mention) -> bool:
    """Whether on one side of both stands another figure of one unit, behind the same word, that differs as well: up 320
    points to 24.1%, up 420 points to 27.6%. Or in the sentences before, where both take these up: "That is up 320 points."

    Or where both give as many figures of one thing, and none of them is the other's: for $17 and $28, for $14 and $16.
    Whoever makes a slip gets one figure wrong. Not where either sentence gives the other's figure as well.
    """
    if max(len(a.claims), len(b.claims)) > MOST_FIGURES:
        return False
    mine, theirs = _of_its_kind(a), _of_its_kind(b)
    if len(mine) == len(theirs) > 1 and not any(_agree(one, other) for one in mine for other in theirs):
        return True
    return any(
        one.role == other.role
        and not (_agree(one.claim, other.claim) or _gives(b, one.claim) or _gives(a, other.claim))
        for mine, theirs in zip(a.beside, b.beside, strict=True)
        for one in mine
        for other in theirs
    )


def _of_its_kind(mention: Mention) -> list[Claim]:
    """The figures of its sentence that have its unit and its noun, its own among them; none for a bare figure."""
    unit, noun = mention.claim.quantity.unit, mention.claim.quantity.noun
    return [c for c in mention.claims if (unit or noun) and c.quantity.unit == unit and c.quantity.noun == noun]


def _agree(one: Claim, other: Claim) -> bool:
    return one.measure.loose.meets(other.measure.loose)


def _gives(mention: Mention, claim: Claim) -> bool:
    """Whether the sentence of ``mention`` gives the figure of a ``claim`` of another."""
    tight, unit = claim.measure.tight, claim.quantity.unit
    return any(c.quantity.unit == unit and c.measure.tight.meets(tight) for c in mention.claims)


def other_names(a: Mention, b: Mention) -> bool:
    """Whether the same words stand around two names of which neither is in the other's sentence: the combined ratio for
    Specialty was 90%, the combined ratio for International was 95%. Not in a headline, which names things in its own way.
    """
    if a.in_headline or b.in_headline:
        return False
    here, there = a.telling_names, b.telling_names
    if not (_stand_near(here - b.words.stem_set, a) and _stand_near(there - a.words.stem_set, b)):
        return False
    alignment = align(a, b)
    return alignment.share >= MIN_SHARE_AROUND_NAMES and any(
        _apart(here.intersection(a.words.stems[i] for i in slot.left), b)
        and _apart(there.intersection(b.words.stems[j] for j in slot.right), a)
        for slot in alignment.slots
    )


def _stand_near(names: frozenset[str], mention: Mention) -> bool:
    """Whether any stands among the words that are aligned."""
    return bool(names) and not names.isdisjoint(mention.words.stems[max(mention.at - SIDE, 0) : mention.at + SIDE + 1])


def _apart(names: frozenset[str], other: Mention) -> bool:
    return bool(names) and names.isdisjoint(other.words.stem_set)


def other_setting(a: Mention, b: Mention) -> bool:
    """Whether their sentences, or such before, open with two names: in Leeds, in York. Neither is in the other's sentence."""
    here, there = a.frame.setting, b.frame.setting
    apart = bool(here) and bool(there) and here.isdisjoint(there)
    return apart and here.isdisjoint(b.words.stem_set) and there.isdisjoint(a.words.stem_set)


def other_period(a: Mention, b: Mention) -> bool:
    """Whether two periods are reported: the quarter, the year; a quarter without a number may be any."""
    here, there = a.context.frame.periods, b.context.frame.periods
    if not here or not there or not here.isdisjoint(there):
        return False
    return not any(
        "quarter" in one and any(p.endswith("quarter") for p in other) for one, other in ((here, there), (there, here))
    )


def other_year(a: Mention, b: Mention) -> bool:
    """Whether their sentences name years, and no year is in both: in fiscal year 1959, in fiscal year 1960."""
    here, there = a.context.frame.years, b.context.frame.years
    return bool(here) and bool(there) and here.isdisjoint(there)


def other_heading(a: Mention, b: Mention) -> bool:
    """Whether two headings say what they are: both are all that stands under theirs (total, male), or each sentence names
    what its heading has and the other's has not.
    """
    if not a.section or not b.section or a.section == b.section:
        return False
    if all(_is_fragment(c) for c in (a, b)):
        return True
    here, there = content_stems(a.section), content_stems(b.section)
    return _names_own(a, b, here.keys() - there.keys()) and _names_own(b, a, there.keys() - here.keys())


def _names_own(mention: Mention, other: Mention, words: AbstractSet[str]) -> bool:
    return any(word in mention.sentence_terms and word not in other.words.stem_set for word in words)


def _is_fragment(mention: Mention) -> bool:
    return len(mention.words.stems) <= MAX_WORDS_OF_FRAGMENT


def bare_decimals(a: Mention, b: Mention) -> bool:
    """Whether both are decimals without unit and noun, and of no scale: sections, releases, statistics of two things."""
    return all(c.is_bare and "." in c.claim.quantity.text and not c.frame.is_of_scale for c in (a, b))


def by_chance(a: Mention, b: Mention, slip: Slip) -> bool:
    """Whether one number stands with two units by chance: a size of computers (16 bits, 16 MB), or 11 cents a pound of which
    a hundred make $11.
    """
    if slip is not Slip.UNIT:
        return False
    value, units = a.claim.quantity.value, (a.claim.quantity.unit, b.claim.quantity.unit)
    is_binary = value is not None and value >= _LEAST_SIZE and value == int(value) and not int(value) & (int(value) - 1)
    return ("/" in units[0]) != ("/" in units[1]) or (is_binary and a.kind == b.kind == "data")


def headline_total(a: Mention, b: Mention) -> bool:
    """Whether a headline counts all of what its body counts in parts: 350 jobs; 250 in one place, 100 in another."""
    if a.in_headline == b.in_headline or a.is_bare or b.is_bare:
        return False
    head, body = (a, b) if a.in_headline else (b, a)
    return head.tight.low > body.tight.high and are_whole_and_part(head, body)


def all_but_one(a: Mention, b: Mention) -> bool:
    """Whether one counts one less than the other, and a sentence tells of the one left: its only survivor."""
    x, y = a.claim.quantity.value, b.claim.quantity.value
    return (
        x is not None
        and y is not None
        and abs(x - y) == 1
        and (a.context.frame.leaves_one or b.context.frame.leaves_one)
    )


def other_version(a: Mention, b: Mention) -> bool:
    """Whether one is of another version of a measure: adjusted earnings, earnings."""
    return a.frame.versions != b.frame.versions


def other_number(a: Mention, b: Mention) -> bool:
    """Whether they are said of things of one name with different numbers: Patient 1, Patient 2; axis A1, axis A2."""
    here, there = a.context.frame.numbered, b.context.frame.numbered
    return any(here[thing].isdisjoint(there[thing]) for thing in here.keys() & there.keys())
