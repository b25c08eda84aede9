"""The laws of tests/properties are tried on the same examples everywhere: what passes here passes there.

``pytest tests/properties --hypothesis-profile=default`` looks for new ones; one that fails becomes an ``@example``.
"""

from __future__ import annotations

from hypothesis import settings

# How long an example takes is the machine's business.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
