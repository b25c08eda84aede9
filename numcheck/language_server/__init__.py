"""``numcheck server``: figures checked as one types, in any editor that speaks the Language Server Protocol."""
