"""A TOML file as a table, decimals exact."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Any

from numcheck.config.settings import ConfigError

# In bytes.
LARGEST = 1 << 20


def parse(path: str) -> dict[str, Any]:
    """The table of a TOML file. ConfigError where it cannot be read or is none, is no regular file, or larger than
    LARGEST: a file that somebody else put above a text may name any other.
    """
    import tomllib

    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ConfigError(f"{path}: not a regular file")
        with open(path, "rb") as f:
            data = f.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ConfigError(f"{path}: larger than {LARGEST >> 10} KB")
        return tomllib.loads(data.decode("utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigError(f"{path}: {reason}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise ConfigError(f"{path}: not valid TOML: nested too deeply") from None
