"""Days as people type them, and the years that an office can mean."""

from __future__ import annotations

import datetime as dt
import re

from kehoach_desktop.errors import AppError

#: Years that a plan, a document or a turn can carry; anything else is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 2000, 2100

_TYPED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d+)")
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


def read_short_date(typed: str) -> dt.date:
    """Return the day of "5/1/26" as well: a year of two digits is one of this century.

    For a field that is read when it is left: while somebody types, "5/1/20" is the beginning of
    "5/1/2026". AppError E-DATE as `read_date`.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is not None and len(found[3]) == 2:
        typed = f"{found[1]}/{found[2]}/20{found[3]}"
    return read_date(typed)


def checked_date(day: dt.date) -> dt.date:
    """Return `day` if an office can mean it; AppError E-DATE for a year like 20233 or 1026."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AppError("E-DATE", value=f"{day.day:02d}/{day.month:02d}/{day.year}")
    return day
