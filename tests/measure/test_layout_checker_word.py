"""The layout checker reads Word files: each single fault is found, a right file is left alone."""

# ruff: noqa: E501  (a table of faults reads best a line each)

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from word_paper import WordPaper, make_word

from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity

SOFFICE = shutil.which("soffice")
GOOD = WordPaper()
ADDRESS = "Địa chỉ: thôn Đông, xã Minh Tân; điện thoại: 0123 456 789."
APPENDIX = WordPaper(appendix=True)
RIGHT = {
    "drawn lines": GOOD,
    "borders as lines": replace(GOOD, shape_line=False),
    "with an appendix": APPENDIX,
    "margins 35, 15, 25, 25": replace(GOOD, left=35, right=15, top=25, bottom=25),
    "13 pt, 10 mm": replace(GOOD, body_size=13, indent=10),
    "numbers typed by hand": replace(GOOD, typed_numbers=("I. ", "II. ")),
    "with an address at the foot": replace(GOOD, contact=ADDRESS),
    "single lines": replace(GOOD, spacing=1.0),
    "one and a half lines": replace(GOOD, spacing=1.5),
    "no number yet": replace(
        GOOD, number="Số:      /KH-UBND", place_date="Minh Tân, ngày     tháng 01 năm 2026"
    ),
}

#: (the fault, the file, the rule that must speak, rules that may speak too)
FAULTS: list[tuple[str, WordPaper, str, set[str]]] = [
    ("Letter paper", replace(GOOD, width=215.9, height=279.4), "P01", set()),
    ("top margin 15 mm", replace(GOOD, top=15), "P03", set()),
    ("top margin 30 mm", replace(GOOD, top=30), "P03", set()),
    ("bottom margin 15 mm", replace(GOOD, bottom=15), "P04", set()),
    ("left margin 25 mm", replace(GOOD, left=25), "P05", set()),
    ("left margin 40 mm", replace(GOOD, left=40), "P05", set()),
    ("right margin 10 mm", replace(GOOD, right=10), "P06", set()),
    ("right margin 25 mm", replace(GOOD, right=25), "P06", set()),
    (".VnTime in a run", replace(GOOD, run_font=".VnTime"), "P07", set()),
    ("VNI-Times in a run", replace(GOOD, run_font="VNI-Times"), "P07", set()),
    ("Arial in a run", replace(GOOD, run_font="Arial"), "P07", set()),
    ("fonts of the theme", replace(GOOD, theme_font=True), "P07", set()),
    ("Arial by default", replace(GOOD, font="Arial"), "P07", set()),
    ("red letters", replace(GOOD, colour="FF0000"), "P08", set()),
    ("letters written as two", replace(GOOD, closing=unicodedata.normalize("NFD", GOOD.closing)), "P09", set()),
    ("no page field", replace(GOOD, page_field=False), "P10", set()),
    ("page number at the right", replace(GOOD, page_align="right"), "P10", set()),
    ("page number of 11 pt", replace(GOOD, page_size=11), "P10", set()),
    ("page number bold", replace(GOOD, page_look="b"), "P10", set()),
    ("page number italic", replace(GOOD, page_look="i"), "P10", set()),
    ("first page like the others", replace(GOOD, title_page=False), "P11", set()),
    ("a number in the first header", replace(GOOD, first_header_number=True), "P11", set()),
    ("appendix counts on", replace(APPENDIX, appendix_start=None), "P12", set()),
    ("Quốc hiệu with a full stop", replace(GOOD, quoc_hieu=GOOD.quoc_hieu + "."), "H01", set()),
    ("Quốc hiệu of 14 pt", replace(GOOD, quoc_hieu_size=14), "H02", {"H03", "H06", "H07"}),
    ("Quốc hiệu not bold", replace(GOOD, quoc_hieu_look=""), "H02", set()),
    ("Tiêu ngữ with en dashes", replace(GOOD, tieu_ngu="Độc lập – Tự do – Hạnh phúc"), "H04", set()),
    ("Tiêu ngữ without blanks", replace(GOOD, tieu_ngu="Độc lập-Tự do-Hạnh phúc"), "H04", set()),
    ("Tiêu ngữ of 12 pt", replace(GOOD, tieu_ngu_size=12), "H05", set()),
    ("Tiêu ngữ italic", replace(GOOD, tieu_ngu_look="bi"), "H05", set()),
    ("Tiêu ngữ at the left", replace(GOOD, tieu_ngu_align="left"), "H06", {"H08"}),
    ("no line under Tiêu ngữ", replace(GOOD, tieu_ngu_line=0), "H08", set()),
    ("half a line under Tiêu ngữ", replace(GOOD, tieu_ngu_line=0.5), "H08", set()),
    ("Tiêu ngữ underlined", replace(GOOD, tieu_ngu_look="bu", tieu_ngu_line=0), "H08", set()),
    ("parent agency bold", replace(GOOD, parent="UBND TỈNH HÀ ĐÔNG", parent_look="b", issuer=("SỞ NỘI VỤ",)), "H09", {"H10"}),
    ("issuer not bold", replace(GOOD, issuer_look=""), "H10", set()),
    ("issuer abbreviated", replace(GOOD, issuer=("UBND XÃ MINH TÂN",)), "H10", set()),
    ("no line under the issuer", replace(GOOD, issuer_line=0), "H11", set()),
    ("whole line under the issuer", replace(GOOD, issuer_line=1.0), "H11", set()),
    ("number of 14 pt", replace(GOOD, number_size=14), "H13", set()),
    ("number italic", replace(GOOD, number_look="i"), "H13", set()),
    ("a blank in the number", replace(GOOD, number="Số: 02 /KH-UBND"), "H14", set()),
    ("number without padding", replace(GOOD, number="Số: 2/KH-UBND"), "H15", set()),
    ("symbol of another type", replace(GOOD, number="Số: 02/TB-UBND"), "H16", set()),
    ("date upright", replace(GOOD, date_look=""), "H18", set()),
    ("month padded", replace(GOOD, place_date="Minh Tân, ngày 05 tháng 04 năm 2026"), "H19", set()),
    ("type not bold", replace(GOOD, kind_look=""), "T01", set()),
    ("type of 16 pt", replace(GOOD, kind_size=16), "T01", set()),
    ("subject italic", replace(GOOD, subject_look="bi"), "T02", set()),
    ("no line under the subject", replace(GOOD, subject_line=0), "T03", set()),
    ("border too long", replace(GOOD, subject_line=0.9, shape_line=False), "T03", set()),
    ("body of 12 pt", replace(GOOD, body_size=12), "B04", {"B12"}),
    ("ragged right edge", replace(GOOD, align="left"), "B06", set()),
    ("indent of 15 mm", replace(GOOD, indent=15), "B07", set()),
    ("indent by a tab", replace(GOOD, lead="\tCác thôn chọn ngày trồng cây phù hợp, giao cho từng hộ chăm sóc và báo kết quả về xã sau mỗi đợt./"), "B07", set()),
    ("no gap", replace(GOOD, gap=0), "B08", set()),
    ("double spacing", replace(GOOD, spacing=2.0), "B09", set()),
    ("section not bold", replace(GOOD, section_look="", typed_numbers=("I. ", "II. ")), "B12", set()),
    ("section not in capitals", replace(GOOD, sections=("Mục đích", "Nội dung")), "B12", set()),
    ("letters with a full stop", replace(GOOD, letter_format="%1."), "B15", set()),
    ("two II.", replace(GOOD, sections=("MỘT", "HAI", "BA"), points=0, typed_numbers=("I. ", "II. ", "II. ")), "B16", set()),
    ("appendix named nowhere", replace(APPENDIX, pointer=""), "B18", set()),
    ("no closing mark", replace(GOOD, closing="Đề nghị các thôn thực hiện."), "B19", set()),
    ("long table, head not repeated", replace(APPENDIX, table_rows=60, table_repeats=False), "B20", set()),
    ("authority not bold", replace(GOOD, authority_look=""), "S01", set()),
    ("K/T", replace(GOOD, authority=("K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH")), "S02", set()),
    ("TM. without a title", replace(GOOD, authority=("TM. ỦY BAN NHÂN DÂN",)), "S02", set()),
    ("signer not bold", replace(GOOD, signer_look=""), "S03", set()),
    ("signer with a degree", replace(GOOD, signer="TS Trần Văn Minh"), "S03", set()),
    ("no room to sign", replace(GOOD, blank_lines=1), "S04", set()),
    ("signature may split", replace(GOOD, rows_split=True), "S05", set()),
    ("Nơi nhận of 13 pt", replace(GOOD, recipients_word_size=13), "N01", set()),
    ("Nơi nhận upright", replace(GOOD, recipients_word_look="b"), "N01", set()),
    ("recipients of 12 pt", replace(GOOD, recipients_size=12), "N02", set()),
    ("recipient without semicolon", replace(GOOD, recipients=("- UBND tỉnh", "- Các thôn;", "- Lưu: VT.")), "N02", set()),
    ("Lưu without VT", replace(GOOD, recipients=("- UBND tỉnh;", "- Lưu: VP.")), "N03", set()),
    ("address of 9 pt", replace(GOOD, contact=ADDRESS, contact_size=9), "N09", set()),
    ("address italic", replace(GOOD, contact=ADDRESS, contact_look="i"), "N09", set()),
    ("address without a line", replace(GOOD, contact=ADDRESS, contact_line=False), "N09", set()),
    ("place of another unit", replace(GOOD, place_date="Đồi Cao, ngày 05 tháng 01 năm 2026"), "H21", set()),
    ("subject of another year", replace(GOOD, subject="Chăm sóc cây xanh năm 2024"), "T08", set()),
    ("nobody above is told", replace(GOOD, recipients=("- Các thôn;", "- Lưu: VT.")), "N05", set()),
    ("appendix word of 13 pt", replace(APPENDIX, appendix_size=13), "A02", set()),
    ("a single appendix numbered", replace(APPENDIX, appendix_word="Phụ lục I"), "A02", set()),
    ("appendix title not in capitals", replace(APPENDIX, appendix_title="Bảng phân công"), "A03", set()),
    ("reference upright", replace(APPENDIX, appendix_reference_look=""), "A04", set()),
]  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_word_file_has_no_findings(name: str, tmp_path: Path) -> None:
    findings = check_paper(make_word(RIGHT[name], tmp_path / "paper.docx"))
    assert [(finding.rule, finding.quote, finding.measured) for finding in findings] == []


@pytest.mark.parametrize(("name", "paper", "rule", "also"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_single_fault_in_word_is_found_and_nothing_else(
    name: str, paper: WordPaper, rule: str, also: set[str], tmp_path: Path
) -> None:
    rules = {finding.rule for finding in check_paper(make_word(paper, tmp_path / "paper.docx"))}
    assert rule in rules
    assert rules <= {rule} | also


def test_an_underlined_motto_is_a_warning_for_its_line_is_there(tmp_path: Path) -> None:
    paper = replace(GOOD, tieu_ngu_look="bu", tieu_ngu_line=0)
    (finding,) = check_paper(make_word(paper, tmp_path / "paper.docx"))
    assert finding.severity is Severity.WARNING


def test_a_word_file_has_no_pages_but_sections(tmp_path: Path) -> None:
    paper = replace(GOOD, closing="Các thôn ,các hộ thực hiện./.", pointer="")
    findings = check_paper(make_word(paper, tmp_path / "paper.docx"))
    assert [(finding.rule, finding.page, finding.section) for finding in findings] == [
        ("C12", 0, "II.c")
    ]


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), a test tool")
def test_right_files_are_right_too_when_libreoffice_writes_or_prints_them(tmp_path: Path) -> None:
    """Another program's XML and another program's pages: the eyes agree with each other."""
    files = [
        make_word(paper, tmp_path / f"{index}.docx") for index, paper in enumerate(RIGHT.values())
    ]
    seen = {}
    for kind, ending in (("docx:MS Word 2007 XML", "docx"), ("pdf", "pdf")):
        out = tmp_path / ending
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(out),
             *map(str, files)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        for name, file in zip(RIGHT, files, strict=True):
            seen[name, ending] = [
                (finding.rule, finding.quote, finding.measured)
                for finding in check_paper(out / f"{file.stem}.{ending}")
                if finding.severity is not Severity.HINT
            ]
    assert {case: found for case, found in seen.items() if found} == {}
