"""Periods that are given without two dates and a number: by the clock, by the name of an anniversary, in a table."""
