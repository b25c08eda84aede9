"""The outcome of one check with the ways to look at it: as plain data, as a table, in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numcheck.core.finding import Report

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]

    from numcheck.writers import View


class CheckedReport(Report):
    """The outcome of one check: findings, claims, and what was not checked, with the texts that they speak of.

    Every finding has its line and column at both ends. In a notebook it is shown as a table.
    """

    def view(self, **look: Any) -> View:
        """What a writer is given: the report, its texts, every rule; ``look`` are further fields of ``writers.View``."""
        from numcheck import rules
        from numcheck.version import VERSION
        from numcheck.writers import View

        return View(
            **{
                "report": self,
                "documents": {d.uri: d for d in self.documents},
                "sources": self.sources,
                "rules": rules.all_rules(),
                "version": VERSION,
                **look,
            }
        )

    def to_dict(self) -> dict[str, Any]:
        """The report as ``check --output-format json`` writes it (docs/reports.md names its schema): strings, numbers,
        lists and tables alone, both ends of every finding with line, column and words.
        """
        from numcheck.writers.json_records import report_record

        return report_record(self.view())

    def to_frame(self, table: str = "findings") -> pd.DataFrame:
        """A table of the report as a data frame, numbers as numbers.

        ``table``  ``findings`` (one row a finding and other end), ``claims``, ``tieout`` or ``ledger``; ValueError for
                   another
        """
        from numcheck.writers.tables.frames import frame_of

        return frame_of(self.view(), table)

    def __repr__(self) -> str:
        from numcheck.writers.summary import counted

        texts = ", ".join(d.uri for d in self.documents if d.uri not in self.sources)
        against = f" against {counted(len(self.sources), 'source')}" if self.sources else ""
        found = f"{counted(len(self.findings), 'finding')}, {counted(self.counts.figures, 'figure')}"
        return f"<{type(self).__name__} on {texts or 'no text'}{against}: {found}>"

    def _repr_html_(self) -> str:
        from numcheck.writers.pages.notebook import render

        return render(self.view())
