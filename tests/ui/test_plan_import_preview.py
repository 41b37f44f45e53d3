"""Importing at the desk: read, look through, mend, accept, take back, go on later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.imports.plan_reading import DoubtKind
from kehoach_desktop.domain.imports.plan_reading_edit import Drop
from kehoach_desktop.domain.plans.plan import BlockKind
from kehoach_desktop.reading.legacy_encodings import VNI
from kehoach_desktop.ui.pages.plans.importing.preview import ImportPreview

TEXT = """Trang chủ
KẾ HOẠCH
Dọn kênh mương năm 2026
I. MỤC ĐÍCH
1. Nước chảy thông suốt.
3. Đường sạch.
II. VIỆC PHẢI LÀM
1. Vớt bèo
- Thời gian thực hiện: hằng tháng.
- Cơ quan chủ trì: Phòng Kinh tế.
Nơi nhận:
- Các thôn;
- Lưu: VT.
CHỦ TỊCH
Lò Thị Mây
"""


def in_vni(text: str) -> str:
    back = {new: old for old, new in VNI.items()}
    return "".join(back.get(char, char) for char in text)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    qtbot.addWidget(made.page)
    made.page.resize(1366, 640)
    made.page.show()
    yield made
    made.app.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch cũ.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def preview(desk: Desk, file: Path) -> ImportPreview:
    desk.page.imports.read_file(file)
    desk.settle()
    assert desk.page.imports.preview is not None
    return desk.page.imports.preview


def blocks(preview: ImportPreview) -> list[tuple[BlockKind, int, str]]:
    return [
        (block.kind, block.level, block.text)
        for section in preview.desk.reading.plan.sections
        for block in section.blocks
    ]


def key_of(preview: ImportPreview, text: str) -> str:
    for section in preview.desk.reading.plan.sections:
        if section.heading == text:
            return f"section:{section.id}"
        for block in section.blocks:
            if block.text == text:
                return f"block:{block.id}"
    raise AssertionError(text)


def test_f8_goes_from_doubt_to_doubt_and_marks_the_line_of_the_source(
    preview: ImportPreview,
) -> None:
    assert len(preview.desk.open_doubts()) == 1
    QTest.keyClick(preview.tree, Qt.Key.Key_F8)
    assert preview.desk.key == key_of(preview, "Đường sạch.")
    assert preview.source.lines_of(preview.desk.key) == [5]
    assert "“2.”" in preview.mend.doubt.text()


def test_a_doubt_that_is_settled_is_not_shown_again(preview: ImportPreview) -> None:
    preview.next_doubt()
    preview.settle()
    assert preview.desk.open_doubts() == []
    assert not preview.next.isEnabled()


def test_a_click_on_a_line_of_the_source_chooses_its_part(preview: ImportPreview) -> None:
    preview.source.choose_line(6)
    assert preview.desk.key == key_of(preview, "VIỆC PHẢI LÀM")
    preview.source.choose_line(0)
    assert preview.desk.key == "line:1"


def test_keys_change_the_level_and_one_undo_takes_each_back(preview: ImportPreview) -> None:
    before = blocks(preview)
    preview.desk.choose(key_of(preview, "Đường sạch."))
    chord = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(preview.tree, Qt.Key.Key_Right, chord)
    assert (BlockKind.ITEM, 2, "Đường sạch.") in blocks(preview)
    QTest.keyClick(preview.tree, Qt.Key.Key_Left, chord)
    QTest.keyClick(preview.tree, Qt.Key.Key_Left, chord)
    assert [s.heading for s in preview.desk.reading.plan.sections][1] == "Đường sạch."
    for _ in range(3):
        preview.desk.undo()
    assert blocks(preview) == before
    assert not preview.desk.can_undo


def test_a_wrong_kind_is_mended_and_keeps_the_number_it_had(preview: ImportPreview) -> None:
    preview.desk.choose(key_of(preview, "Đường sạch."))
    preview.desk.set_kind(preview.desk.key, BlockKind.PARAGRAPH)
    assert (BlockKind.PARAGRAPH, 1, "3. Đường sạch.") in blocks(preview)


def test_a_task_that_is_none_gives_its_lines_back(preview: ImportPreview) -> None:
    (task,) = preview.desk.reading.plan.tasks
    preview.desk.no_task(task.id)
    assert preview.desk.reading.plan.tasks == ()
    assert (BlockKind.DASH, 1, "Cơ quan chủ trì: Phòng Kinh tế.") in blocks(preview)


@pytest.mark.parametrize(
    ("where", "level", "texts"),
    [
        (Drop.BEFORE, 1, ["Đường sạch.", "Vớt bèo"]),
        (Drop.INSIDE, 2, ["Vớt bèo", "Đường sạch."]),
        (Drop.AFTER, 1, ["Vớt bèo", "Đường sạch."]),
    ],
)
def test_an_item_that_is_dragged_takes_place_and_level_of_where_it_is_let_go(
    preview: ImportPreview, where: Drop, level: int, texts: list[str]
) -> None:
    preview.tree.drop_on(key_of(preview, "Đường sạch."), key_of(preview, "Vớt bèo"), where)
    second = preview.desk.reading.plan.sections[1]
    assert [block.text for block in second.blocks] == texts
    (moved,) = [block for block in second.blocks if block.text == "Đường sạch."]
    assert moved.level == level
    preview.desk.undo()
    assert [block.text for block in preview.desk.reading.plan.sections[1].blocks] == ["Vớt bèo"]


def test_an_item_dropped_on_a_section_begins_it(preview: ImportPreview) -> None:
    preview.tree.drop_on(
        key_of(preview, "Đường sạch."), key_of(preview, "VIỆC PHẢI LÀM"), Drop.INSIDE
    )
    second = preview.desk.reading.plan.sections[1]
    assert [block.text for block in second.blocks] == ["Đường sạch.", "Vớt bèo"]


def test_a_file_dropped_anywhere_on_the_page_is_read(desk: Desk, file: Path) -> None:
    desk.page.new_plan()
    desk.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    label = desk.page._new.sources.findChildren(QLabel)[0]  # type: ignore[union-attr]
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    middle = label.rect().center()
    enter = QDragEnterEvent(middle, copy, data, left, none)
    QApplication.sendEvent(label, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(label, QDropEvent(QPointF(middle), copy, data, left, none))
    desk.settle()
    assert desk.page.imports.preview is not None


def test_a_field_is_mended_by_typing_and_a_run_of_typing_is_one_step(
    preview: ImportPreview,
) -> None:
    preview.desk.choose("title")
    preview.mend.text.setFocus()
    preview.mend.text.selectAll()
    QTest.keyClicks(preview.mend.text, "Ten moi")
    assert preview.desk.reading.plan.title == "Ten moi"
    preview.desk.undo()
    assert preview.desk.reading.plan.title == "Dọn kênh mương năm 2026"


def test_a_line_of_the_remainder_is_taken_into_the_text(preview: ImportPreview) -> None:
    preview.desk.choose(key_of(preview, "Đường sạch."))
    preview.desk.choose("line:1")
    preview.mend.take.click()
    assert preview.desk.reading.remainder == ()
    assert (BlockKind.PARAGRAPH, 1, "Trang chủ") in blocks(preview)


def test_accepting_stores_a_draft_and_one_undo_takes_the_whole_import_back(
    desk: Desk, preview: ImportPreview
) -> None:
    preview.desk.set_field("title", "Dọn kênh")
    preview.accept.click()
    desk.settle()
    editor = desk.page.editor
    assert editor is not None
    plan = editor.session.plan
    assert plan.title == "Dọn kênh"
    assert desk.app.chain.imports.kept() is None
    undo = desk.notices[-1]
    assert undo.act is not None
    undo.act()
    desk.settle()
    assert plan.id not in {row.id for row in desk.app.plans.rows()}
    again = desk.page.imports.preview
    assert again is not None
    assert again.desk.reading.plan.title == "Dọn kênh"


def test_an_import_left_half_done_goes_on_after_a_restart(
    desk: Desk, preview: ImportPreview, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.desk.set_field("title", "Dọn kênh")
    preview.left.emit()
    desk.settle()
    other = Desk(tmp_path / "data")
    qtbot.addWidget(other.page)
    other.page.new_plan()
    other.settle()
    other.page._new.sources.buttons["resume"].click()  # type: ignore[union-attr]
    other.settle()
    assert other.page.imports.preview is not None
    assert other.page.imports.preview.desk.reading.plan.title == "Dọn kênh"
    other.app.close()


def test_pasted_text_of_a_browser_is_read_with_its_table(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml(
        "<h1>KẾ HOẠCH</h1><p>Trồng tre năm 2026</p><p>I. VIỆC PHẢI LÀM</p>"
        "<ol><li>Ươm giống<li>Trồng</ol><script>alert(1)</script>"
    )
    desk.page.imports.read_pasted(data)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    assert preview.desk.reading.plan.title == "Trồng tre năm 2026"
    assert [text for _, _, text in blocks(preview)] == ["Ươm giống", "Trồng"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_text("", encoding="utf-8"), "E-EMPTY-FILE"),
        (lambda path: path.write_text("KẾ HOẠCH\n", encoding="utf-8"), "E-NO-PLAN-IN-FILE"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence_and_nothing_is_shown(
    desk: Desk, tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    path = tmp_path / "tệp.docx"
    make(path)
    desk.page.imports.read_file(path)
    desk.settle()
    assert desk.page.imports.preview is None
    assert desk.notices[-1].code == code


def test_nothing_copied_is_told(desk: Desk) -> None:
    desk.page.imports.read_pasted(QMimeData())
    desk.settle()
    assert desk.notices[-1].code == "E-PASTE-EMPTY"


def test_a_free_appendix_comes_into_the_text_by_one_key_and_goes_back_by_one(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "có phụ lục.txt"
    appendix = "PHỤ LỤC 1\nCách chăm tre\n- Tưới buổi sáng.\n"
    path.write_text(TEXT + appendix, encoding="utf-8")
    desk.page.imports.read_file(path)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    listed = preview.desk.reading.remainder
    line = next(each for each in listed if each.text == "PHỤ LỤC 1")
    assert "Ctrl+Enter" in preview.told.text()
    preview.desk.choose(f"line:{line.place.line}")
    QTest.keyClick(preview.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    last = preview.desk.reading.plan.sections[-1]
    assert (last.heading, last.printed) == ("PHỤ LỤC 1", "")
    assert [(block.kind, block.text) for block in last.blocks] == [
        (BlockKind.PARAGRAPH, "Cách chăm tre"),
        (BlockKind.DASH, "Tưới buổi sáng."),
    ]
    assert [each.text for each in preview.desk.reading.remainder] == ["Trang chủ"]
    preview.desk.undo()
    assert preview.desk.reading.remainder == listed


def test_an_old_encoding_is_told_with_its_uncertain_words_and_the_file_stays(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "cũ.txt"
    old = in_vni(TEXT.replace("1. Nước chảy thông suốt.", "1. Nước chảy xyàz thông suốt."))
    path.write_bytes(old.encode("cp1252"))
    desk.page.imports.read_file(path)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    bar = preview.conversions
    assert bar.isVisible()
    assert "VNI" in bar.label.text()
    assert "xyàz" in bar.label.text()
    bar.open.click()
    first = bar.list.topLevelItem(0)
    assert first is not None
    assert "xyàz" in first.text(1)
    bar.list.setCurrentItem(first)
    assert preview.desk.key == key_of(preview, "Nước chảy xyàz thông suốt.")
    assert path.read_bytes() == old.encode("cp1252")


def test_a_file_in_unicode_says_nothing_of_encodings(preview: ImportPreview) -> None:
    assert not preview.conversions.isVisible()


def test_a_document_that_does_not_say_what_it_is_is_asked_about_in_whole_words(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "không tên loại.txt"
    path.write_text("I. MỤC ĐÍCH\n1. Giữ đất.\nII. VIỆC\n1. Trồng tre.\n", encoding="utf-8")
    desk.page.imports.read_file(path)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    (doubt,) = [each for each in preview.desk.open_doubts() if each.kind is DoubtKind.KIND]
    preview.desk.choose(doubt.key)
    assert "Chưa nhận ra tên loại" in preview.mend.doubt.text()


def test_settling_the_last_doubt_leaves_the_keyboard_in_the_tree(preview: ImportPreview) -> None:
    preview.next_doubt()
    preview.mend.right.setFocus()
    preview.mend.right.click()
    assert not preview.mend.right.isVisible()
    assert preview.tree.hasFocus()
