"""Whether a figure of a source may be the draft's own, or what a slip of the draft's pen meant, where no sentence lines up.

The numbers must agree, and something must tell that both are of one thing: a word near both, what they count, or digits
that two things do not share by chance.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from numcheck.core.quantity import Bound
from numcheck.core.relation import Slip
from numcheck.relations.matching.comparison import bare_digits, same_number, slip_between, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.agreement import elides_scale, negated, negated_number, rounds, rounds_roughly, supports
from numcheck.relations.tieout.derivations import MIN_DIGITS, speaks_of_loss
from numcheck.relations.tieout.enumeration import has_one_name, people
from numcheck.relations.tieout.places import of_another_fate

LARGE = 1_000  # counts of so many with two digits that tell are of one thing, whatever its name; by hand
MIN_TELLING_DIGITS = 3  # so many digits, zeros at the ends left out, no two things share by chance; by hand


def may_be_same(draft: Mention, c: Mention, shares: Callable[[Mention, Mention], bool]) -> bool:
    """Whether a source's figure ``c`` supports the draft's though their sentences do not line up: the numbers agree, and the
    words do, or the number alone tells; ``shares`` says whether two figures have a word in common.
    """
    p, q = draft.claim.quantity, c.claim.quantity
    if of_another_fate(draft, c):
        return False
    if c.kind != draft.kind:
        if elides_scale(p, q):
            return p.value is not None and p.value == q.value
        if c.is_bare and negated_number(p, q) and speaks_of_loss(draft):
            return shares(draft, c)
        if c.is_bare and p.bound is not Bound.EXACT and rounds_roughly(p, q):
            return shares(draft, c)
        if p.is_range and (p.low, p.high) == (q.low, q.high):
            told = (
                len(bare_digits(p.low or Decimal(0)) + bare_digits(p.high or Decimal(0))) > MIN_TELLING_DIGITS
            )  # $605 to $645 million, 605 to 645 million
            return (draft.is_bare or c.is_bare) and (told or shares(draft, c))
        rounded = draft.is_bare and draft.kind != "share" and telling_digits(p, p) > 1 and rounds(p, q)
        if p.value is None or not (p.value in (q.value, q.low, q.high) or rounded):
            return False
        if p.unit == q.unit != "":  # a five-year war, a five-year-old war
            return not draft.sentence_terms.keys().isdisjoint(c.sentence_terms)
        return (draft.is_bare or c.is_bare) and (shares(draft, c) or telling_digits(p, q) >= MIN_TELLING_DIGITS)
    same = supports(draft, c) or (negated(p, q) and speaks_of_loss(draft))
    return same and (alike(draft, c) or (c.is_bare and shares(draft, c)))


def alike(draft: Mention, c: Mention) -> bool:
    """Whether two figures of one kind that agree may be one: no everyday number, or of one thing by their words.

    A number alone is of what the draft counts where a word of the draft stands near it; counts of things of two names
    need more, and so does a figure that is rounded.
    """
    if of_another_fate(draft, c):
        return False
    p, q = draft.claim.quantity, c.claim.quantity
    telling = telling_digits(p, q)
    near = len(draft.window_terms.keys() & c.window_terms.keys())
    if telling >= MIN_TELLING_DIGITS and (near or same_number(p, q) or not c.is_bare):
        return True
    if not same_number(p, q) and p.unit == q.unit:
        little = telling_digits(p, p) < MIN_DIGITS and q.value is not None
        if draft.noun != c.noun or (little and c.kind == "percent"):
            return near > 1
    if c.kind != "count" or draft.noun == c.noun or not draft.noun:
        return True
    if not c.noun:
        return draft.noun in c.window_terms or near > 0 or telling > 1
    named = draft.noun in c.window_terms or c.noun in draft.window_terms
    if has_one_name(draft.noun, c.noun):
        return not draft.sentence_terms.keys().isdisjoint(c.sentence_terms)
    if named or (telling > 1 and p.value is not None and p.value >= LARGE):
        return True
    general = (p.adjectival and q.adjectival) or not people().isdisjoint((draft.noun, c.noun))
    return near > (0 if general else 1)


def may_be_slip(draft: Mention, c: Mention) -> bool:
    """Whether digits changed places, or the scale slipped, in a figure of one unit that shares a word with the draft's."""
    one, other = draft.claim, c.claim
    if (
        slip_between(draft, c) not in (Slip.TRANSPOSED, Slip.TENFOLD, Slip.SCALE)
        or one.measure.dimension != other.measure.dimension
    ):
        return False
    return len(draft.sentence_terms.keys() & c.sentence_terms.keys()) > 1 or (
        shares_words(draft, c) and telling_digits(one.quantity, other.quantity) > 1
    )


def shares_words(draft: Mention, c: Mention) -> bool:
    """Whether a telling word stands near both, or what the draft counts stands near the other."""
    return not (draft.window_terms.keys() | {draft.noun}).isdisjoint(c.window_terms)


def of_one_kind(draft: Mention, c: Mention) -> bool:
    """Whether the draft's figure may be the other's: both of one kind, or one of them in numbers alone."""
    p, q = draft.claim.quantity, c.claim.quantity
    return c.kind == draft.kind or draft.is_bare or c.is_bare or p.unit == q.unit or elides_scale(p, q)
