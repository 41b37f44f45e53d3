"""Copied text: word for word runs are counted; citations and the trade's own sentences are not."""

from __future__ import annotations

from kehoach_desktop.review.copying import Copied, compare, findings
from kehoach_desktop.review.finding import QUOTE_WORDS, Severity
from kehoach_desktop.review.plain_text import from_plain_text

OWN = (
    "Mỗi thôn cử một tổ giúp việc đến từng nhà người cao tuổi, chỉ cách mở tài khoản, cách chụp "
    "giấy tờ cho rõ và ghi lại những câu hỏi chưa trả lời được để chuyển về xã."
)
THEIRS = (
    "Lãnh đạo các phòng luân phiên trực điện thoại nóng từ bảy giờ sáng đến chín giờ tối trong "
    "suốt tuần cao điểm, không để người gọi phải chờ quá năm hồi chuông."
)
STANDARD = "Kinh phí thực hiện bố trí trong dự toán chi thường xuyên của cơ quan theo phân cấp."


def _of(*lines: str, against: tuple[str, ...], standard: tuple[str, ...] = ()) -> Copied:
    text, other = ("KẾ HOẠCH\n\nI. VIỆC\n\n" + "\n\n".join(e) for e in (lines, against))
    return compare(from_plain_text(text), from_plain_text(other), standard)


def test_a_document_is_wholly_its_own_copy_and_no_copy_of_another() -> None:
    assert _of(OWN, THEIRS, against=(OWN, THEIRS)).part == 1.0
    assert _of(OWN, against=(THEIRS,)).part == 0.0


def test_each_paragraph_has_its_share() -> None:
    copied = _of(OWN, THEIRS, against=(THEIRS,))
    assert [round(each.part, 1) for each in copied.shares] == [0.0, 1.0]
    assert 0.4 < copied.part < 0.6


def test_what_is_copied_is_told_once_at_its_own_words() -> None:
    told = findings(_of(OWN, THEIRS, against=(THEIRS,)), "huyen.docx")
    assert [each.rule for each in told] == ["copy.whole", "copy.paragraph"]
    assert told[1].quote.startswith("Lãnh đạo các phòng")
    assert told[1].params == {"percent": "100", "other": "huyen.docx"}
    assert all(each.severity is Severity.HINT for each in told)
    assert all(len(each.quote.split()) <= QUOTE_WORDS for each in told)


def test_marks_and_capitals_hide_no_copy() -> None:
    assert _of(OWN.upper().capitalize(), against=(OWN,)).part == 1.0


def test_citations_are_not_counted() -> None:
    cited = (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về "
        "tuyên truyền cải cách hành chính năm 2026."
    )
    share = _of(cited, against=(cited,)).shares
    assert sum(each.counted for each in share) <= 2


def test_standard_sentences_of_the_trade_are_no_copy() -> None:
    assert _of(STANDARD, against=(STANDARD,)).part == 1.0
    assert _of(STANDARD, against=(STANDARD,), standard=(STANDARD,)).part == 0.0


def test_nothing_against_nothing_is_nothing() -> None:
    assert compare(from_plain_text(""), from_plain_text(""), ()).part == 0.0
