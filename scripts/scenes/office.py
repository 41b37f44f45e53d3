"""Pictures of place 7 and of the dialogs of the shell."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.ui.dialogs.help import HelpDialog
from kehoach_desktop.ui.dialogs.restore import RestoreDialog
from kehoach_desktop.ui.pages.office.page import ALWAYS, OF_PROFILE


def play(stage: Stage) -> None:
    """Open every section."""
    stage.open("office")
    for key in (*OF_PROFILE, *ALWAYS):
        stage.open("office", key)
        stage.shoot(f"office-{key}")
    stage.shell.say("Đã xóa “Trạm Y tế xã”.", action="Hoàn tác", act=stage.shell.clear_notice)
    stage.shoot("message-undo")
    shortcuts = stage.window.page.shortcuts() if stage.window.page else []
    stage.shoot_dialog("help", HelpDialog(stage.shell, shortcuts, stage.window, "office"))
    backups = stage.app.backups.list()
    stage.shoot_dialog("restore", RestoreDialog(stage.shell, backups, stage.window))
