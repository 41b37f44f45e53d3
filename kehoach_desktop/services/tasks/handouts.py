"""“Sao chép để gửi”, “Lưu ảnh”: due lists, tasks and conclusions for people who have a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.vntext import clean, shortened
from kehoach_desktop.domain.work.meeting import Conclusion, Meeting
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.handouts import (
    Handout,
    HandoutItem,
    HandoutPrinter,
    PictureMaker,
)
from kehoach_desktop.services.tasks.checklist import ChecklistRow

#: Longest text that is copied; what is longer is folded away by the programs on a phone.
MOST_LETTERS = 1000
#: Width of a picture: A5 at 210 dots an inch, which a phone shows sharp (pixels).
PICTURE_WIDTH = 1224


class Handouts:
    """Makes picture files of handouts; nothing is stored."""

    def __init__(self, printer: HandoutPrinter, pictures: PictureMaker) -> None:
        self._printer = printer
        self._pictures = pictures

    def pictures(self, handout: Handout) -> list[bytes]:
        """Return the PNG files of a handout, an A5 page each. E-FONT."""
        printed = self._printer.handout(handout)
        return [
            self._pictures.png(printed.pdf, index, PICTURE_WIDTH) for index in range(printed.pages)
        ]

    def save_pictures(self, path: Path, handout: Handout) -> list[Path]:
        """Write them to `path`, further pages beside it ("-2", "-3"), and return the files.

        Raises E-FONT, E-FULL, E-READONLY, E-INUSE, E-GONE, E-WRITE.
        """
        written = []
        for number, picture in enumerate(self.pictures(handout), start=1):
            name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
            written.append(path.with_name(name))
            files.write_file(written[-1], picture)
        return written


def due_list(
    rows: Sequence[ChecklistRow],
    heading: str,
    office: OfficeProfile,
    today: dt.date,
    reader: str = "",
) -> Handout:
    """Return a list of turns as a handout; of one unit (`reader`), its name is not repeated."""
    items = tuple(
        HandoutItem(row.task.title, "" if reader else doer(row), when(row, today)) for row in rows
    )
    return Handout(office.committee_short, reader, heading, _as_of(today), items)


def one_task(row: ChecklistRow, office: OfficeProfile, today: dt.date) -> Handout:
    """Return a task with the turn that is meant as a handout for who does it."""
    task = row.task
    pairs = (
        ("task", task.title),
        ("content", task.content),
        ("lead", ", ".join(each.name for each in task.leads)),
        ("with", ", ".join(each.name for each in task.coordinators)),
        ("unit", row.unit),
        ("when", task.schedule_text),
        ("due", when(row, today)),
        ("target", "; ".join(target.text() for target in task.targets)),
        ("output", task.output),
        ("place", task.place),
        ("plan", row.plan_title if row.plan_id else ""),
    )
    facts = tuple((text(f"handout.fact.{key}"), clean(said)) for key, said in pairs if clean(said))
    reader = row.unit or doer(row)
    return Handout(office.committee_short, reader, text("handout.task"), _as_of(today), facts=facts)


def conclusions(
    meeting: Meeting, office: OfficeProfile, chosen: Sequence[Conclusion] | None = None
) -> Handout:
    """Return the conclusions of a meeting (all, or the chosen ones) as a handout."""
    items = tuple(
        HandoutItem(each.what, each.lead.name if each.lead else "", short_date(each.deadline))
        for each in (meeting.conclusions if chosen is None else chosen)
    )
    heading = text("handout.conclusions", day=short_date(meeting.day))
    return Handout(office.committee_short, "", heading, "", items)


def doer(row: ChecklistRow) -> str:
    """Return who does a turn: its unit, else who leads the task."""
    return row.unit or ", ".join(each.name for each in row.task.leads)


def when(row: ChecklistRow, today: dt.date) -> str:
    """Return until when: "06/3/2026, quá hạn 3 ngày"."""
    words = short_date(row.turn.closes)
    late = row.turn.days_late(today)
    return text("handout.late", day=words, days=late) if late else words


def message(handout: Handout) -> str:
    """Return a handout as a polite plain text of at most `MOST_LETTERS` letters.

    What does not fit is counted ("… và 3 việc khác"); a word is never cut.
    """
    reader = handout.reader or text("handout.everybody")
    lead = text("handout.lead", office=handout.office, heading=handout.heading)
    if handout.note:
        lead = text("handout.lead_as_of", lead=lead, note=handout.note)
    top = [text("handout.to", reader=reader), f"{lead}:"]
    end = text("handout.request", office=handout.office)
    lines = [f"- {label}: {said}" for label, said in handout.facts] + [
        _line(number, item) for number, item in enumerate(handout.items, start=1)
    ]
    return _fitting(top, lines, end)


def _line(number: int, item: HandoutItem) -> str:
    parts = [item.what.rstrip("."), item.who, text("handout.until", when=item.when)]
    return f"{number}. {'; '.join(part for part in parts if part)}."


def _fitting(top: list[str], lines: list[str], end: str) -> str:
    """Return all lines, or as many as fit with the number of the others."""
    for kept in range(len(lines), 0, -1):
        left = len(lines) - kept
        more = [text("handout.more", number=left)] if left else []
        whole = "\n".join([*top, *lines[:kept], *more, end])
        if len(whole) <= MOST_LETTERS:
            return whole
    room = MOST_LETTERS - len("\n".join([*top, "", end]))
    return "\n".join([*top, shortened(lines[0], room) if lines else "", end])


def _as_of(today: dt.date) -> str:
    return text("handout.as_of", day=short_date(today))
