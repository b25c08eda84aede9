"""What the exit code of a command says; nothing else decides it.

0    clean, or nothing to check; a command that lists or writes has done so
1    ``check`` found something at least as grave as ``--fail-on``, or ``check --diff`` has something to show
2    the command could not be run as it was meant: usage, configuration, a path that cannot be read, an extra that is
     missing, an error of numcheck itself, with ``fail-on-unchecked`` a text that cannot be checked. What could be read was checked and is reported all the same
130  interrupted, as shells count it: 128 and the number of SIGINT; 143 ended by SIGTERM
"""

from __future__ import annotations

CLEAN = 0
FINDINGS = 1
UNUSABLE = 2
INTERRUPTED = 130
TERMINATED = 143


def of_reading(failed: int) -> int:
    """UNUSABLE where ``failed`` paths could not be read, else CLEAN."""
    return UNUSABLE if failed else CLEAN
