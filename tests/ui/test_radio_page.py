"""Bàn phát thanh in the window: written, approved, aired, each with one button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.radio import ItemState
from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.services.ports_turns import BoardFilter
from kehoach_desktop.ui.dialogs.radio import AirDialog, ApproveDialog, NewItemDialog
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.pages.tasks.radio_page import RadioPage

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
