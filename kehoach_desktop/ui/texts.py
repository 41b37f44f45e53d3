"""The words of the window, by key.

`tr("plans.new")` reads key `new` of `resources/i18n/vi/plans.json`; `{placeholders}` are filled by
name and a placeholder without a value prints as dots. One file per area, flat, so that the whole
wording can be read and mended without opening code.
"""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import messages


def tr(key: str, **params: object) -> str:
    """Return the text of `key` ("area.name"); KeyError if there is none (a test finds it)."""
    return messages.text(key, **params)


def screen_date(day: dt.date | None) -> str:
    """Return a day as screens show it: "09/03/2026", empty for None."""
    return f"{day:%d/%m/%Y}" if day is not None else ""


def weekday(day: dt.date) -> str:
    """Return "Thứ Hai" … "Chủ nhật"."""
    return tr(f"common.weekday.{day.isoweekday()}")
