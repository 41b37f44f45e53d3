"""What is said while a dialog is open stands in that dialog: the window's bar lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QVBoxLayout

from kehoach_desktop.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from kehoach_desktop.ui.shell import Notice, Shell


class DialogNotices(QObject):
    """Gives the open dialog a message bar when there is something to say.

    Only a dialog that is laid out as a column has room for one; the others say for themselves
    what they have to say.
    """

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        shell.notice.connect(self._told)

    def _told(self, notice: Notice | None) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, QFileDialog):
            return
        bar = dialog.findChild(MessageBar)
        if bar is None:
            column = dialog.layout()
            if notice is None or not isinstance(column, QVBoxLayout):
                return
            bar = MessageBar(dialog)
            column.insertWidget(0, bar)
        bar.show_notice(notice)
