"""The doors: how people and programs reach numcheck. No judgement lives here."""
