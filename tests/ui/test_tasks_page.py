"""The checklist: every turn in one table, ticked with one key, taken back with another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from turn_desk import TurnDesk

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Doer, Task, TurnState
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.target import Operator, Target
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.ui.models.checklist_rows import COLUMNS, Period, View
from kehoach_desktop.ui.models.turn_list import PAGE, Listing
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.shell import Notice, Shell

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "CHỦ TỊCH", "CHỦ TỊCH", "Lê Văn Mẫu")
RADIO = Task(
    "radio",
    "Phát chuyên mục cải cách hành chính trên loa",
    leads=(Doer("Đài truyền thanh"),),
    coordinators=(Doer("Văn phòng HĐND và UBND"),),
    schedule=ScheduleRule(Frequency.MONTHLY, day=2),
    targets=(Target(Operator.AT_LEAST, 2_000, "tin, bài", "tháng"),),
)
VILLAGES = Task(
    "villages",
    "Họp dân giới thiệu dịch vụ công",
    leads=(Doer("Phòng Văn hóa - Xã hội"),),
    units=(Doer("Thôn Đông"), Doer("Thôn Đoài")),
    schedule=ScheduleRule(Frequency.QUARTERLY),
)


class Clock(Protocol):
    def now(self) -> dt.datetime: ...
    def advance(self, **delta: float) -> None: ...


def plan(plan_id: str = "p1", title: str = "Tuyên truyền CCHC năm 2026") -> Plan:
    return Plan(
        plan_id,
        2026,
        title,
        "A",
        tasks=(RADIO, VILLAGES),
        issue=Issue(f"{plan_id}/KH-UBND", dt.date(2026, 1, 5), SIGNER),
    )


@pytest.fixture
def turns(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> TurnDesk:
    return TurnDesk(tmp_path, clock, new_id)


@pytest.fixture
def notices() -> list[Notice]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot, clock: Clock, new_id: Callable[[], str], turns: TurnDesk, notices: list[Notice]
) -> TasksPage:
    clock.advance(days=31)  # 5 February
    turns.issue(plan())
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    shell.notice.connect(notices.append)
    made = TasksPage(shell)
    qtbot.addWidget(made)
    made.resize(1250, 640)
    with qtbot.waitActive(made):  # keys reach the active window only
        made.show()
    made.activate()
    return made


def cell(page: TasksPage, line: int, key: str) -> str:
    column = next(i for i, column in enumerate(COLUMNS) if column.key == key)
    return str(page.model.index(line, column).data())


def test_the_late_turns_come_first_and_say_by_how_many_days(page: TasksPage) -> None:
    assert cell(page, 0, "state") == "! quá hạn 34 ngày"
    assert cell(page, 1, "state") == "! quá hạn 3 ngày"
    assert cell(page, 2, "state") == "○ chưa thực hiện"
    assert cell(page, 0, "due") == "02/01/2026"


def test_a_group_task_has_a_row_for_every_unit(page: TasksPage) -> None:
    units = [row.unit for row in page.model.rows if row.task.id == "villages"]
    assert units.count("Thôn Đông") == units.count("Thôn Đoài") == 4


def test_space_records_the_turn_as_done_today(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    (turn,) = turns.records
    assert (turn.task_id, turn.due, turn.done_on) == (
        "radio", dt.date(2026, 1, 2), dt.date(2026, 2, 5)
    )  # fmt: skip
    assert cell(page, 0, "state") == "✓ hoàn thành, muộn 34 ngày"


def test_a_ticked_row_stays_where_it_was_until_the_filter_is_used(
    page: TasksPage, qtbot: QtBot
) -> None:
    before = [row.due for row in page.model.rows]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert [row.due for row in page.model.rows] == before
    page.filter.choose_view(View.LATE)
    page.filter.choose_view(View.OPEN)
    assert len(page.model.rows) == len(before) - 1


def test_a_tick_is_undone_and_done_again_by_keys(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not turns.records
    assert cell(page, 0, "state").startswith("!")
    qtbot.keyClick(page.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [turn.done_on for turn in turns.records] == [dt.date(2026, 2, 5)]


def test_undo_brings_the_figure_of_a_cleared_record_back(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    page.bar.figure.setText("3")
    page.bar.note.setText("đã phát hai lần")
    qtbot.keyClick(page.bar.note, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not turns.records
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (turn,) = turns.records
    assert (turn.figure, turn.note) == (3_000, "đã phát hai lần")
    # The list was read again: what is done stands among what is done.
    page.filter.clear()
    results = lambda: [cell(page, line, "result") for line in range(len(page.model.rows))]  # noqa: E731
    qtbot.waitUntil(lambda: "3 (3/24 tin, bài)" in results())


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("figure", "hai", "không phải là số"), ("day", "32/1/2026", "không phải là ngày"),
     ("day", "06/02/2026", "không thể sau hôm nay")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_stored(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot, field: str, text: str, said: str
) -> None:
    getattr(page.bar, field).setText(text)
    qtbot.mouseClick(page.bar.done, Qt.MouseButton.LeftButton)
    assert said in page.bar.problem.text()
    assert page.bar.problem.isVisible()
    assert not turns.records


def test_a_turn_is_skipped_only_with_a_reason(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.bar.skip, Qt.MouseButton.LeftButton)
    assert not turns.records
    assert "lý do" in page.bar.problem.text()
    page.bar.note.setText("mất điện cả xã")
    qtbot.mouseClick(page.bar.skip, Qt.MouseButton.LeftButton)
    (turn,) = turns.records
    assert turn.skipped == "mất điện cả xã"
    assert cell(page, 0, "note") == "Bỏ qua vì: mất điện cả xã"


def test_a_full_disk_leaves_the_row_as_it_was_and_is_said(
    page: TasksPage, turns: TurnDesk, notices: list[Notice], qtbot: QtBot
) -> None:
    turns.store.refusal = AppError("E-FULL", path=Path("/data"))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert cell(page, 0, "state").startswith("!")
    assert notices[-1].code == "E-FULL"


def test_typing_in_the_table_filters_without_marks(page: TasksPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.table, "h")
    assert QApplication.focusWidget() in (page.filter.words, None)
    page.filter.words.setText("hop dan")
    assert {row.task.id for row in page.model.rows} == {"villages"}
    page.filter.words.setText("dữ liệu")
    assert page.model.rows == []
    assert "dữ liệu" in page.empty.words.text()


def test_the_agency_filter_knows_leads_helpers_and_units(page: TasksPage) -> None:
    names = [page.filter.agency.itemText(i) for i in range(page.filter.agency.count())]
    assert names[1:] == [
        "Đài truyền thanh", "Phòng Văn hóa - Xã hội", "Thôn Đoài", "Thôn Đông",
        "Văn phòng HĐND và UBND",
    ]  # fmt: skip
    page.filter.agency.setCurrentText("Thôn Đông")
    assert {row.unit for row in page.model.rows} == {"Thôn Đông"}


def test_enter_opens_the_task_with_its_turns_and_escape_closes_it(
    page: TasksPage, qtbot: QtBot
) -> None:
    page.filter.words.setText("họp dân")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.turns.count() == 8
    assert "Thôn Đông, Thôn Đoài" in page.panel.facts.text()
    qtbot.keyClick(page.panel.turns, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)  # the focus had stayed in the table
    assert not page.panel.isVisible()


def test_escape_in_the_filter_shows_everything_again_in_the_table(
    page: TasksPage, qtbot: QtBot
) -> None:
    everything = len(page.model.rows)
    page.filter.words.setFocus()
    qtbot.keyClicks(page.filter.words, "khong co")
    assert page.model.rows == []
    qtbot.keyClick(page.filter.words, Qt.Key.Key_Escape)
    assert len(page.model.rows) == everything
    assert page.table.hasFocus()


def test_a_tick_is_counted_at_once(page: TasksPage, qtbot: QtBot) -> None:
    late, done = page.counts.buttons[View.LATE], page.counts.buttons[View.DONE]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert (late.text(), done.text()) == ("! Quá hạn: 1", "✓ Xong: 1")
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (late.text(), done.text()) == ("! Quá hạn: 2", "✓ Xong: 0")


def test_the_panel_names_the_units_that_are_missing(
    page: TasksPage, clock: Clock, qtbot: QtBot
) -> None:
    clock.advance(days=60)  # 6 April: the first quarter is over
    page.activate()
    page.filter.words.setText("Thôn Đông")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.progress.text() == "Đã làm 1/8 lượt. Còn thiếu: Thôn Đoài."


def test_every_number_leads_to_the_rows_behind_it(page: TasksPage, qtbot: QtBot) -> None:
    late = page.counts.buttons[View.LATE]
    assert late.text() == "! Quá hạn: 2"
    late.click()
    assert [row.state for row in page.model.rows] == [TurnState.LATE] * 2


def test_an_empty_list_says_what_to_do_first(
    qtbot: QtBot, clock: Clock, new_id: Callable[[], str], turns: TurnDesk
) -> None:
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    page = TasksPage(shell)
    qtbot.addWidget(page)
    page.activate()
    assert "đã ban hành" in page.empty.words.text()
    with qtbot.waitSignal(shell.place_requested) as asked:
        page.empty.button.click()
    assert asked.args[0] == "plans"


def test_a_heading_sorts_the_rows_and_the_chosen_columns_stay(page: TasksPage) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    dues = [row.due for row in page.model.rows]
    assert dues == sorted(dues, reverse=True)


def test_a_narrow_table_gives_columns_up_rather_than_scroll_sideways(page: TasksPage) -> None:
    letter = page.table.fontMetrics().averageCharWidth()
    page.table.setFixedWidth(letter * 66)  # 1366 points with the panel beside it, text at 150 %
    page.table.fit(100, with_units=True)
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()
    shown = [c.key for i, c in enumerate(COLUMNS) if not page.table.isColumnHidden(i)]
    assert shown == ["state", "due", "title"]


def test_the_day_stands_whole_in_its_field(page: TasksPage) -> None:
    day = page.bar.day
    assert day.width() > day.fontMetrics().horizontalAdvance("22/12/2026") + 12


def test_the_sheet_is_printed_and_opened(
    page: TasksPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, notices: list[Notice]
) -> None:
    from kehoach_desktop.ui.widgets import open_file

    opened: list[Path] = []
    monkeypatch.setattr(open_file, "print_folder", lambda: tmp_path)

    def checklist_pdf_to(path: Path, plan_id: str, office: object) -> SimpleNamespace:
        path.write_bytes(b"%PDF-" + plan_id.encode())
        return SimpleNamespace(pages=2)

    page.shell.app.printing = SimpleNamespace(checklist_pdf_to=checklist_pdf_to)  # type: ignore[misc]
    page.shell.app.opener = SimpleNamespace(open=opened.append)  # type: ignore[misc]
    page.shell.office = object()  # type: ignore[assignment]
    page.filter.print_button.click()
    assert opened[0].read_bytes() == b"%PDF-p1"
    assert "2 trang" in notices[-1].text


def test_a_long_list_reads_the_rows_in_sight_and_no_more(
    page: TasksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    listing = Listing(range(1, 100_001), 100_000)
    row = page.model.rows[0]

    def fetch(ids: Sequence[int]) -> list[ChecklistRow]:
        asked.extend(ids)
        return [row] * len(ids)

    page.model.show(listing, fetch, page.today)
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    assert page.model.rowCount() == 100_000
    assert 0 < len(asked) <= 4 * PAGE


def test_two_plans_that_share_the_ids_of_their_tasks_are_kept_apart(
    qtbot: QtBot, clock: Clock, new_id: Callable[[], str], turns: TurnDesk
) -> None:
    turns.issue(plan("p1"))
    turns.issue(plan("p2", "Chuyển đổi số năm 2026"))
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    page = TasksPage(shell)
    qtbot.addWidget(page)
    page.activate("p2")
    assert {row.plan_id for row in page.model.rows} == {"p2"}
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.turns.count() == 12
    page.filter.clear()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert sum(row.state is TurnState.DONE for row in page.model.rows) == 1


def test_the_table_and_the_panel_say_how_far_the_task_is(page: TasksPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: cell(page, 0, "result") == "0/24 tin, bài")
    page.bar.figure.setText("3")
    qtbot.keyClick(page.bar.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, 0, "result") == "3 (3/24 tin, bài)")
    assert cell(page, 1, "result") == "3/24 tin, bài"  # the other turns of the task as well
    page.table.open_wanted.emit()
    assert "3/24 tin, bài" in page.panel.tally.text()
    villages = next(row for row in page.model.rows if row.task.id == "villages")
    page.table.choose(page.model.rows.index(villages))
    assert cell(page, page.table.currentIndex().row(), "result") == "0/8 lượt"
    assert page.panel.tally.isHidden()  # no target: the turns are counted below


def test_the_period_filter_takes_the_turns_that_are_due_in_it(page: TasksPage) -> None:
    def choose(period: Period) -> list[dt.date]:
        page.filter.period.setCurrentIndex(page.filter.period.findData(period))
        return [row.due for row in page.model.rows]

    page.filter.choose_view(View.ALL)
    assert choose(Period.MONTH) == [dt.date(2026, 2, 2)]
    assert {day.month for day in choose(Period.QUARTER)} == {1, 2, 3}
    assert len(choose(Period.YEAR)) == len(choose(Period.ALL)) == 20
    choose(Period.OWN)
    page.filter.first.line.setText("1/5/2026")
    page.filter.last.line.setText("30/5/2026")
    page.filter.last.line.editingFinished.emit()
    assert [row.due for row in page.model.rows] == [dt.date(2026, 5, 2)]
    assert page.filter.first.isVisible()
    page.filter.clear()
    assert not page.filter.first.isVisible()


def test_a_low_panel_scrolls_and_squeezes_nothing(page: TasksPage, qtbot: QtBot) -> None:
    page.resize(900, 420)
    page.table.open_wanted.emit()
    panel = page.panel
    qtbot.waitUntil(lambda: panel.whole.verticalScrollBar().maximum() > 0)
    for label in (panel.title, panel.tally, panel.facts):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_group_task_is_ticked_unit_by_unit_and_says_who_is_missing(
    page: TasksPage, clock: Clock, qtbot: QtBot
) -> None:
    clock.advance(days=60)  # 6 April: the first quarter is over
    page.activate()
    page.filter.words.setText("Thôn Đông")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    units = page.panel.units
    assert not units.isHidden() and units.list.count() == 2
    assert units.head.text().endswith("đã có 0/2. Còn thiếu: Thôn Đông, Thôn Đoài.")
    units.list.setFocus()
    units.list.setCurrentRow(1)
    qtbot.keyClick(units.list, Qt.Key.Key_Space)
    assert units.head.text().endswith("đã có 1/2. Còn thiếu: Thôn Đông.")
    assert units.list.currentRow() == 1 and units.list.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.panel.units.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert "đã có" in units.head.text()
