"""How much one call of a tool may ask for."""

from __future__ import annotations

from numcheck.core.frozen import Frozen


class ToolLimits(Frozen):
    """The most that a call may ask for; what is beyond is refused in a line that the model reads.

    ``text``      code points of a text
    ``sources``   sources of one call
    ``together``  code points of a text and the sources of the call together
    ``shown``     findings or figures in one answer; how many more there are is said
    ``seconds``   of work, after which its process is ended
    ``processes`` that work at once
    """

    text: int = 200_000
    sources: int = 20
    together: int = 2_000_000
    shown: int = 100
    seconds: float = 30.0
    processes: int = 2
