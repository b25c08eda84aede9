"""The version of numcheck, as the package, its reports and ``--version`` give it."""

VERSION = "0.1.0"
