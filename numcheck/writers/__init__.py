"""Stage 6: findings become output. One file a format, found by name."""
