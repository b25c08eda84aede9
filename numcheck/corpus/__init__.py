"""A corpus: so many documents that an engine of tables does the work, DuckDB on one machine or Spark on a cluster.

What is done is said once, in two languages that both engines speak. A *step* (``steps``) is Python on one row: a document
becomes its findings or claims (``reading``), or what a comparison needs (``indexing``); documents that met are compared
(``comparing``), and figures that belong together become rows of the ledger (``gathering``). A *query* is SQL: which documents
are copies (``linkage``), which meet (``blocks``), what is connected (``components``). A ``TableEngine`` reads, runs steps and
queries, and writes; ``run`` says what is asked for.
"""
