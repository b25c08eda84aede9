"""What parts, slices and totals make together."""
