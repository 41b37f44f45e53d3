"""Words of another level, names that are no official ones: planted, and left alone where right."""

from __future__ import annotations

import pytest

from kehoach_desktop.review.finding import Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

HEAD = """{issuer}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/{sign}

Đồng Tiến, ngày 09 tháng 3 năm {year}

KẾ HOẠCH
Trồng cây đầu xuân năm {year}

I. NHIỆM VỤ

1. Các thôn chuẩn bị đất; mỗi thôn trồng 50 cây, thôn nào thiếu cây thì báo trước một tuần.

2. {said}

Trên đây là Kế hoạch trồng cây; khó khăn, vướng mắc phản ánh về {told} để tổng hợp./.
"""
XA, PHUONG = "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG TIẾN", "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐỒNG TIẾN"
HUYEN, TINH = "ỦY BAN NHÂN DÂN\nHUYỆN ĐỒNG TIẾN", "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG TIẾN"
SO = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG TIẾN\nSỞ XÂY DỰNG"


def rules(issuer: str, said: str, year: int = 2023, told: str = "bộ phận thường trực") -> list[str]:
    """Return the rules of levels and official names that question a paper."""
    sign = "KH-SXD" if issuer == SO else "KH-UBND"
    text = HEAD.format(issuer=issuer, sign=sign, year=year, said=said, told=told)
    return [each.rule for each in review(from_plain_text(text), vocabulary())
            if each.rule.startswith(("level.", "name.unofficial"))
            and each.severity is not Severity.HINT]  # fmt: skip


@pytest.mark.parametrize(("issuer", "said", "rule"), [
    (PHUONG, "Thay các biển hỏng của các xã, thị trấn trước mùa mưa.", "level.peer_list"),
    (XA, "Dọn cỏ quanh nhà văn hóa tổ dân phố, sơn lại cổng.", "level.village_kind"),
    (HUYEN, "Sở Tài chính có trách nhiệm cấp tiền mua cây.", "level.superior_duty"),
    (TINH, "In áp phích giới thiệu rừng của tỉnh Lâm Giang.", "level.other_province"),
    (TINH, "Giao Sở Giáo dục Đào tạo phát động trong các trường.", "name.unofficial"),
])  # fmt: skip
def test_a_leftover_of_another_level_is_told(issuer: str, said: str, rule: str) -> None:
    assert rules(issuer, said) == [rule]


def test_a_district_after_it_ended_is_told_and_before_it_not() -> None:
    said = "Hằng quý báo cáo Ban Chỉ đạo trồng cây huyện."
    assert rules(XA, said, 2026) == ["level.old_district"]
    assert not rules(XA, said, 2023)


def test_the_department_to_which_difficulties_are_told_is_the_issuer() -> None:
    assert rules(SO, "Trồng cây quanh trụ sở.", told="Sở Y tế") == ["level.own_department"]
    assert not rules(SO, "Trồng cây quanh trụ sở.", told="Sở Xây dựng")
    assert not rules(HUYEN, "Trồng cây quanh trụ sở.", told="Sở Y tế")


@pytest.mark.parametrize(("issuer", "said"), [
    (XA, "Phấn đấu dẫn đầu các xã, thị trấn của huyện về số cây."),
    (XA, "Trao đổi với các xã, phường lân cận về giống cây."),
    (XA, "Theo Kế hoạch số 12/KH-UBND ngày 02/3/2023 của UBND huyện về giao cho các xã, thị trấn."),
    (PHUONG, "Trồng cây tại các thôn, tổ dân phố."),
    (HUYEN, "Xin cây giống của Sở Tài chính."),
    (TINH, "Học tập kinh nghiệm trồng rừng của tỉnh Lâm Giang."),
    (TINH, "Trồng cây dọc đường của tỉnh Đồng Tiến."),
    (TINH, "Giao Sở Giáo dục và Đào tạo phát động trong các trường."),
])  # fmt: skip
def test_what_a_paper_rightly_says_of_others_is_left_alone(issuer: str, said: str) -> None:
    assert not rules(issuer, said)
