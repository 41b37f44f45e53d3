from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section
from kehoach_desktop.ui.widgets.section_text import SectionText

Make = Callable[..., SectionText]
K = BlockKind


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(
        *blocks: Block,
        style: NumberingStyle = NumberingStyle.DECIMAL,
        may_dissolve: Callable[[str], bool] = lambda _task: True,
    ) -> SectionText:
        ids = (f"n{number}" for number in itertools.count())
        text = SectionText(lambda: next(ids), may_dissolve)
        qtbot.addWidget(text)
        text.resize(600, 400)
        text.show_section(Section("s", "NỘI DUNG", blocks=blocks), style)
        text.held = list(blocks)  # type: ignore[attr-defined]
        text.edited.connect(lambda held, _key: setattr(text, "held", list(held)))
        return text

    return build


def lines(text: SectionText) -> list[tuple[str, str]]:
    return [
        (number, block.text)
        for number, block in zip(text.numbers(), text.held, strict=True)  # type: ignore[attr-defined]
    ]


def kinds(text: SectionText) -> list[BlockKind]:
    return [block.kind for block in text.held]  # type: ignore[attr-defined]


def press(qtbot: QtBot, text: SectionText, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(text, key)


def paste(text: SectionText, content: str) -> None:
    data = QMimeData()
    data.setText(content)
    text.insertFromMimeData(data)


def test_enter_makes_the_next_item_and_counts_on(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một"))
    text.set_caret("a", 3)
    press(qtbot, text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "hai")
    assert lines(text) == [("1.", "một"), ("2.", "hai")]


def test_enter_in_the_middle_cuts_the_block_and_loses_no_letter(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.DASH, "trước sau"))
    text.set_caret("a", 6)
    press(qtbot, text, Qt.Key.Key_Return)
    assert lines(text) == [("-", "trước "), ("-", "sau")]


def test_enter_before_a_task_leaves_the_task_whole(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.TASK, "Phát thanh", task_id="t"))
    text.set_caret("a", 0)
    press(qtbot, text, Qt.Key.Key_Return)
    held = text.held  # type: ignore[attr-defined]
    assert [(block.kind, block.text, block.task_id) for block in held] == [
        (K.ITEM, "", None),
        (K.TASK, "Phát thanh", "t"),
    ]
    assert held[1].id == "a"


def test_an_empty_item_steps_down_at_enter_as_in_word(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một"), Block("b", K.ITEM, "", 2))
    text.set_caret("b")
    press(qtbot, text, Qt.Key.Key_Return)
    assert text.numbers() == ["1.", "2."]
    press(qtbot, text, Qt.Key.Key_Return)
    assert kinds(text) == [K.ITEM, K.PARAGRAPH]


def test_backspace_at_the_start_takes_the_number_then_joins(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một"), Block("b", K.ITEM, "hai"))
    text.set_caret("b", 0)
    press(qtbot, text, Qt.Key.Key_Backspace)
    assert lines(text) == [("1.", "một"), ("", "hai")]
    press(qtbot, text, Qt.Key.Key_Backspace)
    assert lines(text) == [("1.", "mộthai")]


def test_a_task_with_details_is_not_swallowed_by_backspace_or_delete(
    qtbot: QtBot, make: Make
) -> None:
    text = make(
        Block("a", K.PARAGRAPH, "x"),
        Block("b", K.TASK, "Việc", task_id="t"),
        may_dissolve=lambda _task: False,
    )
    text.set_caret("b", 0)
    with qtbot.waitSignal(text.refused):
        press(qtbot, text, Qt.Key.Key_Backspace)
    text.set_caret("a", 1)
    with qtbot.waitSignal(text.refused):
        press(qtbot, text, Qt.Key.Key_Delete)
    assert kinds(text) == [K.PARAGRAPH, K.TASK]


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [("- ", K.DASH, "-"), ("+ ", K.PLUS, "+"), ("1. ", K.ITEM, "1."), ("7) ", K.ITEM, "1.")],
)
def test_a_marker_typed_by_hand_becomes_its_kind(
    qtbot: QtBot, make: Make, typed: str, kind: BlockKind, number: str
) -> None:
    text = make(Block("a", K.PARAGRAPH, ""))
    qtbot.keyClicks(text, typed + "xong")
    assert kinds(text) == [kind]
    assert lines(text) == [(number, "xong")]


def test_a_word_file_pasted_becomes_blocks_in_one_unicode_form(make: Make) -> None:
    text = make()
    decomposed = unicodedata.normalize("NFD", "Tuyên truyền đến người dân")
    paste(text, f"1. {decomposed}\r\n- gạch đầu dòng\n  + dấu cộng\n\na) điểm a\nvăn bản")
    assert lines(text) == [
        ("1.", "Tuyên truyền đến người dân"),
        ("-", "gạch đầu dòng"),
        ("+", "dấu cộng"),
        ("1.1.", "điểm a"),
        ("", "văn bản"),
    ]


def test_pasting_a_word_into_a_sentence_stays_in_the_sentence(make: Make) -> None:
    text = make(Block("a", K.DASH, "gửi Sở"))
    text.set_caret("a", 6)
    paste(text, " Nội vụ\n")
    assert lines(text) == [("-", "gửi Sở Nội vụ")]


def test_vietnamese_composed_by_the_input_method_arrives_whole(make: Make) -> None:
    text = make(Block("a", K.PARAGRAPH, ""))
    text.set_caret("a", 0)
    for preedit in ("t", "ti", "tiê", "tiêng", "tiếng"):
        QApplication.sendEvent(text, QInputMethodEvent(preedit, []))
    assert lines(text) == [("", "")]
    done = QInputMethodEvent("", [])
    done.setCommitString("tiếng")
    QApplication.sendEvent(text, done)
    assert lines(text) == [("", "tiếng")]


def test_composing_inside_a_word_changes_only_that_word(qtbot: QtBot, make: Make) -> None:
    """Unikey works by backspaces and new letters: the block stays one step of undo."""
    text = make(Block("a", K.PARAGRAPH, "ke"))
    keys: list[str] = []
    text.edited.connect(lambda _blocks, key: keys.append(key))
    text.set_caret("a", 2)
    press(qtbot, text, Qt.Key.Key_Backspace)
    QApplication.sendEvent(
        text, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ế")
    )
    assert lines(text) == [("", "kế")]
    assert keys == ["erase:a", "type:a"]


def test_the_moving_keys_ask_the_plan_and_tab_leaves_the_text(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một"))
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(text.move_asked) as moved:
        qtbot.keyClick(text, Qt.Key.Key_Down, both)
    with qtbot.waitSignal(text.level_asked) as levelled:
        qtbot.keyClick(text, Qt.Key.Key_Right, both)
    assert (moved.args, levelled.args) == ([1], [1])
    assert text.tabChangesFocus()


def test_undo_is_asked_of_the_plan_and_not_done_here(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một"))
    with qtbot.waitSignal(text.undo_asked):
        qtbot.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(text.redo_asked):
        qtbot.keyClick(
            text,
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert lines(text) == [("1.", "một")]


def test_copied_paragraphs_get_ids_of_their_own(qtbot: QtBot, make: Make) -> None:
    text = make(Block("a", K.ITEM, "một hai"))
    text.set_caret("a", 4)
    press(qtbot, text, Qt.Key.Key_Return)
    held = text.held  # type: ignore[attr-defined]
    assert [block.id for block in held] == ["a", "n0"]


def test_every_number_fits_before_its_text(make: Make) -> None:
    deep = [Block(str(level), K.ITEM, "chữ", level) for level in (1, 2, 3, 4)]
    text = make(*deep)
    assert text.numbers() == ["1.", "1.1.", "1.1.1.", "1.1.1.1."]
    document = text.document()
    for index, number in enumerate(text.numbers()):
        margin = document.findBlockByNumber(index).blockFormat().leftMargin()
        assert text.fontMetrics().horizontalAdvance(number) < margin


def test_lines_cut_and_pasted_elsewhere_are_what_they_were(make: Make) -> None:
    text = make(
        Block("a", K.HEADING, "Đầu"),
        Block("b", K.ITEM, "ý", 2),
        Block("c", K.DASH, "gạch"),
        Block("d", K.PLUS, "cộng"),
        Block("e", K.PARAGRAPH, "", 1),
        style=NumberingStyle.LETTERS,
    )
    cursor = text.textCursor()
    text.set_caret("b", 0)
    cursor.setPosition(text.textCursor().position())
    text.set_caret("d", 4)
    cursor.setPosition(text.textCursor().position(), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    copied = text.createMimeDataFromSelection()
    assert copied.text() == "a) ý\n- gạch\n+ cộng"
    text.set_caret("e", 0)
    text.insertFromMimeData(copied)
    assert lines(text)[4:] == [("b)", "ý"), ("-", "gạch"), ("+", "cộng")]


def test_a_word_copied_from_a_sentence_is_that_word(make: Make) -> None:
    text = make(Block("a", K.ITEM, "một hai"))
    cursor = text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert text.createMimeDataFromSelection().text() == "một"
