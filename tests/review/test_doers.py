"""Who has work in a plan stands in its arrangements and at Nơi nhận; its fields are complete."""

from __future__ import annotations

import pytest

from kehoach_desktop.review.agencies import AgencyList
from kehoach_desktop.review.finding import Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN ĐÔI BỜ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 17/KH-UBND

Đôi Bờ, ngày 09 tháng 3 năm 2022

KẾ HOẠCH
Phòng, chống đuối nước cho trẻ em năm 2022

I. NHIỆM VỤ

1. Dạy bơi cho học sinh tiểu học

Mỗi xã mở một lớp. Thời gian thực hiện: tháng 6. Đơn vị thực hiện: Phòng Nội vụ.

2. Cắm biển báo ở chỗ nước sâu

Cắm 60 biển. Thời gian thực hiện: tháng 4. Đơn vị thực hiện: Phòng Kinh tế và Hạ tầng.

- Cơ quan phối hợp: Trung tâm Y tế, Huyện đoàn, Hạt Kiểm lâm huyện.

3. Tập huấn sơ cứu

Mở hai lớp. Thời gian thực hiện: tháng 5. Đơn vị thực hiện: Trung tâm Y tế.

4. Tổng kết

Mời 80 đại biểu. Thời gian thực hiện: tháng 12. Đơn vị thực hiện: Phòng Nội vụ.

II. PHÂN CÔNG THỰC HIỆN

1. Phòng Nội vụ

Theo dõi, đôn đốc các xã; tổng hợp kết quả báo cáo Ủy ban nhân dân huyện.

2. Phòng Kinh tế và Hạ tầng

Khảo sát sông, hồ; lập danh mục điểm nguy hiểm.

3. Trung tâm Y tế huyện

Cử giảng viên; cấp túi thuốc.

4. Hạt Kiểm lâm huyện

Trông coi các hồ trong rừng.

5. Đề nghị Huyện đoàn

Tổ chức đội hình thanh niên tình nguyện.

6. Ủy ban nhân dân các xã

Mở lớp, trông coi biển báo.

Nơi nhận:
- UBND tỉnh;
- Các phòng, ban;
- TTYT, Hạt KL huyện;
- UB MTTQ và các đoàn thể huyện;
- UBND các xã;
- Lưu: VT.
"""
#: (rule, right words, wrong words): one of them planted, the rule tells its place.
PLANTED = [
    ("task.unknown_doer", "Trung tâm Y tế, Huyện đoàn", "Trung tâm Y tế, Điện lực huyện"),
    ("task.unknown_doer", "Trung tâm Y tế, Huyện đoàn", "Trường Cao đẳng nghề Đôi Bờ, Huyện đoàn"),
    ("task.unknown_doer", "Đơn vị thực hiện: Trung tâm Y tế.", "Đơn vị thực hiện: Đồn Biên phòng."),
    ("task.unknown_lead", "tháng 12. Đơn vị thực hiện: Phòng Nội vụ",
     "tháng 12. Đơn vị thực hiện: Phòng Tư pháp"),
    ("task.no_recipient", "- TTYT, Hạt KL huyện;", "- TTYT;"),
    ("task.no_recipient", "- TTYT, Hạt KL huyện;", "- Hạt KL huyện;"),
    ("task.no_recipient", "- UB MTTQ và các đoàn thể huyện;\n", ""),
    ("task.no_recipient", "6. Ủy ban nhân dân các xã", "6. Các thôn"),
    ("task.no_time", "Thời gian thực hiện: tháng 5. ", ""),
    ("task.no_lead", " Đơn vị thực hiện: Trung tâm Y tế.", ""),
    ("task.missing_fields", " Thời gian thực hiện: tháng 5. Đơn vị thực hiện: Trung tâm Y tế.", ""),
]  # fmt: skip


def told(text: str) -> list[str]:
    """Return the rules of tasks that question a text."""
    return [each.rule for each in review(from_plain_text(text), vocabulary())
            if each.rule.startswith("task.") and each.severity is not Severity.HINT]  # fmt: skip


def test_a_plan_whose_doers_all_stand_where_they_should_raises_no_alarm() -> None:
    assert not told(PLAN)


@pytest.mark.parametrize(("rule", "right", "wrong"), PLANTED)
def test_a_doer_or_a_field_left_out_is_told_once(rule: str, right: str, wrong: str) -> None:
    assert right in PLAN
    assert told(PLAN.replace(right, wrong)) == [rule]


def test_a_table_names_its_doers_by_the_titles_of_its_columns() -> None:
    table = (
        "III. PHỤ LỤC\n\nTT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n"
        "1 | Làm phao | Phòng Nội vụ | {} | Tháng 5\n2 | In tờ gấp | Trung tâm Y tế | | Tháng 6\n\n"
    )
    at = PLAN.index("Nơi nhận")
    whole = PLAN[:at] + table + PLAN[at:]
    assert not told(whole.format("Huyện đoàn"))
    assert told(whole.format("Viễn thông huyện")) == ["task.unknown_doer"]


@pytest.mark.parametrize(("line", "agency"), [
    ("- Các phòng, ban, ngành huyện;", "Phòng Tư pháp huyện"),
    ("- Các phòng: Nội vụ, Tư pháp;", "Phòng Tư pháp"),
    ("- BQL Chợ, HTX DVNN Đồng Tiến;", "Hợp tác xã Dịch vụ nông nghiệp Đồng Tiến"),
    ("- Phòng LĐ-TB&XH;", "Phòng Lao động - Thương binh và Xã hội huyện"),
    ("- Các đơn vị trực thuộc Sở;", "Chi cục Thủy lợi"),
    ("- UBMTTQVN xã;", "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ("- Các cơ quan, đơn vị liên quan;", "Ngân hàng Chính sách xã hội"),
    ("- 12 trường học;", "Trường Tiểu học Đồng Tiến"),
])  # fmt: skip
def test_an_agency_stands_in_a_line_by_group_or_initials(line: str, agency: str) -> None:
    assert AgencyList((), (line,)).knows(agency)


@pytest.mark.parametrize(("line", "agency"), [
    ("- Các phòng, ban, ngành huyện;", "Bưu điện huyện"),
    ("- Các phòng: Nội vụ, Tư pháp;", "Trung tâm Y tế"),
    ("- UB MTTQ và các đoàn thể xã;", "Trạm Y tế xã"),
    ("- Lưu: VT.", "Viễn thông huyện"),
])  # fmt: skip
def test_another_group_does_not_take_an_agency_in(line: str, agency: str) -> None:
    assert not AgencyList((), (line,)).knows(agency)
