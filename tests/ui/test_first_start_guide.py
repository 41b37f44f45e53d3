"""The first start: three screens by keyboard alone, each may be left, all can be resumed."""

from __future__ import annotations

import pytest
from desk import Desk, MakeDesk, type_text
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.ui.pages.first_start.guide import FirstStartGuide
from kehoach_desktop.ui.pages.first_start.signers_step import named_signatories


@pytest.fixture
def guide(desk: Desk) -> FirstStartGuide:
    page = desk.window.page
    assert isinstance(page, FirstStartGuide)
    return page


def find(guide: FirstStartGuide, query: str) -> None:
    """Type into the search box and let the pause pass."""
    guide.unit.search.setText(query)
    guide.unit.search._timer.stop()
    guide.unit.search._search()


def test_a_new_data_folder_opens_the_guide(guide: FirstStartGuide) -> None:
    assert guide.step == 1
    assert not guide.next_button.isEnabled()


def test_the_search_needs_no_marks_and_shows_the_province(guide: FirstStartGuide) -> None:
    find(guide, "hoan kiem")
    assert guide.unit.results.item(0).text() == "Phường Hoàn Kiếm  –  thành phố Hà Nội"


def test_a_search_without_an_answer_says_what_to_do(guide: FirstStartGuide) -> None:
    find(guide, "zzzz")
    assert "zzzz" in guide.unit.told.text()
    assert "Tự gõ tên" in guide.unit.told.text()


def test_a_ward_is_offered_the_words_of_a_ward(guide: FirstStartGuide) -> None:
    find(guide, "hoan kiem")
    assert guide.unit.village.value == "tổ dân phố"


def test_the_whole_guide_works_by_keyboard_alone(
    desk: Desk, guide: FirstStartGuide, qtbot: QtBot
) -> None:
    desk.window.show()
    type_text(guide.unit.search, "tien tien hung yen")
    qtbot.keyClick(guide.unit.search, Qt.Key.Key_Return)
    assert guide.step == 2
    qtbot.keyClick(guide.agencies.editor.view, Qt.Key.Key_Space)
    type_text(guide.agencies.villages, "Đông, Đoài")
    qtbot.keyClick(guide.next_button, Qt.Key.Key_Return)
    assert guide.step == 3
    type_text(guide.signers.head, "Nguyễn Văn An")
    qtbot.keyClick(guide.signers.head, Qt.Key.Key_Return)
    type_text(guide.signers.deputies, "Trần Thị Bình")
    qtbot.keyClick(guide.signers.deputies, Qt.Key.Key_Return)
    assert guide.step == 4
    stored = desk.app.offices.profile()
    assert stored.committee == "Ủy ban nhân dân xã Tiên Tiến"
    names = [agency.name for agency in stored.agencies]
    assert "Phòng Văn hóa - Xã hội" not in names  # its box was cleared with the space bar
    assert names[-2:] == ["Thôn Đông", "Thôn Đoài"]
    assert {s.name for s in stored.signatories} >= {"Nguyễn Văn An", "Trần Thị Bình"}
    assert [p.position for p in stored.people] == ["Chủ tịch UBND xã", "Phó Chủ tịch UBND xã"]
    assert stored.superiors[0].name == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert stored.superiors[0].through == "Sở Nội vụ"


def test_what_a_screen_asked_is_stored_before_the_next_one_opens(
    desk: Desk, guide: FirstStartGuide
) -> None:
    find(guide, "tien tien hung yen")
    guide.go_on()
    assert desk.app.offices.profile().unit_name == "Tiên Tiến"


def test_a_guide_that_was_closed_goes_on_where_it_was(
    guide: FirstStartGuide, make_desk: MakeDesk
) -> None:
    find(guide, "tien tien hung yen")
    guide.go_on()
    again = make_desk().window.page
    assert isinstance(again, FirstStartGuide)
    assert again.step == 2
    assert again.agencies.editor.model.rows


def test_a_finished_guide_does_not_come_back(guide: FirstStartGuide, make_desk: MakeDesk) -> None:
    find(guide, "tien tien hung yen")
    for _ in range(3):
        guide.go_on()
    guide.end.look.click()
    desk = make_desk()
    assert desk.window.current_place == "office"
    assert desk.window.banner.text == ""


def test_later_on_the_first_screen_leads_to_the_sample_or_into_the_program(
    desk: Desk, guide: FirstStartGuide
) -> None:
    guide.later_button.click()
    assert guide.step == 4
    assert not guide.end.sample.isHidden()
    guide.end.look.click()
    assert desk.window.current_place == "office"
    assert "Chưa khai báo xong cơ quan" in desk.window.banner.text


def test_a_postponed_guide_leaves_the_next_start_alone(
    guide: FirstStartGuide, make_desk: MakeDesk
) -> None:
    guide.later_button.click()
    guide.end.look.click()
    assert make_desk().window.current_place == "office"


def test_the_banner_brings_the_guide_back(desk: Desk, guide: FirstStartGuide) -> None:
    guide.later_button.click()
    guide.end.look.click()
    desk.window.banner._button.click()
    assert isinstance(desk.window.page, FirstStartGuide)
    assert desk.window.page.step == 1


def test_a_unit_that_is_not_in_the_list_can_be_typed(desk: Desk, guide: FirstStartGuide) -> None:
    guide.unit.typed_box.setChecked(True)
    guide.unit.name.setText("xã  Bờ Mới")
    guide.unit.province.setCurrentIndex(guide.unit.province.findText("Cà Mau (tỉnh)"))
    guide.go_on()
    assert desk.app.offices.profile().unit == "xã Bờ Mới"
    assert desk.app.offices.profile().full_province == "tỉnh Cà Mau"


def test_text_typed_apart_is_stored_in_one_form(desk: Desk, guide: FirstStartGuide) -> None:
    import unicodedata

    guide.unit.typed_box.setChecked(True)
    guide.unit.name.setText(unicodedata.normalize("NFD", "Bờ Mới"))
    guide.unit.province.setCurrentIndex(0)
    guide.go_on()
    assert unicodedata.is_normalized("NFC", desk.app.offices.profile().unit_name)


def test_going_back_and_on_keeps_what_was_declared(desk: Desk, guide: FirstStartGuide) -> None:
    find(guide, "tien tien hung yen")
    guide.go_on()
    agency = guide.agencies.editor.model.rows[0]
    guide.agencies.editor.model.remove(0)
    guide.go_on()
    guide.go_back()
    guide.go_back()
    find(guide, "tien tien hung yen")
    guide.go_on()
    assert agency not in desk.app.offices.profile().agencies


def test_the_sample_commune_can_be_tried_and_wiped(
    desk: Desk, guide: FirstStartGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.sample_button.click()
    assert desk.app.offices.profile().is_sample
    assert desk.app.plans.rows()
    assert desk.window.banner.text == "Đang dùng dữ liệu mẫu của một xã không có thật."
    desk.app.offices.wipe_sample()
    desk.session._sample_wiped()
    assert desk.app.plans.rows() == []
    assert isinstance(desk.window.page, FirstStartGuide)


def test_the_sample_is_not_offered_once_a_real_office_is_declared(guide: FirstStartGuide) -> None:
    find(guide, "tien tien hung yen")
    for _ in range(3):
        guide.go_on()
    assert guide.end.sample.isHidden()
    assert not guide.end.plan.isHidden()


def test_a_way_of_signing_is_made_for_each_deputy() -> None:
    head = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "", "UBND")
    deputy = Signatory(SigningCapacity.FOR_HEAD, "Chủ tịch", "Phó Chủ tịch", "", "UBND")
    named = named_signatories((head, deputy), "A", ("B", "C"))
    assert [(s.capacity.value, s.name) for s in named] == [("TM.", "A"), ("KT.", "B"), ("KT.", "C")]
    assert named_signatories(named, "A", ("B", "C")) == named


def test_running_the_guide_again_keeps_the_lists_that_were_worked_on(
    desk: Desk, office: OfficeProfile
) -> None:
    desk.shell.guide_requested.emit()
    guide = desk.window.page
    assert isinstance(guide, FirstStartGuide)
    find(guide, "hoan kiem")
    guide.go_on()
    stored = desk.app.offices.profile()
    assert stored is not None
    assert stored.unit == "phường Hoàn Kiếm"
    assert stored.agencies == office.agencies
    assert stored.superiors == office.superiors


def test_choosing_another_unit_after_going_back_offers_that_units_agencies(
    desk: Desk, guide: FirstStartGuide
) -> None:
    find(guide, "tien tien hung yen")
    guide.go_on()
    guide.go_back()
    find(guide, "hoan kiem")
    guide.go_on()
    stored = desk.app.offices.profile()
    assert stored is not None
    assert "Công an phường" in [agency.name for agency in stored.agencies]
