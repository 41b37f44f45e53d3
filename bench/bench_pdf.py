"""An eleven-page plan as PDF, against plain ReportLab platypus on the same text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import EndBlock, Header, Paragraph
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.decree30 import TEXT_RULES, Align, Role
from kehoach_desktop.documents.pdf.fonts import load_fonts
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section

NAME = "Kế hoạch 11 trang ra PDF / platypus"
AIM = 1.0

OFFICE = OfficeProfile("cq", UnitKind.COMMUNE, "Tân Hòa", "Ninh Bình", UnitKind.PROVINCE)
CHAIR = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Nguyễn Văn An",
                  "Ủy ban nhân dân")  # fmt: skip
TEXT = (
    "người dân trong xã biết nơi nộp hồ sơ cách theo dõi và thời điểm nhận kết quả để không ai "
    "phải đi lại nhiều lần vì thiếu giấy tờ các thôn chọn giờ phát thanh phù hợp với mùa vụ bài "
    "phát ngắn dễ nghe nêu rõ số điện thoại của người hướng dẫn trung tâm phục vụ hành chính công "
    "ghi lại những câu hỏi được hỏi nhiều nhất trong tháng hình ảnh thông tin chỉ được dùng khi "
    "người đó đồng ý việc nào chưa xong đúng hạn thì báo lý do trong buổi giao ban gần nhất"
)
WORDS = TEXT.split()


def sentence(seed: int, length: int) -> str:
    """Return `length` words in an order that `seed` decides."""
    return " ".join(
        WORDS[(seed * 7 + step * (seed % 5 + 1)) % len(WORDS)] for step in range(length)
    )


def make_plan() -> Plan:
    """Return a plan that prints on eleven pages."""
    kinds = (BlockKind.ITEM, BlockKind.DASH, BlockKind.PLUS, BlockKind.PARAGRAPH)
    sections = []
    for index in range(5):
        blocks = []
        for item in range(5):
            seed = index * 31 + item
            blocks.append(Block(f"{seed}", BlockKind.HEADING, sentence(seed, 6), 1))
            for place, kind in enumerate(kinds):
                words = sentence(seed + place * 13, 45)
                blocks.append(Block(f"{seed}-{place}", kind, words, 2))
        sections.append(Section(f"m{index}", sentence(index, 4), (), tuple(blocks)))
    return Plan(
        "kh", 2026, "Tuyên truyền cải cách hành chính năm 2026 trên địa bàn xã Tân Hòa", "A",
        opening=sentence(3, 60), sections=tuple(sections), closing=sentence(4, 50) + "./.",
        recipients=tuple(sentence(seed, 4) for seed in range(8)), signatory=CHAIR,
    )  # fmt: skip


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor): each makes the whole PDF in memory from the plan."""
    plan, printer = make_plan(), PdfPrinter()
    printer.plan(plan, OFFICE)  # the faces are loaded once, for both
    return lambda: printer.plan(plan, OFFICE).pdf, lambda: platypus(plan)


def platypus(plan: Plan) -> bytes:
    """Return the same words set by platypus, as its user guide does it."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Flowable
    from reportlab.platypus import SimpleDocTemplate, Spacer, Table

    fonts, size = load_fonts(), 14
    styles = {
        role: ParagraphStyle(
            role, fontName=fonts.face(rule.bold, rule.italic).name, fontSize=rule.size or size,
            leading=decree30.LINE_BOX * rule.spacing * (rule.size or size),
            alignment=TA_JUSTIFY if rule.align is Align.JUSTIFIED else TA_CENTER,
            firstLineIndent=rule.indent, spaceBefore=rule.gap,
        )
        for role, rule in TEXT_RULES.items()
    }  # fmt: skip
    story: list[object] = []
    for element in compose_plan(plan, OFFICE).parts[0].elements:
        match element:
            case Paragraph():
                story.append(Flowable(escape(element.text), styles[element.role]))
            case Header():
                left = "<br/>".join((*element.issuer, element.number or ""))
                right = f"{decree30.NATIONAL_TITLE}<br/>{decree30.MOTTO}<br/>{element.place_date}"
                cell = styles[Role.SUBJECT]
                story.append(Table([[Flowable(left, cell), Flowable(right, cell)]], [170, 280]))
            case EndBlock():
                left = "<br/>".join(map(escape, element.recipients))
                right = "<br/>".join((*element.lines, element.name))
                cell = styles[Role.SUBJECT]
                story += [Spacer(1, 12), Table([[Flowable(left, cell), Flowable(right, cell)]])]
    buffer = io.BytesIO()
    page = decree30.PORTRAIT
    SimpleDocTemplate(
        buffer, pagesize=(page.width, page.height), leftMargin=page.left, rightMargin=page.right,
        topMargin=page.top, bottomMargin=page.bottom, initialFontName=fonts.regular.name,
    ).build(story)  # fmt: skip
    return buffer.getvalue()
