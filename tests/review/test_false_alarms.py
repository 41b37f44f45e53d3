"""Right sentences that an eager spelling rule would question, and faults that come back."""

from __future__ import annotations

import pytest

from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.review.text import printed_number
from kehoach_desktop.services.checks.reviewing import vocabulary


def found(*sentences: str) -> list[Finding]:
    """Return the spelling findings of a short plan with these sentences."""
    text = "KẾ HOẠCH\nLàm đường\n\nI. VIỆC\n\n" + "\n\n".join(f"- {each}" for each in sentences)
    told = review(from_plain_text(text), vocabulary())
    return [each for each in told if each.rule.startswith("spelling.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Việc thử năm trước cho thấy dân ủng hộ.",
        "Xã trả một nửa do dân góp chưa đủ.",
        "Đường liên thôn.",
        "Sửa cầu liên xã, đường liên ấp.",
    ],
)
def test_a_word_that_can_stand_alone_beside_a_small_word_is_right(sentence: str) -> None:
    assert not found(sentence)


def test_a_misspelling_is_told_once_and_shown_as_a_hint_at_its_other_places() -> None:
    told = found("Tổ hướng dẩn người dân.", "Xã hướng dẩn lại.", "Thôn hướng dẩn từng hộ.")
    assert [each.severity for each in told] == [Severity.ERROR, Severity.HINT, Severity.HINT]
    assert {each.params["right"] for each in told} == {"hướng dẫn"}


def test_the_number_of_a_cited_paper_at_the_head_of_a_line_is_no_item() -> None:
    assert printed_number("79/KH-UBND ngày 16 tháng 7 năm 2026") == ""
    assert printed_number("9/ Việc chung") == "9/"
