"""AsciiDoc: blocks line by line, then the words of each."""

from numcheck.documents.formats.adoc.blocks import read as read
