"""The window around the places: navigation, messages, save line, text size, closing."""

from __future__ import annotations

import datetime as dt
import threading
from types import SimpleNamespace

import pytest
from desk import Desk, MakeDesk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.ui import theme, vietnamese
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.places import PLACES, Place
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.widgets import message_bar

THIS = "test_shell_window"


class NotedPage(Page):
    """A page that notes what it is told."""

    made = 0

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        type(self).made += 1
        self.title = "Trang thử"
        self.log: list[object] = []

    def activate(self, argument: object = None) -> None:
        self.log.append(("activate", argument))

    def deactivate(self) -> None:
        self.log.append("deactivate")


class FailingPage(NotedPage):
    """A page whose last save fails."""

    def deactivate(self) -> None:
        self.shell.not_saved(AppError("E-FULL", path="D:"))


PLACES_HERE = (
    Place("plans", THIS, "NotedPage"),
    Place("tasks"),
    Place("office", THIS, "FailingPage"),
)


def test_a_place_that_is_not_built_is_not_on_the_rail(make_desk: MakeDesk) -> None:
    desk = make_desk(PLACES_HERE)
    assert [place.key for _, place in desk.window._numbered] == ["plans", "office"]


def test_keys_keep_their_number_when_a_place_before_them_is_hidden(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(PLACES_HERE)
    assert [number for number, _ in desk.window._numbered] == [1, 3]


def test_every_place_that_is_registered_can_be_imported() -> None:
    for place in PLACES:
        if place.is_built:
            assert callable(place.factory())


def test_a_page_is_built_at_its_first_visit_and_kept(make_desk: MakeDesk) -> None:
    NotedPage.made = 0
    desk = make_desk(PLACES_HERE)
    desk.window.open_place("plans")
    assert NotedPage.made == 1
    desk.window.open_place("plans", "id-7")
    assert NotedPage.made == 1
    assert desk.window.page.log == [
        ("activate", None), "deactivate", ("activate", "id-7")
    ]  # fmt: skip


def test_control_and_a_number_open_a_place(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(PLACES_HERE, opened=False)
    desk.window.show()
    qtbot.waitUntil(lambda: desk.shell.is_open)
    qtbot.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current_place == "plans"


def test_a_page_may_send_the_officer_to_another_place(make_desk: MakeDesk) -> None:
    desk = make_desk(PLACES_HERE)
    desk.shell.open_place("plans", "id-3")
    assert desk.window.page.log == [("activate", "id-3")]


def test_the_save_line_tells_the_time_of_the_last_save(desk: Desk) -> None:
    desk.shell.is_saving()
    assert desk.window.top.save_state.text() == "● Đang lưu…"
    desk.shell.saved(dt.datetime(2026, 3, 9, 14, 32, 5))
    assert desk.window.top.save_state.text() == "✓ Đã lưu 14:32:05"


def test_a_failed_save_is_told_at_the_top_and_in_a_sentence(desk: Desk) -> None:
    desk.shell.not_saved(AppError("E-FULL", path="D:"))
    assert desk.window.top.save_state.text() == "! Chưa lưu được"
    assert "đã đầy" in desk.told


def test_a_refusal_shows_what_happened_what_to_do_and_the_code(desk: Desk) -> None:
    desk.shell.refuse(AppError("E-LOCKED"))
    assert desk.window.messages.text.startswith("Dữ liệu đang được một cửa sổ")
    assert desk.window.messages._code.text() == "Mã: E-LOCKED"


def test_the_button_of_a_message_does_what_it_says_once(desk: Desk) -> None:
    done: list[str] = []
    desk.shell.say("Đã xóa.", action="Hoàn tác", act=lambda: done.append("undo"))
    desk.window.messages._button.click()
    assert done == ["undo"]
    assert desk.window.messages.text == ""


def test_going_elsewhere_takes_a_message_away_unless_it_can_take_something_back(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(PLACES_HERE)
    desk.shell.say("Đã ghi việc.", action="Xem trong Nhiệm vụ", act=lambda: None)
    desk.window.visit("plans")
    assert desk.window.messages.text == ""
    desk.shell.say("Đã xóa.", action="Hoàn tác", act=lambda: None)
    desk.window.visit("office")
    assert desk.window.messages.text == "Đã xóa."


def test_a_message_does_not_leave_under_a_moving_mouse(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = QPoint(5, 5)
    monkeypatch.setattr(message_bar, "QCursor", SimpleNamespace(pos=lambda: at))
    desk.shell.say("Đã lưu.", Tone.DONE)
    at = QPoint(9, 9)
    desk.window.messages._leave()
    assert desk.window.messages.text == "Đã lưu."
    desk.window.messages._leave()
    assert desk.window.messages.text == ""


def test_a_warning_has_a_sign_beside_its_colour(desk: Desk) -> None:
    desk.shell.say("Coi chừng.", Tone.WARNING)
    assert desk.window.messages._sign.text() == "!"


def test_the_text_grows_in_steps_and_is_remembered(make_desk: MakeDesk, qapp: QApplication) -> None:
    desk = make_desk()
    desk.window.change_text_size(up=True)
    desk.window.change_text_size(up=True)
    try:
        assert qapp.font().pointSizeF() == pytest.approx(11 * 1.25)
        assert make_desk().shell.text_size == 125
    finally:
        theme.apply(qapp, 100)


@pytest.mark.parametrize(("size", "up", "then"), [(100, False, 100), (100, True, 110),
                                                 (150, True, 175), (200, True, 200)])  # fmt: skip
def test_text_sizes_end_at_100_and_200_per_cent(size: int, up: bool, then: int) -> None:
    assert theme.step(size, up) == then


@pytest.mark.parametrize("size", [100, 150])
def test_the_window_fits_on_a_small_screen(desk: Desk, qapp: QApplication, size: int) -> None:
    theme.apply(qapp, size)
    try:
        desk.window.show()
        least = desk.window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 728
    finally:
        theme.apply(qapp, 100)


def test_closing_flushes_the_open_page(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(PLACES_HERE)
    desk.window.show()
    desk.window.open_place("plans")
    page = desk.window.page
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert page.log[-1] == "deactivate"


def test_the_window_stays_open_when_the_last_save_fails(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(PLACES_HERE)
    desk.window.show()
    desk.window.open_place("office")
    with qtbot.assertNotEmitted(desk.window.closed, wait=50):
        desk.window.close()
    assert desk.window.isVisible()
    assert "đã đầy" in desk.told


def test_the_window_comes_back_where_it_was(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk()
    desk.preferences.keep("guide_postponed", True)
    desk.window.show()
    desk.window.open_place("office")
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert make_desk().window.current_place == "office"


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("ink", "paper"), theme.PAIRS)
def test_text_stands_out_at_least_four_and_a_half_to_one(ink: str, paper: str) -> None:
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_the_standard_buttons_speak_vietnamese(qtbot: QtBot, qapp: QApplication) -> None:
    words = vietnamese.install(qapp)
    try:
        both = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(both.Ok | both.Cancel | both.Yes | both.No | both.Close)
        qtbot.addWidget(box)
        texts = {button.text().replace("&", "") for button in box.buttons()}
        assert texts == {"Đồng ý", "Bỏ", "Có", "Không", "Đóng"}
    finally:
        qapp.removeTranslator(words)


def test_the_menu_of_a_text_field_speaks_vietnamese(qtbot: QtBot, qapp: QApplication) -> None:
    words = vietnamese.install(qapp)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        shown = [a.text().split("\t")[0].replace("&", "")
                 for a in field.createStandardContextMenu().actions() if a.text()]  # fmt: skip
        assert shown == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    finally:
        qapp.removeTranslator(words)


def test_the_top_line_names_the_office_with_its_province(desk: Desk, office: OfficeProfile) -> None:
    assert desk.window.top._office.text() == "UBND xã Tân Mẫu, tỉnh Mẫu Sơn"


def test_closing_waits_for_a_save_that_is_still_running(qtbot: QtBot, clock: Clock) -> None:
    shell = Shell(Operations(), clock)
    window = MainWindow(shell, PLACES_HERE)
    qtbot.addWidget(window)
    window.show()
    saved, go = threading.Event(), threading.Event()
    shell.operations.run(lambda: (go.wait(10), saved.set()))
    window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        go.set()
    assert saved.is_set()


class WidePage(NotedPage):
    """A page that needs more than a small screen has."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setMinimumSize(1800, 900)


def test_a_page_that_needs_more_than_the_screen_scrolls_and_the_window_stays(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk((Place("plans", THIS, "WidePage"),))
    desk.window.resize(1366, 728)
    desk.window.show()
    desk.window.open_place("plans")
    assert desk.window.minimumSizeHint().width() < 1366
    assert desk.window.page is not None
    assert desk.window.page.width() >= 1800
    assert desk.window.width() == 1366
