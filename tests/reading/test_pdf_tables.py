"""Tables in a PDF: cells from the lines that are drawn, merged ones, over a page, none invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kehoach_desktop.paths import resource
from kehoach_desktop.reading.door import open_source, read_file

_XS = (60.0, 90.0, 260.0, 380.0, 470.0, 550.0)
_HEIGHT = 34.0
Draw = Callable[[Canvas, float, float, float, float], None]


def _line(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.line(x1, y1, x2, y2)


def _thin_box(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    """Draw a stroke as Word's own export does: a filled box half a point thick."""
    canvas.rect(x1, y1, max(x2 - x1, 0.5), max(y2 - y1, 0.5), stroke=0, fill=1)


def _canvas(buffer: io.BytesIO) -> Canvas:
    font = next(path for path in sorted(resource("fonts").rglob("*Regular*.ttf")))
    pdfmetrics.registerFont(TTFont("Tables", str(font)))
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("Tables", 11)
    return canvas


def _table(canvas: Canvas, top: float, rows: list[list[str]], draw: Draw = _line) -> None:
    """Draw rows; "↑" is a cell that goes on from the row above: no line over it."""
    for row, cells in enumerate(rows):
        y = top - row * _HEIGHT
        for column, text in enumerate(cells):
            if text != "↑":
                draw(canvas, _XS[column], y, _XS[column + 1], y)
                for at, part in enumerate(text.split("\n")):
                    canvas.drawString(_XS[column] + 3, y - 13 - 13 * at, part)
        for x in _XS:
            draw(canvas, x, y - _HEIGHT, x, y)
    bottom = top - len(rows) * _HEIGHT
    draw(canvas, _XS[0], bottom, _XS[-1], bottom)


_HEAD = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]


@pytest.mark.parametrize("draw", [_line, _thin_box], ids=["lines", "thin boxes"])
def test_the_rows_of_a_drawn_table_become_tasks(draw: Draw, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = _canvas(buffer)
    for at, text in enumerate(("KẾ HOẠCH", "Loa thôn năm 2026", "I. CHUNG", "Theo bảng dưới đây.")):
        canvas.drawString(110, 790 - 20 * at, text)
    _table(canvas, 700, [
        _HEAD,
        ["1", "Đọc bản tin\nbuổi sáng", "Đài truyền thanh", "Các thôn", "Hằng tuần"],
        ["2", "Sửa loa", "↑", "", "Quý II/2026"],
    ], draw)  # fmt: skip
    canvas.drawString(110, 560, "Nơi nhận:")
    canvas.drawString(110, 545, "- Lưu: VT.")
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(buffer.getvalue())
    document = read_file(path)
    assert [
        (task.title, task.leads, task.coordinating, task.schedule) for task in document.tasks
    ] == [
        ("Đọc bản tin buổi sáng", ("Đài truyền thanh",), ("Các thôn",), "Hằng tuần"),
        ("Sửa loa", ("Đài truyền thanh",), (), "Quý II/2026"),
    ]
    assert document.tasks[0].place.page == 1
    assert document.recipients == ("Lưu: VT",)
    assert [line.text for line in document.lines] == [
        "KẾ HOẠCH", "Loa thôn năm 2026", "I. CHUNG", "Theo bảng dưới đây.",
        "TT | Nội dung | Chủ trì | Phối hợp | Thời gian",
        "1 | Đọc bản tin buổi sáng | Đài truyền thanh | Các thôn | Hằng tuần",
        "2 | Sửa loa |  |  | Quý II/2026", "Nơi nhận:", "- Lưu: VT.",
    ]  # fmt: skip


def test_a_row_that_a_page_broke_is_one_row_again(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = _canvas(buffer)
    canvas.drawString(110, 800, "PHỤ LỤC")
    _table(canvas, 780, [_HEAD, ["1", "Đọc bản tin", "Đài xã", "Các", "Hằng tuần"]])
    canvas.showPage()
    canvas.setFont("Tables", 11)
    _table(canvas, 780, [["", "buổi sáng", "", "thôn", ""], ["2", "Họp", "Ấp 1", "", "Hằng quý"]])
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(buffer.getvalue())
    lines = [line.text for line in open_source(path).lines]
    assert lines[2:] == ["1 | Đọc bản tin buổi sáng | Đài xã | Các thôn | Hằng tuần",
                         "2 | Họp | Ấp 1 |  | Hằng quý"]  # fmt: skip


def test_a_rule_under_the_motto_makes_no_table(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = _canvas(buffer)
    canvas.drawString(110, 800, "Độc lập - Tự do - Hạnh phúc")
    canvas.line(110, 795, 260, 795)
    canvas.drawString(110, 770, "KẾ HOẠCH")
    canvas.rect(50, 50, 500, 780)
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(buffer.getvalue())
    assert [line.cells for line in open_source(path).lines] == [(), ()]
