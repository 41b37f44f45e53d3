"""A table in a section: written by keyboard, undone in one step, on the disk and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.header_part import HeaderPart
from kehoach_desktop.ui.pages.plans.section_part import SectionPart

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    desk.page.resize(1250, 650)
    desk.page.show()
    desk.open_sample()
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def editor(desk: Desk) -> PlanEditor:
    assert desk.page.editor is not None
    return desk.page.editor


@pytest.fixture
def part(editor: PlanEditor) -> SectionPart:
    editor.show_part(f"section:{editor.session.plan.sections[1].id}")
    assert isinstance(editor.part, SectionPart)
    return editor.part


def grid_of(editor: PlanEditor) -> list[tuple[str, ...]]:
    return [table.grid for table in editor.session.plan.sections[1].tables][0][1:]  # type: ignore[return-value]


def type_into_cell(qtbot: QtBot, part: SectionPart, words: str) -> None:
    """Type into the current cell as a hand does: the first key opens it, Enter closes it."""
    grid = part.tables.editors[0].grid
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    line = grid.findChildren(QLineEdit)[-1]
    line.setText(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_table_is_added_written_and_extended_by_keyboard(
    qtbot: QtBot, desk: Desk, editor: PlanEditor, part: SectionPart
) -> None:
    qtbot.mouseClick(part.tables.add, Qt.MouseButton.LeftButton)
    grid = part.tables.editors[0].grid
    type_into_cell(qtbot, part, "Thôn Đông")
    qtbot.keyClick(grid, Qt.Key.Key_Return, CONTROL)
    assert grid.currentRow() == 2  # the new row is ready to be written
    type_into_cell(qtbot, part, "Thôn Đoài")
    assert [row[1] for row in grid_of(editor)] == ["Thôn Đông", "Thôn Đoài"]
    qtbot.keyClick(grid, Qt.Key.Key_Delete, CONTROL)
    assert [row[1] for row in grid_of(editor)] == ["Thôn Đông"]
    desk.page.deactivate()
    assert desk.stored(editor.session.plan.id) == editor.session.plan


def test_undo_takes_back_one_cell_and_the_cursor_stays_in_the_table(
    qtbot: QtBot, editor: PlanEditor, part: SectionPart
) -> None:
    part.tables.add_table()
    type_into_cell(qtbot, part, "Thôn Đông")
    before = editor.session.plan
    grid = part.tables.editors[0].grid
    grid.setCurrentCell(1, 2)
    type_into_cell(qtbot, part, "phát buổi sáng")
    assert editor.session.plan is not before
    editor.session.undo()
    assert editor.session.plan is before
    assert (grid.currentRow(), grid.currentColumn()) == (1, 2)
    editor.session.redo()
    assert grid_of(editor)[0][1:] == ("Thôn Đông", "phát buổi sáng")


def test_columns_come_and_go_and_a_removed_table_comes_back(
    qtbot: QtBot, desk: Desk, editor: PlanEditor, part: SectionPart
) -> None:
    part.tables.add_table()
    buttons = part.tables.editors[0].buttons
    qtbot.mouseClick(buttons["column"], Qt.MouseButton.LeftButton)
    assert len(grid_of(editor)[0]) == 4
    qtbot.mouseClick(buttons["less_column"], Qt.MouseButton.LeftButton)
    assert len(grid_of(editor)[0]) == 3
    qtbot.mouseClick(buttons["remove"], Qt.MouseButton.LeftButton)
    assert editor.session.plan.sections[1].tables == ()
    notice = desk.notices[-1]
    assert notice.act is not None
    notice.act()
    assert len(editor.session.plan.sections[1].tables) == 1


def test_the_buttons_of_a_table_need_no_more_room_than_the_text(part: SectionPart) -> None:
    """At 150 % the middle of the window holds three buttons beside each other, not five."""
    part.tables.add_table()
    buttons = part.tables.editors[0].buttons
    three = sum(buttons[name].sizeHint().width() for name in ("less", "less_column", "remove"))
    assert part.tables.minimumSizeHint().width() <= three + 20


def test_marks_of_urgency_and_scope_are_chosen_at_the_head(desk: Desk, editor: PlanEditor) -> None:
    editor.show_part("header")
    assert isinstance(editor.part, HeaderPart)
    editor.part.marks.urgency.chosen.emit(Urgency.EXPRESS)
    editor.part.marks.scope.chosen.emit(Scope.RETURN)
    desk.page.deactivate()
    stored = desk.stored(editor.session.plan.id)
    assert (stored.urgency, stored.scope) == (Urgency.EXPRESS, Scope.RETURN)  # type: ignore[attr-defined]
    editor.session.undo()
    editor.session.undo()
    assert editor.part.marks.urgency.value() is Urgency.NONE
