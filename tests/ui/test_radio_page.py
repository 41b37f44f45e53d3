"""Bàn phát thanh in the window: written, approved, aired, each with one button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from pypdfium2 import PdfDocument
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.work.radio import ItemKind, ItemState
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.dialogs.radio import (
    AirDialog,
    ApproveDialog,
    ItemDialog,
    LogDialog,
    NewItemDialog,
    SpeedDialog,
)
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.pages.tasks.radio_page import RadioPage
from kehoach_desktop.ui.shell import Notice

TODAY = dt.datetime(2026, 4, 20, 7, 30)


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[RadioPage]:
    """The desk of the sample commune with its plan issued, on 20 April 2026."""
    desk = Desk(tmp_path)
    app = desk.app
    app.clock.now = lambda: TODAY  # type: ignore[method-assign]
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(app.plans.load(app.plans.rows()[0].id), "2", dt.date(2026, 1, 5), signer)
    place = TasksPlace(desk.shell)
    qtbot.addWidget(place)
    place.resize(1200, 640)
    place.show()
    place.activate()
    place.show_view("radio")
    assert isinstance(place.current, RadioPage)
    yield place.current
    assert desk.crashes == []
    app.close()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Let the officer fill a dialog by `fill` and press its button; gives what it refused."""

    def set_up(kind: type[QDialog], fill: Callable[..., None]) -> list[str]:
        refused: list[str] = []

        def ask(dialog: NewItemDialog) -> int:
            fill(dialog)
            dialog.take()
            refused.append(dialog.problem.text())
            return dialog.result()

        monkeypatch.setattr(kind, "exec", ask)
        return refused

    return set_up


def _write(page: RadioPage, answer: Callable[..., list[str]], title: str = "Nộp hồ sơ") -> None:
    answer(NewItemDialog, lambda dialog: dialog.name.setText(title))
    page.new_button.click()
    page.script.text.setPlainText("UBND xã mời bà con nộp hồ sơ qua mạng. " * 30)


def test_an_item_goes_from_script_to_air_and_its_turn_is_done(
    page: RadioPage, answer: Callable[..., list[str]]
) -> None:
    assert "cần có bài được duyệt" in page.told.text()
    _write(page, answer)
    item = page.item
    assert item is not None and item.turn_id
    assert page.script.air.isHidden() and not page.script.approve.isHidden()
    answer(ApproveDialog, lambda dialog: dialog.by.setText("Phó Chủ tịch"))
    page.script.approve.click()
    assert page.script.approve.isHidden() and page.script.text.isReadOnly()

    def aired(dialog: AirDialog) -> None:
        dialog.time.setText("5h30")
        dialog.desk.setCurrentText("Loa thôn Đông")

    answer(AirDialog, aired)
    page.script.air.click()
    assert page.item is not None and page.item.state is ItemState.AIRED
    assert page.desks == ["Loa thôn Đông"] and not page.log_button.isHidden()
    assert "● đã phát 1 lượt" in page.list.item(0).text()
    checklist = page.shell.app.checklist
    done = checklist.ids(BoardFilter(states=frozenset({TurnState.DONE})))
    assert [row.turn.id for row in checklist.page(done)] == [item.turn_id]


def test_the_reading_time_follows_the_hand_and_the_words_are_stored_when_the_page_is_left(
    page: RadioPage, answer: Callable[..., list[str]]
) -> None:
    _write(page, answer)
    page.script.text.setPlainText("bà con " * 180)
    assert "2 phút 0 giây" in page.script.length.text()
    page.deactivate()
    assert page.shell.app.evidence.radio.all()[0].script == ("bà con " * 180).strip()
    page.script.text.setPlainText("")
    page.deactivate()
    assert page.shell.app.evidence.radio.all()[0].script  # an emptied field takes nothing away


def test_words_typed_into_one_item_are_not_put_into_another(
    page: RadioPage, answer: Callable[..., list[str]]
) -> None:
    _write(page, answer, "Bài một")
    _write(page, answer, "Bài hai")
    page.script.text.setPlainText("Lời của bài hai.")
    for at in range(page.list.count()):
        page.list.setCurrentRow(at)
    stored = {item.title: item.script for item in page.shell.app.evidence.radio.all()}
    assert stored["Bài hai"] == "Lời của bài hai."
    assert stored["Bài một"].startswith("UBND xã mời")


def test_an_approved_item_is_locked_and_changed_words_are_approved_anew(
    page: RadioPage, answer: Callable[..., list[str]]
) -> None:
    _write(page, answer)
    answer(ApproveDialog, lambda dialog: dialog.by.setText("Phó Chủ tịch"))
    page.script.approve.click()
    page.script.change.click()
    assert not page.script.text.isReadOnly()
    page.script.text.setPlainText("Lời khác.")
    page.flush()
    assert page.item is not None and page.item.state is ItemState.WRITTEN
    assert page.script.air.isHidden() and not page.script.approve.isHidden()


def test_a_form_that_lacks_something_says_so_in_one_sentence_and_stores_nothing(
    page: RadioPage, answer: Callable[..., list[str]]
) -> None:
    refused = answer(NewItemDialog, lambda dialog: dialog.name.setText(" "))
    page.new_button.click()
    assert "phải có tên" in refused[0] and page.items == {}
    _write(page, answer)
    refused = answer(ApproveDialog, lambda dialog: dialog.by.setText(""))
    page.script.approve.click()
    assert "người duyệt" in refused[0]
    assert page.item is not None and page.item.state is ItemState.WRITTEN


@pytest.fixture
def large_text() -> Iterator[None]:
    """Show everything at 150 %."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, 150)
    yield
    theme.apply(app, 100)


@pytest.fixture
def notices(page: RadioPage) -> list[Notice | None]:
    page.shell.set_office(page.shell.app.offices.profile())
    told: list[Notice | None] = []
    page.shell.notice.connect(told.append)
    return told


def _menu(page: RadioPage) -> dict[str, QAction]:
    page.script.menu.aboutToShow.emit()
    return {action.text(): action for action in page.script.menu.actions()}


def _undo(notices: list[Notice | None]) -> None:
    last = notices[-1]
    assert last is not None and last.act is not None
    last.act()


def _air(page: RadioPage, answer: Callable[..., list[str]], time: str = "5h30") -> None:
    def aired(dialog: AirDialog) -> None:
        dialog.time.setText(time)
        dialog.desk.setCurrentText("Loa thôn Đông")

    if page.item is not None and page.item.approved_on is None:
        answer(ApproveDialog, lambda dialog: dialog.by.setText("Phó Chủ tịch"))
        page.script.approve.click()
    answer(AirDialog, aired)
    page.script.air.click()


def test_kind_day_writer_and_slot_change_and_undo_brings_them_back(
    page: RadioPage, answer: Callable[..., list[str]], notices: list[Notice | None]
) -> None:
    _write(page, answer)
    before = page.item
    assert before is not None and before.turn_id

    def other(dialog: ItemDialog) -> None:
        dialog.slot.setCurrentIndex(dialog.slot.findData(""))
        dialog.day.show_day(dt.date(2026, 5, 7))
        dialog.kind.setCurrentIndex(dialog.kind.findData(ItemKind.NEWS))
        dialog.writer.setText("Lê Thị Viết")

    answer(ItemDialog, other)
    _menu(page)["Sửa thể loại, ngày, người viết…"].trigger()
    item = page.item
    assert item is not None
    assert (item.kind, item.slot, item.turn_id, item.written_by) == (
        ItemKind.NEWS, dt.date(2026, 5, 7), "", "Lê Thị Viết",
    )  # fmt: skip
    assert "Tin · 07/05/2026 · Lê Thị Viết" in page.script.told.text()
    _undo(notices)
    assert page.shell.app.evidence.radio.load(item.id).slot == before.slot
    assert page.shell.app.evidence.radio.load(item.id).turn_id == before.turn_id


def test_an_item_is_deleted_and_comes_back_with_the_words_typed_last(
    page: RadioPage, answer: Callable[..., list[str]], notices: list[Notice | None]
) -> None:
    _write(page, answer)
    page.script.text.setPlainText("Lời vừa gõ.")
    _menu(page)["Xóa tin, bài này"].trigger()
    assert page.items == {} and page.script.isHidden()
    page.flush()
    assert page.shell.app.evidence.radio.all() == []
    _undo(notices)
    assert page.item is not None and page.item.script == "Lời vừa gõ."


def test_an_airing_recorded_by_mistake_is_taken_back_and_its_turn_is_open_again(
    page: RadioPage, answer: Callable[..., list[str]], notices: list[Notice | None]
) -> None:
    _write(page, answer)
    _air(page, answer)
    assert page.item is not None
    turn = page.item.turn_id
    app = page.shell.app
    assert app.checklist.row(turn).state is TurnState.DONE
    assert "Xóa tin, bài này" not in _menu(page)
    _menu(page)["Bỏ lượt phát 05:30 20/04/2026 Loa thôn Đông"].trigger()
    assert page.item.state is ItemState.APPROVED
    assert app.checklist.row(turn).state is not TurnState.DONE
    assert app.evidence.proofs.of_turn(turn) == []


def test_the_reading_speed_is_the_offices_and_what_was_aired_keeps_its_length(
    page: RadioPage, answer: Callable[..., list[str]], notices: list[Notice | None]
) -> None:
    _write(page, answer)
    page.script.text.setPlainText("bà con " * 180)
    _air(page, answer)
    answer(SpeedDialog, lambda dialog: dialog.speed.setValue(90))
    page.speed_button.click()
    assert "4 phút 0 giây (tốc độ 90" in page.script.length.text()
    radio = page.shell.app.evidence.radio
    assert [line.seconds for line in radio.lines(TODAY.date(), TODAY.date())] == [120]
    _air(page, answer, "17:00")
    assert [line.seconds for line in radio.lines(TODAY.date(), TODAY.date())] == [120, 240]


def test_the_approval_sheet_and_the_log_open_as_pdf(
    page: RadioPage,
    answer: Callable[..., list[str]],
    notices: list[Notice | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(page.shell.app.opener, "open", opened.append)
    _write(page, answer, "Nộp hồ sơ qua mạng")
    page.script.sheet.click()
    assert opened[-1].name.startswith("phieu-duyet-tin-bai")
    assert "Nộp hồ sơ qua mạng" in _words(opened[-1])
    _air(page, answer)
    answer(LogDialog, lambda dialog: dialog.desk.setCurrentIndex(1))
    page.log_button.click()
    assert opened[-1].name.startswith("nhat-ky-phat-thanh")
    assert "Loa thôn Đông" in _words(opened[-1])
    refused = answer(LogDialog, lambda dialog: dialog.last.show_day(dt.date(2026, 1, 1)))
    page.log_button.click()
    assert len(opened) == 2 and refused[0]


def _words(path: Path) -> str:
    document = PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def test_at_150_per_cent_nothing_is_scrolled_on_a_small_screen(
    page: RadioPage, answer: Callable[..., list[str]], large_text: None
) -> None:
    _write(page, answer, "Bà con nộp hồ sơ trực tuyến tại Trung tâm Phục vụ hành chính công")
    _air(page, answer)
    place = page.window()
    width, height = 1216, 628  # what a screen of 1366 × 768 leaves beside rail and top line
    place.resize(width, height)
    QCoreApplication.processEvents()
    assert place.minimumSizeHint().width() <= width
    assert place.heightForWidth(width) <= height
    edge = page.mapToGlobal(page.rect().bottomRight())
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            corner = button.mapToGlobal(button.rect().bottomRight())
            assert (corner.x() <= edge.x(), corner.y() <= edge.y()) == (True, True), button.text()


def test_a_slot_that_has_been_over_for_a_week_reminds_of_nothing(page: RadioPage) -> None:
    today = TODAY.date()
    slots = page.shell.app.evidence.radio.slots()
    assert any(slot.row.due < today - dt.timedelta(7) for slot in slots)
    week = today - dt.timedelta(7)
    assert all(slot.row.due >= week for slot in page.shell.app.evidence.radio.reminders())
    assert any(slot.needs(slot.due) for slot in slots)


def test_one_undo_takes_an_airing_back_with_the_tick_and_the_kept_script(
    page: RadioPage, answer: Callable[..., list[str]], notices: list[Notice | None]
) -> None:
    _write(page, answer)
    _air(page, answer)
    assert page.item is not None
    turn, app = page.item.turn_id, page.shell.app
    assert app.checklist.row(turn).state is TurnState.DONE
    _undo(notices)
    assert page.item.state is ItemState.APPROVED
    assert app.checklist.row(turn).state is not TurnState.DONE
    assert app.evidence.proofs.of_turn(turn) == []
