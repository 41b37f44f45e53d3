"""The bar above the checklist, and the periods it narrows to."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.models.checklist_rows import Period
from kehoach_desktop.ui.pages.tasks.filter_bar import FilterBar


def test_the_filter_bar_saves_what_is_in_sight_as_a_calendar(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.ics_wanted):
        bar.ics_button.click()


def test_december_and_the_last_quarter_end_with_the_year() -> None:
    day, last = dt.date(2026, 12, 31), dt.date(2026, 12, 31)
    assert Period.MONTH.span(day) == (dt.date(2026, 12, 1), last)
    assert Period.QUARTER.span(day) == (dt.date(2026, 10, 1), last)
    assert Period.YEAR.span(dt.date(2028, 2, 29)) == (dt.date(2028, 1, 1), dt.date(2028, 12, 31))
