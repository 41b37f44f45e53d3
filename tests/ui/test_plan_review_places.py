"""Rà soát in every place of a plan: F8 goes there, Alt+Enter mends, Ctrl+Z takes it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan_desk import Desk, look
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.services.checks.plan_reviewing import PlanRemark
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.section_part import SectionPart

TABLE = PaperTable((PaperColumn("TT", 4), PaperColumn("Việc", 20)), (("1", "Xây dựng kể hoạch"),))


THEIRS = (
    "Lãnh đạo phòng luân phiên trực điện thoại nóng từ bảy giờ sáng đến chín giờ tối trong suốt "
    "tuần cao điểm, không để người gọi phải chờ quá năm hồi chuông."
)
SUPERIOR = """ỦY BAN NHÂN DÂN TỈNH

KẾ HOẠCH
Tuyên truyền năm 2026

I. NỘI DUNG

1. {theirs}

2. Báo cáo hằng quý.
"""


def signed(plan: Plan, **changes: str) -> Plan:
    signer = Signatory(
        SigningCapacity.HEAD, "Chủ tịch", "Chủ tịch", "Lò Văn Chung", "Ủy ban nhân dân"
    )
    return replace(plan, signatory=replace(signer, **changes))  # type: ignore[arg-type]


def with_task(plan: Plan, **changes: object) -> Plan:
    task = Task("t1", "Tập huấn", in_appendix=True)
    return replace(plan, tasks=(replace(task, **changes),))  # type: ignore[arg-type]


def with_basis(plan: Plan, **changes: str) -> Plan:
    basis = Citation("Quyết định", "12/QĐ-UBND", dt.date(2025, 3, 4), "Ủy ban nhân dân tỉnh",
                     "về việc giao chỉ tiêu")  # fmt: skip
    return replace(plan, legal_bases=(replace(basis, **changes),))  # type: ignore[arg-type]


PLACES: dict[str, tuple[Callable[[Plan], Plan], str]] = {
    "the subject of a basis": (
        lambda plan: with_basis(plan, subject="về việc ban hành kể hoạch"), "hành kể",
    ),
    "a basis as it was read in": (
        lambda plan: with_basis(plan, subject="ban hành kể hoạch", printed="Quyết định số"
                                " 12/QĐ-UBND ngày 04/3/2025 của UBND tỉnh ban hành kể hoạch"),
        "hành kể",
    ),
    "the line above the signature": (
        lambda plan: signed(plan, body="Ủy bản nhân dân"), "BẢN",
    ),
    "the title of the appendix": (
        lambda plan: replace(with_task(plan), appendix_title="Danh sách nhiệm vụ của kể hoạch"),
        "KỂ HOẠCH",
    ),
    "a cell of a table": (
        lambda plan: replace(plan, sections=(replace(plan.sections[0], tables=(TABLE,)),)),
        "dựng kể",
    ),
    "who takes part in a task": (
        lambda plan: with_task(plan, coordinators=(Doer("Công an xã"), Doer("Các tổ chúc"))),
        "chúc",
    ),
    "when a task is done": (
        lambda plan: with_task(plan, schedule_text="Khi có kể hoạch của tỉnh"), "có kể",
    ),
}  # fmt: skip


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
    """The sample plan with one section, no task and no basis."""
    editor = desk.page.editor
    assert editor is not None
    plan = editor.session.plan
    editor.session.edit(replace(plan, sections=plan.sections[:1], tasks=(), legal_bases=()))
    return editor


def press(
    qtbot: QtBot,
    editor: PlanEditor,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the hand is."""
    editor.window().activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or editor, key, modifier)


def go_by_f8(qtbot: QtBot, desk: Desk, editor: PlanEditor, words: str) -> PlanRemark:
    """Press F8 until the finding on `words` is shown."""
    reviewed = editor.review.reviewed
    assert reviewed is not None
    for _ in reviewed.told:
        press(qtbot, editor, Qt.Key.Key_F8)
        shown = editor.review.panel.remark
        if shown is not None and shown.change and words in shown.finding.quote:
            return shown
    raise AssertionError([each.finding.quote for each in reviewed.told])


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_marked_mended_and_taken_back_where_it_stands(
    qtbot: QtBot, desk: Desk, editor: PlanEditor, place: str
) -> None:
    fault, words = PLACES[place]
    editor.session.edit(fault(editor.session.plan))
    look(desk, editor)
    faulty = editor.session.plan
    remark = go_by_f8(qtbot, desk, editor, words)
    look(desk, editor)
    assert marked(editor, remark)

    press(qtbot, editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.session.plan != faulty
    look(desk, editor)
    assert editor.review.reviewed is not None
    assert not [e for e in editor.review.reviewed.told if words in e.finding.quote]
    assert not marked(editor, remark)

    press(qtbot, editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.session.plan == faulty


def marked(editor: PlanEditor, remark: PlanRemark) -> bool:
    """Say whether the place of a finding is marked in the part that is shown."""
    part, spot = editor.part, remark.spot
    assert spot is not None
    if spot.field == "cell":
        assert isinstance(part, SectionPart)
        item = part.tables.editors[0].grid.currentItem()
        return item is not None and item.font().underline()
    name = spot.field.split(":")[0]
    field = part.field_of(remark.source, spot.field) or part.field_of(remark.source, name)
    assert field is not None
    return bool(field.waves)


def test_a_mended_basis_that_was_read_in_prints_the_mended_words(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    editor.session.edit(PLACES["a basis as it was read in"][0](editor.session.plan))
    look(desk, editor)
    go_by_f8(qtbot, desk, editor, "hành kể")
    editor.review.accept_current()
    basis = editor.session.plan.legal_bases[0]
    assert basis.subject == "ban hành kế hoạch"
    assert basis.printed.endswith("của UBND tỉnh ban hành kế hoạch")


def test_a_finding_in_a_basis_stays_countable_when_it_is_ignored(
    qtbot: QtBot, desk: Desk, editor: PlanEditor
) -> None:
    editor.session.edit(PLACES["the subject of a basis"][0](editor.session.plan))
    look(desk, editor)
    go_by_f8(qtbot, desk, editor, "hành kể")
    editor.review.panel.ignore_asked.emit(editor.review.panel.remark, "plan")
    look(desk, editor)
    assert "bỏ qua 1" in editor.outline.findings.text()
    assert not editor.part.field_of("bases", "subject:0").waves  # type: ignore[union-attr]


def test_what_was_copied_from_the_superiors_plan_is_told_with_its_share(
    desk: Desk, editor: PlanEditor, tmp_path: Path
) -> None:
    file = tmp_path / "tinh.txt"
    file.write_text(SUPERIOR.format(theirs=THEIRS), encoding="utf-8")
    plan, superiors = editor.session.plan, desk.app.chain.superiors
    document = superiors.read(file).document
    section = plan.sections[0]
    look(desk, editor)  # a document that is answered later is read all the same
    superiors.link(plan.id, section.id, document.id, document.clauses[0].id)
    assert editor.session.clauses is not None
    editor.session.clauses.read()
    desk.settle()
    block = replace(section.blocks[1], text=THEIRS)
    section = replace(section, blocks=(section.blocks[0], block, *section.blocks[2:]))
    editor.session.edit(replace(plan, sections=(section,)))
    look(desk, editor)
    assert editor.review.reviewed is not None
    hits = [e for e in editor.review.reviewed.told if e.finding.rule == "copy.paragraph"]
    assert [each.source for each in hits] == [f"block:{block.id}"]
    panel = editor.review.panel
    assert panel.copied.isHidden()
    editor.review.open_list()
    assert "%" in panel.copied.text() and document.name in panel.copied.text()
    assert not panel.copied.isHidden()
