"""Figures given twice, in two units or two currencies, and figures that are given once only."""
