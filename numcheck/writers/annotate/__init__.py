"""A copy of a draft in its own format with the findings at their figures.

One module a format, named as in ``file_formats``: ``render(document, annotations, path) -> AnnotatedCopy``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from numcheck.core.finding import Report
from numcheck.core.text import Document
from numcheck.file_formats import FORMATS, by_suffix, suffix_of
from numcheck.writers.annotate.notes import AnnotatedCopy, annotations_of
from numcheck.writers.files import write_file


def annotate(path: str, report: Report, documents: Mapping[str, Document], output: str) -> int:
    """Write to ``output`` the file ``path`` with every finding at its figures; returns how many figures were marked.

    ``documents`` maps uris to documents, ``path`` among them. Both ends of a finding are marked and name each other.
    The copy replaces ``output`` whole or not at all. Raises ValueError for a format that has no annotated copy,
    MissingExtraError where its library is not installed.
    """
    suffix = suffix_of(path) or ".txt"
    found = by_suffix().get(suffix)
    if found is None or not found.is_annotated:
        known = " ".join(sorted(s for f in FORMATS if f.is_annotated for s in f.suffixes))
        raise ValueError(f"no annotated copy of {suffix} files (only of {known}); --output-format html shows any draft")
    document = documents[path] if path in documents else next(iter(documents.values()))
    writer = import_module(f"numcheck.writers.annotate.{found.name}")
    copy: AnnotatedCopy = writer.render(document, annotations_of(report, documents, document.uri), path)
    write_file(output, copy.content)
    return copy.marked
