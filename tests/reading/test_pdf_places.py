"""Each line of a PDF knows its rectangle: what stands in it is the line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from kehoach_desktop.reading.door import open_source

LINES = ((90, 700, "Trong tre ven song"), (90, 640, "Don kenh muong"), (360, 560, "Lo Thi May"))


def drawn(path: Path, *, rotate: int = 0, cut: bool = False) -> Path:
    canvas = Canvas(str(path), pagesize=(612, 792))
    if cut:
        canvas.setCropBox((50, 40, 600, 760))
    for left, foot, text in LINES:
        canvas.setFont("Times-Roman", 14)
        canvas.drawString(left, foot, text)
    for left, right, foot in ((90, 300, 300), (90, 300, 330), (90, 300, 360)):
        canvas.line(left, foot, right, foot)
    for at in (90, 160, 300):
        canvas.line(at, 300, at, 360)
    canvas.drawString(100, 340, "TT")
    canvas.drawString(170, 340, "Viec")
    canvas.drawString(100, 310, "1")
    canvas.drawString(170, 310, "Uom giong")
    canvas.setPageRotation(rotate)
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("cut", [False, True])
def test_the_words_of_a_line_stand_in_its_rectangle(tmp_path: Path, cut: bool) -> None:
    path = drawn(tmp_path / "a.pdf", cut=cut)
    source = open_source(path)
    assert len(source.lines) == 5
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    left_edge, _foot, _right, top_edge = page.get_bbox()
    words = page.get_textpage()
    for line in source.lines:
        assert line.place.box is not None
        left, top, right, bottom = line.place.box
        inside = words.get_text_bounded(
            left + left_edge - 1, top_edge - bottom - 1, right + left_edge + 1, top_edge - top + 1
        )
        assert " ".join(inside.split()) == " ".join(line.text.replace("|", "").split())
    words.close()
    document.close()


def test_a_turned_page_tells_no_rectangle(tmp_path: Path) -> None:
    source = open_source(drawn(tmp_path / "a.pdf", rotate=90))
    assert {line.place.box for line in source.lines} == {None}
