"""Whatever the bytes: a document or a refusal, never a crash; nothing lost.

`KEHOACH_FUZZ=5000` tries that many inputs a test instead of the few of every run;
`dev.py fuzz --minutes N` does so again and again and counts what was tried.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.door import parse
from kehoach_desktop.reading.pasted import read_pasted
from kehoach_desktop.reading.text import read_text
from kehoach_desktop.services.reading import as_contract

EXAMPLES = int(os.environ.get("KEHOACH_FUZZ", "80"))
#: Where the long run wants the number of inputs written to.
COUNT = os.environ.get("KEHOACH_FUZZ_COUNT")
_tried = [0]


@pytest.fixture(scope="module", autouse=True)
def _counted() -> Iterator[None]:
    yield
    if COUNT:
        with Path(COUNT).open("a", encoding="utf-8") as file:
            file.write(f"{_tried[0]}\n")


WORDS = [
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Số:", "12", "/KH-UBND", "Điều 1.", "I.", "1.", "1.1.",
    "a)", "đ)", "(1)", "-", "+", "Chủ trì:", "Thời gian:", "Phòng Nội vụ", "UBND xã", "Nơi nhận:",
    "- Lưu: VT.", "TM.", "KT. CHỦ TỊCH", "CHỦ TỊCH", "Trần Văn Cột", "ngày 31/02/2025", "ngày",
    "tháng", "năm 2026", "của", ",", ";", ".", "(", ")", "|", "| STT | Chủ trì |", "**", "##",
    "Tổ chức thực hiện", "định kỳ hằng quý", "trước ngày 15 hằng tháng", "Kèm theo", "PHỤ LỤC",
    "Căn cứ Luật", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "99/2020/NĐ-CP", "Đề nghị", "chữ",
]  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join)


def _blank_word() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


WORD_FILE = _blank_word()


@settings(max_examples=EXAMPLES)
@given(TEXTS)
def test_any_text_is_read_and_every_line_kept(text: str) -> None:
    _tried[0] += 1
    source = read_text(text)
    document = read_document(source)
    assert [line.text for line in document.lines] == [line.text for line in source.lines]
    as_contract(document)


@settings(max_examples=EXAMPLES)
@given(TEXTS)
def test_nothing_is_invented(text: str) -> None:
    document = read_document(read_text(text))
    there = {word for line in document.lines for word in fold_words(line.text)}
    said = [document.header.title, document.signer.name, *document.recipients]
    said += [name for task in document.tasks for name in task.leads]
    for value in said:
        assert set(fold_words(value or "")) <= there | {"cap"}


@settings(max_examples=EXAMPLES)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(tail: bytes, start: bytes) -> None:
    _try(start + tail)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_a_word_file_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WORD_FILE)
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _try(bytes(content))


NAMES = ["p", "r", "t", "tbl", "tr", "tc", "pPr", "numPr", "ilvl", "numId", "sdt", "sdtContent",
         "br", "tab", "del", "ins", "txbxContent", "pStyle"]  # fmt: skip
TREES = st.recursive(
    st.sampled_from(NAMES).map(lambda name: f'<w:{name} w:val="1">I. Chữ</w:{name}>'),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda made: f"<w:{made[0]}>{''.join(made[1])}</w:{made[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=EXAMPLES)
@given(st.lists(TREES, max_size=5))
def test_any_shape_of_word_markup_is_read_or_refused(trees: list[str]) -> None:
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{''.join(trees)}</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    _try(buffer.getvalue())


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), pageCompression=0)
    canvas.drawString(100, 800, "KE HOACH so 5/KH-UBND")
    for at in range(4):
        canvas.line(60, 700 - 30 * at, 400, 700 - 30 * at)
        canvas.line(60 + 100 * at, 610, 60 + 100 * at, 700)
        canvas.drawString(70, 680 - 30 * at, "1 Viec")
    canvas.save()
    return buffer.getvalue()


def _odt() -> bytes:
    names = ["office", "text", "table"]
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    cell = (
        '<table:table-cell table:number-columns-repeated="2"><text:p>1</text:p></table:table-cell>'
    )
    body = (
        f"<text:list><text:list-item><text:p>mot</text:p></text:list-item></text:list><table:table>"
        f"<table:table-row>{cell}<table:covered-table-cell/></table:table-row></table:table>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    return buffer.getvalue()


FILES = {
    "pdf": _pdf(),
    "odt": _odt(),
    "rtf": b"{\\rtf1\\ansi chu}",
    "doc": b"\xd0\xcf\x11\xe0" * 40,
}


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_file_with_changed_bytes_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(0, 10))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _try(bytes(content[: data.draw(st.integers(1, len(content)))]))


TAGS = ["<p>", "</p>", "<table>", "</table>", "<tr>", "</tr>", "<td>", '<td colspan="9">', "</td>",
        "<li>", "<ol>", "</ol>", "<ul>", "<br>", "<script>", "</script>", "<!--", "-->", "<![if",
        "&nbsp;", "&#x110;", "chữ", "I. MỘT", "1. hai", "\t", "\n"]  # fmt: skip


@settings(max_examples=EXAMPLES)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=8), max_size=40).map("".join))
def test_any_clipboard_is_read_or_refused(html: str) -> None:
    _tried[0] += 1
    for text, page in ((html, ""), ("", html)):
        try:
            source = read_pasted(text, page)
        except AppError:
            continue
        as_contract(read_document(source))


@settings(max_examples=EXAMPLES)
@given(TEXTS)
def test_the_letters_of_a_text_are_the_letters_of_its_lines(text: str) -> None:
    """Nothing lost between file and lines: only marks of Markdown and bars may go."""
    _tried[0] += 1
    plain = re.sub(r"[<&\\_*#>]", " ", text)
    found = [word for line in read_text(plain).lines for word in fold_words(line.text)]
    assert "".join(found) == "".join(fold_words(plain))


def _try(content: bytes) -> None:
    _tried[0] += 1
    try:
        source = parse(content, Path("a"))
    except AppError:
        return
    as_contract(read_document(source))
