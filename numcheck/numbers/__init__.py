"""Exact arithmetic on printed figures: what a rounded figure allows, and what follows from several. Intervals of Fractions."""
