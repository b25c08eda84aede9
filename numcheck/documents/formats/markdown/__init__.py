"""Markdown: blocks line by line, then the words of each."""

from numcheck.documents.formats.markdown.blocks import read as read
