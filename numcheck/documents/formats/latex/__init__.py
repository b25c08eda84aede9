"""LaTeX: the body, units of siunitx, what commands mean."""

from numcheck.documents.formats.latex.body import read as read
