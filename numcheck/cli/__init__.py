"""How people and programs reach numcheck: arguments in, documents read, the pipeline run, answers out. No judgement here."""
