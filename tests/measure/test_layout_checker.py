"""The layout checker finds each single fault and says nothing about a right paper."""

# ruff: noqa: E501  (a table of faults reads best a line each)

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from paper import Paper, make

from kehoach_desktop.errors import AppError
from kehoach_desktop.measure.check import check_pdf
from kehoach_desktop.measure.finding import Severity

GOOD = Paper()
WITH_APPENDIX = Paper(appendix=True)

#: (what a reader would call the fault, the paper, the rule that must speak). Overlapping rules may
#: speak too: the second set names those.
FAULTS: list[tuple[str, Paper, str, set[str]]] = [
    ("Letter paper", replace(GOOD, width=215.9, height=279.4), "P01", set()),
    ("left margin 25 mm", replace(GOOD, left=25), "P05", set()),
    ("left margin 40 mm", replace(GOOD, left=40), "P05", set()),
    ("right margin 10 mm", replace(GOOD, right=10), "P06", {"T01", "T02"}),
    ("right margin 28 mm", replace(GOOD, right=28), "P06", {"T01", "T02"}),
    ("top margin 12 mm", replace(GOOD, top=12), "P03", {"P10"}),
    ("red letters", replace(GOOD, colour=(0.8, 0, 0)), "P08", set()),
    ("no number on page 2", replace(GOOD, page_number_offset=None), "P10", set()),
    ("page 2 numbered 3", replace(GOOD, page_number_offset=1), "P10", set()),
    ("page number at the right", replace(GOOD, page_number_shift=70), "P10", set()),
    ("page number of 10 pt", replace(GOOD, page_number_size=10), "P10", set()),
    ("page number italic", replace(GOOD, page_number_font="i"), "P10", set()),
    ("a number on page 1", replace(GOOD, page_one_number=True), "P11", set()),
    ("Quốc hiệu with a wrong word", replace(GOOD, quoc_hieu="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM."), "H01", set()),
    ("Quốc hiệu of 14 pt", replace(GOOD, quoc_hieu_size=14), "H02", set()),
    ("Quốc hiệu not bold", replace(GOOD, quoc_hieu_font="r"), "H02", set()),
    ("Tiêu ngữ with en dashes", replace(GOOD, tieu_ngu="Độc lập – Tự do – Hạnh phúc"), "H04", set()),
    ("Tiêu ngữ of 12 pt", replace(GOOD, tieu_ngu_size=12), "H05", set()),
    ("Tiêu ngữ italic", replace(GOOD, tieu_ngu_font="bi"), "H05", set()),
    ("Tiêu ngữ off its axis", replace(GOOD, tieu_ngu_shift=5), "H06", set()),
    ("no line under Tiêu ngữ", replace(GOOD, tieu_ngu_line=0), "H08", set()),
    ("half a line under Tiêu ngữ", replace(GOOD, tieu_ngu_line=0.5), "H08", set()),
    ("parent agency bold", replace(GOOD, parent="UBND TỈNH HÀ ĐÔNG", parent_font="b", issuer=("SỞ NỘI VỤ",)), "H09", {"H10"}),
    ("issuer not bold", replace(GOOD, issuer_font="r"), "H10", set()),
    ("issuer of 14 pt", replace(GOOD, issuer_size=14), "H10", set()),
    ("issuer abbreviated", replace(GOOD, issuer=("UBND XÃ MINH TÂN",)), "H10", set()),
    ("no line under the issuer", replace(GOOD, issuer_line=0), "H11", set()),
    ("whole line under the issuer", replace(GOOD, issuer_line=1.0), "H11", set()),
    ("number of 14 pt", replace(GOOD, number_size=14), "H13", set()),
    ("number bold", replace(GOOD, number_font="b"), "H13", set()),
    ("a blank inside the number", replace(GOOD, number="Số: 02 /KH-UBND"), "H14", set()),
    ("number without padding", replace(GOOD, number="Số: 2/KH-UBND"), "H15", set()),
    ("symbol of another type", replace(GOOD, number="Số: 02/BC-UBND"), "H16", set()),
    ("date upright", replace(GOOD, date_font="r"), "H18", set()),
    ("date bold", replace(GOOD, date_font="bi"), "H18", set()),
    ("month padded", replace(GOOD, place_date="Minh Tân, ngày 05 tháng 04 năm 2026"), "H19", set()),
    ("day not padded", replace(GOOD, place_date="Minh Tân, ngày 5 tháng 01 năm 2026"), "H19", set()),
    ("date lower than the number", replace(GOOD, date_drop=6), "H20", set()),
    ("type not bold", replace(GOOD, kind_font="r"), "T01", set()),
    ("type off centre", replace(GOOD, kind_shift=12), "T01", set()),
    ("type of 16 pt", replace(GOOD, kind_size=16), "T01", set()),
    ("subject not bold", replace(GOOD, subject_font="r"), "T02", set()),
    ("subject in capitals", replace(GOOD, subject="CHĂM SÓC CÂY XANH NĂM 2026"), "T02", set()),
    ("no line under the subject", replace(GOOD, subject_line=0), "T03", set()),
    ("whole line under the subject", replace(GOOD, subject_line=1.0), "T03", set()),
    ("body of 12 pt", replace(GOOD, body_size=12), "B04", {"B12"}),
    ("ragged right edge", replace(GOOD, justified=False), "B06", {"P06"}),
    ("indent of 15 mm", replace(GOOD, indent=15 * 72 / 25.4), "B07", set()),
    ("no gap between paragraphs", replace(GOOD, gap=0), "B08", set()),
    ("double spacing", replace(GOOD, spacing=2.0), "B09", set()),
    ("section not bold", replace(GOOD, section_font="r"), "B12", set()),
    ("section not in capitals", replace(GOOD, sections=("I. Mục đích", "II. Nội dung")), "B12", set()),
    ("a letter with a full stop", replace(GOOD, points=("a.", "b.", "c.")), "B15", set()),
    ("letters that skip", replace(GOOD, points=("a)", "c)")), "B15", set()),
    ("number unpadded, with a blank", replace(GOOD, number="Số: 2 /KH-UBND"), "H14", set()),
    ("letters written as two", replace(GOOD, closing=unicodedata.normalize("NFD", GOOD.closing)), "P09", set()),
    ("another font", replace(GOOD, core_font=True), "P07", set()),
    ("no closing mark", replace(GOOD, closing="Đề nghị các thôn thực hiện."), "B19", set()),
    ("authority not bold", replace(GOOD, authority_font="r"), "S01", set()),
    ("K/T", replace(GOOD, authority=("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH")), "S02", set()),
    ("signer with a degree", replace(GOOD, signer="ThS Trần Văn Minh"), "S03", set()),
    ("signer off the axis", replace(GOOD, signer_shift=8), "S03", set()),
    ("signer not bold", replace(GOOD, signer_font="r"), "S03", set()),
    ("no room to sign", replace(GOOD, signing_room=8), "S04", set()),
    ("Nơi nhận of 13 pt", replace(GOOD, recipients_word_size=13), "N01", set()),
    ("Nơi nhận upright", replace(GOOD, recipients_word_font="b"), "N01", set()),
    ("Nơi nhận lower than the authority", replace(GOOD, recipients_word_drop=10), "N01", {"N02"}),
    ("recipients of 12 pt", replace(GOOD, recipients_size=12), "N02", set()),
    ("recipient without semicolon", replace(GOOD, recipients=("- UBND tỉnh", "- Các thôn;", "- Lưu: VT.")), "N02", set()),
    ("Lưu without VT", replace(GOOD, recipients=("- UBND tỉnh;", "- Lưu: VP.")), "N03", set()),
    ("Kính gửi in a plan", replace(GOOD, kinh_gui=True), "N07", set()),
    ("Quốc hiệu on two lines", replace(GOOD, quoc_hieu="CỘNG HÒA XÃ HỘI CHỦ NGHĨA"), "H03", set()),
    ("Tiêu ngữ too far below", replace(GOOD, tieu_ngu_drop=6), "H07", set()),
    ("issuer lower than Quốc hiệu", replace(GOOD, issuer_drop=8), "H12", set()),
    ("number off its axis", replace(GOOD, number_shift=6), "H17", set()),
    ("signature alone on its page", replace(GOOD, end_alone=True), "S05", set()),
    ("place of another unit", replace(GOOD, place_date="Đồi Cao, ngày 05 tháng 01 năm 2026"), "H21", set()),
    ("subject of another year", replace(GOOD, subject="Chăm sóc cây xanh năm 2024"), "T08", set()),
    ("subject of another unit", replace(GOOD, subject="Chăm sóc cây xanh xã Đồi Cao"), "T08", set()),
    ("nobody above is told", replace(GOOD, recipients=("- Các thôn;", "- Lưu: VT.")), "N05", set()),
    ("appendix word of 13 pt", replace(WITH_APPENDIX, appendix_size=13), "A02", set()),
    ("a single appendix numbered", replace(WITH_APPENDIX, appendix_word="Phụ lục I"), "A02", set()),
    ("appendix title not in capitals", replace(WITH_APPENDIX, appendix_title="Bảng phân công"), "A03", set()),
    ("reference upright", replace(WITH_APPENDIX, appendix_reference_font="r"), "A04", set()),
    ("no line under the reference", replace(WITH_APPENDIX, appendix_line=False), "A05", set()),
    ("appendix named nowhere", replace(WITH_APPENDIX, pointer=""), "B18", set()),
]  # fmt: skip


@pytest.mark.parametrize("paper", [GOOD, WITH_APPENDIX], ids=["plain", "with appendix"])
def test_a_right_paper_has_no_findings(paper: Paper, tmp_path: Path) -> None:
    findings = check_pdf(make(paper, tmp_path / "paper.pdf"))
    assert [(finding.rule, finding.quote, finding.measured) for finding in findings] == []


@pytest.mark.parametrize(("name", "paper", "rule", "also"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_single_fault_is_found_and_nothing_else(
    name: str, paper: Paper, rule: str, also: set[str], tmp_path: Path
) -> None:
    rules = {finding.rule for finding in check_pdf(make(paper, tmp_path / "paper.pdf"))}
    assert rule in rules
    assert rules <= {rule} | also


def test_a_padded_month_is_a_warning_and_a_missing_line_an_error(tmp_path: Path) -> None:
    month = check_pdf(
        make(replace(GOOD, place_date="Minh Tân, ngày 05 tháng 04 năm 2026"), tmp_path / "a.pdf")
    )
    line = check_pdf(make(replace(GOOD, issuer_line=0), tmp_path / "b.pdf"))
    assert month[0].severity is Severity.WARNING
    assert line[0].severity is Severity.ERROR


def test_a_file_that_is_no_pdf_is_refused_with_a_code(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text(json.dumps({"not": "a pdf"}))
    with pytest.raises(AppError, match="E-NOT-PDF"):
        check_pdf(tmp_path / "x.pdf")
    with pytest.raises(AppError, match="E-READ"):
        check_pdf(tmp_path / "missing.pdf")
