"""A part that a paper names of itself must be one of its own."""

from __future__ import annotations

import pytest

from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

PLAN = """KẾ HOẠCH
Diệt chuột bảo vệ lúa

A. MỤC TIÊU

I. Mục tiêu chung

Giữ được lúa.

II. Mục tiêu riêng

Mỗi thôn diệt 500 con.

B. NHIỆM VỤ

I. Đặt bẫy

Các thôn làm việc nêu tại {} Kế hoạch này.
"""


@pytest.mark.parametrize(("place", "missing"), [
    ("Phần II", True), ("mục II", False), ("Phần B", False), ("Phần III", True),
])  # fmt: skip
def test_a_part_with_a_number_is_none_of_a_paper_with_letters(place: str, missing: bool) -> None:
    found = [each.rule for each in review(from_plain_text(PLAN.format(place)), vocabulary())]
    assert ("reference.no_part" in found) is missing
