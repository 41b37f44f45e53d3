"""Texts as they come out of a converter: two columns on a line, page numbers, a fixed width."""

from __future__ import annotations

from kehoach_desktop.review.finding import Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.registry import review
from kehoach_desktop.review.text import ReviewText, Zone
from kehoach_desktop.services.checks.reviewing import vocabulary

HEADER = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN ĐÔI BỜ Độc lập - Tự do - Hạnh phúc
Số: 17/KH-UBND Đôi Bờ, ngày 09 tháng 3 năm 2022

KẾ HOẠCH
Phòng, chống đuối nước cho trẻ em năm 2022

"""
WRAPPED = """I. PHÂN CÔNG
1. Phòng Lao động - Thương binh và Xã hội chủ trì mở các lớp dạy bơi, dạy cứu đuối;
hướng dẫn các trường cắm biển báo ở những đoạn sông sâu, chỗ nước xoáy, ao hồ cạnh
đường đi học; nhắc phụ huynh trông giữ trẻ trong kỳ nghỉ hè và những ngày có mưa to,
nước lũ dâng cao. Mỗi xã có ít nhất một lớp dạy bơi, mỗi lớp không quá hai mươi em,

2

do huấn luyện viên có chứng chỉ phụ trách; chi phí thuê bể lấy từ nguồn xã hội hóa và
nguồn hỗ trợ của tỉnh.
2. Phòng Giáo dục và Đào tạo
Đưa kỹ năng an toàn dưới nước vào giờ ngoại khóa; tổ chức cho học sinh ký cam kết với
Nhà trường không tự ý tắm sông; tuyên dương những em dũng cảm giúp bạn, báo tin kịp lúc
cho người lớn. Hằng quý gửi báo cáo về Ủy ban nhân dân huyện (qua Phòng Lao động -
Thương binh và Xã hội) để tổng hợp, theo dõi và đôn đốc các trường chưa thực hiện tốt.
3. Trung tâm Y tế tập huấn sơ cứu người bị đuối nước cho y tế thôn bản và giáo viên;
bảo đảm cơ số thuốc, phương tiện cấp cứu; thống kê các vụ tai nạn theo từng địa bàn và
Nguyên nhân cụ thể của từng vụ để có biện pháp ngăn ngừa phù hợp trong những năm sau./.
"""
RECIPIENTS = """Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND tỉnh; KT. CHỦ TỊCH
- Các phòng, ban, Trung tâm Y tế; PHÓ CHỦ TỊCH
- UBND các xã; Tống Văn Điền
- Lưu: VT.
"""
WHOLE = HEADER + WRAPPED + RECIPIENTS


def lines(text: ReviewText, zone: Zone) -> list[str]:
    return [each.text for each in text.zone(zone)]


def test_two_columns_on_one_line_are_read_as_header_and_issuer() -> None:
    reading = Reading(from_plain_text(WHOLE), vocabulary())
    assert (reading.office.unit, reading.office.name) == ("huyện", "Đôi Bờ")
    assert reading.date is not None
    assert reading.date.isoformat() == "2022-03-09"


def test_a_signature_beside_the_recipients_is_taken_out_of_them() -> None:
    text = from_plain_text(WHOLE)
    assert [each for each in lines(text, Zone.RECIPIENTS) if each.startswith("-")] == [
        "- UBND tỉnh;", "- Các phòng, ban, Trung tâm Y tế;", "- UBND các xã;", "- Lưu: VT.",
    ]  # fmt: skip
    assert "KT. CHỦ TỊCH" in lines(text, Zone.SIGNATURE)


def test_a_text_of_fixed_width_is_joined_over_pages_and_titles_stay_alone() -> None:
    body = lines(from_plain_text(WHOLE), Zone.BODY)
    assert [each[:22] for each in body] == [
        "I. PHÂN CÔNG",
        "1. Phòng Lao động - Th",
        "2. Phòng Giáo dục và Đ",
        "Đưa kỹ năng an toàn dư",
        "3. Trung tâm Y tế tập ",
    ]
    assert "hai mươi em, do huấn luyện viên" in body[1]


def test_the_same_text_raises_no_alarm() -> None:
    found = review(from_plain_text(WHOLE), vocabulary())
    assert not [each for each in found if each.severity is not Severity.HINT]


def test_a_numbered_sentence_without_its_stop_is_told_where_the_others_have_theirs() -> None:
    text = WHOLE.replace("2. Phòng Giáo dục và Đào tạo\n", "2. Phòng Giáo dục và Đào tạo: ")
    text = text.replace("chưa thực hiện tốt.", "chưa thực hiện tốt")
    (end,) = [each.quote for each in review(from_plain_text(text), vocabulary())
              if each.rule == "mark.no_end"]  # fmt: skip
    assert end.endswith("chưa thực hiện tốt")
