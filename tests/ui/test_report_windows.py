"""The days of the periodic reports: edited in the office, used by the day and the checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from desk import Desk, MakeDesk

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.services.reports.report_windows import shipped_rules
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.pages.office.page import OfficePage
from kehoach_desktop.ui.pages.office.report_windows import ReportWindowsSection
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.pages.today.page import TodayPage
from kehoach_desktop.ui.places import PLACES


@pytest.fixture
def section(desk: Desk, office: OfficeProfile) -> ReportWindowsSection:
    desk.window.open_place("office", "report_windows")
    page = desk.window.page
    assert isinstance(page, OfficePage)
    found = page.section("report_windows")
    assert isinstance(found, ReportWindowsSection)
    return found


def type_into(section: ReportWindowsSection, row: int, column: int, typed: str) -> bool:
    model = section.editor.model
    return bool(model.setData(model.index(row, column), typed))


def test_the_shipped_table_is_shown_changed_and_brought_back(
    desk: Desk, section: ReportWindowsSection
) -> None:
    assert section.editor.model.rows == shipped_rules() and section.reset.isHidden()
    assert type_into(section, 0, 2, "9/3") and not section.reset.isHidden()
    desk.window.leave_page()
    kept = desk.app.offices.profile().report_windows
    assert [str(rule.closes) for rule in kept] == ["9/3", "14/6", "14/9", "14/12"]
    section.reset.click()
    desk.window.leave_page()
    assert desk.app.offices.profile().report_windows == ()
    assert section.editor.model.rows == shipped_rules() and section.reset.isHidden()


def test_what_is_no_day_is_told_and_changes_nothing(
    desk: Desk, section: ReportWindowsSection
) -> None:
    assert not type_into(section, 0, 2, "31/2")
    assert "31/2" in desk.told and section.editor.model.rows == shipped_rules()


@pytest.fixture
def followed(make_desk: MakeDesk, new_id: Callable[[], str]) -> Desk:
    """Return the program with the sample plan issued."""
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None
    desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    return desk


def test_the_closing_day_opens_the_unfinished_turns_of_its_window_alone(followed: Desk) -> None:
    desk = followed
    desk.window.open_place("today")
    today = desk.window.page
    assert isinstance(today, TodayPage)
    row = desk.app.checklist.rows()[0]
    desk.app.checklist.tick(row, row.due if row.due <= today.today else today.today)
    today.activate()
    desk.window.open_place("tasks")
    place = desk.window.page
    assert isinstance(place, TasksPlace)
    page = place.current
    page.filter.words.setText("không có việc nào như thế")  # type: ignore[attr-defined]
    desk.window.open_place("today")
    today.facts.window_link.click()
    window = today.facts._window
    assert window is not None and desk.window.page is place
    expected = [
        each.turn.id
        for each in desk.app.checklist.rows()
        if window.first <= each.turn.closes <= window.closes and each.turn.done_on is None
    ]
    shown = [each.turn.id for each in page.model.rows]  # type: ignore[attr-defined]
    assert sorted(shown) == sorted(expected) and row.turn.id not in shown
    assert f"còn {len(expected)} lượt" in today.facts.window_link.text()
    assert len(shown) < len(desk.app.checklist.rows())
    wanted = page.filter.wanted  # type: ignore[attr-defined]
    assert (wanted.view, wanted.first, wanted.last) == (View.OPEN, *window.span)
    assert page.filter.first.isHidden()  # type: ignore[attr-defined]
