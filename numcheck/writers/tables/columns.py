"""Columns that several tables share, so that one name has one meaning in all of them."""

from __future__ import annotations

from numcheck.writers.tables.table import Column

DOCUMENT = Column("document", "path of the document")
LINE = Column("line", "line (paragraph, row) of the figure, from 1", numeric=True)
COLUMN = Column("column", "column of the figure in code points, from 1", numeric=True)
TEXT = Column("text", "the figure as written")
VALUE = Column("value", "the number, magnitude word applied; empty for a range", numeric=True)
LOW = Column("low", "lower end of a written range", numeric=True)
HIGH = Column("high", "upper end of a written range", numeric=True)
BOUND = Column("bound", "~ about, < under, <= at most, > over, >= at least, = (or empty) exactly", default="=")
UNIT = Column("unit", "unit as read: a unit name, an ISO 4217 code, percent, or empty")
PAGE = Column("page", "page of the figure in a document that has pages", numeric=True)
NOUN = Column("noun", "head of the counted noun group, or empty")
