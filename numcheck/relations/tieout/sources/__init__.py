"""The sources of a tie-out: where their figures stand, which may be a draft's own, and what they list without a number."""
