"""The progress of an issued plan in the window: any span, on paper, for Excel, as a report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from desk import Desk, MakeDesk
from PySide6.QtWidgets import QApplication

from kehoach_desktop.ui.dialogs.plan_progress import PlanProgressDialog
from kehoach_desktop.ui.page import PaperToOpen
from kehoach_desktop.ui.places import PLACES


@pytest.fixture
def dialog(make_desk: MakeDesk) -> tuple[Desk, PlanProgressDialog]:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None
    plan = desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    desk.app.clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    rows = desk.app.checklist.rows(plan.id)
    desk.app.checklist.tick(rows[0], rows[0].due, 7000, "Phát lại buổi chiều")
    office = desk.shell.office
    assert office is not None
    made = PlanProgressDialog(desk.shell, plan, office, desk.window)
    return desk, made


def test_it_opens_on_the_plan_so_far(dialog: tuple[Desk, PlanProgressDialog]) -> None:
    desk, made = dialog
    assert made.report is not None
    assert made.report.last == dt.date(2026, 4, 20)
    assert made.table.rowCount() == len(made.report.tasks)
    assert f"{made.report.total('due')} lượt việc đến hạn" in made.text.text()


def test_typed_days_count_anew_and_wrong_ones_are_told(
    dialog: tuple[Desk, PlanProgressDialog],
) -> None:
    _desk, made = dialog
    before = made.text.text()
    made.last.setText("10/4/2026")
    made.last.editingFinished.emit()
    assert made.text.text() != before and made.span.value() is None
    made.last.setText("10/1/2020")
    made.last.editingFinished.emit()
    assert not made.problem.isHidden()
    assert not any(button.isEnabled() for button in made.buttons)


def test_text_files_and_a_report_come_of_it(
    dialog: tuple[Desk, PlanProgressDialog], tmp_path: Path
) -> None:
    desk, made = dialog
    made.buttons[0].click()
    assert "lượt việc đến hạn" in QApplication.clipboard().text()
    for name in ("a.pdf", "b.xlsx"):
        made.write(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    asked: list[object] = []
    desk.shell.place_requested.connect(lambda key, what: asked.append((key, what)))
    made.buttons[-1].click()
    papers = desk.app.papers.rows()
    assert asked == [("plans", PaperToOpen(papers[0].id))]
    assert desk.app.papers.load(papers[0].id).appendices
