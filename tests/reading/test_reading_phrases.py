"""Ways to write a task or a header that plans use beside the labelled lines."""

from __future__ import annotations

import pytest

from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.text import read_text

HEAD = "KẾ HOẠCH\nBán hàng trên mạng năm 2025\nI. NHIỆM VỤ\n"


def _read(text: str) -> ReadDocument:
    return read_document(read_text(text))


def test_labels_in_brackets_behind_a_title_are_its_fields() -> None:
    (task,) = _read(
        HEAD + "1. Dạy bán hàng trên mạng cho hợp tác xã (Chủ trì: Sở Công Thương; "
        "phối hợp: Liên minh Hợp tác xã; thời gian: quý I năm 2025).\n"
    ).tasks
    assert task.title == "Dạy bán hàng trên mạng cho hợp tác xã"
    assert (task.leads, task.coordinating) == (("Sở Công Thương",), ("Liên minh Hợp tác xã",))


def test_labels_behind_a_dash_are_no_part_of_the_title() -> None:
    (task,) = _read(
        HEAD + "1. Phủ sóng hai bản còn lại - chủ trì: Phòng Kinh tế; phối hợp: Viễn thông tỉnh; "
        "hoàn thành trong quý II/2025.\n"
    ).tasks
    assert task.title == "Phủ sóng hai bản còn lại"
    assert task.coordinating == ("Viễn thông tỉnh",)
    assert task.schedule == "hoàn thành trong quý II/2025"


def test_giao_in_the_second_sentence_names_who_leads() -> None:
    (task,) = _read(
        HEAD + "1. Lập sàn giao dịch của tỉnh. Giao Sở Khoa học và Công nghệ chủ trì thực hiện, "
        "hoàn thành trước ngày 30/6/2025.\n"
    ).tasks
    assert (task.title, task.leads) == (
        "Lập sàn giao dịch của tỉnh",
        ("Sở Khoa học và Công nghệ",),
    )


def test_a_paper_of_the_party_has_its_number_and_issuer() -> None:
    header = _read(
        "ĐẢNG ỦY XÃ HÒA LẠC\n*\nSố 42-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hòa Lạc, ngày 10 tháng 10 năm 2025\nKẾ HOẠCH\nphổ cập kỹ năng số\nI- MỤC ĐÍCH\nHọc.\n"
    ).header
    assert (header.issuer, header.number) == ("Đảng ủy xã Hòa Lạc", "42-KH/ĐU")


def test_a_table_that_was_copied_with_tabs_gives_tasks() -> None:
    tasks = _read(
        HEAD + "TT\tNội dung\tChủ trì\tThời gian\n1\tMở lớp\tPhòng Kinh tế\tHằng quý\n"
        "2\tKiểm tra chợ\tCông an xã\tTháng 5/2025\n"
    ).tasks
    assert [(each.title, each.leads) for each in tasks] == [
        ("Mở lớp", ("Phòng Kinh tế",)),
        ("Kiểm tra chợ", ("Công an xã",)),
    ]


@pytest.mark.parametrize(
    ("line", "title", "lead", "coordinating"),
    [
        ("Sửa mái nhà văn hóa - Phòng Văn hóa - Xã hội chủ trì.",
         "Sửa mái nhà văn hóa", "Phòng Văn hóa - Xã hội", ()),
        ("Kẻ vạch sân chơi (Văn phòng HĐND và UBND chủ trì, hoàn thành trước ngày 15/3/2025).",
         "Kẻ vạch sân chơi", "Văn phòng HĐND và UBND", ()),
        ("Quét dọn chợ mới, Trạm Y tế xã chủ trì, phối hợp với Đoàn Thanh niên.",
         "Quét dọn chợ mới", "Trạm Y tế xã", ("Đoàn Thanh niên",)),
        ("Đóng biển tên ngõ; giao Phòng Kinh tế chủ trì thực hiện.",
         "Đóng biển tên ngõ", "Phòng Kinh tế", ()),
    ],
)  # fmt: skip
def test_who_leads_is_read_at_the_end_of_a_sentence_without_a_label(
    line: str, title: str, lead: str, coordinating: tuple[str, ...]
) -> None:
    (task,) = _read(f"{HEAD}1. {line}\n").tasks
    assert (task.title, task.leads, task.coordinating) == (title, (lead,), coordinating)


def test_the_word_alone_names_nobody() -> None:
    line = "1. Nâng cao vai trò chủ trì của người đứng đầu.\n"
    assert _read(f"{HEAD}{line}").tasks == ()
