"""``python -m numcheck``."""

import sys

from numcheck.cli.main import main

sys.exit(main())
