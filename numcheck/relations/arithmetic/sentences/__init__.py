"""Sentences with their figures masked, and patterns over them."""
