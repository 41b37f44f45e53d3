"""Pasting: Word and web pages as HTML, Excel as tabs, anything else as text."""

from __future__ import annotations

import pytest

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.pasted import read_pasted

HTML = """<html><head><style>p {color: red}</style></head><body><!--StartFragment-->
<p><b>II. NHIỆM&nbsp;VỤ</b></p><p>1. Làm<br>sạch đường</p>
<ul><li>Chủ trì: Hội Phụ nữ xã</li><li>Thời gian: Hằng&#10;tháng</li></ul>
<ol><li>một</li><li>hai</li></ol>
<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Thời gian</th></tr>
<tr><td><p>1</p></td><td><p>Trồng hoa</p><p>ven đường</p></td><td colspan="2">Đoàn xã</td></tr>
</table>
<script>alert(1)</script></body></html>"""


def test_what_word_or_a_page_gives_is_read_with_its_lists_and_tables() -> None:
    lines = [line.text for line in read_pasted("", HTML).lines]
    assert lines == [
        "II. NHIỆM VỤ", "1. Làm", "sạch đường", "- Chủ trì: Hội Phụ nữ xã",
        "- Thời gian: Hằng tháng", "1. một", "2. hai", "TT | Nội dung | Chủ trì | Thời gian",
        "1 | Trồng hoa ven đường | Đoàn xã",
    ]  # fmt: skip


def test_cells_of_excel_become_tasks() -> None:
    text = (
        "TT\tNội dung\tChủ trì\tThời gian\n1\tSửa loa\tĐài xã\tTháng 4/2026\n\n"
        "2\tHọp\tCác thôn\tHằng quý"
    )
    tasks = document_reader().read_pasted(text).tasks
    assert [(task.title, task.leads) for task in tasks] == [
        ("Sửa loa", ("Đài xã",)), ("Họp", ("Các thôn",)),
    ]  # fmt: skip


def test_plain_text_is_read_as_a_text_file_is() -> None:
    assert [line.text for line in read_pasted("**I. CHUNG**\n- một").lines] == ["I. CHUNG", "- một"]


def test_letters_of_an_old_font_are_converted() -> None:
    source = read_pasted("Thùc hiÖn kÕ ho¹ch tuyªn truyÒn cña ñy ban nh©n d©n x·")
    assert source.lines[0].text == "Thực hiện kế hoạch tuyên truyền của ủy ban nhân dân xã"


def test_the_conditional_marks_of_word_are_no_words() -> None:
    html = "<p><![if !supportLists]>1.<span>&nbsp;</span><![endif]>Họp dân</p><![ifsai"
    assert [line.text for line in read_pasted("", html).lines] == ["1. Họp dân"]


@pytest.mark.parametrize(("text", "html"), [("", ""), (" \n", "<p> </p>")])
def test_an_empty_clipboard_is_told(text: str, html: str) -> None:
    with pytest.raises(AppError, match="E-PASTE-EMPTY"):
        read_pasted(text, html)
