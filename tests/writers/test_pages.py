"""What stands on the page of a report, before any markup."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from sample_report import sample

from numcheck.core.finding import Report
from numcheck.core.measure import Interval, Verdict
from numcheck.core.relation import SamePair
from numcheck.core.text import Block, BlockKind, Cell, Document, Span
from numcheck.writers.pages.build import page
from numcheck.writers.pages.dot_plot import plot
from numcheck.writers.pages.manuscript import passages, without_overlaps
from numcheck.writers.pages.states import State, states
from numcheck.writers.tables.clusters import Cluster, Member, clusters

TEXT = st.text("ab 12\n", max_size=80)
SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted), max_size=8)


@given(TEXT, SPANS)
def test_passages_hold_the_text_unchanged(text: str, ends: list[list[int]]) -> None:
    figures = [(Span(min(a, len(text)), min(b, len(text))), f"{a}-{b}") for a, b in ends]
    found = passages(Document.from_text(text), without_overlaps(figures))
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(piece.text for piece in p.pieces) for p in found] == lines


def test_cells_of_a_table_become_a_table() -> None:
    text = "Farm\nRye\nHill\n400 t\n"
    words = ("Farm", "Rye", "Hill", "400 t")
    blocks = tuple(
        Block(
            Span(text.index(w), text.index(w) + len(w)), BlockKind.TABLE_CELL, "", Cell(0, i // 2, i % 2, is_head=i < 2)
        )
        for i, w in enumerate(words)
    )
    (table,) = passages(Document(text=text, blocks=blocks), [(blocks[3].span, "d1-14")])
    assert table.kind == "table"
    assert [[cell.is_head for cell in row] for row in table.rows] == [[True, True], [False, False]]
    assert table.rows[1][1].pieces[0].key == "d1-14"


def test_the_gravest_finding_gives_a_figure_its_state() -> None:
    view = sample()
    by_words = {view.words(at): state for at, state in states(view.report).items()}
    assert by_words["$ 270 million"] is State.CONFLICT
    assert by_words["some 150,000 people"] is State.DISPUTED
    assert by_words["656-foot"] is State.CHECKED


def test_a_clash_that_no_rule_reports_is_not_called_right() -> None:
    first, second = sample().report.claims[:2]
    clash = SamePair(first=first, second=second, verdict=Verdict.CONFLICT)
    assert states(Report(claims=(first, second), relations=(clash,))) == {}


def test_every_end_of_a_finding_has_a_mark_on_the_page() -> None:
    made = page(sample())
    keys = {mark.key for panel in made.panels for mark in panel.marks}
    assert {end.key for item in made.items for end in item.ends} <= keys


def test_figures_are_shown_by_date_where_documents_have_one() -> None:
    view = sample()
    documents = {
        uri: d.replaced(date="2024-03-12" if uri == "draft.md" else "2024-03-11") for uri, d in view.documents.items()
    }
    charts = {d.plot.label: d for d in page(view.replaced(documents=documents)).charts}
    assert charts["cost"].dated
    assert [row.claim.quantity.text for row in charts["cost"].plot.rows] == ["$240 million", "$ 270 million"]
    assert not charts["house"].dated


@given(st.lists(st.tuples(st.fractions(), st.fractions(min_value=0)), min_size=2, max_size=6))
def test_everything_of_a_plot_lies_on_it_and_its_axis_has_some_round_numbers(
    figures: list[tuple[Fraction, Fraction]],
) -> None:
    claim = clusters(sample().report)[0].members[0].claim
    made = plot(
        Cluster(
            "x", "", tuple(Member(claim, v, Interval(v - s, v + s), Interval(v - 2 * s, v + 2 * s)) for v, s in figures)
        )
    )
    at = [float(x) for row in made.rows for x in (row.dot, *row.tight, *row.loose)] + [float(t) for t, _ in made.ticks]
    assert all(0 <= x <= 100 for x in at)
    assert 1 <= len(made.ticks) <= 11
