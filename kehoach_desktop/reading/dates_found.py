"""Dates as documents print them: spelled out, with slashes, blank or partial."""

from __future__ import annotations

import datetime as dt
import re

#: "ngày 05 tháng 01 năm 2023" with blanks or dots where the pen shall write.
SPELLED = r"ng[àa]y\s*(?P<d>\d{1,2})?[\s.…_]*tháng\s*(?P<m>\d{1,2})?[\s.…_]*năm\s*(?P<y>\d{4})?"
#: "ngày 05/01/2023", "5-1-2023", "05.01.2023".
SLASHED = r"(?P<sd>\d{1,2})\s?[/.-]\s?(?P<sm>\d{1,2})\s?[/.-]\s?(?P<sy>\d{4})"
ANY_DATE = re.compile(rf"(?:{SPELLED})|(?:(?:ngày\s*)?{SLASHED})", re.IGNORECASE)


def read(match: re.Match[str]) -> dt.date | None:
    """Return the date of a match, None where it is partial or no calendar has it."""
    found = match.groupdict()
    parts = [found.get("y") or found.get("sy"), found.get("m") or found.get("sm"),
             found.get("d") or found.get("sd")]  # fmt: skip
    if not all(parts):
        return None
    try:
        return dt.date(*(int(part) for part in parts if part))
    except ValueError:
        return None
