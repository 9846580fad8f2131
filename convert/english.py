"""English words of pages and messages. Months and days are as Jekyll writes them: Python's follow the locale."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def counted(number: int, noun: str) -> str:
    """Return a number and what it counts, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
