"""Turns as an iCalendar file (implements `services.ports.calendar`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kehoach_desktop.services.ports.calendar import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Event

#: On the morning of the day: all-day events begin at midnight.
_REMINDED = dt.timedelta(hours=7, minutes=30)


class CalendarFiles:
    """Writes RFC 5545: every calendar program and phone reads it, none needs a server of ours."""

    def calendar(self, name: str, entries: Sequence[CalendarEntry], at: dt.datetime) -> bytes:
        """Return a file with an all-day event an entry, reminded in the morning if not done."""
        from icalendar import Calendar

        made = Calendar()
        made.add("prodid", "-//Ke hoach Desktop//VN")
        made.add("version", "2.0")
        made.add("x-wr-calname", name)
        stamp = at.astimezone(dt.UTC)
        for entry in entries:
            made.add_component(_event(entry, stamp))
        content: bytes = made.to_ical()
        return content


def _event(entry: CalendarEntry, stamp: dt.datetime) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{entry.uid}@kehoach")
    event.add("dtstamp", stamp)
    event.add("summary", entry.title)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + dt.timedelta(1))
    event.add("transp", "TRANSPARENT")
    if entry.text:
        event.add("description", entry.text)
    if not entry.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", _REMINDED)
        event.add_component(alarm)
    return event
