"""Rà soát while one types: the words underlined, one key to go there, one to accept, one back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk import type_text
from plan_desk import Desk, look
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.plan import BlockKind
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.ui.dialogs.plan_issue import IssueDialog
from kehoach_desktop.ui.pages.plans.bases_part import BasesPart
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.end_part import EndPart
from kehoach_desktop.ui.pages.plans.header_part import HeaderPart
from kehoach_desktop.ui.pages.plans.section_part import SectionPart
from kehoach_desktop.ui.pages.plans.tasks_part import TasksPart
from kehoach_desktop.ui.widgets.plan_fields import TextField

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    desk.page.resize(1270, 668)
    desk.page.show()
    desk.open_sample()
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def editor(desk: Desk) -> PlanEditor:
    """The sample plan without its own findings, in its first section."""
    editor = desk.page.editor
    assert editor is not None
    section = editor.session.plan.sections[0]
    block = replace(section.blocks[1], kind=BlockKind.DASH, text="Nâng cao trách nhiệm.")
    section = replace(section, blocks=(block,))
    plan = replace(editor.session.plan, sections=(section,), tasks=())
    editor.session.edit(plan)
    editor.show_part(f"section:{section.id}")
    look(desk, editor)
    return editor


def text_of(editor: PlanEditor) -> str:
    return editor.session.plan.sections[0].blocks[0].text


def underlined(editor: PlanEditor) -> list[str]:
    """Return the words under a wave in the section that is shown."""
    part = editor.part
    assert isinstance(part, SectionPart)
    block = part.text.document().begin()
    spans = block.layout().formats()
    return [
        block.text()[each.start : each.start + each.length]
        for each in spans
        if each.format.underlineStyle() == WAVE
    ]


def type_fault(desk: Desk, editor: PlanEditor) -> SectionPart:
    part = editor.part
    assert isinstance(part, SectionPart)
    part.text.setFocus()
    part.text.set_caret(editor.session.plan.sections[0].blocks[0].id, 10_000)
    type_text(part.text, " Xây dựng kể hoạch.")
    look(desk, editor)
    return part


def go_to(editor: PlanEditor, rule: str) -> None:
    """Step from finding to finding until one of `rule` is shown."""
    told = editor.review.reviewed.told if editor.review.reviewed else ()
    for _ in told:
        editor.review.step(1)
        shown = editor.review.panel.remark
        if shown is not None and shown.finding.rule == rule:
            return
    raise AssertionError(f"no finding of {rule}")


def test_a_misspelt_word_is_found_mended_and_taken_back(desk: Desk, editor: PlanEditor) -> None:
    part = type_fault(desk, editor)
    typed = text_of(editor)
    assert typed == "Nâng cao trách nhiệm. Xây dựng kể hoạch."
    assert any("kể" in words for words in underlined(editor))
    assert "1 lỗi" in editor.outline.findings.text()

    go_to(editor, "spelling.misspelt")
    assert "kể" in part.text.textCursor().selectedText()
    assert "kế" in editor.review.panel.accept.text()
    editor.review.accept_current()
    assert text_of(editor) == "Nâng cao trách nhiệm. Xây dựng kế hoạch."
    look(desk, editor)
    assert not any("kế" in words for words in underlined(editor))

    editor.session.undo()
    assert text_of(editor) == typed


def test_nothing_is_changed_unasked(desk: Desk, editor: PlanEditor) -> None:
    type_fault(desk, editor)
    editor.review.step(1)
    editor.review.step(1)
    editor.review.open_list()
    look(desk, editor)
    assert text_of(editor) == "Nâng cao trách nhiệm. Xây dựng kể hoạch."


def test_a_wave_does_not_stay_under_words_that_changed(desk: Desk, editor: PlanEditor) -> None:
    part = type_fault(desk, editor)
    part.text.set_caret(editor.session.plan.sections[0].blocks[0].id, 0)
    type_text(part.text, "a")
    assert underlined(editor) == []


def test_an_ignored_finding_is_counted_listed_and_brought_back(
    desk: Desk, editor: PlanEditor
) -> None:
    type_fault(desk, editor)
    review = editor.review
    assert review.reviewed is not None
    told = len(review.reviewed.told)
    review.show(next(e for e in review.reviewed.told if e.finding.rule == "spelling.misspelt"))
    review.panel.ignore_asked.emit(review.panel.remark, "plan")
    look(desk, editor)
    assert len(review.reviewed.told) == told - 1
    assert "bỏ qua 1" in editor.outline.findings.text()

    silent = review.reviewed.silent[0]
    review.panel.chosen.emit(silent)
    assert not review.panel.restore.isHidden() and review.panel.accept.isHidden()
    review.panel.restore_asked.emit(silent)
    look(desk, editor)
    assert len(review.reviewed.told) == told


def test_the_very_words_are_chosen_and_not_their_neighbours(desk: Desk, editor: PlanEditor) -> None:
    part = editor.part
    assert isinstance(part, SectionPart)
    part.text.setFocus()
    part.text.set_caret(editor.session.plan.sections[0].blocks[0].id, 10_000)
    type_text(part.text, " Báo cáo kết quả với UBND huyện trước ngày họp.")
    look(desk, editor)
    go_to(editor, "time.ended")
    assert part.text.textCursor().selectedText() == "UBND huyện"


def test_the_list_opens_at_the_finding_that_is_shown(desk: Desk, editor: PlanEditor) -> None:
    type_fault(desk, editor)
    panel, reviewed = editor.review.panel, editor.review.reviewed
    assert reviewed is not None
    editor.review.show(reviewed.ordered[-1])
    panel.show_list(True)
    row = panel.list.currentItem()
    assert row is not None
    assert row.data(Qt.ItemDataRole.UserRole) is panel.remark
    assert panel.list.currentRow() > 0


def test_the_outline_says_where_there_is_something_to_mend(desk: Desk, editor: PlanEditor) -> None:
    type_fault(desk, editor)
    key = editor.part.key
    states = {editor.outline.tree.topLevelItem(n).text(0) for n in range(3)}
    assert any("(" in each and "MỤC ĐÍCH" in each.upper() for each in states), key


def test_issuing_tells_open_errors_and_bars_nothing(desk: Desk, editor: PlanEditor) -> None:
    type_fault(desk, editor)
    assert editor.review.errors >= 1
    session = editor.session
    dialog = IssueDialog(session.plan, session.office, open_errors=editor.review.errors)
    told = [each.text() for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog)]
    assert any("chưa sửa" in each for each in told)
    assert IssueDialog(session.plan, session.office).errors.isHidden()


def test_a_file_is_reviewed_beside_the_plans(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "nháp.txt"
    file.write_text("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- Trách nhiệm của của cán bộ xã.\n", "utf-8")
    desk.page.review_file(file)
    desk.settle()
    page = desk.page._files
    assert page is not None and page.table.rowCount() >= 1
    words = [page.table.item(row, 2).text() for row in range(page.table.rowCount())]
    assert any("của của" in each for each in words)
    assert file.read_text("utf-8").count("của của") == 1


def waved(field: TextField) -> list[str]:
    """Return the words under a wave in a field."""
    return [each.cursor.selectedText() for each in field.extraSelections()]


def mend(qtbot: QtBot, desk: Desk, editor: PlanEditor, field: TextField, word: str) -> None:
    """Go to the finding on `word` and take its suggestion by Alt+Enter, the focus in the field."""
    told = editor.review.reviewed.told if editor.review.reviewed else ()
    editor.review.show(next(each for each in told if word in each.finding.quote and each.change))
    assert word.lower() in field.textCursor().selectedText().lower()
    desk.page.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    look(desk, editor)
    assert waved(field) == []


def test_the_title_is_marked_and_mended_where_it_is_typed(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    editor.session.edit(replace(editor.session.plan, title="Xây dựng kể hoạch năm 2026"))
    editor.show_part("header")
    look(desk, editor)
    part = editor.part
    assert isinstance(part, HeaderPart)
    assert any("kể" in words for words in waved(part.title))
    mend(qtbot, desk, editor, part.title, "kể")
    assert editor.session.plan.title == "Xây dựng kế hoạch năm 2026"
    type_text(part.title, "a")
    assert waved(part.title) == []


def test_a_recipient_and_the_closing_are_marked_in_their_fields(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    plan = replace(editor.session.plan, recipients=("Công an xã", "Các dịch vị công của xã"),
                   closing="Yêu cầu các đơn vị xây dựng kể hoạch cụ thể./.")  # fmt: skip
    editor.session.edit(plan)
    editor.show_part("recipients")
    look(desk, editor)
    part = editor.part
    assert isinstance(part, EndPart)
    assert any("kể" in words for words in waved(part.closing))
    assert any("vị" in words for words in waved(part.recipients))
    mend(qtbot, desk, editor, part.recipients, "vị")
    assert editor.session.plan.recipients == ("Công an xã", "Các dịch vụ công của xã")


def test_the_opening_and_a_heading_are_marked_where_they_are_typed(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    section = replace(editor.session.plan.sections[0], heading="Mục địch")
    plan = replace(
        editor.session.plan, opening="Xã xây dựng kể hoạch như sau:", sections=(section,)
    )
    editor.session.edit(plan)
    look(desk, editor)
    section_part = editor.part
    assert isinstance(section_part, SectionPart)
    assert waved(section_part.heading_field)
    mend(qtbot, desk, editor, section_part.heading_field, "ỊCH")
    assert editor.session.plan.sections[0].heading == "Mục đích"
    editor.show_part("bases")
    look(desk, editor)
    bases = editor.part
    assert isinstance(bases, BasesPart)
    mend(qtbot, desk, editor, bases.opening, "kể")


def test_a_task_card_says_how_many_and_marks_its_fields(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    task = Task("t1", "Tập huấn", content="Hướng dẫn sử dụng dịch vị công", in_appendix=True)
    editor.session.edit(replace(editor.session.plan, tasks=(task,)))
    editor.show_part("tasks")
    look(desk, editor)
    part = editor.part
    assert isinstance(part, TasksPart)
    card = part.cards.cards["t1"]
    assert "cần xem" in card._found.text()
    told = editor.review.reviewed.told if editor.review.reviewed else ()
    editor.review.show(next(each for each in told if "dịch vị" in each.finding.quote))
    assert "vị" in card.content.textCursor().selectedText()
    assert any("vị" in words for words in waved(card.content))
    mend(qtbot, desk, editor, card.content, "vị")
    assert editor.session.plan.task("t1").content == "Hướng dẫn sử dụng dịch vụ công"
