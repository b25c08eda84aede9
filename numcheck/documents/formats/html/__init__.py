"""HTML: tokens, blocks, and which of them are the main text of a page."""

from numcheck.documents.formats.html.page import read as read
