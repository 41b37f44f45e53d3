"""Hồ sơ minh chứng in the window: criteria, proofs in order, one PDF, a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from test_tasks_page import Clock, plan
from turn_desk import TurnDesk

from kehoach_desktop.domain.office import Unit, UnitKind
from kehoach_desktop.domain.two_tier import suggest
from kehoach_desktop.domain.work.evidence import Proof
from kehoach_desktop.ui.dialogs.binder import LimitDialog, NewBinderDialog, ProofPicker
from kehoach_desktop.ui.dialogs.binder_criteria import CriteriaDialog
from kehoach_desktop.ui.page import BinderToShow
from kehoach_desktop.ui.pages.tasks.binder_page import BinderPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.shell import Notice, Shell


@pytest.fixture
def turns(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> TurnDesk:
    clock.advance(days=31)
    desk = TurnDesk(tmp_path, clock, new_id)
    desk.issue(plan())
    return desk


@pytest.fixture
def proofs(turns: TurnDesk) -> list[Proof]:
    rows = turns.checklist.rows()[:4]
    return [
        turns.proofs.add_text(row.turn.id, f"Lời phát số {number}", f"Bài {number}")
        for number, row in enumerate(rows, start=1)
    ]


@pytest.fixture
def notices() -> list[Notice]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    clock: Clock,
    turns: TurnDesk,
    proofs: list[Proof],
    notices: list[Notice],
    unit: Unit,
    new_id: Callable[[], str],
) -> BinderPage:
    """The page with this year's binder, all proofs in criterion 1.4, which is chosen."""
    binder = turns.binders.start(clock.now().year)
    turns.binders.put(binder.id, "1.4", [each.id for each in proofs])
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    shell.set_office(suggest(unit, new_id))
    shell.notice.connect(notices.append)
    place = TasksPlace(shell)
    qtbot.addWidget(place)
    place.resize(1250, 640)
    with qtbot.waitActive(place):
        place.show()
    place.activate(BinderToShow(binder.id, "1.4"))
    assert isinstance(place.current, BinderPage)
    return place.current


@pytest.fixture
def unit() -> Unit:
    import datetime as dt

    day = dt.date(2025, 7, 1)
    return Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, day)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Let the officer fill a dialog by `fill` and press its button; gives what it refused."""

    def set_up(kind: type[QDialog], fill: Callable[..., object]) -> list[str]:
        refused: list[str] = []

        def ask(dialog: CriteriaDialog) -> int:
            fill(dialog)
            dialog.take()
            refused.append(dialog.problem.text())
            return dialog.result()

        monkeypatch.setattr(kind, "exec", ask)
        return refused

    return set_up


def shown(page: BinderPage) -> list[str]:
    lines = page.proofs.list
    return [lines.item(at).text().partition("\n")[0] for at in range(lines.count())]


def criteria(page: BinderPage) -> list[str]:
    return [page.criteria.item(at).text() for at in range(page.criteria.count())]


def undo(notices: list[Notice]) -> None:
    assert notices[-1].act is not None
    notices[-1].act()


def test_the_list_says_what_each_criterion_has_and_what_is_missing(page: BinderPage) -> None:
    assert "✓ 1.4" in " ".join(criteria(page))
    assert any(line.startswith("○ 1.2") and "chưa có" in line for line in criteria(page))
    assert "còn 5 tiêu chí" in criteria(page)[0]
    assert page.told.text().startswith("24 tiêu chí, 23 tiêu chí chưa có minh chứng, 4 minh chứng")
    before = len(criteria(page))
    page.only_missing.click()
    assert len(criteria(page)) == before - 1
    assert not any("1.4" in line for line in criteria(page))


def test_proofs_are_moved_taken_out_and_brought_back_by_keys(
    page: BinderPage, qtbot: QtBot, notices: list[Notice]
) -> None:
    assert shown(page) == ["1.4.1  Bài 1", "1.4.2  Bài 2", "1.4.3  Bài 3", "1.4.4  Bài 4"]
    lines = page.proofs.list
    lines.setFocus()
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(lines, Qt.Key.Key_Down, both)
    qtbot.keyClick(lines, Qt.Key.Key_Down, both)
    assert shown(page)[:3] == ["1.4.1  Bài 2", "1.4.2  Bài 3", "1.4.3  Bài 1"]
    assert lines.currentRow() == 2
    qtbot.keyClick(lines, Qt.Key.Key_Delete)
    assert shown(page) == ["1.4.1  Bài 2", "1.4.2  Bài 3", "1.4.3  Bài 4"]
    undo(notices)
    assert shown(page)[2] == "1.4.3  Bài 1"


def test_the_first_proof_cannot_go_higher(page: BinderPage, turns: TurnDesk) -> None:
    before = turns.binders.all()[0]
    page.proofs.list.setCurrentRow(0)
    assert not page.proofs.up.isEnabled()
    page.proofs.move_wanted.emit(-1)
    assert turns.binders.all()[0] == before


def test_a_proof_goes_to_another_criterion(
    page: BinderPage, turns: TurnDesk, proofs: list[Proof]
) -> None:
    page.proofs.shift_menu.aboutToShow.emit()
    actions = page.proofs.shift_menu.actions()
    assert not any(each.text().startswith("1.4 ") for each in actions)
    next(each for each in actions if each.text().startswith("7.3 ")).trigger()
    binder = turns.binders.all()[0]
    assert binder.criterion("7.3").proofs == (proofs[0].id,)
    assert proofs[0].id not in binder.criterion("1.4").proofs


def test_proofs_of_all_turns_are_searched_ticked_and_put_in(
    page: BinderPage,
    turns: TurnDesk,
    proofs: list[Proof],
    answer: Callable[..., list[str]],
    notices: list[Notice],
) -> None:
    page.criteria.setCurrentRow(1)

    def tick(dialog: ProofPicker) -> None:
        assert dialog.list.count() == 4
        assert "đã ở tiêu chí 1.4" in dialog.list.item(0).text()
        dialog.words.setText("bai 2")
        dialog.search()
        assert dialog.list.count() == 1
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.words.setText("bai 3")  # what was ticked stays ticked
        dialog.search()
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)

    answer(ProofPicker, tick)
    page.proofs.add.click()
    assert turns.binders.all()[0].criterion("1.1").proofs == (proofs[1].id, proofs[2].id)
    assert shown(page) == ["1.1.1  Bài 2", "1.1.2  Bài 3"]
    refused = answer(ProofPicker, lambda dialog: None)
    page.proofs.add.click()
    assert "Chưa chọn minh chứng nào" in refused[0]
    undo(notices)
    assert shown(page) == []


def test_enter_in_the_words_searches_and_takes_nothing(
    page: BinderPage, qtbot: QtBot, turns: TurnDesk
) -> None:
    binder = turns.binders.all()[0]
    dialog = ProofPicker(page.shell, binder, "1.1", page)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.words.setText("bai 4")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.list
    assert dialog.list.count() == 1
    assert dialog.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(turns.binders.all()[0].criterion("1.1").proofs) == 1


def test_the_criteria_are_edited_in_place_and_one_with_proofs_is_not_lost(
    page: BinderPage, turns: TurnDesk, answer: Callable[..., list[str]], notices: list[Notice]
) -> None:
    before = turns.binders.all()[0]

    def edit(dialog: CriteriaDialog) -> None:
        rows, model = dialog.rows, dialog.rows.model
        rows.view.setCurrentIndex(model.index(4, 0))
        rows.remove()
        assert "1.4" in dialog.problem.text()
        assert dialog.criteria == before.criteria
        model.setData(model.index(4, 0), "1.40.")
        model.setData(model.index(4, 1), "Tuyên truyền của xã")
        rows.view.setCurrentIndex(model.index(1, 0))
        rows.remove()

    answer(CriteriaDialog, edit)
    page.desk.edit_criteria()
    after = turns.binders.all()[0]
    assert after.criterion("1.40").proofs == before.criterion("1.4").proofs
    assert len(after.criteria) == len(before.criteria) - 1
    undo(notices)
    assert turns.binders.all()[0] == before


def test_a_list_is_pasted_from_word_and_reset(
    page: BinderPage, turns: TurnDesk, answer: Callable[..., list[str]]
) -> None:
    QGuiApplication.clipboard().setText("1\tChỉ đạo\n1.4\tTuyên truyền\n2\tThể chế\n")
    answer(CriteriaDialog, lambda dialog: dialog.paste.click())
    page.desk.edit_criteria()
    assert [each.number for each in turns.binders.all()[0].criteria] == ["1", "1.4", "2"]
    QGuiApplication.clipboard().setText("một dòng không có số")
    refused = answer(CriteriaDialog, lambda dialog: dialog.paste.click())
    page.desk.edit_criteria()
    assert len(turns.binders.all()[0].criteria) == 3, refused
    answer(CriteriaDialog, lambda dialog: dialog.reset.click())
    page.desk.edit_criteria()
    assert turns.binders.all()[0].criteria[-1].number == "8.2"


def test_next_years_binder_begins_with_this_years_list(
    page: BinderPage, turns: TurnDesk, answer: Callable[..., list[str]], notices: list[Notice]
) -> None:
    answer(NewBinderDialog, lambda dialog: None)
    page.desk.new()
    assert page.binder is not None
    assert (page.binder.year, page.binder.missing != ()) == (page.binders[1].year + 1, True)
    assert page.choice.count() == 2
    page.desk.delete()
    assert page.choice.count() == 1
    undo(notices)
    assert page.choice.count() == 2


def test_the_binder_is_one_pdf_and_a_folder(
    page: BinderPage,
    answer: Callable[..., list[str]],
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "ho-so"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.pdf.click()
    assert (tmp_path / "ho-so.pdf").read_bytes().startswith(b"%PDF")
    assert "ho-so.pdf" in notices[-1].text
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    answer(LimitDialog, lambda dialog: dialog.limit.setValue(5))
    page.folder.click()
    folder = next(each for each in tmp_path.iterdir() if each.name.startswith("Hồ sơ minh chứng"))
    assert [each.name[:4] for each in folder.iterdir()] == ["1.4 "]
    assert "1 tệp" in notices[-1].text
    assert notices[-1].remedy == ""


def test_the_first_binder_is_begun_by_one_button(
    qtbot: QtBot, clock: Clock, turns: TurnDesk
) -> None:
    shell = Shell(turns.operations, clock, turns.app)  # type: ignore[arg-type]
    page = BinderPage(shell)
    qtbot.addWidget(page)
    page.activate()
    assert page.stack.currentWidget() is page.empty
    page.empty.button.click()
    assert page.stack.currentWidget() is not page.empty
    assert page.binder is not None
    assert page.binder.year == clock.now().year
