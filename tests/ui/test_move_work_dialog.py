"""Work moves to another agency after everything that moves was in sight."""

from __future__ import annotations

import datetime as dt

from desk import MakeDesk

from kehoach_desktop.ui.dialogs.move_work import MoveWorkDialog
from kehoach_desktop.ui.places import PLACES


def test_the_work_is_shown_and_moved_in_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None and desk.shell.office is not None
    desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    units = sorted({row.unit for row in desk.app.checklist.rows(plan.id) if row.unit})
    dialog = MoveWorkDialog(desk.shell, desk.shell.office, desk.window)
    dialog.old.show_value(units[0])
    dialog.new.show_value(units[0])
    dialog.old.chosen.emit(None)
    assert not dialog.move_button.isEnabled()
    dialog.new.show_value(units[1])
    dialog.old.chosen.emit(None)
    assert dialog.list.count() > 0 and dialog.move_button.isEnabled()
    dialog.move_button.click()
    assert units[0] not in {row.unit for row in desk.app.checklist.rows(plan.id)}
    assert "Đã chuyển" in desk.told
