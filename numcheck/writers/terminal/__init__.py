"""Text for a terminal: cells, colours, excerpts with carets, and nothing that could steer it."""
