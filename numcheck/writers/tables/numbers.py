"""Exact figures as people and spreadsheets read them."""

from __future__ import annotations

from fractions import Fraction

from numcheck.core.quantity import Quantity


def number(value: Fraction | int | None, places: int = 12) -> str:
    """An exact figure in plain decimal notation, at most ``places`` significant digits after rounding half to even.

    Never an exponent, so that every spreadsheet reads it as the number it is; "" for None.
    """
    if value is None:
        return ""
    from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

    exact = Fraction(value)
    # Digits before the point, from bits: Python refuses to print integers of thousands of digits.
    whole = (abs(exact.numerator) // exact.denominator).bit_length() * 30103 // 100000 + 1
    context = Context(prec=max(places, whole), Emax=MAX_EMAX, Emin=MIN_EMIN)
    rounded = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def written(quantity: Quantity) -> tuple[str, str, str]:
    """(value, low, high) of ``quantity`` as plain decimals, "" for those that are not written."""
    value, low, high = (None if v is None else Fraction(v) for v in (quantity.value, quantity.low, quantity.high))
    return number(value, 30), number(low, 30), number(high, 30)


def readable(value: Fraction | int | None, places: int = 6) -> str:
    """``number`` with thousands grouped by commas: ``270,000,000``, ``3.14159``."""
    sign, body = ("-", text[1:]) if (text := number(value, places)).startswith("-") else ("", text)
    whole, dot, rest = body.partition(".")
    first = len(whole) % 3
    groups = [whole[:first], *(whole[i : i + 3] for i in range(first, len(whole), 3))]
    return sign + ",".join(g for g in groups if g) + dot + rest
