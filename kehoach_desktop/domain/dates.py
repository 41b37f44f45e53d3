"""Days as people type them, and the years that an office can mean."""

from __future__ import annotations

import datetime as dt
import re

from kehoach_desktop.errors import AppError

#: Years that a plan, a document or a turn can carry; anything else is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 2000, 2100

_TYPED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d+)")
_SHORT = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d\d))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_date(typed: str) -> dt.date:
    """Return the day of "5/1/2026", "05.01.2026" or "2026-01-05"; AppError E-DATE for any other."""
    typed = typed.strip()
    iso = _ISO.fullmatch(typed)
    found = iso or _TYPED.fullmatch(typed)
    if found is None:
        raise AppError("E-DATE", value=typed)
    parts = [int(part) for part in found.groups()]
    year, month, day = parts if iso else reversed(parts)
    try:
        return checked_date(dt.date(year, month, day))
    except (ValueError, OverflowError) as error:
        raise AppError("E-DATE", value=typed) from error


def read_short_date(typed: str, year: int = 0) -> dt.date:
    """Return the day of "5/1/26" and, where `year` is known, of "5/1" as well.

    A year of two digits is one of this century. For a field that is read when it is left: while
    somebody types, "5/1/20" is the beginning of "5/1/2026". AppError E-DATE as `read_date`.
    """
    found = _SHORT.fullmatch(typed.strip())
    if found is None or not (found[3] or year):
        return read_date(typed)
    day = f"{found[1]}/{found[2]}"
    try:
        return read_date(f"{day}/20{found[3]}" if found[3] else f"{day}/{year}")
    except AppError:
        raise AppError("E-DATE", value=typed.strip()) from None


def checked_date(day: dt.date) -> dt.date:
    """Return `day` if an office can mean it; AppError E-DATE for a year like 20233 or 1026."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AppError("E-DATE", value=f"{day.day:02d}/{day.month:02d}/{day.year}")
    return day
