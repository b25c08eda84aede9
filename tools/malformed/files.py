"""Every malformed file, by name: a function that gives its bytes."""

from __future__ import annotations

from malformed.builders import noise
from malformed.containers import CONTAINERS
from malformed.texts import TEXTS

from numcheck.file_formats import FORMATS

FILES = {**TEXTS, **CONTAINERS}
# A format without a broken file of its own is given noise.
FILES |= {f"noise{f.suffixes[0]}": noise for f in FORMATS if not any(name.endswith(f.suffixes) for name in FILES)}
