"""PDF: the layout of each page, then the pages as one text."""

from numcheck.documents.formats.pdf.pages import read as read
