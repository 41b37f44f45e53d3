"""Hundreds of keys in any order: what the officer sees is always what the plan holds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.plan import BlockKind, Plan, numbered_blocks
from kehoach_desktop.ui.pages.plans.section_part import SectionPart

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVING = Qt.KeyboardModifier.AltModifier | SHIFT
CTRL = Qt.KeyboardModifier.ControlModifier

KEYS = (
    *[(Qt.Key.Key_Return, NONE)] * 4,
    *[(Qt.Key.Key_Backspace, NONE)] * 4,
    *[(Qt.Key.Key_Delete, NONE)] * 3,
    *[(Qt.Key.Key_Home, NONE)] * 3,
    (Qt.Key.Key_End, NONE),
    (Qt.Key.Key_Up, NONE),
    (Qt.Key.Key_Down, NONE),
    (Qt.Key.Key_Up, SHIFT),
    (Qt.Key.Key_Down, SHIFT),
    (Qt.Key.Key_End, SHIFT),
    (Qt.Key.Key_Up, MOVING),
    (Qt.Key.Key_Down, MOVING),
    (Qt.Key.Key_Left, MOVING),
    (Qt.Key.Key_Right, MOVING),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_Y, CTRL),
)


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


def check(part: SectionPart, plan: Plan) -> None:
    section = plan.section(part.section_id)
    shown = part.text.toPlainText().split("\n")
    held = [block.text for block in section.blocks] or [""]
    assert [line.replace("\u2028", " ") for line in shown] == held
    if section.blocks:
        numbers = [each.number for each in numbered_blocks(section, plan.numbering)]
        assert part.text.numbers() == numbers
    ids = [block.id for each in plan.sections for block in each.blocks]
    assert len(ids) == len(set(ids))
    placed = {
        block.task_id: block.text
        for each in plan.sections
        for block in each.blocks
        if block.kind is BlockKind.TASK
    }
    assert None not in placed
    for task in plan.tasks:
        assert task.in_appendix is (task.id not in placed)
        assert placed.get(task.id, task.title) == task.title
    assert set(placed) <= {task.id for task in plan.tasks}
    assert set(part.cards.cards) == {b.task_id for b in section.blocks if b.task_id}


def one_step(qtbot: QtBot, part: SectionPart, choose: random.Random) -> None:
    chance = choose.random()
    if chance < 0.25:
        qtbot.keyClicks(part.text, choose.choice(["a", "bc ", "- ", "1. ", "+ "]))
    elif chance < 0.33:
        part.bar.kind_chosen.emit(choose.choice(list(BlockKind)))
    elif chance < 0.38:
        pasted = QMimeData()
        pasted.setText(choose.choice(["x\n- y\n1. z", "một dòng", "1.1. a\r\n\r\n+ b", " "]))
        part.text.insertFromMimeData(pasted)
    elif chance < 0.4:
        ids = list(part.cards.cards)
        if ids:
            part.cards._remove(choose.choice(ids))
    else:
        key, modifiers = choose.choice(KEYS)
        qtbot.keyClick(part.text, key, modifiers)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_is_what_the_plan_holds(qtbot: QtBot, desk: Desk, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - not for secrets
    editor = desk.page.editor
    assert editor is not None
    sections = editor.session.plan.sections
    section = sections[seed % len(sections)]
    editor.show_part(f"section:{section.id}")
    part = editor.part
    assert isinstance(part, SectionPart)
    part.text.setFocus()
    for _ in range(150):
        one_step(qtbot, part, choose)
        check(part, editor.session.plan)
    while editor.session.history.can_undo:
        editor.session.undo()
        check(part, editor.session.plan)
    assert editor.session.plan.section(section.id) == section
