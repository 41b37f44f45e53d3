""" "Kiểm tra thể thức": a file is measured, each finding shown where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.dialogs.layout_check import LayoutCheckDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    qtbot.addWidget(desk.page)
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> LayoutCheckDialog:
    dialog = LayoutCheckDialog(desk.shell)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def paper(desk: Desk, folder: Path, ending: str = "pdf") -> Path:
    """Write the sample plan with a number that lacks its zero."""
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None
    assert desk.shell.office is not None
    issued = desk.app.plans.issue(plan, "2", dt.date(2026, 1, 5), plan.signatory)
    assert issued.issue is not None
    wrong = replace(issued, issue=replace(issued.issue, number="2/KH-UBND"))
    path = folder / f"văn bản.{ending}"
    if ending == "pdf":
        desk.app.printing.plan_pdf_to(path, wrong, desk.shell.office)
    else:
        desk.app.printing.plan_docx_to(path, wrong, desk.shell.office)
    return path


def test_a_fault_is_named_with_its_clause_and_marked_on_the_page(
    qtbot: QtBot, desk: Desk, window: LayoutCheckDialog, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.preview.printed, timeout=10_000):
        window.check(paper(desk, tmp_path))
    assert [remark.rule for remark in window.remarks] == ["H15"]
    assert "1 lỗi" in window.told.text()
    assert "H15" in window.detail.text()
    assert "NĐ 30/2020" in window.detail.text()
    assert window.preview.document is not None
    (spot,) = window.preview.document.spots
    assert spot.page == 0
    assert 85 < spot.left < 250 and 50 < spot.top < 150  # where the number stands
    assert window.preview.view._marked == "finding:0"


def test_a_word_file_is_measured_and_says_why_it_has_no_picture(
    desk: Desk, window: LayoutCheckDialog, tmp_path: Path
) -> None:
    window.check(paper(desk, tmp_path, "docx"))
    assert [remark.rule for remark in window.remarks] == ["H15"]
    assert window.no_picture.isVisible()


def test_findings_are_copied_as_plain_text_and_printed(
    desk: Desk, window: LayoutCheckDialog, tmp_path: Path
) -> None:
    window.check(paper(desk, tmp_path))
    window.copy.click()
    words = QGuiApplication.clipboard().text()
    assert words.count("\n") == 1
    assert "H15" in words
    assert window._document().pages == 1


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.4 half"])
def test_a_file_that_cannot_be_measured_is_refused_in_words(
    window: LayoutCheckDialog, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "lạ.pdf"
    path.write_bytes(content)
    window.check(path)
    assert window.told.text()
    assert window.remarks == []
    assert window.choose.isEnabled()


def test_measuring_stops_when_the_officer_says_so(desk: Desk, tmp_path: Path) -> None:
    class Tired:
        def progress(self, done: int, total: int) -> None: ...

        def cancelled(self) -> bool:
            return True

    with pytest.raises(AppError, match="E-CANCELLED"):
        desk.app.layout_check.check(paper(desk, tmp_path), Tired())
