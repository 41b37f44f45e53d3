"""Pictures of the binder: the page, its list of criteria, the proofs that go in."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.ui.dialogs.binder import LimitDialog, NewBinderDialog, ProofPicker
from kehoach_desktop.ui.dialogs.binder_criteria import CriteriaDialog
from kehoach_desktop.ui.pages.tasks.binder_page import BinderPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Begin a binder, put proofs in, look at every dialog."""
    place = stage.open("tasks")
    assert isinstance(place, TasksPlace)
    place.show_view("binder")
    stage.settle()
    stage.shoot("binder-empty")
    evidence = stage.app.evidence
    turns = [row.turn.id for row in stage.app.checklist.rows()[:4]]
    kept = [
        evidence.proofs.add_text(turns[0], "Chuyên mục tuần 2: nộp hồ sơ trực tuyến").id,
        evidence.proofs.add_link(turns[1], "https://tanhoa.example.vn/chuyen-muc/2").id,
        evidence.proofs.add_text(turns[2], "Danh sách ký nhận tờ rơi của bảy thôn").id,
    ]
    evidence.proofs.add_text(turns[3], "Biên bản họp thôn Đông")
    binder = evidence.binders.start(stage.shell.clock.now().year)
    evidence.binders.put(binder.id, "1.4", kept)
    place.show_view("binder")
    page = place.current
    assert isinstance(page, BinderPage)
    page.criteria.setCurrentRow(4)
    stage.settle()
    stage.shoot("binder-page")
    shown = page.binder
    assert shown is not None
    stage.shoot_dialog("binder-criteria", CriteriaDialog(stage.shell, shown, stage.window))
    stage.shoot_dialog("binder-add", ProofPicker(stage.shell, shown, "1.1", stage.window))
    stage.shoot_dialog("binder-new", NewBinderDialog(stage.shell, [shown], stage.window))
    stage.shoot_dialog("binder-limit", LimitDialog(stage.shell, stage.window))
