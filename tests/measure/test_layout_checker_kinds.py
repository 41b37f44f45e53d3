"""The layout checker on decisions, letters, minutes, stamps and numbered texts: single faults."""

# ruff: noqa: E501  (a table of faults reads best a line each)

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from paper import Paper, make

from kehoach_desktop.measure.check import check_pdf

BASES = (
    ("Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", "i", "both"),
    ("Theo đề nghị của Trưởng phòng Kinh tế.", "i", "both"),
)
POWER = ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH TÂN", "b", "center")
DECIDES = ("QUYẾT ĐỊNH:", "b", "center")
ARTICLES = (
    ("Điều 1. Trồng cây", "b", "both"),
    ("PROSE", "r", "both"),
    ("Điều 2. Chăm sóc", "b", "both"),
    ("PROSE", "r", "both"),
)
DECISION = Paper(
    kind="QUYẾT ĐỊNH",
    number="Số: 02/QĐ-UBND",
    subject="Ban hành Quy định chăm sóc cây xanh",
    sections=(),
    pointer="",
    extra=(POWER, *BASES, DECIDES, *ARTICLES),
    recipients=("- Như Điều 3;", "- Lưu: VT."),
    authority=("CHỦ TỊCH",),
)
LETTER = Paper(
    about=("V/v chăm sóc cây xanh", "năm 2026"),
    number="Số: 12/UBND-KT",
    addressees=("- UBND tỉnh;", "- Sở Nội vụ."),
    recipients=("- Như trên;", "- Lưu: VT."),
)
LABELS = (
    "Thời gian bắt đầu: 08 giờ 00.",
    "Địa điểm: trụ sở Ủy ban nhân dân xã.",
    "Thành phần tham dự: các thôn.",
    "Chủ trì (chủ tọa): ông Trần Văn An.",
    "Thư ký (người ghi biên bản): bà Lê Thị Bình.",
    "Nội dung: PROSE",
)
MINUTES = Paper(
    kind="BIÊN BẢN",
    number="Số: 02/BB-UBND",
    subject="Họp chăm sóc cây xanh",
    place_date="",
    sections=("I. DIỄN BIẾN",),
    pointer="",
    extra=tuple((label, "r", "both") for label in LABELS),
    authority=(),
    signer="",
    two_signers=("THƯ KÝ", "CHỦ TỌA"),
    recipients=("- Các thôn;", "- Lưu: VT, Hồ sơ."),
)
CHAPTER = Paper(
    extra=(
        ("Chương I", "b", "center"),
        ("QUY ĐỊNH CHUNG", "b", "center"),
        ("Mục 1", "b", "center"),
        ("CÂY TRONG VƯỜN", "b", "center"),
        ("PROSE", "r", "both"),
    )
)
CLAUSES = Paper(
    extra=(
        ("1. Cây trong vườn", "b", "both"),
        ("PROSE", "r", "both"),
        ("2. PROSE", "r", "both"),
        ("3. PROSE", "r", "both"),
    )
)
URGENT = Paper(stamp="KHẨN")
TYPED = Paper(typist="PL.(300)")
CONTACT = Paper(contact="Địa chỉ: Thôn Đông, xã Minh Tân. Điện thoại: 0123. Email: vp@minhtan.vn")
LONG = Paper(appendix=True, appendix_rows=40)
RIGHT = {
    "decision": DECISION,
    "letter": LETTER,
    "letter to one": replace(LETTER, addressees=("Ủy ban nhân dân tỉnh",)),
    "minutes": MINUTES,
    "chapters": CHAPTER,
    "clauses": CLAUSES,
    "urgent": URGENT,
    "typist": TYPED,
    "contact": CONTACT,
    "long table": LONG,
}


def extra(paper: Paper, index: int, words: str = "", font: str = "", align: str = "") -> Paper:
    """Return the paper with one extra paragraph changed."""
    rows = list(paper.extra)
    old = rows[index]
    rows[index] = (words or old[0], font or old[1], align or old[2])
    return replace(paper, extra=tuple(rows))


FAULTS: list[tuple[str, Paper, str, set[str]]] = [
    ("landscape text", Paper(width=297, height=210, top=20), "P02", {"P04", "S04", "S05", "B07", "K04"}),
    ("bottom margin 12 mm", Paper(bottom=12), "P04", set()),
    ("basis upright", extra(DECISION, 1, font="r"), "B01", set()),
    ("basis with a comma", extra(DECISION, 1, "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017,"), "B01", set()),
    ("last basis with a semicolon", extra(DECISION, 2, "Theo đề nghị của Trưởng phòng Kinh tế;"), "B01", set()),
    ("article not bold", extra(DECISION, 4, font="r"), "B13", set()),
    ("article skipped", extra(DECISION, 6, "Điều 3. Chăm sóc"), "B16", set()),
    ("no power line", replace(DECISION, extra=(*BASES, DECIDES, *ARTICLES)), "B21", set()),
    ("power and signature differ", replace(DECISION, authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")), "B21", set()),
    ("QUYẾT ĐỊNH without colon", extra(DECISION, 3, "QUYẾT ĐỊNH"), "B22", set()),
    ("decision begun otherwise", replace(DECISION, subject="Quyết định chăm sóc cây xanh"), "T05", set()),
    ("decision to nobody named", replace(DECISION, recipients=("- Các thôn;", "- Lưu: VT.")), "N04", set()),
    ("chapter in Arabic", extra(CHAPTER, 0, "Chương 1"), "B10", set()),
    ("chapter not bold", extra(CHAPTER, 0, font="r"), "B10", set()),
    ("chapter title in small letters", extra(CHAPTER, 1, "Quy định chung"), "B10", set()),
    ("chapter at the left", extra(CHAPTER, 0, align="both"), "B10", set()),
    ("division in Roman", extra(CHAPTER, 2, "Mục I"), "B11", set()),
    ("division not bold", extra(CHAPTER, 2, font="r"), "B11", set()),
    ("clause title not bold", extra(CLAUSES, 0, font="r"), "B14", set()),
    ("clause italic", extra(CLAUSES, 2, font="i"), "B14", {"B05"}),
    ("clause skipped", extra(CLAUSES, 3, "4. PROSE"), "B16", set()),
    ("clause twice", extra(CLAUSES, 3, "2. PROSE"), "B16", set()),
    ("two II.", Paper(sections=("I. MỘT", "II. HAI", "II. BA")), "B16", set()),
    ("section skipped", Paper(sections=("I. MỘT", "III. BA")), "B16", set()),
    ("italic prose", extra(CLAUSES, 1, font="i"), "B05", set()),
    ("bold prose", extra(CLAUSES, 1, font="b"), "B05", set()),
    ("blank before a comma", extra(CLAUSES, 1, "PROSE Các thôn , các hộ chăm sóc cây đã trồng từ năm trước."), "C12", set()),
    ("no blank after a comma", extra(CLAUSES, 1, "PROSE Các thôn,các hộ chăm sóc cây đã trồng từ năm trước."), "C12", set()),
    ("Ủy Ban Nhân Dân", extra(CLAUSES, 1, "PROSE Giao Ủy Ban Nhân Dân xã theo dõi việc trồng cây."), "C06", set()),
    ("thành phố Hồ Chí Minh", extra(CLAUSES, 1, "PROSE Học tập cách làm của thành phố Hồ Chí Minh."), "C07", set()),
    ("subject of 14 pt", replace(LETTER, about_size=14), "T06", set()),
    ("subject too near", replace(LETTER, about_gap=0), "T06", set()),
    ("letter to nobody", replace(LETTER, addressees=()), "N06", {"N04"}),
    ("dashes off the colon", replace(LETTER, addressee_shift=15), "N06", set()),
    ("addressee without semicolon", replace(LETTER, addressees=("- UBND tỉnh", "- Sở Nội vụ.")), "N06", set()),
    ("last addressee with semicolon", replace(LETTER, addressees=("- UBND tỉnh;", "- Sở Nội vụ;")), "N06", set()),
    ("letter without Như trên", replace(LETTER, recipients=("- UBND tỉnh;", "- Lưu: VT.")), "N04", set()),
    ("letter with a type", replace(LETTER, number="Số: 12/KH-UBND"), "H14", set()),
    ("minutes with place and date", replace(MINUTES, place_date="Minh Tân, ngày 05 tháng 01 năm 2026"), "H22", set()),
    ("minutes out of order", extra(extra(MINUTES, 0, LABELS[1]), 1, LABELS[0]), "B23", set()),
    ("minutes without a place", extra(MINUTES, 1, "PROSE"), "B23", set()),
    ("chair at the left", replace(MINUTES, two_signers=("CHỦ TỌA", "THƯ KÝ")), "S06", set()),
    ("no secretary", replace(MINUTES, two_signers=("", "CHỦ TỌA")), "S06", set()),
    ("urgency in black", replace(URGENT, stamp_colour=(0, 0, 0)), "K01", set()),
    ("urgency without a frame", replace(URGENT, stamp_frame=(0, 0)), "K01", set()),
    ("urgency in a frame too long", replace(URGENT, stamp_frame=(30, 8)), "K01", set()),
    ("urgency not bold", replace(URGENT, stamp_font="r"), "K01", set()),
    ("scope without a frame", replace(URGENT, stamp="LƯU HÀNH NỘI BỘ", stamp_frame=(0, 0), stamp_colour=(0, 0, 0)), "K02", set()),
    ("a secret paper", replace(URGENT, stamp="TUYỆT MẬT", stamp_frame=(30, 8)), "K03", set()),
    ("words under the seal", Paper(recipients=("- UBND tỉnh;", "- Các thôn trong xã, các trường, trạm y tế xã và chợ Đông;", "- Lưu: VT.")), "K04", set()),
    ("typist of 13 pt", replace(TYPED, typist_size=12.4), "N08", set()),
    ("address of 10 pt", replace(CONTACT, contact_size=10), "N09", set()),
    ("address without a line", replace(CONTACT, contact_line=False), "N09", set()),
    ("appendix in the middle of a page", extra(CHAPTER, 4, "Phụ lục", "b", "center"), "A01", set()),
    ("table head not repeated", replace(LONG, appendix_repeats=False), "B20", set()),
]  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_paper_of_its_kind_has_no_findings(name: str, tmp_path: Path) -> None:
    findings = check_pdf(make(RIGHT[name], tmp_path / "paper.pdf"))
    assert [(finding.rule, finding.quote, finding.measured) for finding in findings] == []


@pytest.mark.parametrize(("name", "paper", "rule", "also"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_single_fault_of_a_kind_is_found_and_nothing_else(
    name: str, paper: Paper, rule: str, also: set[str], tmp_path: Path
) -> None:
    rules = {finding.rule for finding in check_pdf(make(paper, tmp_path / "paper.pdf"))}
    assert rule in rules
    assert rules <= {rule} | also
