"""Every type of paper, in PDF and in Word: measured, and seen by LibreOffice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from paper_samples import CASES, OFFICE, as_issued, paper
from sheets import MM, read
from word_files import SOFFICE, SecondEye, letters, pages, to_pdf

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.paper import Paper, PaperKind, secret_mark, with_copies
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity

#: What LibreOffice converts in the tests: one size is enough for the other program's eye.
CONVERTED = [name for name in CASES if " 13 " not in name and " draft" not in name]


def faults(path: Path) -> list[tuple[str, int, str, str, str]]:
    """Return the errors and warnings on a paper."""
    return [
        (finding.rule, finding.page, finding.quote, finding.expected, finding.measured)
        for finding in check_paper(path)
        if finding.severity is not Severity.HINT
    ]


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_of_every_type_keeps_every_rule(
    name: str, printer: PdfPrinter, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(printer.paper(CASES[name], OFFICE).pdf)
    assert faults(file) == []


@pytest.mark.parametrize("name", CASES)
def test_the_word_file_of_every_type_keeps_every_rule(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(DocxPrinter().paper(CASES[name], OFFICE))
    assert faults(file) == []


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Convert the cases by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    files = {name: folder / f"{index}.docx" for index, name in enumerate(CONVERTED)}
    for name, path in files.items():
        path.write_bytes(DocxPrinter().paper(CASES[name], OFFICE))
    to_pdf(list(files.values()), folder)
    return {name: path.with_suffix(".pdf") for name, path in files.items()}


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), a test tool")
@pytest.mark.parametrize("name", CONVERTED)
def test_libreoffice_shows_the_words_pages_and_looks_of_our_pdf(
    converted: dict[str, Path], printer: PdfPrinter, second_eye: SecondEye, name: str
) -> None:
    ours, theirs = printer.paper(CASES[name], OFFICE), converted[name].read_bytes()
    # As many of every letter: what stands beside each other is told in another order.
    said, meant = Counter(letters(theirs)), Counter(letters(ours.pdf))
    found = faults(converted[name])
    second_eye("types of paper", pages(theirs) - ours.pages, len(found), said == meant)
    assert abs(pages(theirs) - ours.pages) <= 1
    assert said == meant
    assert found == []


def lines(printer: PdfPrinter, made: Paper) -> list[str]:
    """Return the printed lines of `made`."""
    return [line.text for page in read(printer.paper(made, OFFICE).pdf) for line in page.lines]


def test_a_letter_says_what_it_is_about_under_its_number_and_has_no_title(
    printer: PdfPrinter,
) -> None:
    page = read(printer.paper(as_issued(paper(PaperKind.LETTER)), OFFICE).pdf)[0]
    number, about = page.find("Số: 07/UBND-VHXH"), page.find("V/v đôn đốc")
    assert abs(number.centre - about.centre) < 1
    assert not [line for line in page.lines if line.text == "CÔNG VĂN"]


def test_several_addressees_stand_one_a_line_with_their_dashes_below_the_colon(
    printer: PdfPrinter,
) -> None:
    page = read(printer.paper(CASES["letter to twelve"], OFFICE).pdf)[0]
    head = page.find("Kính gửi:")
    names = [line for line in page.lines if line.text.startswith("- Trường")]
    assert len(names) == 12
    assert all(abs(line.x0 - head.xs[head.text.index(":")]) < 0.5 for line in names)
    assert [line.text[-1] for line in names] == [";"] * 11 + ["."]


def test_one_addressee_stands_beside_the_colon(printer: PdfPrinter) -> None:
    assert "Kính gửi: Sở Nội vụ" in lines(printer, paper(PaperKind.LETTER))


def test_minutes_have_no_place_and_date_and_two_signatures(printer: PdfPrinter) -> None:
    pages_ = read(printer.paper(as_issued(paper(PaperKind.MINUTES)), OFFICE).pdf)
    everything = [line for page in pages_ for line in page.lines]
    assert not [line for line in everything if line.text.startswith("Tân Hòa, ngày")]
    secretary = next(line for line in everything if line.text == "THƯ KÝ")
    chair = next(line for line in everything if line.text == "CHỦ TỌA")
    assert secretary.baseline == chair.baseline and secretary.x1 < chair.x0
    names = [line.text for line in everything if line.text in {"Lê Thị Cúc", "Nguyễn Văn An"}]
    assert names == ["Lê Thị Cúc", "Nguyễn Văn An"]


def test_a_report_to_nobody_above_has_no_addressee(printer: PdfPrinter) -> None:
    inside = replace(paper(PaperKind.REPORT), addressees=())
    found = lines(printer, inside)
    assert not [line for line in found if line.startswith("Kính gửi") or "Như trên" in line]


@pytest.mark.parametrize(("name", "wide"), [("URGENT", 20), ("VERY_URGENT", 40), ("EXPRESS", 30)])
def test_a_mark_of_urgency_is_a_frame_of_the_decrees_size(
    printer: PdfPrinter, name: str, wide: int
) -> None:
    page = read(printer.paper(CASES[f"letter {name}"], OFFICE).pdf)[0]
    ((x0, y0, x1, y1),) = page.boxes
    assert (x1 - x0) / MM == pytest.approx(wide, abs=0.1)
    assert (y1 - y0) / MM == pytest.approx(8, abs=0.1)


@pytest.mark.parametrize("name", ["letter INTERNAL", "letter RETURN", "report INTERNAL draft"])
def test_a_mark_of_scope_is_framed_in_the_upper_margin_of_page_1_only(
    printer: PdfPrinter, name: str
) -> None:
    pages_ = read(printer.paper(CASES[name], OFFICE).pdf)
    words = CASES[name].scope.value
    found = [(index, line) for index, page in enumerate(pages_) for line in page.lines
             if line.text == words]  # fmt: skip
    ((index, line),) = found
    assert index == 0 and line.bottom < 20 * MM and line.bold and line.size in {13, 14}
    assert abs(line.centre - (30 * MM + pages_[0].width - 20 * MM) / 2) < 1
    above = [stroke for stroke in pages_[0].strokes
             if stroke[1] == stroke[3] and stroke[1] < line.top + 2]  # fmt: skip
    assert above and above[0][0] < line.x0 and above[0][2] > line.x1


def test_an_address_breaks_between_its_parts_never_inside_a_label_or_a_number(
    printer: PdfPrinter,
) -> None:
    made = paper(PaperKind.PROPOSAL, long=True)
    # Wherever the end of the line falls: the words before are pushed on letter by letter.
    for length in range(0, 40, 3):
        address = (f"Địa chỉ: Thôn {'a' * length} Đông, xã Tân Hòa. Điện thoại: 0229 000 000. "
                   "Thư điện tử: vanphong@tanhoa.vn",)  # fmt: skip
        page = read(printer.paper(replace(made, contact=address), OFFICE).pdf)[0]
        foot = [line.text for line in page.lines if line.size < 12]
        for whole in ("Điện thoại: 0229 000 000.", "Thư điện tử: vanphong@tanhoa.vn"):
            assert any(whole in line for line in foot), foot


def test_minutes_have_the_end_mark_once_after_their_last_words(printer: PdfPrinter) -> None:
    made = replace(paper(PaperKind.MINUTES), closing="Các thôn thực hiện./.")
    printed = " ".join(lines(printer, made))
    assert "Các thôn thực hiện. Cuộc họp" in printed
    assert printed.count("./.") == 1


def test_a_total_never_stands_alone_on_its_page(printer: PdfPrinter) -> None:
    base = paper(PaperKind.NOTICE)
    columns = (PaperColumn("Việc đã làm", 24), PaperColumn("Số lượng", 10, True))
    alone = 0
    for count in range(18, 48):
        body = tuple((f"Việc {index}", f"{index}") for index in range(count))
        table = PaperTable(columns, (*body, ("Tổng cộng", "108")), (count,))
        holder = replace(base.sections[0], tables=(table,))
        pages_ = read(printer.paper(replace(base, sections=(holder,)), OFFICE).pdf)
        words = [[line.text for line in page.lines] for page in pages_]
        ((page,),) = [[page for page in words if "Tổng cộng" in page]]
        assert f"Việc {count - 1}" in page
        alone += page.index(f"Việc {count - 1}") < page.index("Tổng cộng") and (
            f"Việc {count - 2}" not in page
        )
    assert alone  # one of the lengths did push a row on with its total


def test_appendices_have_roman_numbers_only_where_there_are_several(printer: PdfPrinter) -> None:
    several = lines(printer, paper(PaperKind.REPORT, long=True))
    assert [line for line in several if line.startswith("Phụ lục")] == [
        "Phụ lục I", "Phụ lục II", "Phụ lục III",
    ]  # fmt: skip
    one = lines(printer, CASES["letter with one appendix"])
    assert [line for line in one if line.startswith("Phụ lục")] == ["Phụ lục"]


def test_the_address_stands_at_the_foot_of_the_first_page_only(printer: PdfPrinter) -> None:
    made = read(printer.paper(paper(PaperKind.PROPOSAL, long=True), OFFICE).pdf)
    with_address = [
        index for index, page in enumerate(made)
        if any("0229 000 000" in line.text for line in page.lines)
    ]  # fmt: skip
    assert with_address == [0]
    foot = next(line for line in made[0].lines if "Điện" in line.text)
    prose = [line for line in made[0].lines if line.size > 12]
    assert max(line.bottom for line in prose) < foot.top


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("VT, VHXH (2b)", "VT, VHXH (02b)"),
        ("Phòng Kinh tế 3 bản", "Phòng Kinh tế (03b)"),
        ("Các thôn", "Các thôn"),
        ("Trường Tiểu học số 2", "Trường Tiểu học số 2"),
    ],
)
def test_copies_are_written_in_one_form(typed: str, printed: str) -> None:
    assert with_copies(typed) == printed


@pytest.mark.parametrize("words", ["MẬT", "TỐI MẬT", "Độ mật: TUYỆT MẬT", "(MẬT)"])
def test_a_marking_of_secrecy_is_seen_wherever_it_is_typed(words: str) -> None:
    assert secret_mark(replace(paper(PaperKind.LETTER), opening=f"Dòng đầu.\n{words}\nDòng sau."))


def test_the_word_inside_a_sentence_is_no_marking() -> None:
    made = replace(paper(PaperKind.LETTER), opening="Tuyên truyền việc bảo vệ bí mật nhà nước.")
    assert secret_mark(made) == ""
