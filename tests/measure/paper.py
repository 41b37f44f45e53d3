"""Makes small papers with plain ReportLab: right by Decree 30, or with one fault put in.

Nothing of `documents` or `measure` is used, so neither can hide the other's mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
FONTS = Path(__file__).parents[2] / "resources" / "fonts"
STYLES = {"r": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}


@dataclass(frozen=True)
class Paper:
    """Every measure of the paper; the defaults keep to the decree."""

    width: float = 210
    height: float = 297
    left: float = 30
    right: float = 20
    top: float = 22
    quoc_hieu: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    quoc_hieu_size: float = 12.5
    quoc_hieu_font: str = "b"
    tieu_ngu: str = "Độc lập - Tự do - Hạnh phúc"
    tieu_ngu_size: float = 13.5
    tieu_ngu_font: str = "b"
    tieu_ngu_shift: float = 0
    tieu_ngu_drop: float = 0
    tieu_ngu_line: float = 1.0
    parent: str = ""
    parent_font: str = "r"
    issuer: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂN")
    issuer_size: float = 12.5
    issuer_font: str = "b"
    issuer_line: float = 0.4
    issuer_drop: float = 0
    number: str = "Số: 02/KH-UBND"
    number_size: float = 13
    number_font: str = "r"
    number_shift: float = 0
    place_date: str = "Minh Tân, ngày 05 tháng 01 năm 2026"
    date_font: str = "i"
    date_size: float = 13.5
    date_drop: float = 0
    kind: str = "KẾ HOẠCH"
    kind_font: str = "b"
    kind_size: float = 14
    kind_shift: float = 0
    subject: str = "Chăm sóc cây xanh năm 2026"
    subject_font: str = "b"
    subject_size: float = 14
    subject_line: float = 0.4
    body_size: float = 14
    indent: float = 36
    gap: float = 6
    spacing: float = 1.15
    justified: bool = True
    sections: tuple[str, ...] = ("I. MỤC ĐÍCH", "II. NỘI DUNG")
    section_font: str = "b"
    points: tuple[str, ...] = ("a)", "b)", "c)")
    closing: str = "Đề nghị các thôn thực hiện./."
    kinh_gui: bool = False
    page_one_number: bool = False
    page_number_offset: int | None = 0
    page_number_size: float = 13
    page_number_shift: float = 0
    page_number_font: str = "r"
    colour: tuple[float, float, float] = (0, 0, 0)
    recipients_word_size: float = 12
    recipients_word_font: str = "bi"
    recipients_size: float = 11
    recipients_word_drop: float = 0
    recipients: tuple[str, ...] = ("- UBND tỉnh;", "- Các thôn;", "- Lưu: VT, VHXH.")
    authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    authority_font: str = "b"
    authority_size: float = 14
    signer: str = "Trần Văn Minh"
    signer_font: str = "b"
    signer_shift: float = 0
    signing_room: float = 28
    end_alone: bool = False
    appendix: bool = False
    appendix_word: str = "Phụ lục"
    appendix_size: float = 14
    appendix_title: str = "BẢNG PHÂN CÔNG"
    appendix_reference: str = "(Kèm theo Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm 2026)"
    appendix_reference_font: str = "i"
    appendix_line: bool = True
    pointer: str = "(Chi tiết tại Phụ lục kèm theo)"
    core_font: bool = False
    #: Paragraphs before the sections: (words, face, "both" or "center").
    extra: tuple[tuple[str, str, str], ...] = ()
    bottom: float = 25
    about: tuple[str, ...] = ()
    about_size: float = 12.5
    about_gap: float = 6
    addressees: tuple[str, ...] = ()
    addressee_shift: float = 0
    stamp: str = ""
    stamp_frame: tuple[float, float] = (20, 8)
    stamp_colour: tuple[float, float, float] = (1, 0, 0)
    stamp_font: str = "b"
    typist: str = ""
    typist_size: float = 11
    contact: str = ""
    contact_size: float = 11.5
    contact_line: bool = True
    two_signers: tuple[str, str] = ("", "")
    appendix_rows: int = 4
    appendix_repeats: bool = True


def register() -> None:
    """Make the four faces known to ReportLab."""
    for key, name in STYLES.items():
        if key not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(key, str(FONTS / f"LiberationSerif-{name}.ttf")))


def make(paper: Paper, target: Path) -> Path:
    """Write the paper and return its path."""
    register()
    _Writer(paper, target).write()
    return target


class _Writer:
    def __init__(self, paper: Paper, target: Path) -> None:
        self.p = paper
        self.size = (paper.width * MM, paper.height * MM)
        self.canvas = Canvas(str(target), pagesize=self.size, initialFontName="r")
        self.canvas.setFillColorRGB(*paper.colour)
        self.axis = (paper.left * MM + self.size[0] - paper.right * MM) / 2
        self.y = self.size[1] - paper.top * MM
        self.page = 1

    def text(self, x: float, y: float, words: str, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def centre(self, x: float, y: float, words: str, font: str, size: float) -> float:
        self.canvas.setFont(font, size)
        self.canvas.drawCentredString(x, y, words)
        return float(pdfmetrics.stringWidth(words, font, size))

    def line(self, x: float, y: float, width: float, share: float) -> None:
        if share:
            self.canvas.setLineWidth(0.6)
            self.canvas.line(x - width * share / 2, y, x + width * share / 2, y)

    def write(self) -> None:
        self.header()
        self.title()
        self.body()
        self.end()
        if self.p.appendix:
            self.appendix()
        self.canvas.save()

    def header(self) -> None:
        p, y = self.p, self.y - 0.891 * 13
        left, right = self.size[0] * 0.286, self.size[0] * 0.681
        self.centre(right, y, p.quoc_hieu, p.quoc_hieu_font, p.quoc_hieu_size)
        width = self.centre(
            right + p.tieu_ngu_shift * MM,
            y - 15 - p.tieu_ngu_drop,
            p.tieu_ngu,
            p.tieu_ngu_font,
            p.tieu_ngu_size,
        )
        below = y - 20 - p.tieu_ngu_drop
        self.line(right + p.tieu_ngu_shift * MM, below, width, p.tieu_ngu_line)
        row = y - p.issuer_drop
        if p.parent:
            self.centre(left, row, p.parent, p.parent_font, p.issuer_size)
            row -= 15
        for name in p.issuer:
            width = self.centre(left, row, name, p.issuer_font, p.issuer_size)
            row -= 15
        self.line(left, row + 10, width, p.issuer_line)
        self.y = y - 52
        middle = left + p.number_shift * MM
        self.centre(middle, self.y, p.number, p.number_font, p.number_size)
        self.centre(right, self.y - p.date_drop, p.place_date, p.date_font, p.date_size)
        for index, words in enumerate(p.about):
            drop = p.about_gap + 1.15 * p.about_size * (index + 1)
            self.centre(left, self.y - drop, words, "r", p.about_size)
        if p.stamp:
            self.stamp(left, self.y - 30)
        if p.contact:
            self.contact()
        if p.page_one_number:
            self.centre(self.size[0] / 2, self.size[1] - 12 * MM, "1", "r", 13)

    def stamp(self, x: float, y: float) -> None:
        width, height = (length * MM for length in self.p.stamp_frame)
        self.canvas.setFillColorRGB(*self.p.stamp_colour)
        self.canvas.setStrokeColorRGB(*self.p.stamp_colour)
        if width:
            self.canvas.rect(x - width / 2, y - 7, width, height, fill=0)
        self.centre(x, y, self.p.stamp, self.p.stamp_font, 13)
        self.canvas.setFillColorRGB(*self.p.colour)
        self.canvas.setStrokeColorRGB(0, 0, 0)
        self.y -= 20

    def contact(self) -> None:
        left, right = self.p.left * MM, self.size[0] - self.p.right * MM
        if self.p.contact_line:
            self.canvas.line(left, 34 * MM, right, 34 * MM)
        self.text(left, 29 * MM, self.p.contact, "r", self.p.contact_size)

    def title(self) -> None:
        p = self.p
        self.y -= 40
        if p.about:
            self.y -= 20
            return
        self.centre(self.axis + p.kind_shift * MM, self.y, p.kind, p.kind_font, p.kind_size)
        self.y -= 18
        width = self.centre(self.axis, self.y, p.subject, p.subject_font, p.subject_size)
        self.line(self.axis, self.y - 6, width, p.subject_line)
        self.y -= 26

    def new_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.canvas.setFillColorRGB(*self.p.colour)
        self.y = self.size[1] - self.p.top * MM - 14
        if self.p.page_number_offset is not None:
            x = self.size[0] / 2 + self.p.page_number_shift * MM
            self.centre(
                x,
                self.size[1] - 13 * MM,
                str(self.page + self.p.page_number_offset),
                self.p.page_number_font,
                self.p.page_number_size,
            )

    def body(self) -> None:
        p = self.p
        if p.addressees:
            self.addressees()
        if p.kinh_gui:
            self.text(80 * MM, self.y, "Kính gửi: Ủy ban nhân dân tỉnh", "r", p.body_size)
            self.y -= 24
        prose = (
            "Các thôn chọn ngày trồng cây phù hợp với thời tiết, giao cho từng hộ chăm sóc và báo "
            "kết quả về xã sau mỗi đợt để tổng hợp chung cho cả địa bàn trong năm. "
        ) * 2
        for words, font, align in p.extra:
            if align == "center":
                self.y -= p.gap
                self.centre(self.axis, self.y, words, font, p.body_size)
                self.y -= 1.15 * p.spacing * p.body_size
            else:
                self.paragraph(words.replace("PROSE", prose.strip()), font)
        for heading in p.sections:
            self.paragraph(heading, p.section_font, first=True)
            for _ in range(2):
                self.paragraph(prose.strip(), "r")
            for letter in p.points:
                self.paragraph(f"{letter} {prose.strip()}", "r")
        if p.pointer:
            self.paragraph(p.pointer, "r")
        if p.core_font:
            self.paragraph("Theo Helvetica.", "Helvetica")
        self.paragraph(p.closing, "r")

    def addressees(self) -> None:
        x = 70 * MM
        one = len(self.p.addressees) == 1
        words = f"Kính gửi: {self.p.addressees[0]}" if one else "Kính gửi:"
        self.text(x, self.y, words, "r", self.p.body_size)
        colon = x + pdfmetrics.stringWidth("Kính gửi", "r", self.p.body_size)
        for item in () if one else self.p.addressees:
            self.y -= 18
            self.text(colon + self.p.addressee_shift, self.y, item, "r", self.p.body_size)
        self.y -= 24

    def paragraph(self, words: str, font: str, first: bool = False) -> None:
        p = self.p
        left, width = p.left * MM, self.size[0] - (p.left + p.right) * MM
        pitch = 1.15 * p.spacing * p.body_size
        lines = _wrap(words, font, p.body_size, width, p.indent)
        self.y -= p.gap
        for index, line in enumerate(lines):
            foot = 38 if p.contact and self.page == 1 else p.bottom
            if self.y < foot * MM:
                self.new_page()
            x = left + (p.indent if index == 0 else 0)
            last = index == len(lines) - 1
            room = width - (p.indent if index == 0 else 0)
            self.justify(x, self.y, line, font, room if p.justified and not last else None)
            self.y -= pitch

    def justify(self, x: float, y: float, line: str, font: str, room: float | None) -> None:
        size = self.p.body_size
        if room is None:
            self.text(x, y, line, font, size)
            return
        words = line.split()
        spare = room - sum(pdfmetrics.stringWidth(word, font, size) for word in words)
        step = spare / max(1, len(words) - 1)
        for word in words:
            self.text(x, y, word, font, size)
            x += pdfmetrics.stringWidth(word, font, size) + step

    def end(self) -> None:
        p = self.p
        if p.end_alone:
            self.new_page()
        elif self.y < 95 * MM:
            self.new_page()
            self.paragraph("Các thôn chủ động thực hiện theo phân công đã nêu.", "r")
            self.paragraph(p.closing, "r")
        if any(p.two_signers):
            for x, words in zip((65 * MM, 150 * MM), p.two_signers, strict=True):
                self.centre(x, self.y - 10, words, "b", 14)
                self.centre(x, self.y - 90, "Trần Văn An", "b", 14)
            self.y -= 110
        self.y -= 10
        y = self.y
        self.text(
            p.left * MM, y - p.recipients_word_drop, "Nơi nhận:", p.recipients_word_font,
            p.recipients_word_size,
        )  # fmt: skip
        for index, item in enumerate(p.recipients, start=1):
            self.text(p.left * MM, y - 14 * index, item, "r", p.recipients_size)
        below = y - 14 * (len(p.recipients) + 1)
        self.text(p.left * MM, below, p.typist, "r", p.typist_size)
        axis = 150 * MM
        for line in p.authority:
            self.centre(axis, y, line, p.authority_font, p.authority_size)
            y -= 16
        y -= p.signing_room * MM
        self.centre(axis + p.signer_shift * MM, y, p.signer, p.signer_font, 14)

    def appendix(self) -> None:
        p = self.p
        self.canvas.showPage()
        self.canvas.setFillColorRGB(*p.colour)
        y = self.size[1] - p.top * MM - 14
        self.centre(self.axis, y, p.appendix_word, "b", p.appendix_size)
        self.centre(self.axis, y - 18, p.appendix_title, "b", 14)
        width = self.centre(
            self.axis, y - 36, p.appendix_reference, p.appendix_reference_font, 13.5
        )
        if p.appendix_line:
            self.line(self.axis, y - 41, width, 0.4)
        first, written = y - 60, 0
        while written < p.appendix_rows:
            count = min(25, p.appendix_rows - written)
            with_head = p.appendix_rows > 25 and (p.appendix_repeats or not written)
            self.rows(first, written, count, with_head)
            written += count
            if written < p.appendix_rows:
                self.canvas.showPage()
                self.canvas.setFillColorRGB(*p.colour)
                self.centre(self.size[0] / 2, self.size[1] - 13 * MM, "2", "r", 13)
                first = self.size[1] - p.top * MM - 4

    def rows(self, top: float, before: int, count: int, with_head: bool) -> None:
        p = self.p
        left, right = p.left * MM, self.size[0] - p.right * MM
        places = [top - 24 * index for index in range(count + with_head + 1)]
        for row in places:
            self.canvas.line(left, row, right, row)
        for column in (left, left + 60, right):
            self.canvas.line(column, places[0], column, places[-1])
        if with_head:
            self.text(left + 6, places[0] - 16, "TT", "b", 12)
            self.text(left + 66, places[0] - 16, "Việc", "b", 12)
        for index, row in enumerate(places[with_head:-1], start=before + 1):
            self.text(left + 6, row - 16, str(index), "r", 12)
            end = "./." if index == p.appendix_rows else ""
            self.text(left + 66, row - 16, f"Trồng cây ở thôn thứ {index}{end}", "r", 12)


def _wrap(words: str, font: str, size: float, width: float, indent: float) -> list[str]:
    first = simpleSplit(words, font, size, width - indent)
    if len(first) == 1:
        return first
    rest = words[len(first[0]) :].strip()
    return [first[0], *simpleSplit(rest, font, size, width)]
