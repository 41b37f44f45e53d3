"""Pictures of evidence: the line below a turn, the task's panel, what misses its proof."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from screenshots import Stage

from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Look at turns with and without evidence."""
    place = stage.open("tasks", View.NO_PROOF)
    assert isinstance(place, TasksPlace)
    page = place.current
    assert isinstance(page, TasksPage)
    stage.settle()
    stage.shoot("proofs-missing")
    if page.row is not None:
        proofs = stage.app.evidence.proofs
        proofs.add_text(page.row.turn.id, "Chuyên mục tuần 2: nộp hồ sơ trực tuyến")
        proofs.add_link(page.row.turn.id, "https://tanhoa.example.vn/chuyen-muc/2")
    page.filter.clear()
    stage.settle()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.proofs._ask_words(reason=True)  # noqa: SLF001 - as the menu does
    stage.settle()
    stage.shoot("proofs-panel")
    stage.open("today")
    stage.settle()
    stage.shoot("proofs-today")
