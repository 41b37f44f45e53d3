"""“Thay người”: what changes is in sight before the button works."""

from __future__ import annotations

from typing import Any

import pytest
from desk import MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.dialogs.change_person import ChangePersonDialog
from kehoach_desktop.ui.places import PLACES


def test_the_dialog_shows_changes_and_the_window_goes_on_with_the_new_signer(
    make_desk: MakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    office = desk.shell.office
    assert office is not None
    chair = office.signatories[0].name
    plan_id = desk.app.plans.rows()[0].id
    desk.window.open_place("plans", plan_id)  # an open editor must not write the old name back
    desk.window.open_place("office", "people")
    dialog = ChangePersonDialog(desk.shell, desk.window, chair)
    qtbot.addWidget(dialog)
    assert dialog.old.choice() == chair and not dialog.change.isEnabled()
    dialog.new.setText("Đinh Thị Mai")
    dialog.look()
    lines = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert any(line.startswith("Dự thảo kế hoạch") for line in lines)
    assert dialog.change.isEnabled()
    dialog.since.line.setText("31/12/2099")
    dialog.look()
    assert "chưa đến" in dialog.told.text() and not dialog.change.isEnabled()
    dialog.since.set_day(desk.shell.clock.now().date())
    dialog.look()
    dialog.change.click()
    assert "Đã thay" in desk.told
    assert desk.shell.office is not None
    assert desk.shell.office.signatories[0].name == "Đinh Thị Mai"
    section: Any = desk.window.page.section("people")  # type: ignore[union-attr]
    assert "Đinh Thị Mai" in {row.name for row in section.editor.model.rows}
    desk.window.open_place("plans")
    plans: Any = desk.window.page
    assert plans._open is None  # the editor went with what it showed
    desk.window.leave_page()
    signatory = desk.app.plans.load(plan_id).signatory
    assert signatory is not None and signatory.name == "Đinh Thị Mai"


def test_one_step_of_undo_brings_back_signers_drafts_and_people(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    office = desk.shell.office
    assert office is not None
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    desk.window.open_place("plans", plan.id)
    desk.window.open_place("office", "people")
    dialog = ChangePersonDialog(desk.shell, desk.window, office.signatories[0].name)
    qtbot.addWidget(dialog)
    dialog.new.setText("Đinh Thị Mai")
    dialog.look()
    dialog.change.click()
    assert desk.app.plans.load(plan.id) != plan
    notice = desk.notices[-1]
    assert notice is not None and notice.act is not None
    notice.act()
    assert desk.app.offices.profile() == office == desk.shell.office
    assert desk.app.plans.load(plan.id) == plan
    desk.window.open_place("plans")
    plans: Any = desk.window.page
    assert plans._open is None


def test_an_editor_whose_draft_did_not_change_stays_open(make_desk: MakeDesk) -> None:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    desk.window.open_place("plans", desk.app.plans.rows()[0].id)
    plans: Any = desk.window.page
    desk.shell.drafts_changed.emit()
    assert plans.editor is not None
