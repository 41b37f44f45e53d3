"""The drawer "Văn bản khác": a paper is made, edited, seen, printed, issued and frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.marks import Scope
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.services.plans.paper_starts import Correction
from kehoach_desktop.ui.dialogs.paper_issue import PaperIssueDialog
from kehoach_desktop.ui.dialogs.paper_new import CORRECT, REMIND, NewPaperDialog
from kehoach_desktop.ui.dialogs.plan_submissions import SubmissionsDialog
from kehoach_desktop.ui.models.plan_rows import PlanRows
from kehoach_desktop.ui.page import PaperToOpen
from kehoach_desktop.ui.pages.papers.desk import PapersDesk
from kehoach_desktop.ui.pages.papers.editor import PaperEditor
from kehoach_desktop.ui.pages.papers.issued import IssuedPaper


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    desk.page.resize(1366, 700)
    desk.page.show()
    desk.page.activate()
    desk.settle()
    yield desk
    assert desk.crashes == []
    desk.app.close()


def started(desk: Desk, kind: PaperKind) -> PaperEditor:
    """Make a paper about the sample plan and return its editor."""
    papers, office = desk.app.papers, desk.shell.office
    assert office is not None
    plan_id = desk.app.plans.rows()[0].id
    desk.page.drawers.setCurrentWidget(desk.page.papers)
    desk.page.papers.make(lambda: papers.create(papers.start(kind, office, plan_id)))
    desk.settle()
    editor = desk.page.papers.editor
    assert editor is not None
    return editor


def stored(desk: Desk) -> Paper:
    """Return the only paper as it lies on the disk."""
    (row,) = desk.app.papers.rows()
    return desk.app.papers.load(row.id)


@pytest.mark.parametrize("kind", PaperKind)
def test_every_type_opens_with_its_page_beside_it(desk: Desk, kind: PaperKind) -> None:
    editor = started(desk, kind)
    desk.settle(lambda: editor.preview.document is not None)
    assert not desk.crashes
    assert editor.preview.document is not None and editor.preview.document.pages >= 1


def test_what_is_typed_is_on_the_disk_and_can_be_taken_back(desk: Desk) -> None:
    editor = started(desk, PaperKind.LETTER)
    before = editor.session.paper.subject
    assert before in desk.page.title
    editor.head.subject.setPlainText("phối hợp trồng cây đầu xuân")
    text = editor.body.sections[0].text
    text.setFocus()
    text.textCursor().insertText("Trồng 300 cây")
    desk.page.papers.flush()
    desk.settle()
    assert stored(desk).subject == "phối hợp trồng cây đầu xuân"
    assert "Trồng 300 cây" in stored(desk).sections[0].blocks[0].text
    editor.session.undo()
    editor.session.undo()
    assert editor.session.paper.subject == before


def test_a_section_and_an_appendix_with_a_pasted_table_are_added(desk: Desk) -> None:
    editor = started(desk, PaperKind.REPORT)
    count = len(editor.session.paper.sections)
    editor.body._add()  # noqa: SLF001 - the button's act
    editor.appendices.add()
    card = editor.appendices.cards[0]
    card.title.edited.emit("Số liệu theo thôn")
    QTest.mouseClick(card.add_table, Qt.MouseButton.LeftButton)
    card.table.grid.setCurrentCell(1, 0)
    card.table.grid.paste("1\tThôn Đông\t12\n2\tThôn Đoài\t9")
    desk.page.papers.flush()
    desk.settle()
    kept = stored(desk)
    assert len(kept.sections) == count + 1
    (appendix,) = kept.appendices
    assert appendix.title == "Số liệu theo thôn"
    assert appendix.table is not None
    assert appendix.table.rows == (("1", "Thôn Đông", "12"), ("2", "Thôn Đoài", "9"))


def test_an_issued_paper_is_frozen_and_stands_in_the_list(desk: Desk) -> None:
    editor = started(desk, PaperKind.REPORT)
    dialog = PaperIssueDialog(editor.session.paper, desk.page)
    dialog.number.setText("7")
    dialog.date.setText("10/03/2026")
    dialog.take()
    told = dialog.issuing()
    issued = desk.app.papers.issue(stored(desk), told.number, told.date, told.signatory)
    assert issued.issue is not None and issued.issue.date == dt.date(2026, 3, 10)
    desk.page.papers.open_paper(issued.id)
    desk.settle()
    page = desk.page.papers._open  # noqa: SLF001
    assert isinstance(page, IssuedPaper)
    assert "07/BC-UBND" in page.banner.text()
    desk.page.papers.show_list()
    desk.settle()
    row = desk.page.papers.list.current()
    assert row is not None and row.is_issued
    assert not desk.page.papers.list.delete.isEnabled()


def test_a_deleted_draft_comes_back_by_undo(desk: Desk) -> None:
    started(desk, PaperKind.NOTICE)
    papers: PapersDesk = desk.page.papers
    papers.show_list()
    desk.settle()
    row = papers.list.current()
    assert row is not None
    papers.list.delete_asked.emit(row)
    assert papers.list.model.rowCount() == 0
    act = desk.notices[-1].act
    assert act is not None
    act()
    assert papers.list.model.rowCount() == 1
    desk.page.deactivate()
    desk.settle()
    assert len(desk.app.papers.rows()) == 1


def test_the_dialog_offers_issued_plans_only_for_what_is_made_from_one(desk: Desk) -> None:
    rows = desk.app.plans.rows()
    dialog = NewPaperDialog(rows, desk.page)
    assert dialog.plan.count() == len(rows) + 1
    dialog.what.show_value(REMIND)
    dialog.what.chosen.emit(REMIND)
    assert dialog.plan.count() == 0  # the sample is a draft
    dialog.take()
    assert "kế hoạch đã ban hành" in dialog.problem.text()
    dialog.what.show_value(CORRECT)
    dialog.what.chosen.emit(CORRECT)
    dialog.wrong.setText("năm 2062")
    dialog.right.setText("năm 2026")
    assert dialog.wanted().correction == Correction("năm 2062", "năm 2026")
    assert not dialog.correction.isHidden()


def test_a_marking_of_secrecy_is_told_beside_the_page(desk: Desk) -> None:
    editor = started(desk, PaperKind.LETTER)
    editor.head.subject.setPlainText("TỐI MẬT")
    desk.settle(lambda: not editor.preview._problem.isHidden())  # noqa: SLF001
    assert "bí mật nhà nước" in editor.preview._problem.text()  # noqa: SLF001


def test_a_click_on_the_page_goes_to_the_field_where_it_is_written(desk: Desk) -> None:
    editor = started(desk, PaperKind.LETTER)
    desk.settle(lambda: editor.preview.document is not None)
    document = editor.preview.document
    assert document is not None
    block = editor.session.paper.sections[0].blocks[0].id
    for source, field in (
        ("header", editor.head.symbol),
        ("addressees", editor.head.fields["addressees"]),
        (f"block:{block}", editor.body.sections[0].text),
        ("closing", editor.body.closing.fields["closing"]),
    ):
        editor.preview.clicked.emit(source)
        assert desk.page.focusWidget() is field
    # What can be clicked on the page is known to the form.
    for spot in document.spots:
        desk.page.setFocus()
        editor.show_source(spot.source)
        assert desk.page.focusWidget() is not desk.page, spot.source


def test_the_mark_of_scope_is_chosen_and_kept(desk: Desk) -> None:
    editor = started(desk, PaperKind.REPORT)
    editor.head.marks.scope.chosen.emit(Scope.INTERNAL)
    desk.page.papers.flush()
    desk.settle()
    assert stored(desk).scope is Scope.INTERNAL


def test_a_draft_is_submitted_kept_and_compared_with_what_came_after(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = started(desk, PaperKind.NOTICE)
    papers: PapersDesk = desk.page.papers
    assert first.life is not None
    first.life.submit("Gửi anh An xem")
    desk.settle()
    editor = papers.editor
    assert editor is not None and editor.session.paper.draft_no == 2
    field = editor.head.subject
    field.setPlainText(f"{field.toPlainText()} sáng thứ Hai")
    seen: list[tuple[int, str, bool]] = []

    def look(dialog: SubmissionsDialog) -> int:
        dialog.list.setCurrentRow(0)
        dialog.compare_with(1)
        desk.settle()
        seen.append((dialog.list.count(), dialog.figures.text(), dialog.comments.isHidden()))
        return 0

    monkeypatch.setattr(SubmissionsDialog, "exec", look)
    editor.bar.asked.emit("history")
    desk.settle()
    ((count, figures, no_comments),) = seen
    assert count == 2 and "1 đoạn được sửa" in figures and no_comments


def test_the_plans_are_read_when_their_drawer_is_opened_after_a_paper(desk: Desk) -> None:
    paper = desk.app.papers.create(desk.app.papers.start(PaperKind.REPORT, desk.shell.office, ""))
    desk.page.activate(PaperToOpen(paper.id))  # the place is entered by a paper
    desk.settle()
    desk.page.papers.show_list()
    desk.settle()
    desk.page.list.show_rows([])  # nobody has read them yet
    desk.page.drawers.setCurrentIndex(0)
    desk.settle()
    assert not desk.page.list.model.is_empty


def test_large_letters_give_up_what_is_least_wanted_and_keep_the_title_readable(
    desk: Desk,
) -> None:
    plans = desk.page.list
    desk.page.drawers.setCurrentIndex(0)
    table, title = plans.table, PlanRows.columns.index("title")
    letter = table.fontMetrics().averageCharWidth()
    for letters, hidden in ((160, set()), (95, {"tasks", "year"})):
        plans.setFixedWidth(letter * letters)
        QApplication.processEvents()
        shut = {name for at, name in enumerate(PlanRows.columns) if table.isColumnHidden(at)}
        assert hidden <= shut
        assert bool(shut) is bool(hidden)
        assert table.columnWidth(title) >= letter * 30
