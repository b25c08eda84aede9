"""Training the matcher: texts become labelled items, items labelled pairs of mentions, pairs a model, and its scores.

``settings`` reads project.toml and holds the data against its hashes; ``items`` and ``texts`` read what is labelled;
``faults`` plants errors in it; ``rows`` makes pairs of it; ``train`` fits the model and ``evaluate`` says what it is
worth; ``vetoes`` counts what each veto turns away.
"""
