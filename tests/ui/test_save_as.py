"""A plan for Word and its tasks for Excel, saved from the window."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.pages.plans.issued import IssuedPlan
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    qtbot.addWidget(desk.page)
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The officer names a file without an ending."""
    target = tmp_path / "tệp của tôi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def button(parent: object, key: str) -> QPushButton:
    found = parent.findChildren(QPushButton)  # type: ignore[attr-defined]
    return next(item for item in found if item.text() == tr(key))


def issue(desk: Desk) -> str:
    row = desk.app.plans.rows()[0]
    plan = desk.app.plans.load(row.id)
    assert plan.signatory is not None
    desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    return row.id


def test_the_open_draft_is_saved_for_word(desk: Desk, chosen: Path) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    editor.word_asked.emit()
    desk.settle()
    saved = chosen.with_name(chosen.name + ".docx")
    with zipfile.ZipFile(saved) as archive:
        assert "DỰ THẢO lần 1" in archive.read("word/document.xml").decode()
    assert str(saved) in desk.notices[-1].text
    assert desk.notices[-1].tone is Tone.DONE


def entry(page: QWidget, key: str) -> QAction:
    (found,) = [each for each in page.findChildren(QAction) if each.text() == tr(key)]
    return found


def test_the_issued_plan_is_saved_for_word_by_its_menu(desk: Desk, chosen: Path) -> None:
    plan_id = issue(desk)
    desk.page.activate()
    desk.settle()
    desk.page.open_plan(plan_id)
    desk.settle()
    shown = desk.page._open
    assert isinstance(shown, IssuedPlan)
    entry(shown, "printing.word").trigger()
    desk.settle()
    with zipfile.ZipFile(chosen.with_name(chosen.name + ".docx")) as archive:
        assert "02/KH-UBND" in archive.read("word/document.xml").decode()


def test_a_file_that_cannot_be_replaced_is_said_in_one_sentence(
    desk: Desk, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = chosen.with_name(chosen.name + ".docx")
    target.write_bytes(b"old")

    def held_open(_self: Path, _target: Path) -> Path:
        error = PermissionError(13, "in use")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    desk.open_sample()
    assert desk.page.editor is not None
    monkeypatch.setattr(Path, "replace", held_open)
    desk.page.editor.word_asked.emit()
    desk.settle()
    assert "đang được chương trình khác mở" in desk.notices[-1].text
    assert target.read_bytes() == b"old"


def test_the_tasks_of_all_states_are_saved_for_excel(
    desk: Desk, qtbot: QtBot, chosen: Path
) -> None:
    issue(desk)
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    desk.settle()
    page.filter.excel_button.click()
    desk.settle()
    with zipfile.ZipFile(chosen.with_name(chosen.name + ".xlsx")) as archive:
        rows = archive.read("xl/worksheets/sheet2.xml").decode().count("<row ")
    turns = desk.app.checklist.rows()
    assert turns
    assert rows == len(turns) + 3  # title, day, head


def test_nothing_is_written_when_there_is_nothing_to_save(
    desk: Desk, qtbot: QtBot, chosen: Path
) -> None:
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    desk.settle()
    page.filter.excel_button.click()
    desk.settle()
    assert list(chosen.parent.glob("*.xlsx")) == []
    assert desk.notices[-1].tone is Tone.WARNING
