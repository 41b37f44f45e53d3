from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.plan import IssueForm
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans.drafts import PRESENT
from kehoach_desktop.ui.dialogs.plan_issue import IssueDialog, Issuing
from kehoach_desktop.ui.dialogs.plan_submissions import SubmissionsDialog
from kehoach_desktop.ui.pages.plans.header_part import HeaderPart
from kehoach_desktop.ui.pages.plans.issued import IssuedPlan
from kehoach_desktop.ui.pages.plans.paper import Paper, file_name


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    desk.page.resize(1250, 650)
    desk.page.show()
    desk.page.activate()
    yield desk
    assert desk.crashes == []
    desk.app.close()


def issue(desk: Desk, original: Path | None = None) -> IssuedPlan:
    desk.open_sample()
    assert desk.page.editor is not None
    signatory = desk.page.editor.session.plan.signatory
    assert signatory is not None
    assert desk.page.life is not None
    desk.page.life.issue(Issuing("02", dt.date(2026, 1, 5), signatory, original))
    shown = desk.page._open
    assert isinstance(shown, IssuedPlan)
    return shown


@pytest.mark.parametrize("shape", ["A", "B", "C", "D", "E"])
def test_a_plan_from_each_template_is_stored_and_opens_with_its_pages(
    desk: Desk, shape: str
) -> None:
    desk.page.new_plan()
    new = desk.page._new
    assert new is not None
    assert not new.buttons[shape].icon().isNull()
    new.buttons[shape].click()
    new.begin.click()
    editor = desk.page.editor
    assert editor is not None
    assert editor.session.plan.shape == shape
    assert "{" not in editor.session.plan.title
    desk.settle(lambda: editor.preview.document is not None)
    assert editor.preview.document is not None
    assert editor.preview.document.pages >= 2
    for state in editor._states():
        editor.show_part(state.key)
        assert editor.part.key == state.key


def test_the_year_above_changes_the_year_in_the_title(desk: Desk) -> None:
    desk.page.new_plan()
    new = desk.page._new
    assert new is not None
    new.buttons["B"].click()
    new.year.setText("2027")
    new.year.edited.emit("2027")
    assert "2027" in new.title.text()


def test_a_new_plan_refuses_a_year_of_20233_and_an_empty_title(desk: Desk) -> None:
    desk.page.new_plan()
    new = desk.page._new
    assert new is not None
    new.buttons["B"].click()
    new.year.setText("20233")
    new.begin.click()
    assert "20233" in new.problem.text()
    new.year.setText("2026")
    new.title.setPlainText("  ")
    new.begin.click()
    assert desk.page.editor is None
    assert "rích yếu" in new.problem.text() or "tên" in new.problem.text()


def test_a_decision_of_the_head_is_never_signed_for_the_body(desk: Desk) -> None:
    desk.page.new_plan()
    new = desk.page._new
    assert new is not None
    new.buttons["B"].click()
    new.form.show_value(IssueForm.DECISION_BY_HEAD)
    new.form.chosen.emit(IssueForm.DECISION_BY_HEAD)
    new.begin.click()
    editor = desk.page.editor
    assert editor is not None
    signatory = editor.session.plan.signatory
    assert signatory is None or not signatory.body


def test_a_submitted_draft_is_kept_and_the_next_one_goes_on(qtbot: QtBot, desk: Desk) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    plan = replace(editor.session.plan, closing="Bản trình lần một./.")
    editor.session.edit(plan)
    assert desk.page.life is not None
    desk.page.life.submit("trình Phó Chủ tịch")
    editor = desk.page.editor
    assert editor is not None
    assert editor.session.plan.draft_no == plan.draft_no + 1
    editor.session.edit(replace(editor.session.plan, closing="Sửa theo ý kiến./."))
    desk.page.deactivate()
    kept = desk.app.plans.submissions(plan.id)
    assert [each.note for each in kept] == ["trình Phó Chủ tịch"]
    assert desk.app.plans.submitted(plan.id, kept[0].draft_no).closing == "Bản trình lần một./."
    assert desk.shell.office is not None
    versions = desk.app.drafts.versions(plan.id)
    dialog = SubmissionsDialog(desk.shell, desk.shell.office, desk.app.drafts, plan.id, versions)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.preview.printed, timeout=10_000):
        dialog.list.setCurrentRow(1)
    assert dialog.figures.isHidden()
    with qtbot.waitSignal(dialog.preview.printed, timeout=10_000):
        dialog.compare_with(PRESENT)
    assert dialog.figures.text().startswith("Tổng hợp: 0 đoạn được sửa, 1 đoạn thêm mới, 1 đoạn bỏ")


def test_an_issued_plan_is_read_only_under_its_banner(desk: Desk) -> None:
    shown = issue(desk)
    assert shown.banner.text() == "Đã ban hành 05/01/2026, số 02/KH-UBND"
    assert not shown.attach.isHidden()
    assert desk.page.editor is None
    row = desk.app.plans.rows()[0]
    desk.page.show_list()
    desk.page.list.select(row.id)
    assert not desk.page.list.delete.isEnabled()
    desk.page.open_plan(row.id)
    assert isinstance(desk.page._open, IssuedPlan)


def test_the_signed_copy_is_what_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.open_sample()
    assert desk.page.editor is not None
    plan, office = desk.page.editor.session.plan, desk.page.editor.session.office
    short = replace(plan, sections=plan.sections[:1], tasks=(), recipients=())
    signed = tmp_path / "ban ky.pdf"
    signed.write_bytes(desk.app.printing.plan(short, office).pdf)
    shown = issue(desk, signed)
    assert not shown.shown.isHidden()
    assert shown._make().pdf == signed.read_bytes()
    shown.shown.show_value(False)
    assert shown._make().pdf != signed.read_bytes()


def test_a_scan_can_be_attached_later_and_is_shown_as_a_picture(desk: Desk, tmp_path: Path) -> None:
    shown = issue(desk)
    scan = tmp_path / "scan.png"
    picture = QImage(200, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(scan))
    shown.attach_original(scan)
    desk.page.open_plan(shown.plan.id)
    again = desk.page._open
    assert isinstance(again, IssuedPlan)
    assert again._views.currentIndex() == 1
    assert not again.picture.pixmap().isNull()
    assert again.attach.isHidden()


@pytest.mark.parametrize(
    ("number", "date", "told"),
    [("", "05/01/2026", ""), ("02", "05/01/20233", "20233"), ("02", "31/02/2026", "31/02/2026")],
)
def test_the_issue_dialog_says_what_is_wrong_and_keeps_what_was_typed(
    qtbot: QtBot, desk: Desk, number: str, date: str, told: str
) -> None:
    desk.open_sample()
    assert desk.page.editor is not None
    session = desk.page.editor.session
    dialog = IssueDialog(session.plan, session.office)
    qtbot.addWidget(dialog)
    dialog.number.setText(number)
    dialog.date.setText(date)
    dialog.take()
    assert dialog.problem.text()
    assert told in dialog.problem.text()
    assert (dialog.number.text(), dialog.date.text()) == (number, date)
    assert "“”" not in dialog.problem.text()
    with pytest.raises(ValueError, match="not accepted"):
        dialog.issuing()
    dialog.number.setText("2")
    dialog.date.setText("5/1/26")
    dialog.take()
    assert dialog.issuing().number == "02"
    assert dialog.issuing().date == dt.date(2026, 1, 5)


def test_a_plan_that_names_no_signer_offers_the_name_the_office_knows(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open_sample()
    assert desk.page.editor is not None
    session = desk.page.editor.session
    signer = session.office.signatories[0]
    plan = replace(session.plan, signatory=replace(signer, name=""))
    dialog = IssueDialog(plan, session.office)
    qtbot.addWidget(dialog)
    assert dialog.name.text() == signer.name != ""


def test_a_deleted_draft_comes_back_by_undo(desk: Desk) -> None:
    row = desk.page.list.current()
    assert row is not None
    desk.page.list.delete_asked.emit(row)
    assert desk.page.list.model.is_empty
    assert desk.notices[-1].act is not None
    desk.notices[-1].act()
    assert desk.page.list.current() is not None
    assert len(desk.app.plans.rows()) == 1


def test_a_deleted_draft_is_gone_when_the_place_is_left(desk: Desk) -> None:
    row = desk.page.list.current()
    desk.page.list.delete_asked.emit(row)
    desk.page.deactivate()
    assert desk.app.plans.rows() == []


def test_a_copy_is_a_new_draft_with_the_same_words(desk: Desk) -> None:
    shown = issue(desk)
    shown.copy_asked.emit(shown.plan)
    editor = desk.page.editor
    assert editor is not None
    copy = editor.session.plan
    assert not copy.is_issued
    assert [t.title for t in copy.tasks] == [t.title for t in shown.plan.tasks]
    assert not {t.id for t in copy.tasks} & {t.id for t in shown.plan.tasks}
    assert [b.text for s in copy.sections for b in s.blocks] == [
        b.text for s in shown.plan.sections for b in s.blocks
    ]


def test_the_list_is_filtered_by_what_is_typed(desk: Desk) -> None:
    desk.page.list.filter.setText("cai cach")
    assert desk.page.list.model.rowCount() == 1
    desk.page.list.filter.setText("không hề có")
    assert desk.page.list.model.rowCount() == 0
    assert desk.page.list.current() is None


def test_pages_go_to_the_printer_and_into_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.open_sample()
    assert desk.page.editor is not None
    session = desk.page.editor.session
    made = desk.app.printing.plan(session.plan, session.office)
    paper = Paper(desk.shell, desk.page)
    target = tmp_path / "ke hoach.pdf"
    paper.write_pdf(lambda: made, target)
    assert target.read_bytes() == made.pdf
    printed = tmp_path / "may in.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setResolution(72)
    printer.setFromTo(1, 2)
    paper.send(made, printer)
    assert desk.app.printing.read_pdf(printed).pages == 2


def test_a_file_name_is_plain_letters() -> None:
    assert file_name("Tuyên truyền CCHC, năm 2026/QĐ") == "tuyen-truyen-cchc-nam-2026-qd"
    assert file_name("…") == "ke-hoach"


def test_a_word_file_is_no_signed_copy(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "ban ky.pdf"
    wrong.write_bytes(b"PK\x03\x04 not a pdf")
    shown = issue(desk)
    shown.attach_original(wrong)
    assert "ban ky.pdf" in desk.notices[-1].text
    assert desk.app.plans.original(shown.plan.id) is None
    assert desk.shell.office is not None
    dialog = IssueDialog(shown.plan, desk.shell.office)
    qtbot.addWidget(dialog)
    dialog.attach_file(wrong)
    assert "ban ky.pdf" in dialog.problem.text()
    assert dialog.problem.text().startswith(desk.notices[-1].text)  # refused in the same words
    dialog.attach_file(tmp_path / "da rut.pdf")
    assert (
        dialog.problem.text()
        == explain(AppError("E-GONE", path=str(tmp_path / "da rut.pdf"))).sentence
    )


def test_the_articles_of_a_decision_are_added_and_taken_away(desk: Desk) -> None:
    desk.page.new_plan()
    assert desk.page._new is not None
    desk.page._new.buttons["C"].click()
    desk.page._new.begin.click()
    editor = desk.page.editor
    assert editor is not None
    editor.show_part("header")
    part = editor.part
    assert isinstance(part, HeaderPart)
    decision = editor.session.plan.decision
    assert decision is not None
    part._add_article()
    assert len(part.articles) == len(decision.articles) + 1
    assert part.articles[-1].text() == decision.articles[-1]
    part._remove_article(len(decision.articles) - 1)
    assert editor.session.plan.decision == decision
    assert [field.text() for field in part.articles] == list(decision.articles)
