"""``python -m numcheck``."""

import sys

from numcheck.cli.main import main

if __name__ == "__main__":  # a process that works for another opens this module, too
    sys.exit(main())
