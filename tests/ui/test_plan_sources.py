"""A new plan from the superior's document or from last year's plan, as an officer works."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.sources.clause import Mark
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.dialogs.urgent_answer import UrgentAnswerDialog
from kehoach_desktop.ui.dialogs.urgent_order import UrgentOrderDialog, store_order
from kehoach_desktop.ui.pages.plans.carry_guide import CarryGuide
from kehoach_desktop.ui.pages.plans.clause_row import ClauseRow
from kehoach_desktop.ui.pages.plans.last_year_tasks import LastYearTasks
from kehoach_desktop.ui.pages.plans.last_year_view import LastYearView
from kehoach_desktop.ui.pages.plans.superior_view import SuperiorView

sys.path.append(str(Path(__file__).parent.parent / "chain"))
from chain_samples import superior_file  # noqa: E402

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Vũ Thị Sen", "Ủy ban")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    qtbot.addWidget(desk.page)
    desk.page.resize(1186, 640)
    desk.page.show()
    yield desk
    assert desk.crashes == []
    desk.app.close()


def shown(desk: Desk, kind: type) -> object:
    view = desk.page._stack.currentWidget()
    assert isinstance(view, kind), view
    return view


def superior_view(desk: Desk) -> SuperiorView:
    desk.page.new_plan()
    desk.page._new.sources.buttons["superior"].click()
    view = shown(desk, SuperiorView)
    assert isinstance(view, SuperiorView)
    return view


def test_clauses_are_marked_by_keys_and_become_the_draft(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    view = superior_view(desk)
    view.read_file(superior_file(tmp_path))
    first = view.model.clauses[view.table.currentIndex().row()]
    assert first.number == "I.1 ý 1"
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    assert view.model.clauses[view.table.currentIndex().row()].number == "I.1 ý 2"
    qtbot.keyClick(view.table, Qt.Key.Key_2)
    view.reason.setText("việc của sở")
    qtbot.keyClick(view.reason, Qt.Key.Key_Return)
    marked = view.model.marked
    assert marked is not None
    assert [v.mark for v in marked.verdicts.values()].count(Mark.NOT_OURS) == 1
    assert "việc của sở" in {verdict.reason for verdict in marked.verdicts.values()}
    line = next(i for i, each in enumerate(view.model.clauses) if each.number == "II.1")
    view.table.selectRow(line)
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    view.start.click()
    new = desk.page._new
    new.buttons["B"].click()
    assert new._citation.number == "41/KH-UBND"
    new.begin.click()
    assert desk.page.editor is not None
    plan = desk.page.editor.session.plan
    assert "Mở chuyên mục trên đài truyền thanh" in {task.title for task in plan.tasks}
    coverage = desk.app.chain.superiors.coverage(plan)
    assert [each.clause.number for each in coverage.documents[0].answered] == ["I.1 ý 1", "II.1"]


def test_a_new_plan_from_a_template_forgets_the_clauses(desk: Desk, tmp_path: Path) -> None:
    view = superior_view(desk)
    view.read_file(superior_file(tmp_path))
    view.start.click()
    desk.page.new_plan()
    desk.page._new.buttons["B"].click()
    desk.page._new.begin.click()
    assert desk.page.editor is not None
    assert desk.app.chain.superiors.documents_of(desk.page.editor.session.plan.id) == []


def issue_sample(desk: Desk) -> str:
    (row,) = desk.app.plans.rows()
    plan = desk.app.plans.load(row.id)
    desk.app.plans.issue(plan, "3", dt.date(plan.year, 1, 6), SIGNER)
    return plan.id


def guide_of(desk: Desk) -> CarryGuide:
    issue_sample(desk)
    desk.page.new_plan()
    desk.page._new.sources.buttons["last_year"].click()
    view = shown(desk, LastYearView)
    assert isinstance(view, LastYearView)
    view.begin.click()
    tasks = shown(desk, LastYearTasks)
    assert isinstance(tasks, LastYearTasks)
    assert tasks.table.rowCount() > 0
    tasks.go_on.click()
    guide = shown(desk, CarryGuide)
    assert isinstance(guide, CarryGuide)
    return guide


def test_spots_are_decided_by_keys_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    view = guide_of(desk)
    guide = view.guide
    assert guide is not None
    before = guide.open_count
    year = next(i for i, each in enumerate(view.model.spots) if each.key == "title")
    view.table.selectRow(year)
    old = guide.plan.title
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    assert view.guide is not None
    assert view.guide.plan.title != old
    assert view.guide.open_count == before - 1
    qtbot.keyClick(view.table, Qt.Key.Key_2)
    qtbot.keyClick(view.table, Qt.Key.Key_3)
    assert view.guide.open_count == before - 2
    for _ in range(3):
        view.undo()
    assert view.guide.plan.title == old
    assert view.guide.open_count == before


def test_last_years_plan_from_a_file_goes_through_the_same_guide(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "năm trước.txt"
    words = "KẾ HOẠCH\nDọn kênh năm 2024\nI. MỤC ĐÍCH\n1. Thông nước năm 2024.\n"
    file.write_text(words, encoding="utf-8")
    desk.page.new_plan()
    desk.page._new.sources.buttons["last_year"].click()
    view = shown(desk, LastYearView)
    assert isinstance(view, LastYearView)
    assert not view.begin.isEnabled()
    view.read_file(file)
    assert view.year.text() == "2025"
    view.year.setText("2026")
    view.begin.click()
    guide = shown(desk, CarryGuide)
    assert isinstance(guide, CarryGuide)
    assert guide.guide is not None
    assert [each.found.offer for each in guide.guide.spots] == ["2026", "2026"]


def test_one_key_decides_all_that_say_the_same_and_one_undo_takes_it_back(
    desk: Desk, qtbot: QtBot
) -> None:
    view = guide_of(desk)
    assert view.guide is not None
    before, plan = view.guide.open_count, view.guide.plan
    year = next(i for i, each in enumerate(view.model.spots) if each.key == "title")
    view.table.selectRow(year)
    alike = view._alike(view.model.spots[year])
    assert alike > 1
    assert str(alike) in view.alike.text()
    qtbot.keyClick(view.table, Qt.Key.Key_4)
    assert view.guide.open_count == before - alike
    view.undo()
    assert view.guide.plan == plan
    assert view.guide.open_count == before


def test_the_coverage_sheet_is_offered_where_a_superiors_document_is_answered(
    desk: Desk, tmp_path: Path
) -> None:
    (row,) = desk.app.plans.rows()
    desk.page.open_plan(row.id)
    assert desk.page.editor is not None
    entry = desk.page.editor.bar.entries["coverage"]
    assert not entry.isVisible()
    document = desk.app.chain.superiors.read(superior_file(tmp_path)).document
    clause = next(each for each in document.clauses if each.kind.can_be_answered)
    task = desk.page.editor.session.plan.tasks[0]
    clauses = desk.page.editor.session.clauses
    assert clauses is not None
    clauses.link(task.id, document.id, clause.id)
    assert entry.isVisible()


def test_a_draft_that_is_opened_reminds_of_its_open_spots(desk: Desk) -> None:
    view = guide_of(desk)
    view.draft.click()
    assert desk.page.editor is not None
    told = desk.notices[-1]
    assert str(view.guide.open_count) in told.text
    assert told.act is not None
    told.act()
    shown(desk, CarryGuide)


def test_a_task_that_is_left_out_is_not_in_the_draft(desk: Desk) -> None:
    issue_sample(desk)
    desk.page._sources.show("last_year")
    shown(desk, LastYearView).begin.click()
    tasks = shown(desk, LastYearTasks)
    title = tasks.table.item(0, 1).text()
    tasks.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    tasks.go_on.click()
    guide = shown(desk, CarryGuide).guide
    assert title not in {task.title for task in guide.plan.tasks}


def test_an_order_is_taken_down_from_the_short_form(desk: Desk, qtbot: QtBot) -> None:
    dialog = UrgentOrderDialog(desk.shell)
    qtbot.addWidget(dialog)
    dialog.take()
    assert dialog.problem.text()
    dialog.what.setPlainText("Báo cáo số hộ bị ngập")
    dialog.deadline.setText("16h 1/1/2099")
    dialog.take()
    store_order(desk.shell, dialog.order())
    (row,) = desk.app.chain.urgents.rows()
    assert row.order.deadline == dt.datetime(2099, 1, 1, 16, 0)
    assert row.order.what == "Báo cáo số hộ bị ngập"


def test_a_section_shows_its_clause_which_is_unlinked_and_linked_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    view = superior_view(desk)
    view.read_file(superior_file(tmp_path))
    document = view.model.marked.document
    (row,) = desk.app.plans.rows()
    plan = desk.app.plans.load(row.id)
    section, clause = plan.sections[0], document.clauses[3]
    desk.app.chain.superiors.link(plan.id, section.id, document.id, clause.id)
    desk.page.open_plan(plan.id)
    editor = desk.page.editor
    editor.show_part(f"section:{section.id}")
    (shown_row,) = editor.part.findChildren(ClauseRow)
    assert not shown_row.isHidden()
    (button,) = shown_row.findChildren(QPushButton)
    button.click()
    assert desk.app.chain.superiors.links(plan.id) == []
    desk.notices[-1].act()
    assert [link.target for link in desk.app.chain.superiors.links(plan.id)] == [section.id]


def test_a_plan_without_a_superiors_document_shows_no_clauses(desk: Desk) -> None:
    desk.open_sample()
    editor = desk.page.editor
    editor.show_part(f"section:{editor.session.plan.sections[0].id}")
    assert all(row.isHidden() for row in editor.part.findChildren(ClauseRow))


def test_an_order_is_answered_by_a_number_and_its_paper_attached(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    store_order(desk.shell, NewOrder("Báo cáo số hộ bị ngập", "16h 1/1/2099"))
    (found,) = desk.app.chain.urgents.rows()
    dialog = UrgentAnswerDialog(desk.shell, found)
    qtbot.addWidget(dialog)
    dialog.take()
    assert dialog.problem.text()
    paper = tmp_path / "hoa-toc.pdf"
    paper.write_bytes(b"%PDF-1.4")
    dialog.attach_file(paper)
    dialog.number.setText("33/BC-UBND")
    dialog.take()
    answered = desk.app.chain.urgents.order(found.order.id)
    assert answered.order.answer_number == "33/BC-UBND"
    assert answered.order.paper_name == "hoa-toc.pdf"
    assert answered.row.turn.done_on is not None
