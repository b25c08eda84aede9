"""A copy of a draft in its own format with the findings at their figures.

One module a format, named as in ``file_formats``: ``render(document, annotations, path) -> AnnotatedCopy``.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from numcheck.core.finding import Report
from numcheck.core.text import Document
from numcheck.file_formats import FORMATS, by_suffix, suffix_of
from numcheck.optional_dependencies import MissingExtraError
from numcheck.writers.annotate.notes import AnnotatedCopy, annotations_of


def annotate(
    path: str, report: Report, documents: Mapping[str, Document], *, data: bytes | None = None
) -> AnnotatedCopy:
    """The file ``path`` with every finding at its figure, and how many figures were marked.

    ``data`` is what is in it, where it stands in no file.

    ``documents`` maps uris to documents, ``path`` among them. The other ends of a finding are marked, too, where they stand
    in another paragraph.
    Raises ValueError for a format that has no annotated copy, and for a file that its library cannot open;
    MissingExtraError where that library is not installed.
    """
    suffix = suffix_of(path) or ".txt"
    found = by_suffix().get(suffix)
    if found is None or not found.is_annotated:
        known = " ".join(sorted(s for f in FORMATS if f.is_annotated for s in f.suffixes))
        raise ValueError(
            f"no annotated copy of {suffix} files (only of {known}); numcheck check -o report.html shows any draft"
        )
    document = documents[path] if path in documents else next(iter(documents.values()))
    writer = import_module(f"numcheck.writers.annotate.{found.name}")
    file = path if data is None else io.BytesIO(data)
    try:
        annotations = annotations_of(report, documents, document.uri)
        copy: AnnotatedCopy = writer.render(document, annotations, file)
    except (MissingExtraError, OSError):
        raise
    except Exception as error:
        # What a library says of a file that numcheck could read, and it cannot: each has errors of its own.
        said = (str(error).strip("'\"").splitlines() or [""])[0][:120] or type(error).__name__
        raise ValueError(f"no annotated copy: the library that would write it cannot open the file: {said}") from error
    return replace(copy, unmarked=len(annotations) - copy.marked)
