"""What several formats share: lines of a source, edits of it, character references, table heads."""
