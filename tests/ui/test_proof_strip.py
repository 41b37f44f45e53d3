"""Evidence in the window: added in place, opened, taken away and brought back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from test_tasks_page import Clock, plan
from turn_desk import TurnDesk

from kehoach_desktop.domain.work.evidence import Proof, ProofKind
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.shell import Notice, Shell


@pytest.fixture
def turns(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> TurnDesk:
    clock.advance(days=31)
    desk = TurnDesk(tmp_path, clock, new_id)
    desk.issue(plan())
    return desk


@pytest.fixture
def notices() -> list[Notice]:
    return []


@pytest.fixture
def page(qtbot: QtBot, clock: Clock, turns: TurnDesk, notices: list[Notice]) -> TasksPage:
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    shell.notice.connect(notices.append)
    made = TasksPage(shell)
    qtbot.addWidget(made)
    made.resize(1250, 640)
    with qtbot.waitActive(made):
        made.show()
    made.activate()
    made.proofs._load()  # noqa: SLF001 - without the pause
    return made


def kept(page: TasksPage, turns: TurnDesk) -> list[ProofKind]:
    assert page.row is not None
    return [proof.kind for proof in turns.proofs.of_turn(page.row.turn.id)]


def test_a_file_dropped_on_the_line_is_kept_and_undo_takes_it_away(
    page: TasksPage, turns: TurnDesk, notices: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "Giấy mời.pdf"
    paper.write_bytes(b"%PDF-")
    page.proofs.add_files([paper])
    assert kept(page, turns) == [ProofKind.FILE]
    assert page.proofs.summary.text() == "Giấy mời.pdf"
    assert notices[-1].act is not None
    notices[-1].act()
    assert kept(page, turns) == []
    qtbot.waitUntil(lambda: page.proofs.summary.text() == "chưa có")


def test_words_and_addresses_are_typed_in_place(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    strip = page.proofs
    strip._fill()  # noqa: SLF001 - the menu is not opened offscreen
    strip.menu.actions()[1].trigger()
    assert not strip.entry.isHidden()
    strip.words.setText("https://xa.example.vn/bai/7")
    qtbot.keyClick(strip.words, Qt.Key.Key_Return)
    strip.menu.actions()[2].trigger()
    strip.words.setText("Mất điện, không ghi được")
    qtbot.keyClick(strip.words, Qt.Key.Key_Return)
    assert kept(page, turns) == [ProofKind.LINK, ProofKind.NONE]
    assert strip.entry.isHidden()


def test_a_huge_file_is_refused_with_an_offer_to_note_its_place(
    page: TasksPage, turns: TurnDesk, notices: list[Notice], tmp_path: Path
) -> None:
    video = tmp_path / "hop.mp4"
    with video.open("wb") as stream:
        stream.truncate(2 << 30)
    page.proofs.add_files([video])
    assert notices[-1].action == "Chỉ ghi nơi để tệp"
    assert notices[-1].act is not None
    notices[-1].act()
    assert kept(page, turns) == [ProofKind.PLACE]


def test_of_several_files_the_refused_one_stays_told(
    page: TasksPage, turns: TurnDesk, notices: list[Notice], tmp_path: Path
) -> None:
    video, paper = tmp_path / "hop.mp4", tmp_path / "Giấy mời.pdf"
    with video.open("wb") as stream:
        stream.truncate(2 << 30)
    paper.write_bytes(b"%PDF-")
    page.proofs.add_files([video, paper])
    assert kept(page, turns) == [ProofKind.FILE]
    assert "hop.mp4" in notices[-1].text
    assert notices[-1].action == "Chỉ ghi nơi để tệp"


def test_a_task_that_needs_its_proof_is_not_closed_without_one(
    page: TasksPage, turns: TurnDesk, notices: list[Notice], qtbot: QtBot
) -> None:
    assert page.row is not None
    page._open_panel()  # noqa: SLF001 - Enter
    page.panel.needs_proof.click()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert turns.records == []
    assert notices[-1].code == "E-PROOF-NEEDED"
    turns.proofs.add_text(page.row.turn.id, "Bài phát")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(turns.records) == 1


def test_the_list_of_what_misses_its_proof_is_a_view_of_the_table(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    done = turns.records[0]
    page.activate(View.NO_PROOF)
    assert [row.turn.id for row in page.model.rows] == [done.id]
    turns.proofs.say_none(done.id, "Loa hỏng")
    page.activate(View.NO_PROOF)
    assert list(page.model.rows) == []


def test_a_proof_is_put_into_the_binder_of_the_year(page: TasksPage, turns: TurnDesk) -> None:
    assert page.row is not None
    proof = turns.proofs.add_text(page.row.turn.id, "Bài phát")
    page.proofs._load()  # noqa: SLF001 - without the pause
    page.proofs._fill()  # noqa: SLF001 - the menu is not opened offscreen
    menus = page.proofs.menu.findChildren(QMenu)
    criteria = next(each for each in menus if each.title() == "Đưa vào hồ sơ minh chứng")
    criteria.aboutToShow.emit()
    next(each for each in criteria.actions() if each.text().startswith("1.4 ")).trigger()
    assert turns.binders.all()[0].criterion("1.4").proofs == (proof.id,)


def test_saving_does_not_wait_for_a_large_proof_that_is_being_copied(
    page: TasksPage, turns: TurnDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    operations = Operations()
    page.shell.operations = operations
    copying, go_on = threading.Event(), threading.Event()
    add_file = turns.proofs.add_file

    def slow_stick(turn_id: str, path: Path, **more: Any) -> Proof:  # noqa: ANN401 - passed on
        copying.set()
        assert go_on.wait(20)
        return add_file(turn_id, path, **more)

    page.shell.app.evidence.proofs.add_file = slow_stick  # type: ignore[method-assign]
    video = tmp_path / "hop.mp4"
    video.write_bytes(b"film")
    page.proofs.add_files([video])
    assert copying.wait(20)
    with qtbot.waitSignal(page.shell.was_saved, timeout=20_000):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(turns.records) == 1
    assert page.row is not None
    go_on.set()
    qtbot.waitUntil(lambda: not operations.busy, timeout=20_000)
    assert turns.proofs.find()[0].proof.name == "hop.mp4"
