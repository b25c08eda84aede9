"""Displacement: a figure that a source has, but of another thing, in whose words the source has another figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.core.levels import Confidence
from numcheck.core.relation import Support, SupportStatus
from numcheck.core.text import Cell
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import canonical
from numcheck.relations.matching.comparison import bare_digits, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.moves import is_move
from numcheck.relations.tieout.places import closest, is_step
from numcheck.relations.tieout.question import FigureQuestion, answer

# How much closer each of two figures must be to the other's place in the source, and both together; figures of the
# draft on either side with which one may have changed places. By hand, on figures exchanged in drafts of published texts:
# of 250 exchanges 197 are found, and of 1,517 pairs that were left as they are none is taken for one.
EACH_CLOSER, BOTH_CLOSER = 0.05, 0.25
BOTH_CLOSER_OF_SINGLE_DIGITS = 0.4
_PEERS = 8

# How close the place of another figure, right beside the draft's number in the source, must be, and how much closer
# than that of the number itself; by hand, on labelled drafts.
AT_HOME, CLOSER = 0.4, 0.3
AT_HOME_BY_NOUN, CLOSER_BY_NOUN = 0.25, 0.2
_SENTENCES = 1

# The year right behind a figure; code points of a head that a sentence begins with; digits of a cell's number that tell
# it from others: by hand.
_YEAR = Lazy(r"[\s,(]*(?:in|for|during)\s+((?:19|20)\d\d)\b")
_LONGEST, _TELLING = 60, 3


def exchanged(question: FigureQuestion) -> Support | None:
    """It changed places with another figure of the draft: each is said in the words in which the source has the other."""
    draft, own = question.draft, question.places(question.draft)
    if not own:
        return None
    close, _ = closest(question.place, own)
    for peer in _peers(question):
        others = question.places(peer.draft)
        gain, there = closest(question.place, others)
        gain -= close
        if there is None or gain < EACH_CLOSER or is_step(there) != is_step(draft):
            continue
        back, here = closest(peer.place, own)
        back -= closest(peer.place, others)[0]
        if here is None or back < EACH_CLOSER or gain + back < _least(draft, peer.draft):
            continue
        if is_step(here) != is_step(peer.draft):
            continue
        why = f"{draft.claim.quantity.text} and {peer.draft.claim.quantity.text} have changed places"
        return _contradicted(draft, there, why)
    return None


def displaced(question: FigureQuestion) -> Support | None:
    """The source has its number, but of another thing; right beside it stands another figure in the draft's words."""
    draft, own = question.draft, question.places(question.draft)
    close, here = closest(question.place, own)
    if here is None or question.index.same_wording(draft):
        return None
    rivals = {c.number: c for one, _ in own for c in question.index.beside(one, _SENTENCES) if _is_rival(draft, one, c)}
    best, there = closest(question.place, [(c, question.index.place(c)) for c in rivals.values()])
    if there is None:
        return None
    by_noun = here.noun not in ("", draft.noun) and there.noun == draft.noun != ""
    at_home, closer = (AT_HOME_BY_NOUN, CLOSER_BY_NOUN) if by_noun else (AT_HOME, CLOSER)
    if best < at_home or best - close < closer or _keeps_company(draft, [c for c, _ in own], there):
        return None
    return _contradicted(draft, there, f"{here.claim.quantity.text} is said of something else there")


def of_another_cell(question: FigureQuestion) -> Support | None:
    """The sentence names a row and the figure its column, and the table gives another figure there, and this one elsewhere."""
    draft, cells = question.draft, question.index.cells
    value = draft.claim.quantity.value
    if draft.kind not in ("money", "count") or value is None or is_step(draft) or draft.claim.quantity.change:
        return None
    if len(bare_digits(value)) < _TELLING:
        return None
    own = cells.having(draft)
    if not own:
        return None
    text, opening = question.text.document.text, _opening(question)
    year = _YEAR.match(text, draft.claim.location.span.end)
    there = [c for c, cell in cells.of_row(opening) if _is_column(cell, draft, year and year.group(1))]
    if len(there) != 1 or there[0].text not in {c.text for c, _ in own} or any(c is there[0] for c, _ in own):
        return None
    if not any(_in_line(cell, cells.cell(there[0])) for _, cell in own):
        return None
    c, cell = own[0]
    why = f"{c.claim.quantity.text} is of {cell.row_head}, {cell.head} there"
    return answer(draft, SupportStatus.CONTRADICTED, (there[0].claim,), reason=why, confidence=Confidence.MEDIUM)


def _opening(question: FigureQuestion) -> str:
    start = question.draft.claim.sentence.start
    words = question.text.document.text[start : start + _LONGEST].strip().lower()
    return words.removeprefix("the ")


def _is_column(cell: Cell, draft: Mention, year: str | None) -> bool:
    head = cell.head.strip()
    if head.isdigit():
        return head == year
    return bool(draft.noun) and canonical(head.lower()) == draft.noun


def _in_line(own: Cell, there: Cell | None) -> bool:
    """Whether the two cells stand in one row or one column of one table."""
    return there is not None and own.table == there.table and (own.row == there.row or own.column == there.column)


def _is_rival(draft: Mention, own: Mention, c: Mention) -> bool:
    """Whether ``c`` may be what the source gives instead of its own number for the draft's thing."""
    p, q = draft.claim.quantity, c.claim.quantity
    if c.kind != draft.kind or q.unit != p.unit or q.value in (None, p.value) or q.bound is not p.bound:
        return False
    if is_move(own, c) or is_move(c, own):
        return False
    return c.noun == draft.noun or not c.noun or not draft.noun


def _keeps_company(draft: Mention, own: Sequence[Mention], rival: Mention) -> bool:
    """Whether more of the figures beside the draft's stand beside its number in the source than beside the rival: "revenue
    rose 8.4% to $186.4 million, from $171.9 million", and then what it cost.
    """
    beside = draft.other_numbers - {None}
    most = max(len(beside & c.other_numbers) for c in own)
    return most > len(beside & rival.other_numbers)


def _least(one: Mention, other: Mention) -> float:
    p, q = one.claim.quantity, other.claim.quantity
    return BOTH_CLOSER if max(telling_digits(p, p), telling_digits(q, q)) > 1 else BOTH_CLOSER_OF_SINGLE_DIGITS


def _peers(question: FigureQuestion) -> Iterator[FigureQuestion]:
    """The nearest other figures of its kind in the draft."""
    some: Sequence[FigureQuestion] = question.peers
    at = question.peer
    for peer in some[max(at - _PEERS, 0) : at + _PEERS + 1]:
        if peer.draft.figure_key != question.draft.figure_key:
            yield peer


def _contradicted(draft: Mention, there: Mention, why: str) -> Support:
    status = SupportStatus.CONTRADICTED
    return answer(draft, status, (there.claim,), reason=why, confidence=Confidence.MEDIUM)
