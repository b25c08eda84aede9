"""A corpus: so many documents that an engine of tables does the work, DuckDB on one machine or Spark on a cluster.

What is done is said once, in two languages that both engines speak. A *step* (``steps``) is Python on one row: a document
becomes its findings or claims (``reading``). A *query* is SQL. An ``TableEngine`` reads, runs steps and queries, and writes;
``run`` puts them in order.
"""
