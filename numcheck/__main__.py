"""``python -m numcheck``."""

import sys

from numcheck.apps.cli import main

sys.exit(main())
