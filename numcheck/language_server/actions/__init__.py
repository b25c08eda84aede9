"""Code actions: what an editor offers to do about a figure. Cheap to list; each is worked out, and tried, when it is chosen."""
