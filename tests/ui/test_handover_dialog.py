"""The hand-over sheet is seen before it is saved, also for a name outside the list of agencies."""

from __future__ import annotations

import dataclasses
import datetime as dt

from desk import MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.ui.dialogs.handover import HandoverDialog
from kehoach_desktop.ui.places import PLACES


def test_what_is_handed_over_is_listed_for_anybody_with_open_work(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    office = desk.shell.office
    assert plan.signatory is not None and office is not None
    named = dataclasses.replace(plan.tasks[0], leads=(Doer("Bà Nguyễn Thị Hoa"),))
    changed = dataclasses.replace(plan, tasks=(named, *plan.tasks[1:]))
    desk.app.plans.save(changed, plan)
    desk.app.plans.issue(changed, "02", dt.date(2026, 1, 5), plan.signatory)
    dialog = HandoverDialog(desk.shell, office, desk.window, office.agencies[0].name)
    qtbot.addWidget(dialog)
    assert dialog.agency.choice() == office.agencies[0].name
    dialog.agency.choose("Bà Nguyễn Thị Hoa")
    dialog.look()
    assert dialog.list.count() == 1 and dialog.save.isEnabled()
    assert named.title.rstrip(".") in dialog.list.item(0).text()
    dialog.agency.set_choices([("Không ai", "Không ai")])
    dialog.agency.choose("Không ai")
    dialog.look()
    assert "không có việc nào chưa làm" in dialog.told.text() and not dialog.save.isEnabled()
