"""The spans that a progress report is usually asked for, and its rows on screen."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kehoach_desktop.services.reports.report_windows import windows_near
from kehoach_desktop.ui.models.checklist_rows import window_words
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.progress import TaskProgress

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


def spans(period: Span, year: int, today: dt.date, office: OfficeProfile) -> list[tuple[Span, str]]:
    """Return the spans on offer with their words; the windows of the office's reports come last.

    Of the plan's year; of reports that come back every month, the two of today.
    """
    first, last = period
    month_end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return [
        ((first, max(first, min(last, today))), tr("progress.span.plan")),
        (period, tr("progress.span.whole")),
        ((today.replace(day=1), month_end), tr("progress.span.month")),
        *((each.span, window_words(each)) for each in windows_near(office, today, year)),
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
