"""Place 7: the office is edited in place and saved as it is typed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import AgencyKind, OfficeProfile, SigningCapacity, UnitKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.dialogs.help import HelpDialog
from kehoach_desktop.ui.dialogs.restore import RestoreDialog
from kehoach_desktop.ui.pages.office.page import ALWAYS, OF_PROFILE, OfficePage


@pytest.fixture
def page(desk: Desk, office: OfficeProfile) -> OfficePage:
    desk.window.open_place("office")
    assert isinstance(desk.window.page, OfficePage)
    return desk.window.page


def type_into(page: OfficePage, section: str, row: int, column: int, text: str) -> bool:
    """Change a cell as its editor does."""
    page.activate(section)
    model = page.section(section).editor.model  # type: ignore[attr-defined]
    done: bool = model.setData(model.index(row, column), text)
    return done


def test_without_an_office_the_page_says_what_to_do_first(desk: Desk) -> None:
    desk.window.page.later()
    desk.window.open_place("office")
    page = desk.window.page
    assert page.stack.currentWidget() is page._empty
    page.activate("backups")
    assert page.stack.currentWidget() is page.section("backups")


def test_a_change_is_on_disk_when_the_page_is_left(desk: Desk, page: OfficePage) -> None:
    page.activate("profile")
    profile = page.section("profile")
    profile.name.setText("Tân Mẫu Mới")  # type: ignore[attr-defined]
    profile.name.textEdited.emit("Tân Mẫu Mới")  # type: ignore[attr-defined]
    assert desk.window.top.save_state.text() == "● Đang lưu…"
    page.deactivate()
    assert desk.app.offices.profile().unit_name == "Tân Mẫu Mới"
    assert desk.window.top.save_state.text().startswith("✓ Đã lưu")


def test_a_change_is_on_disk_soon_after_typing(desk: Desk, page: OfficePage, qtbot: QtBot) -> None:
    type_into(page, "agencies", 0, 0, "Phòng Văn hóa")
    qtbot.waitUntil(lambda: desk.app.offices.profile().agencies[0].name == "Phòng Văn hóa")


def test_an_emptied_name_keeps_the_last_one_and_is_told(desk: Desk, page: OfficePage) -> None:
    section: Any = page.section("profile")
    section.name.setText("")
    section.name.textEdited.emit("")
    page.deactivate()
    assert desk.app.offices.profile().unit_name == "Tân Mẫu"
    assert not section.problem.isHidden()


def test_the_kind_of_unit_can_be_changed(desk: Desk, page: OfficePage) -> None:
    section: Any = page.section("profile")
    section.kind.choose(UnitKind.WARD)
    section.kind.picked.emit(UnitKind.WARD)
    page.deactivate()
    assert desk.app.offices.profile().committee == "Ủy ban nhân dân phường Tân Mẫu"


def test_an_agency_that_ended_keeps_its_row_with_a_day(desk: Desk, page: OfficePage) -> None:
    assert type_into(page, "agencies", 0, 4, "30/6/2026")
    page.deactivate()
    agency = desk.app.offices.profile().agencies[0]
    assert agency.until == dt.date(2026, 6, 30)
    assert not agency.exists_on(dt.date(2026, 7, 1))


@pytest.mark.parametrize("typed", ["5/1/20233", "31/02/2026", "hôm qua", "5/1"])
def test_a_day_no_calendar_has_is_refused_in_a_sentence(
    desk: Desk, page: OfficePage, typed: str
) -> None:
    before = desk.app.offices.profile()
    assert not type_into(page, "agencies", 0, 4, typed)
    assert typed in desk.told or "20233" in desk.told
    page.deactivate()
    assert desk.app.offices.profile() == before


def test_an_end_before_the_beginning_is_refused(desk: Desk, page: OfficePage) -> None:
    type_into(page, "agencies", 0, 3, "01/7/2026")
    assert not type_into(page, "agencies", 0, 4, "30/6/2026")
    assert "đứng trước" in desk.told


def test_a_kind_is_chosen_by_its_word(desk: Desk, page: OfficePage) -> None:
    type_into(page, "agencies", 0, 2, "Trường học")
    page.deactivate()
    assert desk.app.offices.profile().agencies[0].kind is AgencyKind.SCHOOL


def test_the_order_of_agencies_is_the_offices_own(desk: Desk, page: OfficePage) -> None:
    before = desk.app.offices.profile().agencies
    editor: Any = page.section("agencies").editor  # type: ignore[attr-defined]
    editor.view.setCurrentIndex(editor.model.index(1, 0))
    editor.move_row(-1)
    page.deactivate()
    after = desk.app.offices.profile().agencies
    assert after[:2] == (before[1], before[0])
    assert editor.view.currentIndex().row() == 0


def test_a_removed_agency_comes_back_with_undo(desk: Desk, page: OfficePage) -> None:
    before = desk.app.offices.profile().agencies
    editor: Any = page.section("agencies").editor  # type: ignore[attr-defined]
    editor.view.setCurrentIndex(editor.model.index(2, 0))
    editor.remove()
    page.draft.flush()
    assert len(desk.app.offices.profile().agencies) == len(before) - 1
    desk.window.messages._button.click()
    page.draft.flush()
    assert desk.app.offices.profile().agencies == before


def test_a_row_without_a_name_is_not_stored(desk: Desk, page: OfficePage) -> None:
    before = desk.app.offices.profile().people
    editor: Any = page.section("people").editor  # type: ignore[attr-defined]
    editor.model.insert(0, editor._blank())
    page.deactivate()
    assert desk.app.offices.profile().people == before


def test_insert_and_typing_add_a_person_by_keyboard(
    desk: Desk, page: OfficePage, qtbot: QtBot
) -> None:
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    page.activate("people")
    view: Any = page.section("people").editor.view  # type: ignore[attr-defined]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "Lê Thị Mẫu")
    page.deactivate()
    assert [person.name for person in desk.app.offices.profile().people] == ["Lê Thị Mẫu"]


def test_the_list_of_signers_shows_what_will_be_printed(desk: Desk, page: OfficePage) -> None:
    row = next(
        at
        for at, signer in enumerate(desk.app.offices.profile().signatories)
        if signer.capacity is SigningCapacity.FOR_HEAD and signer.body
    )
    type_into(page, "signers", row, 4, "Trần Thị B")
    model: Any = page.section("signers").editor.model  # type: ignore[attr-defined]
    printed = model.index(row, 5).data()
    assert printed == "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Thị B"


def test_a_recipient_is_stored_in_one_form_without_stray_blanks(
    desk: Desk, page: OfficePage
) -> None:
    type_into(page, "recipients", 0, 0, unicodedata.normalize("NFD", "  UBND  tỉnh "))
    page.deactivate()
    assert desk.app.offices.profile().recipients[0] == "UBND tỉnh"


def test_a_save_that_fails_is_tried_again_with_nothing_lost(
    desk: Desk, page: OfficePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_profile: OfficeProfile) -> None:
        raise AppError("E-FULL", path="D:")

    with monkeypatch.context() as broken:
        broken.setattr(desk.app.offices, "save", full)
        type_into(page, "superiors", 0, 0, "Ủy ban nhân dân tỉnh Mới")
        page.draft.flush()
        assert desk.window.top.save_state.text() == "! Chưa lưu được"
    page.deactivate()
    assert desk.app.offices.profile().superiors[0].name == "Ủy ban nhân dân tỉnh Mới"


def test_a_backup_made_now_is_listed(desk: Desk, page: OfficePage) -> None:
    page.activate("backups")
    section: Any = page.section("backups")
    before = len(section.table.rows.rows)
    section.make_button.click()
    assert len(section.table.rows.rows) == before + 1
    assert "Đã sao lưu" in desk.told


def test_a_restore_brings_the_office_back_as_it_was(
    desk: Desk, page: OfficePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.activate("backups")
    section: Any = page.section("backups")
    section.make_button.click()
    type_into(page, "agencies", 0, 0, "Tên đổi nhầm")
    page.draft.flush()
    monkeypatch.setattr(
        "kehoach_desktop.ui.pages.office.backups.confirm_restore", lambda *_args: True
    )
    section.table.setCurrentIndex(section.table.rows.index(0, 0))
    section.restore()
    assert desk.shell.office.agencies[0].name == "Phòng Văn hóa - Xã hội"
    assert "Đã khôi phục" in desk.told


def test_a_restore_that_is_not_confirmed_changes_nothing(
    desk: Desk, page: OfficePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.activate("backups")
    section: Any = page.section("backups")
    section.make_button.click()
    restored: list[object] = []
    monkeypatch.setattr(desk.app.backups, "restore", restored.append)
    monkeypatch.setattr(
        "kehoach_desktop.ui.pages.office.backups.confirm_restore", lambda *_args: False
    )
    section.restore()
    assert restored == []


def test_the_five_templates_are_listed_and_can_be_copied(desk: Desk, page: OfficePage) -> None:
    page.activate("templates")
    section: Any = page.section("templates")
    assert section.list.count() == 5
    section.copy_button.click()
    assert section.list.count() == 6
    assert "Đã chép mẫu" in desk.told


def test_the_text_size_is_chosen_in_the_page(
    desk: Desk, page: OfficePage, qapp: QApplication
) -> None:
    page.activate("display")
    section: Any = page.section("display")
    try:
        section.size_field.picked.emit(150)
        assert desk.shell.text_size == 150
        assert desk.preferences.text_size == 150
    finally:
        theme.apply(qapp, 100)


def test_a_copy_on_a_stick_can_be_brought_back(
    desk: Desk, page: OfficePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.db"
    stick.write_bytes(desk.app.backups.make().path.read_bytes())
    type_into(page, "agencies", 0, 0, "Tên đổi nhầm")
    page.draft.flush()
    where = "kehoach_desktop.ui.pages.office.backups"
    monkeypatch.setattr(f"{where}.confirm_restore", lambda *_args: True)
    monkeypatch.setattr(f"{where}.QFileDialog.getOpenFileName", lambda *_args: (str(stick), ""))
    section: Any = page.section("backups")
    section.restore_file()
    assert desk.shell.office is not None
    assert desk.shell.office.agencies[0].name == "Phòng Văn hóa - Xã hội"


def test_a_file_that_is_no_copy_is_refused_and_nothing_changes(
    desk: Desk, page: OfficePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.db"
    stick.write_bytes(b"holiday pictures" * 500)
    before = desk.app.offices.profile()
    where = "kehoach_desktop.ui.pages.office.backups"
    monkeypatch.setattr(f"{where}.confirm_restore", lambda *_args: True)
    monkeypatch.setattr(f"{where}.QFileDialog.getOpenFileName", lambda *_args: (str(stick), ""))
    section: Any = page.section("backups")
    section.restore_file()
    assert "stick.db" in desk.told
    assert desk.app.offices.profile() == before


def test_the_help_lists_the_keys_of_the_page_and_of_every_page(
    desk: Desk, page: OfficePage, qtbot: QtBot
) -> None:
    dialog = HelpDialog(desk.shell, page.shortcuts(), desk.window, "office")
    shown = dialog.text.toPlainText()
    assert "Alt+Shift+↑" in shown
    assert "Ctrl+1 … Ctrl+7" in shown
    assert "Khai báo tên cơ quan" in shown


def test_the_list_of_copies_offers_the_latest_first(desk: Desk, page: OfficePage) -> None:
    made = desk.app.backups.make()
    dialog = RestoreDialog(desk.shell, desk.app.backups.list(), desk.window)
    assert dialog.table.chosen() == made


def test_a_day_off_is_typed_without_its_year_and_kept(
    desk: Desk, page: OfficePage, qtbot: QtBot
) -> None:
    page.activate("holidays")
    section: Any = page.section("holidays")
    section.year.setValue(2027)
    model = section.editor.model
    qtbot.waitUntil(lambda: len(model.rows) > 8)
    assert section.state.text().startswith("! Năm 2027: dự kiến")
    section.editor.add()
    at = section.editor.view.currentIndex().row()
    assert not model.setData(model.index(at, 0), "3/5/2028")
    assert model.setData(model.index(at, 0), "9/1")
    kinds = model.columns[2].choices
    assert model.setData(model.index(at, 2), kinds[-1])
    page.deactivate()
    holidays = desk.app.work.holidays
    qtbot.waitUntil(lambda: holidays.is_own(2027))
    special = {each.day: each.kind.value for each in holidays.table(2027).days}
    assert special[dt.date(2027, 1, 9)] == "làm bù" and dt.date(2027, 4, 30) in special
    section.reset.click()
    qtbot.waitUntil(lambda: not holidays.is_own(2027))


def test_at_150_per_cent_no_section_is_scrolled_sideways(page: OfficePage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, 150)
    try:
        wide = {}
        for key in (*OF_PROFILE, *ALWAYS):
            page.activate(key)
            wide[key] = page.minimumSizeHint().width()
        assert {key for key, width in wide.items() if width > 1216} == set(), wide
    finally:
        theme.apply(app, 100)
