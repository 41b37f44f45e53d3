"""A document of any length can be given up in every stage of the reading."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.door import read_file

LINES = ["KẾ HOẠCH", "Trồng cây năm 2026", "I. NHIỆM VỤ", "1. Đào hố",
         *["- Làm việc."] * 250, "II. TỔ CHỨC THỰC HIỆN",
         "1. Phòng Kinh tế: báo cáo hằng tháng.", "Nơi nhận:", "- Lưu: VT."]  # fmt: skip
#: Where the reading asks whether to go on: plain text, and every stage of the parsing.
STAGES = {"read_text", "open_source", "mend", "read_document", "join_lines", "build",
          "body_paragraphs", "find_tasks", "find_citations"}  # fmt: skip


def _text(path: Path) -> Path:
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


def _word(path: Path) -> Path:
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _pdf(path: Path) -> Path:
    canvas = Canvas(str(path))
    for page in range(4):
        canvas.drawString(72, 700, f"{page}. Viec")
        canvas.showPage()
    canvas.save()
    return path


def test_every_stage_asks_whether_to_go_on(tmp_path: Path) -> None:
    asked: set[str] = set()

    def check() -> None:
        frame = sys._getframe(1)  # noqa: SLF001 - the stage is the function that asks
        while frame.f_code.co_name in {"watched", "<genexpr>", "<listcomp>"} and frame.f_back:
            frame = frame.f_back
        asked.add(frame.f_code.co_name)

    read_file(_text(tmp_path / "a.txt"), check)
    assert STAGES - asked == set()


@pytest.mark.parametrize("make", [_text, _word, _pdf], ids=["text", "Word", "PDF"])
def test_reading_can_be_given_up_at_every_question(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path / "a")
    questions = 0

    def count() -> bool:
        nonlocal questions
        questions += 1
        return False

    document_reader().read(path, count)
    assert questions > 8
    for stop_at in range(0, questions, 2):
        asked = iter(range(questions + 1))
        with pytest.raises(AppError, match="E-READ-STOPPED"):
            document_reader().read(path, lambda asked=asked, at=stop_at: next(asked) == at)
