"""Figures that must add up: sums, shares, changes, rates, means, ages, durations, dates."""
