"""A scan at the desk: said honestly, given to tesseract when asked, kept with its draft."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from pytestqt.qtbot import QtBot

from kehoach_desktop.paths import resource
from kehoach_desktop.reading.scans import can_recognise
from kehoach_desktop.ui.pages.plans.importing.scan import ScanOffer
from kehoach_desktop.ui.widgets import open_file

PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(40)
LINES = ("KẾ HOẠCH", "Trồng tre ven sông năm 2026", "I. MỤC ĐÍCH", "1. Giữ đất bờ sông.",
         "2. Có tre làm nhà.")  # fmt: skip


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
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch quét.png"
    path.write_bytes(PHOTO)
    return path


def offered(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, *, can: bool) -> ScanOffer:
    monkeypatch.setattr(type(desk.app.chain.imports), "can_recognise_scans", lambda _self: can)
    desk.page.imports.read_file(path)
    desk.settle()
    offer = desk.page.imports.offered
    assert offer is not None
    assert "không có lớp chữ" in offer.text()
    return offer


def test_a_scan_is_kept_with_an_empty_draft_and_opened_from_it_under_its_name(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offer = offered(desk, photo, monkeypatch, can=False)
    assert offer.read is None
    offer.attach.click()
    desk.settle()
    assert desk.page.editor is not None
    plan = desk.page.editor.session.plan
    assert (plan.title, plan.sections) == ("kế hoạch quét", ())
    (kept,) = desk.app.chain.attachments.of_plan(plan.id)
    assert desk.app.chain.attachments.path(kept).read_bytes() == PHOTO
    shown: list[Path] = []
    monkeypatch.setattr(open_file, "print_folder", lambda: tmp_path / "tạm")
    monkeypatch.setattr(type(desk.app.opener), "open", lambda _self, path: shown.append(path))
    desk.page.editor.bar.entries[f"file:{kept.name}"].trigger()
    desk.settle()
    assert [(path.name, path.read_bytes()) for path in shown] == [("kế hoạch quét.png", PHOTO)]


def test_leaving_the_question_changes_nothing(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.app.plans.rows()
    offered(desk, photo, monkeypatch, can=True).leave.click()
    desk.settle()
    assert desk.app.plans.rows() == before
    assert desk.app.chain.imports.kept() is None
    assert desk.page.imports.preview is None


def test_a_photo_is_given_to_tesseract_when_asked_only(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    imports = type(desk.app.chain.imports)
    begin = imports.begin

    def begun(self: object, *args: object, scan: bool, progress: object) -> object:
        asked.append(scan)
        return begin(self, *args, scan=False)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "begin", begun)
    offer = offered(desk, photo, monkeypatch, can=True)
    assert asked == [False]
    assert offer.read is not None
    offer.read.click()
    desk.settle()
    assert asked == [False, True]
    assert desk.notices[-1].code == "E-READ-LAYER"  # no second question where nothing was seen


@pytest.mark.skipif(
    shutil.which("tesseract") is None or not can_recognise(), reason="no tesseract with vie"
)
def test_letters_of_a_photo_become_a_plan_and_the_photo_stays_with_the_draft(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chụp.png"
    draw(path)
    told: list[tuple[int, int]] = []
    desk.operations.progressed.connect(lambda _operation, done, all_: told.append((done, all_)))
    offer = offered(desk, path, monkeypatch, can=True)
    assert offer.read is not None
    offer.read.click()
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    assert told == [(0, 1)]
    assert preview.desk.reading.plan.title == "Trồng tre ven sông năm 2026"
    assert "đối chiếu với bản gốc" in preview.told.text()
    preview.accept.click()
    desk.settle()
    assert desk.page.editor is not None
    (kept,) = desk.app.chain.attachments.of_plan(desk.page.editor.session.plan.id)
    assert kept.name == "chụp.png"
    assert desk.app.chain.attachments.path(kept).read_bytes() == path.read_bytes()


def draw(path: Path) -> None:
    """Draw a page as a scanner sees it."""
    for file in resource("fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    family = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(next(resource("fonts").glob("*Regular.ttf"))))
    )[0]
    image = QImage(1240, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont(family)
    font.setPixelSize(38)
    painter.setFont(font)
    for at, line in enumerate(LINES):
        where = Qt.AlignmentFlag.AlignHCenter if at < 2 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(120, 80 + at * 110, 1000, 60, where, line)
    painter.end()
    image.save(str(path))
