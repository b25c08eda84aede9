"""Figures that stand side by side: joined to one, or with the unit that one of them says for both."""
