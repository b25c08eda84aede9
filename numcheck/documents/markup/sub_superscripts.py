"""Raised and lowered characters as they read: ``m<sup>2</sup>`` is m², ``CO<sub>2</sub>`` is CO2."""

from __future__ import annotations

RAISED = dict(
    zip(
        "0123456789+-\u2212n",
        "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b\u207f",
        strict=True,
    )
)
LOWERED = {c: c for c in "0123456789"}
