"""Displacement: a figure that a source has, but of another thing, in whose words the source has another figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from numcheck.core.levels import Confidence
from numcheck.core.relation import Support, SupportStatus
from numcheck.core.text import Cell
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import canonical
from numcheck.relations.matching.comparison import bare_digits, telling_digits
from numcheck.relations.matching.mention import Mention
from numcheck.relations.tieout.cells import YEAR, TableCells
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

# The year right before a figure; the quarter of a sentence or of a column; what may stand between the name of a row and its
# figure, and how much (code points); cells of one number, of which more tell nothing. By hand.
_YEAR_BEFORE = Lazy(r"\b((?:19|20)\d\d)\s?:\s?\Z")
_QUARTER = Lazy(r"\bq([1-4])\b|\b(first|second|third|fourth)[\s-]quarter\b")
_ORDINALS = ("first", "second", "third", "fourth")
_PLAIN = Lazy(r"[^\d,;:()]*")
_GAP, _MOST_CELLS = 45, 6
_MOST_LEADING, _MOST_WORDS = 6, 7  # words between the name of a row and its figure, and words of a name; by hand
_LEFT_OUT = frozenset(["outside", "excluding", "without", "except", "besides", "beyond", "than"])
_OF_A_PART = frozenset(["of", "from", "for", "by", "with", "per", "than", "and", "or", "but", "while", "not"])


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
    own = _own_cells(question)
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
    return _contradicted(draft, there[0], why)


def of_another_row_or_year(question: FigureQuestion) -> Support | None:
    """The words right before it name a row, or a year stands beside it, and the table has its number in another row, or in
    the column of another year, and another figure there.
    """
    draft, cells = question.draft, question.index.cells
    own = _own_cells(question)
    if not own or len(own) > _MOST_CELLS or any(cells.cell(p.other(draft)) is None for p in question.supporting):
        return None
    text, (start, end) = question.text.document.text, draft.claim.location.span
    before, behind = text[draft.claim.sentence.start : start].lower(), text[end : end + _LONGEST]
    rows_by_name = cells.rows_by_name(own[0][0])
    of_one_table = all(cells.rows_by_name(c) is rows_by_name for c, _ in own)
    if of_one_table and (rows := _rows_right_before(before, rows_by_name)):
        named = [(c, cell) for c, cell in own if cell.row in rows]
        if not named:
            there = [o for o, of in cells.in_rows(own[0][0]) if of.row == rows[0] and of.column == own[0][1].column]
            return _of_the_cell(draft, own[0], there, cells)
    else:
        named = [(c, cell) for c, cell in own if any(_holds(before, name) for name in cells.row_names(c))]
    year, quarter = _year_of(before, behind), _quarter_of(draft.claim.sentence.of(text).lower())
    if not year or not named or any(_may_be_of(cells.head(c), year, quarter) for c, _ in named):
        return None
    row = named[0][1].row
    there = [o for o, of in cells.in_rows(named[0][0]) if of.row == row and _is_of(cells.head(o), year, quarter)]
    return _of_the_cell(draft, named[0], there, cells)


def _own_cells(question: FigureQuestion) -> Sequence[tuple[Mention, Cell]]:
    """The cells that have its number, where it is a level of enough digits to tell it from others; else none."""
    draft = question.draft
    value = draft.claim.quantity.value
    if draft.kind not in ("money", "count") or value is None or is_step(draft) or draft.claim.quantity.change:
        return ()
    return question.index.cells.having(draft) if len(bare_digits(value)) >= _TELLING else ()


def _of_the_cell(
    draft: Mention, own: tuple[Mention, Cell], there: Sequence[Mention], cells: TableCells
) -> Support | None:
    """That the draft means the only figure of ``there``, and gives its ``own``; None where there is more than one, or none."""
    c, cell = own
    why = f"{c.claim.quantity.text} is of {cell.row_head.strip()}, {cells.head(c)} there"
    return _contradicted(draft, there[0], why) if len(there) == 1 else None


def _rows_right_before(before: str, rows_by_name: Mapping[str, Collection[int]]) -> list[int]:
    """The rows that are named before a figure with nothing but verbs and their like in between, the nearest first; none
    where something is left out of what is named: sales outside Europe.
    """
    words = before.split()
    if not _LEFT_OUT.isdisjoint(words):
        return []
    rows: list[int] = []
    for end in range(len(words), max(len(words) - _MOST_LEADING, 0), -1):
        if not _leads_on(" ".join(words[end:])):
            break
        for first in range(max(end - _MOST_WORDS, 0), end):
            rows += rows_by_name.get(" ".join(words[first:end]), ())
    return rows


def _leads_on(words: str) -> bool:
    """Whether ``words`` are nothing but a verb and its like: " rose to ", " brought in "; no other thing, and no part."""
    if len(words) > _GAP or not _PLAIN.fullmatch(words):
        return False
    return all(w in _leading() or w.endswith("ed") for w in words.split())


@cache
def _leading() -> frozenset[str]:
    verbs = lexicon.words("english/function_words") | lexicon.words("english/finite_verbs")
    return (verbs | lexicon.classes("relations/support_cues")["difference"]) - _OF_A_PART


def _is_of(head: str, year: str, quarter: str) -> bool:
    """Whether the head of a column names that year, and that quarter or none."""
    return year in head and _quarter_of(head.lower()) == quarter


def _may_be_of(head: str, year: str, quarter: str) -> bool:
    return _is_of(head, year, quarter) or not YEAR.search(head)


def _holds(text: str, words: str) -> bool:
    """Whether ``text`` holds ``words`` as words of their own."""
    at = text.find(words)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(words) : at + len(words) + 1].isalnum()):
        at = text.find(words, at + 1)
    return at >= 0


def _year_of(before: str, behind: str) -> str:
    """The year that stands right beside a figure: €742.9 million in 2022; (2022: €742.9 million); or ""."""
    found = _YEAR.match(behind) or _YEAR_BEFORE.search(before)
    return found.group(1) if found else ""


def _quarter_of(words: str) -> str:
    """The number of the quarter that ``words``, in lower case, speak of, or ""."""
    found = _QUARTER.search(words)
    return (found.group(1) or str(_ORDINALS.index(found.group(2)) + 1)) if found else ""


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
