"""Findings, claims, tie-out and ledger as rows and columns, and the ways to write them."""
