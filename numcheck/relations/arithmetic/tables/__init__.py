"""Arithmetic along the rows and down the columns of tables."""
