"""Pictures of undo: the message after Ctrl+Z, the list of what was done."""

from __future__ import annotations

import datetime as dt

from screenshots import Stage

from kehoach_desktop.domain.schedules.working_days import DayKind, SpecialDay
from kehoach_desktop.domain.work.meeting import Verdict
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.briefing import Said, Setup
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.dialogs.history import HistoryDialog
from kehoach_desktop.ui.dialogs.recent_actions import RecentActionsDialog
from kehoach_desktop.ui.dialogs.urgent_answer import UrgentAnswerDialog

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Tick, take an order down, change the days off, take one action back."""
    app, run = stage.app, stage.shell.operations.run
    row = app.checklist.page(app.checklist.ids(BoardFilter()))[0]
    today = stage.shell.clock.now().date()
    run(lambda: app.checklist.tick(row, today, note="Loa thôn Đông, 17 giờ"))
    run(lambda: app.chain.urgents.add(NewOrder("Báo cáo số hộ ngập", "16h 20/12/2026")))
    off = [SpecialDay(dt.date(2026, 12, 25), DayKind.OFF, "Ngày hội của xã")]
    run(lambda: app.work.holidays.save(2026, off))
    stage.open("tasks")
    undoing.step(stage.shell, again=False)
    stage.shoot("undo-told")
    stage.shoot_dialog("undo-recent", RecentActionsDialog(stage.shell, stage.window))
    order = app.chain.urgents.rows()[0]
    stage.shoot_dialog("urgent-answer", UrgentAnswerDialog(stage.shell, order, stage.window))
    meeting = app.briefing.start(Setup(today, chair="Lê Văn Mẫu"))
    said = Said(Verdict.NOT_DONE, note="Chờ kinh phí")
    meeting = app.briefing.rule(meeting, meeting.items[0].code, said)
    stage.open("briefing")
    stage.shoot("briefing-open")
    title = "Giao ban"
    read = lambda known: known.of_record(meeting.id)  # noqa: E731
    stage.shoot_dialog("history-meeting", HistoryDialog(stage.shell, title, read, stage.window))
    plan = app.plans.load(row.plan_id)
    changes = lambda known: known.of_plan(plan.id)  # noqa: E731
    stage.shoot_dialog(
        "history-plan", HistoryDialog(stage.shell, plan.title, changes, stage.window, plan)
    )
    app.briefing.delete(meeting.id)
    app.chain.urgents.delete(order.order.id)
    stage.open("office", "trash")
    stage.shoot("trash-full")
