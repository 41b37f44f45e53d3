"""A PDF at the desk: its pages at left, the place of the chosen part marked, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.pages.plans.importing.pages import SourcePages, spots_of
from kehoach_desktop.ui.pages.plans.importing.preview import ImportPreview


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    qtbot.addWidget(made.page)
    made.page.resize(1366, 640)
    made.page.show()
    yield made
    assert made.crashes == []
    made.app.close()


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    (row,) = desk.app.plans.rows()
    office = desk.app.offices.profile()
    assert office is not None
    path = tmp_path / "năm trước.pdf"
    desk.app.printing.plan_pdf_to(path, desk.app.plans.load(row.id), office)
    return path


def preview_of(desk: Desk, file: Path) -> tuple[ImportPreview, SourcePages]:
    desk.page.imports.read_file(file)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    assert preview.pages is not None
    return preview, preview.pages


def test_the_pages_stand_at_left_and_mark_the_chosen_part(desk: Desk, file: Path) -> None:
    preview, pages = preview_of(desk, file)
    assert pages.isVisible()
    assert not preview.source.isVisible()
    section = preview.desk.reading.plan.sections[-1]
    preview.desk.choose(f"section:{section.id}")
    (first, *_) = [s for s in spots_of(preview.desk) if s.source == f"section:{section.id}"]
    box = pages.view._spot_box(first)
    assert pages.view.visible_rect().contains(box.center().toPoint())
    assert box.width() > 40


def test_a_click_on_the_page_chooses_what_was_read_there(desk: Desk, file: Path) -> None:
    preview, pages = preview_of(desk, file)
    block = preview.desk.reading.plan.sections[0].blocks[0]
    preview.desk.choose(f"block:{block.id}")
    spot = next(s for s in spots_of(preview.desk) if s.source == f"block:{block.id}")
    at = pages.view._spot_box(spot).center() - pages.view._offset()
    preview.desk.choose("title")
    assert pages.view.source_at(QPointF(at)) == f"block:{block.id}"
    QTest.mouseClick(pages.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert preview.desk.key == f"block:{block.id}"
    assert preview.tree.currentItem() is preview.tree._items[f"block:{block.id}"]


def test_the_text_as_it_was_read_is_a_press_away(desk: Desk, file: Path) -> None:
    preview, pages = preview_of(desk, file)
    preview.sources.other.click()
    assert preview.source.isVisible()
    assert not pages.isVisible()
    preview.sources.other.click()
    assert pages.isVisible()


def test_every_part_that_was_read_has_a_place_on_the_pages(desk: Desk, file: Path) -> None:
    preview, _pages = preview_of(desk, file)
    placed = {spot.source for spot in spots_of(preview.desk)}
    parts = {key for key, lines in preview.desk.reading.lines if lines}
    assert parts <= placed


def test_the_pages_come_back_with_an_import_that_goes_on_and_with_an_undo(
    desk: Desk, file: Path
) -> None:
    preview, _pages = preview_of(desk, file)
    desk.page.imports.flush()
    file.unlink()  # the stick is gone
    draft = desk.app.chain.imports.kept()
    assert draft is not None
    assert draft == preview.desk.draft
    preview.accept.click()
    desk.settle()
    undo = desk.notices[-1].act
    assert undo is not None
    undo()
    desk.settle()
    again = desk.page.imports.preview
    assert again is not None
    assert again.pages is not None
    assert again.pages.document is not None


def test_a_text_file_has_no_pages(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "chữ.txt"
    path.write_text("KẾ HOẠCH\nTrồng tre\nI. VIỆC\n1. Ươm giống.\n", encoding="utf-8")
    desk.page.imports.read_file(path)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    assert preview.pages is None
    assert preview.source.isVisible()
