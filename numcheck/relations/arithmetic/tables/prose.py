"""Prose against a table of the same text: "Revenue rose 12% to £1,482m in 2023" under a table that gives 1,842.

A figure of a sentence is held against a cell where the sentence names both heads of the cell, or one of them where
nothing else of its kind stands in that line, and where no word around the figure makes it another measurand: what
stands before the name, between it and the figure, and behind the figure must all be words of ``relations/table_words``,
dates, or words of the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from numcheck.core.claim import Claim
from numcheck.core.measure import Interval
from numcheck.core.quantity import Direction
from numcheck.core.relation import AgainstCell
from numcheck.language import lexicon
from numcheck.language.lazy_pattern import Lazy
from numcheck.language.stems import canonical
from numcheck.relations.arithmetic.sentences.masked_sentence import KINDS, mask
from numcheck.relations.arithmetic.tables.named_cells import WORD, Line, NamedCell, lines_by_last_word, words_of
from numcheck.relations.corpus import ClaimedText

_DATE, _PERCENT = KINDS["date"], KINDS["pct"]
_TOKENS = Lazy(rf"[\x01-\x06]..|{WORD}|[^\s\w]", re.DOTALL)
_LONGEST = 900  # code points; what is longer is a list and no sentence
_OF = frozenset({"in", "of", "at", "for"})
_NEAR = 4  # words before a figure among which its verb stands
_MEASURE = 3  # words between the name and the figure that must be heads of the table, at most
_REACH = 14  # words between the name and the figure, at most


def cells_missed(text: ClaimedText) -> Iterator[AgainstCell]:
    """One relation for each figure of prose and the cell that its sentence names, where the two cannot be one."""
    (lines,) = lines_by_last_word(text)
    if not lines:
        return
    starts = [d.span.start for d in text.dates]
    for sentence, claims in text.sentences():
        if sentence.end - sentence.start > _LONGEST or text.document.block_at(sentence.start).cell is not None:
            continue
        dates = text.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        masked = mask(text, sentence, claims, dates)
        tokens = _TOKENS.findall(masked.text)
        if lines.keys().isdisjoint(tokens):
            continue
        years = {str(d.year) for d in dates if d.year is not None}
        for at, token in enumerate(tokens):
            if "\x01" <= token[0] <= "\x05":
                claim = masked.claim(token[1:])
                if found := _contradicted(claim, tokens, at, lines, years):
                    line, cell = found
                    yield AgainstCell(
                        claim=claim,
                        cell=cell.claim,
                        heads=(cell.cell.row_head, cell.cell.head),
                        cue=" ".join(line.name),
                        reason=f"the sentence names the table's “{' '.join(line.name)}”",
                    )


def _contradicted(
    claim: Claim, tokens: Sequence[str], at: int, lines: Mapping[str, Sequence[Line]], years: set[str]
) -> tuple[Line, NamedCell] | None:
    """The line that is named before the figure at ``at`` and its cell that the figure misses; None where there is none."""
    quantity = claim.quantity
    if quantity.value is None or quantity.vague or quantity.of or quantity.adjectival:
        return None
    if quantity.unit != "percent" and (quantity.change is not Direction.NONE or canonical(tokens[at - 1]) in _verbs()):
        return None  # rose £192m: how far it moved
    line = _line_named_before(tokens, at, lines)
    if line is None or not _goes_on(tokens, at, line):
        return None
    if not _classes()["part"].isdisjoint({*tokens} - line.table_words):
        return None
    employs = not _classes()["employ"].isdisjoint(tokens[max(0, at - _NEAR) : at])
    alike = [cell for cell in line.cells if _is_of_kind(claim, cell, employs=employs)]
    try:
        loose = claim.measure.senses[0].to_base(claim.measure.loose)
        if any(_meets(loose, cell) for cell in line.cells):
            return None
    except ValueError:
        return None
    said = {*tokens, *years}
    named = [cell for cell in alike if cell.other and cell.other <= said]
    if len(named) == 1:
        return line, named[0]
    if len(alike) == 1 and not named and not (years and _years(alike[0].other) and not _years(alike[0].other) & years):
        return line, alike[0]
    return None


def _meets(loose: Interval, cell: NamedCell) -> bool:
    return loose.meets(cell.interval) or loose.meets(cell.claim.measure.loose)


def _line_named_before(tokens: Sequence[str], at: int, lines: Mapping[str, Sequence[Line]]) -> Line | None:
    """The line whose name stands before the figure with nothing between them, or before it, that would change what is meant."""
    between, before = _classes()["between"] | _classes()["employ"], _classes()["before"]
    measures: set[str] = set()
    for end in range(at - 1, max(at - 1 - _REACH, -1), -1):
        for line in lines.get(tokens[end], ()):
            start = end + 1 - len(line.name)
            if start >= 0 and tuple(tokens[start : end + 1]) == line.name:
                ahead = tokens[start - 1] if start else ","
                plain = ahead in before or ahead in ",;:" or ahead[0] == _DATE or ahead in line.table_words
                plain = plain or ahead in _OF and start > 1 and _is_head(tokens[: start - 1], line)
                if measures:  # "Rail and Bus revenue" is that of both
                    plain = plain and measures <= line.measure_words and ahead != "and"
                return line if plain and end < at - 1 else None  # "the full 13,000" is no name with its figure
        token = tokens[end]
        if not (token in between or token == "," or token[0] in (_DATE, _PERCENT) or canonical(token) in _verbs()):
            measures.add(token)
            if len(measures) > _MEASURE or not token[0].isalpha():
                return None
    return None


def _is_head(tokens: Sequence[str], line: Line) -> bool:
    """Whether ``tokens`` end in a word of the table's heads that is all that is said: "revenue" before "in Rail"."""
    ahead = tokens[-2] if len(tokens) > 1 else ","
    return tokens[-1] in line.measure_words and (ahead in _classes()["before"] or ahead in ",;:" or ahead[0] == _DATE)


def _goes_on(tokens: Sequence[str], at: int, line: Line) -> bool:
    """Whether what stands behind the figure leaves it the measurand that was named before it."""
    after = [t for t in tokens[at + 1 : at + 4] if t not in ("the", "a", "its", "our", "fiscal")]
    if not after or not after[0][0].isalnum():
        return True
    if after[0] in _classes()["preposition"] and len(after) > 1:
        return after[1][0] == _DATE or after[1][0] in "\x01\x02\x03\x04\x05" or after[1] in {*line.table_words, "year"}
    return after[0] in _classes()["after"] or after[0][0] == _DATE


def _is_of_kind(claim: Claim, cell: NamedCell, *, employs: bool) -> bool:
    """Whether the cell gives a figure of the claim's kind: by its unit, or by what the heads say of a bare number; whom
    somebody ``employs`` are staff.
    """
    own, other = claim.quantity, cell.claim.quantity
    if own.unit == "percent":
        moves = not _classes()["move"].isdisjoint(cell.other)
        return other.unit == "percent" and moves == (own.change is not Direction.NONE)
    if other.unit:
        return claim.measure.dimension == cell.claim.measure.dimension
    if claim.measure.dimension.startswith("money"):
        return cell.is_money or cell.scale > 1
    if own.unit or cell.is_money and cell.scale == 1:
        return False
    heads = {canonical(w) for w in (*words_of(cell.cell.row_head), *words_of(cell.cell.head))}
    staff = {canonical(w) for w in _classes()["staff"]}
    if own.noun in _classes()["staffed"] and (employs or own.noun in staff):
        return not staff.isdisjoint(heads)
    return not own.noun or canonical(own.noun) in heads


def _years(words: frozenset[str]) -> set[str]:
    return {w for w in words if w.isdigit()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    return lexicon.classes("relations/table_words")


@cache
def _verbs() -> frozenset[str]:
    """Words that say a figure moved, and the stems of them."""
    classes = lexicon.classes("relations/change_roles")
    return frozenset(canonical(w) for name in ("up", "down", "either") for w in classes[name])
