"""The keyboard stays in the page when the button that had it hides or greys itself out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import Desk, MakeDesk
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.places import Place
from kehoach_desktop.ui.shell import Shell


class TwoFields(Page):
    """A line and, last of the page, a button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.line, self.button = QLineEdit(), QPushButton("Đúng rồi")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.button)


@pytest.fixture
def desk(make_desk: MakeDesk, qtbot: QtBot) -> Desk:
    made: Desk = make_desk((Place("office", "test_focus_keeper", "TwoFields"),))
    with qtbot.waitActive(made.window):
        made.window.show()
    made.window.open_place("office")
    return made


def focus() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.mark.parametrize(
    "goes", [lambda button: button.hide(), lambda button: button.setEnabled(False)]
)
def test_the_focus_of_a_button_that_goes_falls_to_the_field_before_it(
    desk: Desk, qtbot: QtBot, goes: Callable[[QPushButton], None]
) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    page.button.setFocus()
    goes(page.button)
    qtbot.waitUntil(lambda: focus() is page.line)


def test_a_page_that_says_where_the_focus_goes_is_obeyed(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    other = QLineEdit()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    page.button.setFocus()
    page.button.hide()
    other.setFocus()
    qtbot.wait(0)
    assert focus() is other


def test_the_undo_of_a_message_gives_the_keyboard_back_to_the_page(
    desk: Desk, qtbot: QtBot
) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    page.line.setFocus()
    desk.shell.say("Đã xóa.", action="Hoàn tác", act=lambda: None)
    button = desk.window.messages._button
    button.setFocus()
    button.click()
    qtbot.waitUntil(lambda: focus() is page.line)


def test_a_button_that_greys_itself_out_while_it_works_has_the_keyboard_again_afterwards(
    desk: Desk, qtbot: QtBot
) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    danger = QPushButton("Khôi phục…")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(danger)
    danger.show()
    for goes_elsewhere in (False, True):
        page.button.setFocus()
        page.button.setEnabled(False)
        assert focus() is danger
        if goes_elsewhere:
            page.line.setFocus()
        page.button.setEnabled(True)
        assert focus() is (page.line if goes_elsewhere else page.button)


def test_a_page_that_is_opened_has_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    desk.window.rail.findChildren(QWidget)[0].setFocus()
    desk.window.open_place("office")
    qtbot.waitUntil(lambda: focus() is page.line)
    page.button.setFocus()
    desk.window.open_place("office")  # one was there already: the keyboard stays
    qtbot.wait(0)
    assert focus() is page.button


def test_tab_still_reaches_the_rail(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.page
    assert isinstance(page, TwoFields)
    page.button.setFocus()
    desk.window.rail.setFocus()
    rail = desk.window.rail.findChildren(QWidget)[0]
    rail.setFocus()
    qtbot.wait(0)
    assert focus() is rail
