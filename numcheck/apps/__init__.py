"""Doors into the pipeline. No judgement lives here."""
