"""Bytes in: files found and opened, decoded, unpacked within limits."""
