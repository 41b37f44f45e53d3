"""The day at a glance: late, today, until Sunday; one key says it is done."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.work_sheets import WorkSheets
from kehoach_desktop.domain.exchange import Direction, LedgerState
from kehoach_desktop.domain.office import Unit, UnitKind
from kehoach_desktop.domain.plans.task import Doer, Task, Turn, TurnState
from kehoach_desktop.domain.two_tier import suggest
from kehoach_desktop.domain.work.evidence import ProofCount
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.services.upkeep.undo import Done
from kehoach_desktop.ui.models.checklist_day import DayModel
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.page import NEW_PLAN
from kehoach_desktop.ui.pages.today.page import TodayPage
from kehoach_desktop.ui.pages.today.sheet import unit_menu
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.widgets import open_file

TODAY = dt.date(2026, 1, 7)  # a Wednesday


UNIT = Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, dt.date(2025, 7, 1))


class FakeChecklist:
    """Rows due on given days; ticking makes a record."""

    def __init__(self, days: list[str]) -> None:
        self.shown = [self._row(number, dt.date.fromisoformat(day)) for number, day in
                      enumerate(days, 1)]  # fmt: skip

    def _row(self, number: int, due: dt.date) -> ChecklistRow:
        task = Task(f"t{number}", f"Việc số {number}", leads=(Doer("Văn phòng"),))
        state = Turn(f"u{number}", task.id, due).state(TODAY)
        return ChecklistRow(
            "p", "Kế hoạch năm 2026", task, number, "", due, Turn(f"u{number}", task.id, due), state
        )

    def day(self) -> list[ChecklistRow]:
        return self.shown

    def tick(self, row: ChecklistRow, done_on: dt.date, figure: int | None, note: str) -> Turn:
        return Turn(row.turn.id, row.task.id, row.due, "", done_on, figure, note)


class FakeUndo:
    """Counts what it was asked to take back."""

    def __init__(self) -> None:
        self.asked = 0

    def undo(self) -> Done:
        self.asked += 1
        return Done(1, dt.datetime(2026, 1, 7), "Việc số 1: đã làm")


class Clock:
    def now(self) -> dt.datetime:
        return dt.datetime(2026, 1, 7, 7, 58)


@pytest.fixture
def make(qtbot: QtBot) -> Callable[..., TodayPage]:
    def made(*days: str) -> TodayPage:
        nothing = SimpleNamespace(
            week=(), count=lambda *_: ProofCount(0, 0, 0), of_turn=lambda _: []
        )
        exchange = SimpleNamespace(ledger=lambda: [])
        evidence = SimpleNamespace(proofs=nothing)
        app = SimpleNamespace(
            checklist=FakeChecklist(list(days)), evidence=evidence, exchange=exchange,
            work_papers=SimpleNamespace(sheets=WorkSheets(PdfPrinter())),
            change_log=SimpleNamespace(done=lambda: []), records=SimpleNamespace(undo=FakeUndo()),
            offices=SimpleNamespace(profile=lambda: None),
        )  # fmt: skip
        page = TodayPage(Shell(Operations(inline=True), Clock(), app))  # type: ignore[arg-type]
        page.shell.office = suggest(UNIT, iter(map(str, range(1000))).__next__)
        qtbot.addWidget(page)
        page.resize(1200, 640)
        with qtbot.waitActive(page):  # keys reach the active window only
            page.show()
        page.activate()
        return page

    return made


def numbers(page: TodayPage, group: Group) -> list[int]:
    return [row.number for row in page.lists[group].model.rows]


def test_turns_stand_under_late_today_and_this_week(make: Callable[..., TodayPage]) -> None:
    page = make("2026-01-04", "2026-01-07", "2026-01-08", "2026-01-11", "2026-01-12")
    assert numbers(page, Group.LATE) == [1]
    assert numbers(page, Group.TODAY) == [2]
    assert numbers(page, Group.WEEK) == [3, 4]
    assert page.day.text() == "Thứ Tư 07/01/2026"
    assert page.lists[Group.LATE].heading.text() == "Quá hạn (1)"


def test_a_turn_says_by_how_many_days_it_is_late_and_whose_it_is(
    make: Callable[..., TodayPage],
) -> None:
    text = str(make("2026-01-04").lists[Group.LATE].model.index(0).data())
    assert text.splitlines() == ["! quá hạn 3 ngày · Việc số 1", "Văn phòng · Chủ nhật 04/01/2026"]


def test_space_ticks_and_control_z_takes_it_back(
    make: Callable[..., TodayPage], qtbot: QtBot
) -> None:
    page = make("2026-01-04", "2026-01-07")
    late = page.lists[Group.LATE]
    qtbot.keyClick(late.list, Qt.Key.Key_Space)
    assert late.model.rows[0].state is TurnState.DONE
    assert late.heading.text() == "Quá hạn (0)"
    qtbot.keyClick(late.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert late.model.rows[0].state is TurnState.LATE
    assert page.shell.app.records.undo.asked == 1  # type: ignore[attr-defined]


def test_enter_opens_the_turn_in_the_checklist(
    make: Callable[..., TodayPage], qtbot: QtBot
) -> None:
    page = make("2026-01-07")
    today = page.lists[Group.TODAY]
    with qtbot.waitSignal(page.shell.place_requested) as asked:
        qtbot.keyClick(today.list, Qt.Key.Key_Return)
    assert asked.args == ["tasks", today.model.rows[0]]


def test_control_n_begins_a_plan_from_the_day(make: Callable[..., TodayPage], qtbot: QtBot) -> None:
    page = make("2026-01-07")
    page.activateWindow()
    page.lists[Group.TODAY].list.setFocus()
    with qtbot.waitSignal(page.shell.place_requested) as asked:
        qtbot.keyClick(
            page.lists[Group.TODAY].list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier
        )
    assert asked.args == ["plans", NEW_PLAN]


def test_a_quiet_day_says_so_and_an_empty_office_what_to_do_first(
    make: Callable[..., TodayPage],
) -> None:
    page = make("2026-03-31")
    assert page.lists[Group.TODAY].none.text() == "Hôm nay không có việc đến hạn."
    assert page.columns.currentIndex() == 0
    assert "đã ban hành" in make().empty.words.text()


def pages_of(
    page: TodayPage, tmp_path: Path, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Print by `act` and return the text of each page that was opened."""
    import pypdfium2

    opened: list[Path] = []
    monkeypatch.setattr(open_file, "print_folder", lambda: tmp_path)
    page.shell.app.opener = SimpleNamespace(open=opened.append)  # type: ignore[misc]
    act()
    document = pypdfium2.PdfDocument(opened[0])
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    return [" ".join(text.split()) for text in texts]


def test_the_day_prints_with_every_turn_of_the_three_groups(
    make: Callable[..., TodayPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make("2026-01-04", "2026-01-07", "2026-01-08")
    (text,) = pages_of(page, tmp_path, page.print.click, monkeypatch)
    assert all(f"Việc số {number}" in text for number in (1, 2, 3))
    assert "Thứ Tư, ngày 07/01/2026" in text
    assert "quá hạn 3 ngày" in text


def test_every_unit_has_a_page_of_its_own(
    make: Callable[..., TodayPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make("2026-01-04", "2026-01-07")
    row = page.lists[Group.TODAY].model.rows[0]
    other = dataclasses.replace(row.task, leads=(Doer("Đài Truyền thanh"),))
    page.shell.app.checklist.shown[1] = dataclasses.replace(row, task=other)
    page.activate()
    act = unit_menu(page).actions()[0].trigger
    texts = pages_of(page, tmp_path, act, monkeypatch)
    assert len(texts) == 2
    assert "Việc số 2" in texts[1] and "Việc số 1" not in texts[1]
    assert "Đài Truyền thanh" in texts[1]


def test_the_next_closing_day_and_packages_without_a_receipt_are_told(
    make: Callable[..., TodayPage],
) -> None:
    page = make("2026-01-07")
    assert page.facts.window_link.text() == "Quý I: chốt số liệu sau 66 ngày (14/3)"
    assert page.facts.packages.isHidden()
    waiting = SimpleNamespace(
        direction=Direction.OUT, state=LedgerState.SAVED, at=dt.datetime(2026, 1, 2, 9)
    )
    page.shell.app.exchange.ledger = lambda: [waiting]  # type: ignore[method-assign]
    page.activate()
    assert page.facts.packages.text() == "Gói chưa có báo nhận: 1"
    assert "từ ngày 02/01/2026" in page.facts.packages.toolTip()


def test_a_turn_that_was_put_off_is_not_late_before_its_new_day() -> None:
    printed, today, until = dt.date(2026, 1, 5), dt.date(2026, 1, 7), dt.date(2026, 1, 9)
    turn = Turn("u", "t", printed, shifted=until)
    task = Task("t", "Báo cáo", leads=(Doer("Văn phòng"),))
    row = ChecklistRow("p", "Kế hoạch", task, 1, "", printed, turn, turn.state(today))
    assert [group for group in Group if group.takes(row, today)] == [Group.WEEK]
    assert [group for group in Group if group.takes(row, until)] == [Group.TODAY]


def test_a_long_title_is_shortened_in_its_column_and_told_in_full_by_the_tooltip() -> None:
    title = " ".join(f"việc {number}" for number in range(60))
    task = Task("t", title, leads=(Doer("Văn phòng"),))
    turn = Turn("u", "t", dt.date(2026, 1, 5))
    row = ChecklistRow("p", "Kế hoạch", task, 1, "", turn.due, turn, turn.state(turn.due))
    model = DayModel(Group.TODAY)
    model.load([row], turn.due)
    shown, tip = (
        str(model.index(0).data(role))
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert "việc 0 việc 1" in shown and "…" in shown
    assert len(shown) < 200 < len(title) and title in tip
