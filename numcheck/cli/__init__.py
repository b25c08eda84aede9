"""The command line: arguments in, documents read, the pipeline run, answers out. No judgement lives here."""
