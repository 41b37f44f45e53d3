from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.plan import BlockKind, Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.pages.plans.bases_part import BasesPart
from kehoach_desktop.ui.pages.plans.carets import caret_of
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.header_part import HeaderPart
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.question_notes import QuestionNotes
from kehoach_desktop.ui.pages.plans.section_part import SectionPart
from kehoach_desktop.ui.pages.plans.tasks_part import TasksPart

BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


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


def first_section(editor: PlanEditor) -> SectionPart:
    editor.show_part(f"section:{editor.session.plan.sections[0].id}")
    assert isinstance(editor.part, SectionPart)
    return editor.part


def texts(plan: Plan, place: int = 0) -> list[str]:
    return [block.text for block in plan.sections[place].blocks]


def test_typed_words_are_in_the_plan_and_after_the_save_on_the_disk(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    part = first_section(editor)
    part.text.set_caret(part.text.selected_blocks()[0], 0)
    block = editor.session.plan.sections[0].blocks[-1]
    part.text.set_caret(block.id, len(block.text))
    qtbot.keyClicks(part.text, " them")
    assert texts(editor.session.plan)[-1] == block.text + " them"
    desk.page.deactivate()
    stored = desk.stored(editor.session.plan.id)
    assert stored == editor.session.plan


def test_undo_takes_typing_back_and_returns_to_its_place(qtbot: QtBot, editor: PlanEditor) -> None:
    part = first_section(editor)
    before = editor.session.plan
    block = before.sections[0].blocks[1]
    part.text.set_caret(block.id, 3)
    qtbot.keyClicks(part.text, "xyz")
    assert editor.session.plan is not before
    editor.show_part("header")
    editor.session.undo()
    assert editor.session.plan is before
    assert editor.part is part
    assert part.text.caret() == (block.id, 3)
    assert part.text.toPlainText().split("\n")[1] == block.text
    editor.session.redo()
    assert part.text.toPlainText().split("\n")[1] == block.text[:3] + "xyz" + block.text[3:]


def test_ctrl_z_in_a_field_undoes_the_plan_too(qtbot: QtBot, editor: PlanEditor) -> None:
    editor.show_part("header")
    assert isinstance(editor.part, HeaderPart)
    before = editor.session.plan
    editor.part.title.setFocus()
    qtbot.keyClicks(editor.part.title, "A")
    assert editor.session.plan.title.startswith("A")
    editor.session.undo()
    assert editor.session.plan is before
    assert editor.part.title.text() == before.title


def test_an_item_moves_with_the_keys_and_the_numbers_follow(
    qtbot: QtBot, editor: PlanEditor
) -> None:
    part = first_section(editor)
    section = editor.session.plan.sections[0]
    place = next(i for i, each in enumerate(section.blocks) if each.kind is BlockKind.ITEM)
    block = section.blocks[place]
    numbers = part.text.numbers()
    part.text.set_caret(block.id, 2)
    qtbot.keyClick(part.text, Qt.Key.Key_Down, BOTH)
    moved = editor.session.plan.sections[0].blocks
    assert moved[place] != block
    assert sorted(each.id for each in moved) == sorted(each.id for each in section.blocks)
    assert part.text.caret() == (block.id, 2)
    assert part.text.numbers()[: place + 1] == numbers[: place + 1]


def test_a_line_becomes_a_task_with_one_key_and_gets_a_card(editor: PlanEditor) -> None:
    part = first_section(editor)
    block = next(b for b in editor.session.plan.sections[0].blocks if b.kind is BlockKind.ITEM)
    part.text.set_caret(block.id, 0)
    part.bar.kind_chosen.emit(BlockKind.TASK)
    task = next(t for t in editor.session.plan.tasks if t.title == block.text)
    assert task.id in part.cards.cards
    assert not part.cards.isHidden()


def test_an_offered_sentence_goes_into_the_text_once(desk: Desk, editor: PlanEditor) -> None:
    part = first_section(editor)
    offer = part.guide.offers._shown[0]  # type: ignore[index]
    count = len(part.guide.offers._shown)  # type: ignore[arg-type]
    part.guide.offers.taken.emit(offer)
    assert offer.text in texts(editor.session.plan)
    desk.settle(lambda: len(part.guide.offers._shown) == count - 1)  # type: ignore[arg-type]


def test_an_answer_is_kept_with_its_section(editor: PlanEditor) -> None:
    part = first_section(editor)
    row = next(r for r in part.guide.questions._rows if r._boxes)
    row._boxes[0].box.click()
    answers = dict(editor.session.plan.sections[0].answers)
    assert row._boxes[0].words in answers[row.question.id]
    editor.session.undo()
    assert not row._boxes[0].box.isChecked()


def test_a_card_edits_its_task(qtbot: QtBot, editor: PlanEditor) -> None:
    editor.show_part("tasks")
    assert isinstance(editor.part, TasksPart)
    task = editor.session.plan.tasks[0]
    editor.part.cards.open_card(task.id)
    card = editor.part.cards.cards[task.id]
    card.schedule.phrase.setPlainText("Ngày 25 hằng tháng")
    card.targets.phrase.setText("ít nhất 10 tin, bài/năm")
    card.targets.add.click()
    lead = editor.session.office.agencies[1]
    card.lead.toggle(lead)
    changed = editor.session.plan.task(task.id)
    assert changed is not None
    assert changed.schedule is not None
    assert changed.schedule.day == 25
    assert changed.targets[-1].text() == "ít nhất 10 tin, bài/năm"
    assert [doer.agency_id for doer in changed.leads] == [lead.id]
    card.printed.chosen.emit(not task.in_appendix)
    moved = editor.session.plan.task(task.id)
    assert moved is not None
    assert moved.in_appendix is not task.in_appendix


def test_a_click_on_the_paper_goes_to_the_text_and_the_caret_marks_the_paper(
    editor: PlanEditor,
) -> None:
    view = editor.preview.view
    document = editor.preview.document
    assert document is not None
    block = editor.session.plan.sections[0].blocks[1]
    spot = next(each for each in document.spots if each.source == f"block:{block.id}")
    view.reveal(spot.source)
    box = view._spot_box(spot).translated(-view._offset())
    assert view.source_at(QPointF(box.center())) == spot.source
    editor.show_part("header")
    view.clicked.emit(spot.source)
    assert isinstance(editor.part, SectionPart)
    assert editor.part.text.caret()[0] == block.id
    other = editor.session.plan.sections[0].blocks[3]
    editor.part.text.set_caret(other.id)
    assert view._marked == f"block:{other.id}"


def test_every_spot_of_the_paper_leads_somewhere(editor: PlanEditor) -> None:
    document = editor.preview.document
    assert document is not None
    for spot in document.spots:
        caret = caret_of(editor.session.plan, spot.source)
        assert caret is not None, spot.source
        editor.session.go.emit(caret)
        assert editor.part.key == caret.page


def test_the_paper_is_printed_again_after_an_edit(qtbot: QtBot, editor: PlanEditor) -> None:
    before = editor.preview.document
    with qtbot.waitSignal(editor.preview.printed, timeout=10_000):
        editor.session.edit(replace(editor.session.plan, title="Một tên khác hẳn"))
    assert editor.preview.document is not before


def test_only_pages_in_sight_are_painted(editor: PlanEditor) -> None:
    view = editor.preview.view
    QApplication.processEvents()
    assert len(view._pictures) < view._pages


def test_a_year_of_20233_is_said_and_not_taken(editor: PlanEditor) -> None:
    editor.show_part("header")
    assert isinstance(editor.part, HeaderPart)
    before = editor.session.plan
    editor.part.year.setText("20233")
    editor.part.year.edited.emit("20233")
    assert editor.session.plan is before
    assert "20233" in editor.part.problem.text()
    assert editor.part.year.text() == "20233"


def test_an_empty_title_is_said_and_the_rest_goes_on(editor: PlanEditor) -> None:
    editor.show_part("header")
    assert isinstance(editor.part, HeaderPart)
    editor.part.title.selectAll()
    editor.part.title.insertPlainText("")
    editor.part.title.setPlainText("")
    assert editor.session.plan.title == ""
    assert editor.part.problem.text()
    assert editor.preview.document is not None


def test_sections_are_added_moved_and_removed_with_undo(desk: Desk, editor: PlanEditor) -> None:
    count = len(editor.session.plan.sections)
    first_section(editor)
    editor.outline.section_asked.emit("add")
    added = editor.session.plan.sections[1]
    assert editor.part.key == f"section:{added.id}"
    editor.outline.section_asked.emit("up")
    assert editor.session.plan.sections[0] is added
    editor.outline.section_asked.emit("remove")
    assert len(editor.session.plan.sections) == count
    assert desk.notices[-1].act is not None
    desk.notices[-1].act()
    assert editor.session.plan.sections[0] == added


def test_on_a_narrow_window_the_page_takes_the_place_of_the_text(
    desk: Desk, editor: PlanEditor
) -> None:
    desk.page.resize(900, 650)
    QApplication.processEvents()
    assert editor.preview.isHidden()
    assert not editor.work.isHidden()
    editor.toggle_preview()
    assert not editor.preview.isHidden()
    assert editor.work.isHidden()
    editor.toggle_preview()
    assert editor.preview.isHidden()


def test_arrangements_are_built_from_the_tasks_and_can_be_taken_back(
    desk: Desk, editor: PlanEditor
) -> None:
    place = len(editor.session.plan.sections) - 1
    editor.show_part(f"section:{editor.session.plan.sections[place].id}")
    assert isinstance(editor.part, SectionPart)
    before = editor.session.plan
    editor.part.guide.arrange()
    names = " ".join(texts(editor.session.plan, place))
    lead = next(task.leads[0].name for task in before.tasks if task.leads)
    assert lead in names
    editor.session.undo()
    assert editor.session.plan is before


def test_a_conflict_keeps_both_texts(desk: Desk, editor: PlanEditor) -> None:
    ours = editor.session.plan
    theirs = replace(ours, closing="Câu kết của cửa sổ khác./.")
    desk.app.plans.save(theirs, ours)
    editor.session.edit(replace(ours, closing="Câu kết của cửa sổ này./."))
    editor.session.flush()
    assert desk.notices[-1].act is not None
    desk.notices[-1].act()
    closings = {desk.app.plans.load(row.id).closing for row in desk.app.plans.rows()}
    assert closings == {"Câu kết của cửa sổ khác./.", "Câu kết của cửa sổ này./."}
    assert desk.app.plans.load(ours.id).closing == "Câu kết của cửa sổ này./."


def test_a_full_disk_keeps_the_text_and_the_next_try_saves_it(
    desk: Desk, editor: PlanEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = desk.app.plans
    real = plans.save

    def refuse(plan: Plan, previous: Plan | None) -> None:
        raise AppError("E-FULL", path="C:")

    monkeypatch.setattr(plans, "save", refuse)
    editor.session.edit(replace(editor.session.plan, closing="Không được mất./."))
    editor.session.flush()
    assert desk.notices[-1].code == "E-FULL"
    saving = editor.session.autosave
    assert saving is not None
    assert saving.is_pending
    assert saving._timer.isActive()
    monkeypatch.setattr(plans, "save", real)
    heard: list[object] = []
    desk.shell.notice.connect(heard.append)
    saving._timer.timeout.emit()
    assert not saving.is_pending
    assert plans.load(editor.session.plan.id).closing == "Không được mất./."
    assert heard == [None]  # the bar says no longer that it could not be saved


def test_steady_typing_does_not_push_the_save_back(desk: Desk, editor: PlanEditor) -> None:
    saving = editor.session.autosave
    assert saving is not None
    starts: list[int] = []
    saving._timer.start = starts.append  # type: ignore[method-assign]
    saving._timer.isActive = lambda: bool(starts)  # type: ignore[method-assign]
    for number in range(5):
        editor.session.edit(replace(editor.session.plan, closing=f"Lần {number}./."))
    assert len(starts) == 1
    assert starts[0] <= 1000


def test_carets_of_sources_no_plan_has_lead_nowhere(editor: PlanEditor) -> None:
    assert caret_of(editor.session.plan, "block:không có") is None
    editor.session.go.emit(Caret("section:không có"))


def test_a_draft_that_cannot_be_saved_is_not_left_submitted_or_issued(
    desk: Desk, editor: PlanEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(plan: Plan, previous: Plan | None) -> None:
        raise AppError("E-LOCKED")

    monkeypatch.setattr(desk.app.plans, "save", refuse)
    editor.session.edit(replace(editor.session.plan, closing="Chưa lưu được./."))
    assert desk.page.life is not None
    desk.page.show_list()
    desk.page.new_plan()
    desk.page.life.submit("")
    assert desk.page.editor is editor
    assert editor.session.plan.closing == "Chưa lưu được./."
    assert desk.app.plans.submissions(editor.session.plan.id) == []
    monkeypatch.undo()
    desk.page.show_list()
    assert desk.page.editor is None
    row = desk.page.list.current()
    assert row is not None
    assert desk.app.plans.load(row.id).closing == "Chưa lưu được./."


def test_a_draft_deleted_elsewhere_can_be_kept_as_a_new_one(desk: Desk, editor: PlanEditor) -> None:
    desk.app.plans.delete(editor.session.plan.id)
    editor.session.edit(replace(editor.session.plan, closing="Vẫn còn đây./."))
    editor.session.flush()
    assert desk.notices[-1].act is not None
    desk.notices[-1].act()
    (row,) = desk.app.plans.rows()
    assert desk.app.plans.load(row.id).closing == "Vẫn còn đây./."


def test_a_changed_profile_reaches_the_open_editor(desk: Desk, editor: PlanEditor) -> None:
    editor.show_part("tasks")
    office = replace(editor.session.office, village_word="bản")
    desk.shell.set_office(office)
    desk.page.activate()
    assert editor.session.office is office
    assert editor.part.key == "tasks"


def test_what_is_missing_is_one_click_away(desk: Desk, editor: PlanEditor) -> None:
    plan = editor.session.plan
    part = first_section(editor)
    block = plan.sections[0].blocks[2]
    part.text.set_caret(block.id, 4)
    part.text.insertPlainText("……")
    editor._show_outline()
    line = next(
        editor.outline.tree.topLevelItem(place)
        for place in range(editor.outline.tree.topLevelItemCount())
        if editor.outline.tree.topLevelItem(place).childCount()  # type: ignore[union-attr]
    )
    assert line is not None
    editor.show_part("header")
    editor.outline.tree.itemClicked.emit(line.child(0), 0)
    assert editor.part is part
    assert part.text.textCursor().selectedText() == "……"


def test_taking_an_offer_brings_the_caret_back_to_the_text(editor: PlanEditor) -> None:
    part = first_section(editor)
    part.guide.offers.enter()
    assert part.guide.offers.is_open
    offer = part.guide.offers._shown[0]  # type: ignore[index]
    part.guide.offers._buttons[0].pressed.emit()
    block = part.text.caret()[0]
    assert next(b.text for b in editor.session.plan.sections[0].blocks if b.id == block) == (
        offer.text
    )


def test_a_fault_in_a_save_does_not_stop_later_saves(
    desk: Desk, editor: PlanEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(plan: Plan, previous: Plan | None) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(desk.app.plans, "save", break_down)
    editor.session.edit(replace(editor.session.plan, closing="Một./."))
    editor.session.flush()
    assert [str(error) for error in desk.crashes] == ["a fault of ours"]
    desk.crashes.clear()
    monkeypatch.undo()
    editor.session.edit(replace(editor.session.plan, closing="Hai./."))
    editor.session.flush()
    assert desk.app.plans.load(editor.session.plan.id).closing == "Hai./."


def test_a_day_that_is_none_is_said_and_stays_in_its_field(desk: Desk, editor: PlanEditor) -> None:
    editor.show_part("bases")
    part = editor.part
    assert isinstance(part, BasesPart)
    before = editor.session.plan
    part.superior.date.setText("31/02/2026")
    part.superior.date.edited.emit("31/02/2026")
    part.superior.date.editingFinished.emit()
    assert "31/02/2026" in desk.notices[-1].text
    assert part.superior.date.text() == "31/02/2026"
    assert editor.session.plan is before


@pytest.mark.parametrize("key", ["header", "recipients"])
def test_the_head_and_the_end_of_the_paper_ask_their_questions_too(
    desk: Desk, editor: PlanEditor, key: str
) -> None:
    editor.show_part(key)
    notes = editor.part.findChild(QuestionNotes)
    assert isinstance(notes, QuestionNotes)
    notes.open()
    asked = [label.text() for label in notes.body.findChildren(QLabel)]
    assert len(asked) in range(1, 7)
    assert all("?" in words for words in asked)
