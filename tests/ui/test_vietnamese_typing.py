"""Vietnamese typing as Unikey, EVKey and the system's input methods do it, in every kind of field.

An input method composes in place (preedit) and commits a word; Unikey and EVKey send backspaces
and the letters anew, at every key that puts a mark. Either way no letter is eaten or doubled, also
where the office's own names are offered while one types.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import Agency, AgencyKind, OfficeProfile, UnitKind
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.ui.pages.tasks.radio_script import ScriptPane
from kehoach_desktop.ui.widgets import field, plan_fields
from kehoach_desktop.ui.widgets.comment_form import CommentForm
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column
from kehoach_desktop.ui.widgets.search_box import SearchBox
from kehoach_desktop.ui.widgets.section_text import SectionText
from kehoach_desktop.ui.widgets.table_editor import TableGrid

#: What stands on the screen after each key, as the typist sees it grow. Telex: marks by letters.
TELEX = {
    "tiếng": "t ti tie tien tieng tiêng tiếng",
    "Đường": "D Đ Đu Đuo Đuon Đuong Đương Đường",
    "người": "n ng ngu nguo nguoi ngươi người",
    "hoà": "h ho hoa hòa hoà",
    "xã": "x xa xã",
}
#: VNI: marks by digits, one after the whole syllable or at once.
VNI = {
    "thuỷ": "t th thu thuy thuỷ",
    "kế": "k ke kê kế",
    "hoạch": "h ho hoa hoac hoach hoạch",
    "đồng": "d đ đo đon đong đông đồng",
}
#: Names that begin as the typed words do: an offer must not answer for the typist.
OFFERED = ("tiếng nói", "Đường làng", "người dân", "hoà giải", "xã Tân Hòa", "kế toán", "đồng chí")


@dataclasses.dataclass
class Place:
    """A field to type in: the widget that has the keys, how its text is read, what it is in."""

    keys: QWidget
    read: Callable[[], str]
    owner: QWidget


Builder = Callable[[QtBot], Place]


def line_edit(qtbot: QtBot) -> Place:
    box = field.TextField("Tên", "")
    qtbot.addWidget(box)
    return Place(box, box.text, box)


def plan_line(qtbot: QtBot) -> Place:
    box = plan_fields.LineField("")
    qtbot.addWidget(box)
    return Place(box, box.text, box)


def plan_text(qtbot: QtBot) -> Place:
    box = plan_fields.TextField("")
    qtbot.addWidget(box)
    return Place(box, box.text, box)


def search_box(qtbot: QtBot) -> Place:
    box = SearchBox("Tìm", "")
    qtbot.addWidget(box)
    return Place(box, box.text, box)


def open_choice(qtbot: QtBot) -> Place:
    box = field.OpenChoice("Cơ quan", OFFERED)
    qtbot.addWidget(box)
    box.setEditText("")
    line = box.lineEdit()
    assert line is not None
    return Place(line, line.text, box)


def completer(qtbot: QtBot) -> Place:
    agencies = tuple(
        Agency(str(number), name, AgencyKind.DIVISION) for number, name in enumerate(OFFERED)
    )
    office = OfficeProfile(
        "o", UnitKind.COMMUNE, "Tân Hòa", "Thanh Giang", UnitKind.PROVINCE, agencies=agencies
    )
    form = CommentForm(Plan("p", 2026, "Thử", "a"), office)
    qtbot.addWidget(form)
    line = form.author.lineEdit()
    assert line is not None
    return Place(line, line.text, form)


def table_cell(qtbot: QtBot) -> Place:
    columns = [Column("Tên", lambda row: row, lambda _row, text: text)]
    editor = RowsEditor("Danh sách", columns, lambda: "")
    qtbot.addWidget(editor)
    editor.model.set_rows([""])
    editor.view.edit(editor.model.index(0, 0))
    line = editor.view.findChild(QLineEdit)
    assert line is not None
    return Place(line, line.text, editor)


def section_text(qtbot: QtBot) -> Place:
    ids = (f"n{number}" for number in itertools.count())
    box = SectionText(lambda: next(ids), lambda _task: True)
    qtbot.addWidget(box)
    section = Section("s", "NỘI DUNG", blocks=(Block("a", BlockKind.PARAGRAPH, ""),))
    box.show_section(section, NumberingStyle.DECIMAL)
    box.set_caret("a", 0)
    return Place(box, box.toPlainText, box)


def text_table_cell(qtbot: QtBot) -> Place:
    grid = TableGrid()
    qtbot.addWidget(grid)
    grid.show_table(PaperTable((PaperColumn("Nội dung", 20),), (("",),)))
    grid.setCurrentCell(1, 0)
    grid.editItem(grid.item(1, 0))
    line = grid.findChild(QLineEdit)
    assert line is not None
    return Place(line, line.text, grid)


def radio_script(qtbot: QtBot) -> Place:
    pane = ScriptPane()
    qtbot.addWidget(pane)
    pane.show()
    return Place(pane.text, pane.text.toPlainText, pane)


FIELDS: list[Builder] = [
    line_edit, plan_line, plan_text, search_box, open_choice, completer, table_cell, section_text,
    text_table_cell, radio_script,
]  # fmt: skip
WORDS = [*TELEX.items(), *VNI.items()]


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


def typed_by_replay(widget: QWidget, states: str) -> None:
    """Type as Unikey does: from what stands there to the next state by backspaces and letters."""
    seen = ""
    for state in states.split():
        kept = len(os.path.commonprefix([seen, state]))
        for _ in range(len(seen) - kept):
            press(widget, Qt.Key.Key_Backspace)
        for letter in state[kept:]:
            press(widget, Qt.Key(0), letter)
        seen = state


def typed_by_composing(widget: QWidget, states: str) -> None:
    """Type as an input method does: the word grows before it is committed."""
    *_, word = states.split()
    for state in states.split():
        QApplication.sendEvent(widget, QInputMethodEvent(state, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(word)
    QApplication.sendEvent(widget, done)


@pytest.fixture(params=FIELDS, ids=lambda build: build.__name__)
def place(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Place]:
    build: Builder = request.param
    place = build(qtbot)
    window = place.keys.window()
    with qtbot.waitExposed(window):
        window.show()
    place.keys.setFocus()
    yield place


def test_words_typed_with_backspaces_arrive_whole(place: Place) -> None:
    for _word, states in WORDS:
        typed_by_replay(place.keys, states)
        press(place.keys, Qt.Key.Key_Space, " ")
    assert place.read().rstrip() == " ".join(word for word, _ in WORDS)


def test_words_composed_in_place_arrive_whole(place: Place) -> None:
    for _word, states in WORDS:
        typed_by_composing(place.keys, states)
        press(place.keys, Qt.Key.Key_Space, " ")
    assert place.read().rstrip() == " ".join(word for word, _ in WORDS)


def test_a_mark_set_in_the_middle_of_a_text_changes_that_syllable_alone(place: Place) -> None:
    typed_by_replay(place.keys, "xa xã")
    press(place.keys, Qt.Key.Key_Space, " ")
    typed_by_replay(place.keys, "Tan Tân")
    for _ in range(4):
        press(place.keys, Qt.Key.Key_Left)
    typed_by_replay(place.keys, "m mơ mới")
    assert place.read() == "xãmới Tân"


def test_nothing_is_offered_while_a_syllable_is_composed(place: Place) -> None:
    line = place.keys
    offers = line.completer() if isinstance(line, QLineEdit) else None
    QApplication.sendEvent(line, QInputMethodEvent("ti", []))
    assert not _shown(offers)
    QApplication.sendEvent(line, QInputMethodEvent("tiê", []))
    assert not _shown(offers)


def _shown(offers: QCompleter | None) -> bool:
    popup = offers.popup() if offers is not None else None
    return popup is not None and popup.isVisible()
