"""Pictures of the search over everything (Ctrl+K)."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.ui.dialogs.search import SearchDialog

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Search the demo's plan without marks."""
    stage.open("today")
    dialog = SearchDialog(stage.shell, stage.window)
    dialog.box.setText("tuyen truyen")
    dialog.setModal(False)
    dialog.show()
    stage.settle()
    stage.shoot_dialog("search", dialog)
