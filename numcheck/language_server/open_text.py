"""A text that is open in an editor: what it says now, and under which name numcheck reads it."""

from __future__ import annotations

import os
from functools import cached_property

from lsprotocol.types import PositionEncodingKind
from pygls.uris import from_fs_path, to_fs_path

from numcheck.core.frozen import Frozen
from numcheck.file_formats import FormatUse, by_suffix, of_language, suffix_of
from numcheck.language_server.lines import TextLines

# In code points. A check takes some three milliseconds a thousand of them, and nobody types a longer text.
LONGEST = 1_000_000
_MARK = "\ufeff"


class OpenText(Frozen):
    """One version of a text.

    ``uri``       as the editor calls it; ``language`` what the editor takes it for
    ``encoding``  what columns count, see ``TextLines``
    """

    uri: str
    text: str
    language: str = ""
    version: int | None = None
    encoding: str = PositionEncodingKind.Utf16

    @cached_property
    def lines(self) -> TextLines:
        """The text with its lines, as the editor counts them."""
        return TextLines(self.text, self.encoding)

    @property
    def lead(self) -> int:
        """How many code points stand in front of what is read: a byte order mark."""
        return len(self.text) - len(self.text.removeprefix(_MARK))

    @cached_property
    def source(self) -> str:
        """What is read: the text, sign for sign, without a byte order mark and with U+FFFD for lone surrogates."""
        text = self.text.removeprefix(_MARK)
        try:
            text.encode()
        except UnicodeEncodeError:
            return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
        return text

    @cached_property
    def path(self) -> str:
        """Where it lies on disk; "" for one that has no file."""
        return path_of(self.uri)

    @cached_property
    def suffix(self) -> str:
        """The suffix of the format that it is read as: that of its name, or else of its language; "" for what numcheck
        does not read as text.
        """
        own = suffix_of(self.uri.partition("?")[0].partition("#")[0])
        known = by_suffix().get(own)
        if known is None:
            return of_language(self.language)
        return own if known.use is FormatUse.DRAFT and not known.signature else ""

    def name(self, folder: str) -> str:
        """What reports call it, and patterns in settings match: its path as seen from ``folder``, where it lies inside."""
        path = self.path
        if not path:
            name = os.path.basename(self.uri.rpartition(":")[2]) or "text"
            return name if suffix_of(name) == self.suffix else name + self.suffix
        inside = path.removeprefix(os.path.join(folder, ""))
        return inside if suffix_of(inside) in by_suffix() else inside + self.suffix


def path_of(uri: str) -> str:
    """The absolute path that a file URI names; "" for any other, and for one that names none."""
    path = to_fs_path(uri)
    return os.path.abspath(path) if path and "\0" not in path else ""


def uri_of(path: str) -> str:
    """The file URI of ``path``, which may be relative to the current folder."""
    return str(from_fs_path(os.path.abspath(path)))
