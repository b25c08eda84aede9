"""Word: the body, and the parts that say what its paragraphs are."""

from numcheck.documents.formats.docx.body import read as read
