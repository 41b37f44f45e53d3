"""What portals do to lines: broken in two, cells ended with bars, a whole chapter on one line."""

from __future__ import annotations

from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.glued_lines import taken_apart
from kehoach_desktop.reading.text import read_text


def _read(text: str) -> ReadDocument:
    return read_document(read_text(text))


def test_a_header_whose_cells_end_with_lone_bars_is_read() -> None:
    header = _read(
        "ỦY\nBAN NHÂN DÂN\nTỈNH LAM SƠN\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n41/2025/QĐ-UBND\n|\nLam Sơn, ngày 4\n"
        "tháng 3 năm 2025\n|\nQUYẾT\nĐỊNH\nVề quản lý nhà văn hóa\nCăn cứ Luật Nhà ở;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban\nhành quy định này.\n"
    ).header
    assert (header.issuer, header.number, header.place, str(header.date), header.kind) == (
        "Ủy ban nhân dân tỉnh Lam Sơn", "41/2025/QĐ-UBND", "Lam Sơn", "2025-03-04", "quyết định",
    )  # fmt: skip
    assert header.title == "Về quản lý nhà văn hóa"


def test_a_place_that_a_cell_broke_is_whole_again() -> None:
    header = _read(
        "UBND TỈNH A\n|\nSố: 3/KH-UBND\n|\nPhú Lộc - Mũi\nNé, ngày 8 tháng 1 năm 2024\n|\n"
        "KẾ HOẠCH\nTrồng cây\nI. MỤC ĐÍCH\nXanh.\n"
    ).header
    assert header.place == "Phú Lộc - Mũi Né"


def test_headings_that_a_window_broke_are_whole_again() -> None:
    outline = _read(
        "KẾ HOẠCH\nTrồng cây\nI. MỤC ĐÍCH,\nYÊU CẦU\n1. Phát triển\nvườn rừng\nLàm cho đồi núi\n"
        "xanh lại, người\ndân có thêm\nviệc làm và\nthu nhập.\n"
        "2. Giữ\nrừng đầu nguồn\nKhông đốt\nnương.\n"
    ).outline
    found = [(item.number, item.heading) for item in outline]
    assert found == [("I.", "MỤC ĐÍCH, YÊU CẦU"), ("1.", "Phát triển vườn rừng"),
                     ("2.", "Giữ rừng đầu nguồn")]  # fmt: skip


def test_a_table_whose_cells_end_with_bars_is_read_with_its_broken_and_missing_cells() -> None:
    tasks = _read(
        "KẾ HOẠCH\nTrồng cây\nI. NỘI DUNG\nTheo bảng.\nPHỤ LỤC\nSTT\n|\nNội dung\n|\nChủ trì\n|\n"
        "Phối hợp\n|\nThời gian\n|\nI\n|\nVườn ươm\n|\n1\n|\nGieo hạt\nkeo lai\n|\n"
        "Hội Nông dân\n|\n|\nHằng tháng\n|\n2\n|\nTưới cây\n|\n"
        "Các thôn\n|\nĐoàn xã\n|\nQuý II/2026\n|\n"
    ).tasks
    assert [(task.title, task.leads, task.coordinating, task.schedule) for task in tasks] == [
        ("Gieo hạt keo lai", ("Hội Nông dân",), (), "Hằng tháng"),
        ("Tưới cây", ("Các thôn",), ("Đoàn xã",), "Quý II/2026"),
    ]


def test_a_row_that_a_line_break_cut_is_one_row_again() -> None:
    tasks = _read(
        "KẾ HOẠCH\nTrồng cây\nII. NHIỆM VỤ\nTT | Nội dung | Chủ trì | Thời gian |\n"
        "1 | Gieo hạt | Hội\nNông dân | Tháng 3 |\n2 | Tưới cây | Các thôn | Hằng tuần |\n"
    ).tasks
    assert [(task.title, task.leads) for task in tasks] == [
        ("Gieo hạt", ("Hội Nông dân",)), ("Tưới cây", ("Các thôn",)),
    ]  # fmt: skip


def test_recipients_and_signature_that_stand_beside_each_other_are_told_apart() -> None:
    document = _read(
        "KẾ HOẠCH\nTrồng cây\nI. NỘI DUNG\nTrồng.\n"
        "| **Nơi nhận:**<br>- Các thôn;<br>- Lưu: VT. | "
        "**KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>Vừ A Sính** |\n"
        "| --- | --- |\n"
    )
    signer = document.signer
    assert document.recipients == ("Các thôn", "Lưu: VT")
    assert (signer.authority, signer.position, signer.name) == (
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vừ A Sính",
    )  # fmt: skip


def test_a_chapter_on_one_line_is_taken_apart_and_nothing_of_it_is_lost() -> None:
    text = (
        "I. MỤC ĐÍCH 1. Làm cho thôn xóm sạch đẹp, nhà nhà có hố rác. 2. Giữ nguồn nước cho mọi hộ "
        "quanh đập. II. TỔ CHỨC THỰC HIỆN 1. Cán bộ Văn hóa - Xã hội: Viết tin. - Đọc tin trên "
        "loa. 2. Các thôn: a) Họp dân; b) Ghi biên bản. Nơi nhận: - Các thôn; - Lưu: VT. "
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Vừ A Sính"
    )
    pieces = taken_apart(text)
    assert " ".join(pieces) == text
    document = _read(f"KẾ HOẠCH\nTrồng cây\n{text}\n")
    assert [item.number for item in document.outline] == [
        "I.", "1.", "2.", "II.", "1.", "2.", "a)", "b)",
    ]  # fmt: skip
    assert [duty.agency for duty in document.responsibilities] == [
        "Cán bộ Văn hóa - Xã hội", "Các thôn",
    ]  # fmt: skip
    assert document.recipients == ("Các thôn", "Lưu: VT")
    assert document.signer.name == "Vừ A Sính"


def test_a_long_sentence_with_numbers_in_it_stays_one_line() -> None:
    text = "Thực hiện khoản 2. Điều 5. Nghị định này, " + "các thôn họp bàn việc chung; " * 12
    assert taken_apart(text) == ()


def test_what_a_portal_prints_below_a_document_without_an_end_is_no_part_of_it() -> None:
    document = _read(
        "Thực hiện ý kiến.\n1. Phòng Kinh tế rà soát giống.\n(Nguồn: Cổng)\nĐánh giá\n"
    )
    assert [line.text for line in document.remainder] == ["(Nguồn: Cổng)", "Đánh giá"]


def test_each_field_of_a_task_tells_its_own_line() -> None:
    (task,) = _read(
        "KẾ HOẠCH\nTrồng cây\nII. NHIỆM VỤ\n1. Gieo hạt\n- Chủ trì: Hội Nông dân.\n"
        "- Thời gian: Tháng 3.\n"
    ).tasks
    assert (task.place.line, task.place_of("leads").line, task.place_of("schedule").line) == (
        4,
        5,
        6,
    )
