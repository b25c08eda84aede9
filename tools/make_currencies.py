"""Write the lines of numcheck/language/lexicon/money/currencies.tsv from the English names of CLDR (by babel, a development dependency).

    python tools/make_currencies.py

One line a currency: ISO 4217 code, the name in the singular, the name in the plural. Every currency that is legal
tender somewhere today is in it, and those of the last century that prose still speaks of.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

GONE = {
    "DEM",
    "FRF",
    "ITL",
    "ESP",
    "NLG",
    "FIM",
    "BEF",
    "ATS",
    "GRD",
    "PTE",
    "IEP",
    "HRK",
    "SKK",
    "SIT",
    "EEK",
    "LVL",
    "LTL",
    "CYP",
    "MTL",
    "ZWL",
}
TARGET = Path(__file__).parent.parent / "numcheck" / "language" / "lexicon" / "money" / "currencies.tsv"


def living() -> set[str]:
    """Codes of the currencies that are legal tender in some territory today."""
    return {
        code
        for currencies in get_global("territory_currencies").values()
        for code, _start, end, tender in currencies
        if end is None and tender
    }


def main() -> None:
    """Write the table under its head, in order of code."""
    english = Locale("en")
    rows = [line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for code in sorted(living() | GONE):
        one, many = (get_currency_name(code, n, locale=english).lower().replace("&", "and") for n in (1, 2))
        rows.append(f"{code}\t{one.split(' (')[0]}\t{many.split(' (')[0]}")
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
