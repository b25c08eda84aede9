"""What a writer is given."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from numcheck.core.finding import Report
from numcheck.core.frozen import Frozen
from numcheck.core.rule import Rule
from numcheck.core.text import Document, Location


class View(Frozen):
    """A report, the texts it speaks of, and how it is to be shown.

    ``documents``   uri to document, in the order of the command line: the checked texts, then the sources
    ``sources``     the uris among them that are sources
    ``rules``       every rule, so that formats can carry its documentation
    ``width``       columns to wrap at
    ``hyperlinks``  the terminal follows OSC 8 links
    ``ascii``       the terminal's encoding has no lines and ellipses to draw with
    ``statistics``  a table of findings per rule in place of the findings (full and concise)
    ``quiet``       no summary line
    ``fail_on``     the least severity that fails a build, or ``never`` (junit)
    ``version``     of numcheck, for formats that name their tool
    """

    report: Report
    documents: Mapping[str, Document] = MappingProxyType({})
    sources: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = ()
    color: bool = False
    width: int = 80
    hyperlinks: bool = False
    ascii: bool = False
    statistics: bool = False
    quiet: bool = False
    fail_on: str = "error"
    version: str = ""

    def words(self, location: Location) -> str:
        """The author's words at ``location``, line breaks and all. KeyError for a document that the view does
        not have.
        """
        return location.span.of(self.documents[location.uri].text)
