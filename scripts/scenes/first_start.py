"""Pictures of the first start and of what can go wrong at a start."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.dialogs.error_dialog import CrashDialog
from kehoach_desktop.ui.pages.first_start.guide import FirstStartGuide
from kehoach_desktop.ui.pages.front.data_error import DataErrorPage

FOLDER = "fresh"


def play(stage: Stage) -> None:
    """Go through the guide by typing."""
    guide = stage.window.page
    assert isinstance(guide, FirstStartGuide)
    stage.shoot("first-start-1-empty")
    guide.unit.search.setText("tan hoa")
    stage.settle()
    stage.shoot("first-start-1")
    guide.unit.typed_box.setChecked(True)
    stage.shoot("first-start-1-typed")
    guide.unit.typed_box.setChecked(False)
    guide.go_on()
    guide.agencies.villages.setText("Đông, Đoài, Thượng")
    stage.shoot("first-start-2")
    guide.go_on()
    guide.signers.head.setText("Nguyễn Văn Mẫu")
    guide.signers.deputies.setText("Trần Thị Mẫu, Lê Văn Mẫu")
    stage.shoot("first-start-3")
    guide.go_on()
    stage.shoot("first-start-4")
    database = stage.app.folder.database
    damaged = AppError("E-DAMAGED", path=str(database), name=database.name)
    stage.window.show_page(DataErrorPage(stage.shell, damaged, can_restore=True))
    stage.window.banner.clear()
    stage.shoot("start-damaged")
    stage.shoot_dialog("crash", CrashDialog("Kế hoạch Desktop 0.1.0\n\nZeroDivisionError"))
