"""reStructuredText: blocks line by line, and tables drawn with characters."""

from numcheck.documents.formats.rst.blocks import read as read
