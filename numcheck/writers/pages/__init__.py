"""Pages for a browser: what stands on them, worked out before any markup is written."""
