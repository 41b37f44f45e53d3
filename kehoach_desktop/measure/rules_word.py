"""What only a Word file tells, and tells exactly: margins, page-number fields, repeated rows."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import CONTACT, Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.word_paper import Section, WordPaper

_PAGE = "NĐ 30/2020 PL I mục I"
_FOOT = "NĐ 30/2020 PL I mục II.13"
_BODY = "NĐ 30/2020 PL I mục II.6"
_E, _W, _P = Severity.ERROR, Severity.WARNING, Severity.HINT

#: 15 twips: what Word loses where a length was typed in centimetres.
_ROUNDING = 0.75


def check(paper: WordPaper, parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in the settings of a Word file."""
    appendix_pages = {
        sheet.number for part in parts if part.is_appendix for sheet in part.sheets
    }  # fmt: skip
    for index, section in enumerate(paper.sections):
        yield from _margins(section)
        yield from _turned(section, paper, is_first=index == 0)
        yield from _page_numbers(section, paper.sections[:index], appendix_pages)
    if paper.sections:
        yield from _foot(paper.sections[0])
    yield from _fonts(paper)
    for table in paper.tables:
        if table.rows > 15 and not table.repeats_head:
            yield Finding(
                "B20", _P, table.page, quote(table.words), "hàng tiêu đề lặp lại ở mỗi trang",
                "không lặp lại", "practice",
            )  # fmt: skip
    for page, words in paper.pushed[:1]:
        yield Finding(
            "B07", _E, page, quote(words), "lùi đầu dòng bằng định dạng đoạn",
            "lùi bằng dấu cách hoặc phím Tab", _BODY,
        )  # fmt: skip
    if paper.splits_end:
        yield Finding(
            "S05", _P, 0, "Nơi nhận:", "bảng nơi nhận và chữ ký không tách trang",
            "hàng của bảng tách được qua hai trang", "practice",
        )  # fmt: skip
    yield from _underlines(paper, parts)


def _foot(section: Section) -> Iterator[Finding]:
    """Yield what differs in the address at the foot of page 1 (ô 13)."""
    lines = section.foot
    if not any(CONTACT.search(plain(line.words)) for line in lines):
        return
    for line in lines:
        low, high = want.SIZE_CONTACT
        wrong = [look for look in line.looks if not low <= look.size <= high or look.italic]
        if wrong:
            kind = "nghiêng" if wrong[0].italic else f"{wrong[0].size:g} pt"
            yield Finding("N09", _W, 0, quote(line.words), "cỡ 11–12, kiểu chữ đứng", kind, _FOOT)
            break
    if not lines[0].ruled:
        yield Finding(
            "N09", _W, 0, quote(lines[0].words), "đường kẻ dài bằng dòng chữ ở trên", "không có",
            _FOOT,
        )  # fmt: skip


def _margins(section: Section) -> Iterator[Finding]:
    sides = [
        ("P03", "lề trên 20–25 mm", section.top, want.MARGIN_TOP_MM),
        ("P04", "lề dưới 20–25 mm", section.bottom, want.MARGIN_BOTTOM_MM),
    ]
    if section.width <= section.height:
        sides += [
            ("P05", "lề trái 30–35 mm", section.left, want.MARGIN_LEFT_MM),
            ("P06", "lề phải 15–20 mm", section.right, want.MARGIN_RIGHT_MM),
        ]
    for rule, wanted, length, (low, high) in sides:
        if not low * want.MM - _ROUNDING <= length <= high * want.MM + _ROUNDING:
            yield Finding(
                rule, _E, section.pages[0], "", wanted, f"{length / want.MM:.1f} mm", _PAGE
            )  # fmt: skip


def _turned(section: Section, paper: WordPaper, *, is_first: bool) -> Iterator[Finding]:
    has_table = any(table.page in section.pages for table in paper.tables)
    if section.width > section.height and (is_first or not has_table):
        yield Finding(
            "P02", _E if is_first else _W, section.pages[0], "",
            "trang đứng; trang ngang chỉ dành cho bảng", "trang ngang", _PAGE,
        )  # fmt: skip


def _page_numbers(
    section: Section, before: tuple[Section, ...], appendix_pages: set[int]
) -> Iterator[Finding]:
    is_appendix = section.pages[0] in appendix_pages
    page = section.pages[0]
    length = section.fill + sum(other.fill for other in before if not is_appendix)
    if length <= section.height - section.top - section.bottom and not is_appendix:
        needs = section.usual.has_number  # a paper of one page needs no number
    else:
        needs = True
    usual = section.usual
    if needs and not usual.has_number and (not is_appendix or section.fill > 0.8 * section.height):
        yield Finding(
            "P10", _E, page, "", "trường số trang ở giữa lề trên", "không có", _PAGE
        )  # fmt: skip
    if usual.has_number:
        if not usual.is_centred:
            yield Finding("P10", _E, page, "", "số trang canh giữa", "không canh giữa", _PAGE)
        for look in usual.looks:
            wrong = _wrong_number(look.size, look.bold, look.italic)
            if wrong:
                yield Finding("P10", _E, page, "", "số trang cỡ 13–14, chữ đứng", wrong, _PAGE)
                break
        for font in sorted({look.ascii for look in usual.looks} - {"Times New Roman"}):
            yield Finding("P07", _E, page, "", "số trang: Times New Roman", font, _PAGE)
    if not before:
        shown = section.first if section.has_title_page else usual
        if shown.has_number:
            yield Finding("P11", _E, page, "", "trang đầu không đánh số", "có số trang", _PAGE)
    elif is_appendix and usual.has_number and section.starts_at != 1:
        yield Finding(
            "P12", _E, page, "", "số trang của phụ lục bắt đầu từ 1", "đếm tiếp", _PAGE
        )  # fmt: skip


def _wrong_number(size: float, bold: bool, italic: bool) -> str:
    if not 12.9 <= size <= 14.1:
        return f"cỡ {size:g}"
    return "đậm" if bold else "nghiêng" if italic else ""


def _fonts(paper: WordPaper) -> Iterator[Finding]:
    """A metric copy prints alike, but a Word file goes on to machines that lack it."""
    copies = ("LiberationSerif", "Tinos")
    for sheet in paper.sheets:
        for line in sheet.lines:
            fonts = {glyph.font for glyph in line.glyphs}
            found = sorted(font for font in fonts if font.replace(" ", "").startswith(copies))
            if found:
                yield Finding(
                    "P07", _W, line.page, quote(line.text), "Times New Roman", found[0], _PAGE
                )  # fmt: skip
                return


def _underlines(paper: WordPaper, parts: list[Part]) -> Iterator[Finding]:
    """H08: an underlined Tiêu ngữ has its line, but not a drawn one."""
    for part in parts:
        if part.tieu_ngu and (part.tieu_ngu.page, part.tieu_ngu.text) in paper.underlined:
            yield Finding(
                "H08", _W, part.tieu_ngu.page, quote(part.tieu_ngu.text), "đường kẻ ngang vẽ riêng",
                "chữ gạch chân", "NĐ 30/2020 PL I mục II.1",
            )  # fmt: skip
