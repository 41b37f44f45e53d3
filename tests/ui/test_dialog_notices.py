"""What is said while a dialog is open can be read, and its button pressed, in that dialog."""

from __future__ import annotations

from desk import Desk
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.widgets.message_bar import MessageBar, sentences


def test_a_message_stands_in_the_open_dialog_with_its_button(desk: Desk, qtbot: QtBot) -> None:
    opened: list[str] = []
    dialog = QDialog(desk.window)
    QVBoxLayout(dialog).addWidget(QPushButton("Lưu PDF"))

    def use() -> None:
        assert QApplication.activeModalWidget() is dialog
        desk.shell.say("Đã lưu tệp: a.pdf")
        desk.shell.say(
            "Đã lưu tệp: b.pdf", Tone.DONE, action="Mở tệp", act=lambda: opened.append("b")
        )
        (bar,) = dialog.findChildren(MessageBar)
        assert bar.text == "Đã lưu tệp: b.pdf"
        bar._button.click()
        dialog.accept()

    QTimer.singleShot(0, dialog, use)
    desk.window.show()
    assert dialog.exec() == QDialog.DialogCode.Accepted
    assert opened == ["b"]


def test_what_happened_and_what_to_do_are_two_sentences() -> None:
    assert sentences("Đã lưu tệp: a.pdf", "Có chữ lạ.") == "Đã lưu tệp: a.pdf. Có chữ lạ."
    assert sentences("Đĩa đầy.", "Chọn nơi khác.") == "Đĩa đầy. Chọn nơi khác."
    assert sentences("Đã lưu.", "") == "Đã lưu."
