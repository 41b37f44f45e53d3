"""The spans that a progress report is usually asked for, and its rows on screen."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.ports_progress import TaskProgress

Span = tuple[dt.date, dt.date]

#: Columns of the table on screen: key of the head, whether it is a number.
COLUMNS = (
    ("number", True),
    ("task", False),
    ("lead", False),
    ("due", True),
    ("done", True),
    ("left", True),
    ("late", True),
    ("targets", False),
    ("notes", False),
)


def spans(period: Span, year: int, today: dt.date) -> list[tuple[Span, str]]:
    """Return the spans on offer with their words; report windows by Decree 09/2019, art. 12."""
    first, last = period
    opens = dt.date(year - 1, 12, 15)
    month_end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return [
        ((first, max(first, min(last, today))), tr("progress.span.plan")),
        (period, tr("progress.span.whole")),
        ((today.replace(day=1), month_end), tr("progress.span.month")),
        ((opens, dt.date(year, 3, 14)), tr("progress.span.quarter")),
        ((opens, dt.date(year, 6, 14)), tr("progress.span.half")),
        ((dt.date(year, 6, 15), dt.date(year, 9, 14)), tr("progress.span.third")),
        ((opens, dt.date(year, 12, 14)), tr("progress.span.year")),
    ]


def cells(place: int, each: TaskProgress) -> Sequence[str]:
    """Return what stands in each of `COLUMNS` for a task."""
    counts = each.counts
    return (
        str(place),
        each.task.title,
        ", ".join(doer.name for doer in each.task.leads),
        str(counts.due),
        str(counts.done),
        str(counts.due - counts.done - counts.skipped),
        str(counts.late),
        "\n".join(each.targets),
        "\n".join(each.notes),
    )
