"""The dialog Lịch sử: who changed what, when, from what; a plan as it stood on a day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from desk import Desk, MakeDesk
from PySide6.QtWidgets import QTableWidget, QTabWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.work.meeting import Verdict
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.tasks.briefing import Said, Setup
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.dialogs import history as dialogs
from kehoach_desktop.ui.dialogs.history import HistoryDialog
from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.office.page import OfficePage
from kehoach_desktop.ui.pages.plans.page import PlansPage
from kehoach_desktop.ui.places import PLACES

Shown = list[HistoryDialog]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Shown:
    """Return the dialogs that were opened; none of them waits to be closed."""
    opened: Shown = []

    def keep(dialog: HistoryDialog) -> int:
        qtbot.addWidget(dialog)
        opened.append(dialog)
        return 0

    monkeypatch.setattr(HistoryDialog, "exec", keep)
    return opened


@pytest.fixture
def window(make_desk: MakeDesk) -> Desk:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    return desk


@pytest.fixture
def issued(window: Desk, clock: Clock) -> Plan:
    """Issue the sample plan on 5 January and go on to 20 April."""
    (row,) = window.app.plans.rows()
    office = window.shell.office
    assert office is not None
    plan = window.app.plans.load(row.id)
    made = window.app.plans.issue(plan, "2", dt.date(2026, 1, 5), office.signatories[0])
    clock.advance(days=105)  # type: ignore[attr-defined]
    return made


def rows(table: QTableWidget) -> list[list[str]]:
    def word(at: int, column: int) -> str:
        item = table.item(at, column)
        return item.text() if item is not None else ""

    return [
        [word(at, column) for column in range(table.columnCount())]
        for at in range(table.rowCount())
    ]


def test_a_plan_shows_its_changes_the_last_one_first(
    window: Desk, issued: Plan, shown: Shown
) -> None:
    row = window.app.checklist.day()[0]
    window.app.checklist.tick(row, dt.date(2026, 4, 20), 3_000, "Đã phát")
    window.window.open_place("plans", issued.id)
    page = window.window.page
    assert isinstance(page, PlansPage)
    dialogs.show_plan_history(window.shell, page, issued)
    (dialog,) = shown
    first = rows(dialog.changes)[0]
    assert first[:2] == ["20/04/2026 08:00", "cửa sổ"]
    assert first[2].endswith("chưa làm → đã làm ngày 20/4/2026, kết quả 03, “Đã phát”")
    assert any(line[2].startswith("Ban hành") for line in rows(dialog.changes))
    assert issued.title in dialog.windowTitle()


def test_a_plan_is_seen_as_it_stood_on_a_day(window: Desk, issued: Plan, shown: Shown) -> None:
    row = window.app.checklist.day()[0]
    window.app.checklist.tick(row, dt.date(2026, 4, 20))
    dialogs.show_plan_history(window.shell, window.window, issued)
    (dialog,) = shown
    at = row.number - 1
    assert rows(dialog.stood)[at][2] == "1"
    dialog.day.setText("19/04/2026")
    dialog.day.editingFinished.emit()
    assert rows(dialog.stood)[at][2] == "0"
    assert "19/4/2026" in dialog.told.text()
    dialog.day.setText("21/04/2026")
    dialog.day.editingFinished.emit()
    assert "chưa đến" in dialog.told.text()
    dialog.day.setText("04/01/2026")
    dialog.day.editingFinished.emit()
    assert "chưa được ban hành" in dialog.told.text() and not rows(dialog.stood)


def test_a_task_shows_only_its_own_changes_and_no_day(
    window: Desk, issued: Plan, shown: Shown
) -> None:
    first, *others = window.app.checklist.day()
    other = next(row for row in others if row.task.id != first.task.id)
    for row in (first, other):
        window.app.checklist.tick(row, dt.date(2026, 4, 20))
    dialogs.show_task_history(window.shell, window.window, first)
    (dialog,) = shown
    assert [line[2].partition(" (hạn")[0] for line in rows(dialog.changes)] == [first.task.title]
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None and tabs.count() == 1
    assert dialog.day.isHidden()


def test_a_draft_tells_what_was_changed_in_it_day_by_day(
    window: Desk, shown: Shown, clock: Clock
) -> None:
    (row,) = window.app.plans.rows()
    plan = window.app.plans.load(row.id)
    for day, title in ((1, "Tên thứ nhất"), (2, "Tên thứ hai")):
        clock.advance(days=day)  # type: ignore[attr-defined]
        new = dataclasses.replace(plan, title=title)
        window.app.plans.save(new, plan)
        plan = new
    window.window.open_place("plans", row.id)
    page = window.window.page
    assert isinstance(page, PlansPage) and page.editor is not None
    page.editor.changes_asked.emit()
    (dialog,) = shown
    told = [line[2] for line in rows(dialog.changes)]
    assert told[0] == "Sửa dự thảo trong ngày: tên: “Tên thứ nhất” → “Tên thứ hai”"
    assert told[1].endswith("→ “Tên thứ nhất”")
    assert told[-1] == "Tạo dự thảo"


def test_a_paper_tells_its_life(window: Desk, shown: Shown, clock: Clock) -> None:
    office = window.shell.office
    assert office is not None
    paper = window.app.papers.create(window.app.papers.start(PaperKind.LETTER, office))
    clock.advance(days=1)  # type: ignore[attr-defined]
    stored = window.app.papers.load(paper.id)
    new = dataclasses.replace(stored, subject="đôn đốc báo cáo", recipients=("Như trên",))
    window.app.papers.save(new, stored)
    window.app.papers.submit(paper.id, "Trình Chủ tịch")
    window.window.open_place("plans")
    page = window.window.page
    assert isinstance(page, PlansPage)
    page.papers.open_paper(paper.id)
    assert page.papers.editor is not None
    page.papers.editor.changes_asked.emit()
    (dialog,) = shown
    told = [line[2] for line in rows(dialog.changes)]
    assert told[0] == "Trình dự thảo văn bản: Trình Chủ tịch"
    assert "→ “đôn đốc báo cáo”" in told[1] and "nơi nhận: thêm “Như trên”" in told[1]
    assert told[2] == "Tạo dự thảo văn bản"


def test_the_office_tells_what_was_before(window: Desk, shown: Shown) -> None:
    page = window.window
    page.open_place("office", "recipients")
    office_page = page.page
    assert isinstance(office_page, OfficePage)
    before = office_page.draft.profile
    office_page.draft.update(dataclasses.replace(before, village_word="bản"))
    office_page.history.click()
    (dialog,) = shown
    assert rows(dialog.changes)[0][2] == (
        "Sửa thông tin cơ quan: cách gọi thôn, tổ dân phố: “thôn” → “bản”"
    )
    office_page.activate("backups")
    assert office_page.history.isHidden()


def test_a_meeting_tells_every_verdict_and_conclusion(
    window: Desk, issued: Plan, shown: Shown
) -> None:
    briefing, office = window.app.briefing, window.shell.office
    assert office is not None
    meeting = briefing.start(Setup(dt.date(2026, 4, 20), chair="Lê Văn Mẫu"))
    item = meeting.items[0]
    meeting = briefing.rule(meeting, item.code, Said(Verdict.NOT_DONE, note="Chờ kinh phí"))
    briefing.conclude(meeting, "Văn phòng: treo băng rôn, trước 30/4", office)
    window.window.open_place("briefing")
    page = window.window.page
    assert isinstance(page, BriefingPage)
    page.buttons["history"].click()
    (dialog,) = shown
    told = [line[2] for line in rows(dialog.changes)]
    assert told[0] == "Ghi tại giao ban: thêm kết luận “Văn phòng: treo băng rôn, trước 30/4”"
    assert told[1].endswith(": chưa có ý kiến → chưa hoàn thành")
    assert told[2].startswith("Mở cuộc giao ban")


def test_an_order_tells_its_answer_and_what_was_ticked(
    window: Desk, issued: Plan, shown: Shown, clock: Clock
) -> None:
    order = window.app.chain.urgents.add(NewOrder("Báo cáo số hộ ngập", "16h 10/12/2026"))
    clock.advance(hours=1)  # type: ignore[attr-defined]
    window.app.chain.urgents.answer(order.id, "5/BC-UBND", dt.date(2026, 4, 20))
    row = window.app.chain.urgents.order(order.id).row
    dialogs.show_task_history(window.shell, window.window, row)
    (dialog,) = shown
    told = [line[2] for line in rows(dialog.changes)]
    assert "số văn bản trả lời: để trống → “5/BC-UBND”" in told[0]
    assert "chưa làm → đã làm" in told[1]
    assert told[2].startswith("Nhận việc phát sinh")


def test_a_record_without_changes_says_so(window: Desk, shown: Shown) -> None:
    read: Callable[[object], list[object]] = lambda _known: []  # noqa: E731
    dialog = HistoryDialog(window.shell, "Trống", read, window.window)  # type: ignore[arg-type]
    assert rows(dialog.changes) == [["", "", "Chưa có thay đổi nào được ghi."]]
    dialog.close()
