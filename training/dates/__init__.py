"""Training the tie-out of dates: labelled drafts become rows of features, rows a model, and its scores."""
