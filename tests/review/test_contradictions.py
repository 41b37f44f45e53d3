"""What a paper itself can be held to: figures, dates, counts and names that disagree, planted."""

from __future__ import annotations

import pytest

from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ SUỐI TRẦM\n\nSố: 18/KH-UBND\n\nSuối Trầm, ngày 03 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nVệ sinh môi trường năm 2026\n\n"
    "Thực hiện Kế hoạch số 40/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Lam"
    " về vệ sinh môi trường năm 2026, Ủy ban nhân dân xã Suối Trầm xây dựng Kế hoạch như sau:\n\n"
)
END = (
    "\n\nTrên đây là Kế hoạch vệ sinh môi trường năm 2026./.\n\nNơi nhận:\n- UBND tỉnh;\n"
    "- Các thôn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An\n"
)
TABLE = (
    "TT | Việc | Ai làm | Số tiền\n1 | Mua chổi | Thôn 1 | {a}\n2 | Mua xẻng | {b} | 30\n"
    "3 | Thuê xe | Thôn 3 | 20\nTổng cộng | {sum}"
)

#: rule, the faulty text, the same as it should read
CASES = (
    ("figure.sum", "Toàn xã huy động 90 người, trong đó: dân quân 40 người, đoàn viên 30 người, hội"
     " viên 25 người.", "Toàn xã huy động 95 người, trong đó: dân quân 40 người, đoàn viên 30"
     " người, hội viên 25 người."),
    ("figure.sum", "Thôn 1 trồng 30 cây, thôn 2 trồng 20 cây, thôn 3 trồng 25 cây; tổng số trồng là"
     " 85 cây.", "Thôn 1 trồng 30 cây, thôn 2 trồng 20 cây, thôn 3 trồng 25 cây; tổng số trồng là"
     " 75 cây."),
    ("figure.left", "Đầu năm có 80 hộ chưa có hố rác; giảm 30 hộ, còn 55 hộ.",
     "Đầu năm có 80 hộ chưa có hố rác; giảm 30 hộ, còn 50 hộ."),
    ("figure.share", "Đến nay 45/60 hộ ký cam kết, đạt 85%.",
     "Đến nay 45/60 hộ ký cam kết, đạt 75%."),
    ("figure.share", "Được giao 400 triệu đồng, đã giải ngân 200 triệu đồng, đạt 65%.",
     "Được giao 400 triệu đồng, đã giải ngân 200 triệu đồng, đạt 50%."),
    ("figure.more_than_all", "Tiếp nhận 20 đơn của người dân, đã giải quyết 24 đơn.",
     "Tiếp nhận 24 đơn của người dân, đã giải quyết 20 đơn."),
    ("figure.over_all", "Phấn đấu 130% hộ gia đình có hố rác.",
     "Phấn đấu 100% hộ gia đình có hố rác; thu phí đạt 130% kế hoạch."),
    ("wording.lost_tail", "Mỗi thôn quét dọn ít 02 lần mỗi tháng.",
     "Mỗi thôn quét dọn ít nhất 02 lần mỗi tháng; không ít 10 người tham gia."),
    ("wording.lost_tail", "Báo cáo trong 05 ngày làm kể từ khi dọn xong.",
     "Báo cáo trong 05 ngày làm việc kể từ khi dọn xong."),
    ("wording.doubled", "Mua chổi quét, quét, xẻng cho các thôn.",
     "Mua chổi quét, xẻng cho các thôn; xe để tại trụ sở Sở Xây dựng."),
    ("citation.wrong_symbol", "Thực hiện Nghị quyết số 12/NQ-TTg ngày 02/02/2026 của Chính phủ.",
     "Thực hiện Nghị quyết số 12/NQ-CP ngày 02/02/2026 của Chính phủ."),
    ("figure.product", "Mỗi thôn được 5 triệu đồng, tổng cộng 45 triệu đồng cho 8 thôn.",
     "Mỗi thôn được 5 triệu đồng, tổng cộng 40 triệu đồng cho 8 thôn."),
    ("figure.inline_count", "Thực hiện 04 nội dung: quét dọn, thu gom, phân loại.",
     "Thực hiện 03 nội dung: quét dọn, thu gom, phân loại."),
    ("figure.list_count", "Tập trung vào 03 nhóm việc sau:\n\n- Quét dọn đường làng.\n\n- Thu gom"
     " rác.", "Tập trung vào 02 nhóm việc sau:\n\n- Quét dọn đường làng.\n\n- Thu gom rác."),
    ("figure.table", TABLE.format(a=10, b="Thôn 2", sum=70),
     TABLE.format(a=10, b="Thôn 2", sum=60)),
    ("figure.empty_cell", TABLE.format(a=10, b="", sum=60),
     TABLE.format(a=10, b="Thôn 2", sum=60)),
    ("agree.unit_count", "Xã có 9 thôn. Trưởng ban của 8 thôn ký cam kết.",
     "Xã có 9 thôn. Trưởng ban của 9 thôn ký cam kết."),
    ("agree.two_shares", "Phấn đấu 80% hộ gia đình ở các thôn có hố rác.\n\n- Vận động để 60% hộ"
     " gia đình ở các thôn có hố rác.",
     "Phấn đấu 80% hộ gia đình ở các thôn có hố rác.\n\n- Năm 2030"
     " vận động để 90% hộ gia đình ở các thôn có hố rác."),
    ("agree.two_ages", "Khám cho trẻ từ 2 đến 6 tuổi.\n\n- Lập danh sách trẻ từ 2 đến 8 tuổi.",
     "Khám cho trẻ từ 2 đến 6 tuổi.\n\n- Lập danh sách trẻ từ 2 đến 6 tuổi."),
    ("agree.two_heads", "Thành lập tổ do Phó Chủ tịch Ủy ban nhân dân xã làm Tổ trưởng.\n\n- Tổ"
     " trưởng là Trưởng Công an xã.", "Thành lập tổ do Trưởng Công an xã làm Tổ trưởng.\n\n- Tổ"
     " trưởng là Trưởng Công an xã."),
    ("agree.all_of_them", "Trong 12 tiêu chí, đạt 9 tiêu chí, còn 4 tiêu chí chưa đạt.",
     "Trong 12 tiêu chí, đạt 9 tiêu chí, còn 3 tiêu chí chưa đạt."),
    ("agree.report_day", "Thôn gửi báo cáo 6 tháng trước ngày 05/12/2026.",
     "Thôn gửi báo cáo 6 tháng trước ngày 05/6/2026."),
    ("agree.before_end", "Thu gom từ ngày 01/8/2026 đến ngày 20/8/2026; gửi kết quả trước ngày"
     " 15/8/2026.", "Thu gom từ ngày 01/8/2026 đến ngày 20/8/2026; gửi kết quả trước ngày"
     " 25/8/2026."),
    ("agree.after_event", "Ngày hội xanh tổ chức ngày 05/6/2026. Dọn sân trước ngày 10/6/2026 để"
     " phục vụ ngày hội xanh.", "Ngày hội xanh tổ chức ngày 05/6/2026. Dọn sân trước ngày 01/6/2026"
     " để phục vụ ngày hội xanh."),
    ("citation.year_differs", "Theo Nghị định số 16/2022/NĐ-CP ngày 28 tháng 01 năm 2021 của Chính"
     " phủ.", "Theo Nghị định số 16/2022/NĐ-CP ngày 28 tháng 01 năm 2022 của Chính phủ."),
    ("citation.wrong_issuer", "Theo Thông tư số 02/2022/TT-BTC ngày 10 tháng 01 năm 2022 của Bộ Y"
     " tế quy định chế độ chi.",
     "Theo Thông tư số 02/2022/TT-BTC ngày 10 tháng 01 năm 2022 của Bộ Tài"
     " chính quy định chế độ chi."),
    ("office.orders_superior", "- Giao Ủy ban nhân dân tỉnh bố trí xe.",
     "- Đề nghị Ủy ban nhân dân tỉnh bố trí xe."),
    ("office.small_name", "Công an xã suối Trầm giữ trật tự.", "Công an xã Suối Trầm giữ trật tự."),
    ("frame.no_object_end", "- Phối hợp với Đoàn Thanh niên xã tổ chức.",
     "- Phối hợp với Đoàn Thanh niên xã tổ chức ngày hội."),
    ("frame.wrong_way", "Kịp thời phát huy các hạn chế.", "Kịp thời khắc phục các hạn chế."),
    ("frame.wrong_way", "Giảm đến mức cao nhất lượng rác.", "Giảm đến mức thấp nhất lượng rác."),
    ("frame.no_subject", "- Qua phong trào đã giúp người dân hiểu hơn.",
     "- Qua phong trào, người dân hiểu hơn."),
    ("frame.no_predicate", "- Việc phân loại rác tại các hộ, chợ, trường học trên địa bàn.",
     "- Việc phân loại rác tại các hộ, chợ, trường học phải xong trong tháng 5."),
    ("wording.glued_verb", "1. Thu gom rác thải Tổ chức quét dọn vào sáng thứ Bảy.",
     "1. Thu gom rác thải: Tổ chức quét dọn vào sáng thứ Bảy."),
    ("time.data_to_come", "Tính đến ngày 30/9/2026 có 40 hộ đăng ký.",
     "Tính đến ngày 28/02/2026 có 40 hộ đăng ký."),
    ("time.month_over", "1. Ra quân: từ tháng 01 đến tháng 02 năm 2026.",
     "1. Ra quân: từ tháng 3 đến tháng 4 năm 2026."),
    ("body.no_such", "- Phòng Tài nguyên và Môi trường hướng dẫn phân loại.",
     "- Phòng Kinh tế hướng dẫn phân loại."),
    ("figure.no_percent", "Kiểm tra ít nhất 20 số thôn.", "Kiểm tra ít nhất 20% số thôn."),
    ("frame.taken_for", "Lấy sự hài lòng của dân thước đo.",
     "Lấy sự hài lòng của dân làm thước đo."),
    ("capital.after_comma", "- Quét dọn đường làng, Chủ động thu gom rác.",
     "- Quét dọn đường làng, chủ động thu gom rác."),
    ("spelling.half_word", "- Rút thời gian xử lý rác.", "- Rút ngắn thời gian xử lý rác."),
    ("spelling.phrase_slip", "- Đưa vào cơ sở dữ liệu quốc gia về dân cử.",
     "- Đưa vào cơ sở dữ liệu quốc gia về dân cư."),
    ("figure.like_words", "Làm theo 4 không (không đổ trộm, không đốt rác, không vứt bừa).",
     "Làm theo 3 không (không đổ trộm, không đốt rác, không vứt bừa)."),
    ("figure.row_number", "TT | Việc\n1 | Quét dọn\n3 | Thu gom", "TT | Việc\n1 | Quét dọn\n2 |"
     " Thu gom"),
    ("frame.which", "Các thôn căn cứ Kế hoạch thực hiện.",
     "Các thôn căn cứ Kế hoạch này thực hiện."),
    ("frame.wrong_way", "Vận động từ sớm, để phát sinh điểm nóng.",
     "Vận động từ sớm, không để phát sinh điểm nóng."),
    ("frame.before_mark", "Các hộ đổ rác đúng giờ và.", "Các hộ đổ rác đúng giờ và đúng nơi."),
    ("name.quoted", "Thi “Thôn xóm em xanh sạch đẹp”. Trao giải “Thôn xóm ta xanh sạch đẹp”.",
     "Thi “Thôn xóm em xanh sạch đẹp”. Trao giải “Thôn xóm em xanh sạch đẹp”."),
    ("capital.slip_of_short", "Chất thải rắn (CTRSH) thu gom hằng ngày. Xe chở CTRSH có bạt che."
     " Giá thu gom CTRSH do tỉnh quy định. Điểm chứa CTSRH có mái.", "Chất thải rắn (CTRSH) thu gom"
     " hằng ngày. Xe chở CTRSH có bạt che. Giá thu gom CTRSH do tỉnh quy định."),
)  # fmt: skip


def told(text: str, rule: str) -> list[Finding]:
    found = review(from_plain_text(text), vocabulary())
    return [each for each in found if each.rule == rule and each.severity is not Severity.HINT]


def plan(text: str) -> str:
    return f"{HEAD}I. NỘI DUNG\n\n{text}{END}"


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES, ids=lambda text: text[:24])
def test_a_contradiction_is_told_and_its_mended_form_is_not(
    rule: str, wrong: str, right: str
) -> None:
    assert told(plan(wrong), rule)
    assert not told(plan(right), rule)


#: rule, (words of the paper above, what stands there instead)
HEADS = (
    ("heading.wrong_body", ("XÃ SUỐI TRẦM\n", "XÃ SUỐI TRẦM\nPHÒNG KINH TẾ\n")),
    ("heading.letter_symbol", ("18/KH-UBND", "18/CV-UBND")),
    ("heading.closing_kind", ("Trên đây là Kế hoạch", "Trên đây là Báo cáo")),
    ("form.signing", ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "KT. CHỦ TỊCH\nCHỦ TỊCH")),
    ("form.signing", ("TM. ỦY BAN NHÂN DÂN", "TM. HỘI ĐỒNG TƯ VẤN")),
)


@pytest.mark.parametrize(("rule", "change"), HEADS, ids=lambda each: str(each)[:30])
def test_head_and_end_agree_with_each_other(rule: str, change: tuple[str, str]) -> None:
    paper = plan("1. Quét dọn.")
    assert not told(paper, rule)
    assert told(paper.replace(*change, 1), rule)


def test_an_appendix_goes_with_the_paper_it_stands_behind() -> None:
    paper = plan("1. Quét dọn (Phụ lục I kèm theo).")
    appendix = (
        "\nPHỤ LỤC I\nDanh mục việc\n(Kèm theo Kế hoạch số {n}/KH-UBND ngày {d} tháng 3 năm 2026)\n"
    )
    assert not told(paper + appendix.format(n="18", d="03"), "agree.own_number")
    assert told(paper + appendix.format(n="81", d="03"), "agree.own_number")
    assert told(paper + appendix.format(n="18", d="13"), "agree.own_number")
    other = paper.replace("Phụ lục I ", "Phụ lục III ") + appendix.format(n="18", d="03")
    assert told(other, "reference.no_such_appendix")


def test_units_report_before_the_body_that_gathers_has_to() -> None:
    text = (
        "1. Quét dọn.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế\n\nTổng hợp, báo cáo Ủy ban nhân"
        " dân tỉnh trước ngày 10/11/2026.\n\n2. Các thôn\n\nGửi kết quả về Phòng Kinh tế trước ngày"
        " {day}/11/2026."
    )
    assert not told(plan(text.format(day="05")), "agree.too_late")
    assert told(plan(text.format(day="20")), "agree.too_late")


def test_a_count_is_held_against_the_section_it_names() -> None:
    text = (
        "1. Mở 02 lớp tập huấn cho các thôn.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế mở {n}"
        " lớp tập huấn theo mục I.1."
    )
    assert not told(plan(text.format(n="02")), "agree.referred_count")
    assert told(plan(text.format(n="04")), "agree.referred_count")


def test_a_title_that_names_money_keeps_its_word() -> None:
    text = "1. Quét dọn.\n\nII. CHỈ TIÊU VÀ KINH PHÍ\n\n1. Mọi nhà có hố rác."
    assert told(plan(text), "complete.promised")
    assert not told(plan(f"{text}\n\n2. Ngân sách xã chi trả."), "complete.promised")


def test_one_body_bears_one_name() -> None:
    text = (
        "1. Phòng Văn hóa, Thông tin - Thể dục thể thao chủ trì.\n\n2. Báo cáo về Phòng Thể dục thể"
        " thao và Văn hóa, Thông tin."
    )
    assert told(plan(text), "name.other_order")


def test_a_paragraph_said_again_in_other_words() -> None:
    first = "- Mỗi hộ đựng rác thực phẩm trong thùng màu xanh, rác còn lại trong bao màu xám và đặt"
    text = f"1. Thu gom\n\n{first} trước cổng.\n\n{first} ở ngoài cổng."
    assert told(plan(text), "repeat.again")


def test_a_report_tells_of_its_own_half_year() -> None:
    paper = (
        HEAD.replace(
            "KẾ HOẠCH\nVệ sinh môi trường năm 2026", "BÁO CÁO\nKết quả 6 tháng đầu năm 2026"
        )
        + "I. KẾT QUẢ\n\n1. Trong 6 tháng đầu năm {y} đã quét dọn 12 lần.\n\n"
        "II. NHIỆM VỤ NĂM 2027\n\n1. Ra quân vào dịp {d}."
    )
    assert not told(paper.format(y=2026, d="05/6/2027"), "agree.report_span")
    assert told(paper.format(y=2025, d="05/6/2027"), "agree.report_span")
    assert not told(paper.format(y=2026, d="05/6/2027"), "time.section_year")
    assert told(paper.format(y=2026, d="05/01/2026"), "time.section_year")


def test_a_letter_tells_first_that_whom_it_addresses_has_it() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI TRẦM\n\nSố: 18/UBND-KT\nV/v dọn vệ sinh\n\n"
        "Suối Trầm, ngày 03 tháng 3 năm 2026\n\nKính gửi:\n- Phòng Kinh tế;\n- Các thôn.\n\n"
        "Ủy ban nhân dân xã yêu cầu các đơn vị dọn vệ sinh trước ngày 20/3/2026./.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert not told(letter, "heading.first_recipient")
    assert told(letter.replace("- Như trên;", "- UBND tỉnh;"), "heading.first_recipient")


def test_a_sentence_among_ended_ones_needs_its_mark_and_a_title_does_not() -> None:
    items = (
        "a) Các thôn quét dọn đường làng, ngõ xóm vào sáng thứ Bảy hằng tuần{0}\n\n"
        "b) Phòng Kinh tế kiểm tra, nhắc nhở các hộ đổ rác không đúng nơi quy định{1}\n\n"
        "c) Công an xã xử lý người đổ trộm rác thải xây dựng ra ven đường, ven suối{2}"
    )
    assert told(plan(f"1. Việc chung\n\n{items.format('.', '', '.')}"), "mark.no_end")
    assert not told(plan(f"1. Việc chung\n\n{items.format('.', '.', '.')}"), "mark.no_end")
    assert not told(plan(f"1. Việc chung\n\n{items.format('', '', '')}"), "mark.no_end")


def test_lines_that_go_on_behind_a_semicolon_are_one_paragraph() -> None:
    text = from_plain_text(
        "Các thôn quét dọn đường làng, ngõ xóm vào sáng thứ Bảy;\nnếu mưa thì lùi sang Chủ nhật."
    )
    assert len(text.paragraphs) == 1


def test_two_columns_of_head_and_end_on_one_line_are_taken_apart() -> None:
    text = from_plain_text(
        "Số: 18/KH-UBND Suối Trầm, ngày 03 tháng 3 năm 2026\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n"
        "- UBND tỉnh; CHỦ TỊCH\n- Các thôn;\n- Lưu: VT. Lê Văn An\n"
    )
    assert [each.text for each in text.paragraphs] == [
        "Số: 18/KH-UBND", "Suối Trầm, ngày 03 tháng 3 năm 2026", "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN", "- UBND tỉnh;", "CHỦ TỊCH", "- Các thôn;", "- Lưu: VT.", "Lê Văn An",
    ]  # fmt: skip


def test_a_quote_never_begins_or_ends_inside_a_word() -> None:
    for text in (wrong for _, wrong, _ in CASES):
        read = from_plain_text(plan(text))
        for each in review(read, vocabulary()):
            said = read.paragraphs[each.paragraph].text if each.paragraph >= 0 else ""
            ends = said[each.start - 1 : each.start + 1], said[each.end - 1 : each.end + 1]
            assert not (each.start and ends[0].isalnum()) or len(ends[0]) < 2
            assert len(ends[1]) < 2 or not ends[1].isalnum()


STRAY = "- Hướng dẫn cải tạo vườn tạp, chọn giống cây phù hợp với đất đồi."


def test_a_sentence_of_another_field_that_nothing_else_speaks_of_is_a_stray() -> None:
    (found,) = told(plan(f"1. Quét dọn đường làng.\n\n{STRAY}"), "topic.stray")
    assert "cải tạo vườn" in found.quote


def test_what_a_paper_speaks_of_again_or_by_the_way_is_no_stray() -> None:
    again = "2. Bàn giao phân bón cho các hộ trồng hoa ven đường."
    assert not told(plan(f"1. Quét dọn đường làng.\n\n{STRAY}\n\n{again}"), "topic.stray")
    by_the_way = "- Vệ sinh môi trường chuồng trại chăn nuôi gia súc."
    assert not told(plan(f"1. Quét dọn đường làng.\n\n{by_the_way}"), "topic.stray")
    broad = "\n\n".join((
        STRAY, "- Tiêm vắc xin, tiêm phòng cho đàn chó.", "- Tuần tra cháy rừng, phá rừng.",
        "- Bắt cờ bạc, trộm cắp.",
    ))  # fmt: skip
    assert not told(plan(f"1. Quét dọn đường làng.\n\n{broad}"), "topic.stray")


def test_two_aims_that_begin_alike_are_two() -> None:
    text = (
        "- Trên 98% trở lên số hồ sơ của người dân được giải quyết đúng hạn.\n\n"
        "- Trên 60% trở lên số hồ sơ của người dân được nộp trên mạng."
    )
    assert not told(plan(text), "agree.two_shares")
