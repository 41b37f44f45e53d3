"""Invented papers of every type, short and long, draft and issued, for the tests of the page."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace

from samples import CHAIR, OFFICE, text

from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.paper import (
    KIND_RULES,
    Appendix,
    MeetingFacts,
    Paper,
    PaperKind,
    SlipFacts,
)
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Issue, Section
from kehoach_desktop.domain.table import PaperColumn, PaperTable

BY_ORDER = Signatory(
    SigningCapacity.BY_ORDER, "Chủ tịch", "Chánh Văn phòng HĐND và UBND", "Trần Thị Bích"
)
SUBJECTS = {
    PaperKind.REPORT: "Kết quả tuyên truyền cải cách hành chính Quý I năm 2026",
    PaperKind.NOTICE: "Kết luận của Chủ tịch Ủy ban nhân dân xã tại buổi giao ban tuần 10",
    PaperKind.MINUTES: "Họp giao ban tuần 10 năm 2026",
    PaperKind.LETTER: "đôn đốc việc phát thanh chuyên mục cải cách hành chính",
    PaperKind.PROPOSAL: "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2026",
    PaperKind.SLIP: "xin ý kiến dự thảo Kế hoạch tuyên truyền cải cách hành chính năm 2026",
}
SYMBOLS = {
    PaperKind.REPORT: "BC-UBND",
    PaperKind.NOTICE: "TB-UBND",
    PaperKind.MINUTES: "BB-UBND",
    PaperKind.LETTER: "UBND-VHXH",
    PaperKind.PROPOSAL: "TTr-UBND",
    PaperKind.SLIP: "",
}
FIGURES = PaperTable(
    (
        PaperColumn("TT", 4, True),
        PaperColumn("Việc đã làm", 24),
        PaperColumn("Số lượng", 10, True),
        PaperColumn("Ghi chú", 16),
    ),
    tuple((str(row), text(row, 1), f"{row * 3} lượt", "") for row in range(1, 9))
    + (("", "Tổng cộng", "108 lượt", ""),),
    (8,),
)
CONTACT = (
    "Địa chỉ: Thôn Đông, xã Tân Hòa, tỉnh Ninh Bình. Điện thoại: 0229 000 000. "
    "Thư điện tử: vanphong@tanhoa.vn",
)


def section(index: int, heading: str, paragraphs: int, size: int) -> Section:
    """Return a section with blocks of every kind."""
    blocks = []
    for place in range(paragraphs):
        key = f"s{index}b{place}"
        kind = (
            BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.DASH, BlockKind.PLUS,
        )[place % 5]  # fmt: skip
        words = "Việc đã làm trong kỳ" if kind is BlockKind.HEADING else text(place, size)
        blocks.append(Block(key, kind, words, 2 if kind is BlockKind.ITEM else 1))
    return Section(f"s{index}", heading, (), tuple(blocks))


def paper(kind: PaperKind, *, size: int = 14, long: bool = False) -> Paper:
    """Return a paper of `kind`; a long one has four sections, tables and appendices."""
    titled = kind not in {PaperKind.LETTER, PaperKind.SLIP}
    names = ("Tình hình chung", "Kết quả", "Khó khăn", "Phương hướng")
    count = 4 if long else 1
    sections = tuple(
        section(index, names[index] if titled and long else "", 9 if long else 2, 2)
        for index in range(count)
    )
    made = Paper(
        f"vb-{kind}",
        kind,
        2026,
        SUBJECTS[kind],
        symbol=SYMBOLS[kind],
        opening=text(0, 3),
        sections=sections,
        closing="Ủy ban nhân dân xã trân trọng thông báo để các cơ quan, đơn vị, các thôn biết và "
        "phối hợp thực hiện cho kịp thời gian nêu trên./.",
        recipients=("Đảng ủy, HĐND xã", "Phòng Văn hóa - Xã hội (2 bản)", "Các thôn"),
        archive="VT, VHXH (2b)",
        signatory=CHAIR,
        body_size=size,
        meeting=MeetingFacts(
            "07 giờ 30 phút, ngày 09 tháng 3 năm 2026",
            "Phòng họp Ủy ban nhân dân xã",
            ("Lãnh đạo Ủy ban nhân dân xã", "Trưởng các phòng", "Trưởng các thôn"),
            "Nguyễn Văn An",
            "Chủ tịch Ủy ban nhân dân xã",
            "Lê Thị Cúc",
            "công chức Văn phòng HĐND và UBND",
            "09 giờ 15 phút, ngày 09 tháng 3 năm 2026",
        ),
        slip=SlipFacts(
            "Phòng Văn hóa - Xã hội",
            ("Dự thảo Kế hoạch", "Dự thảo Tờ trình"),
            ("Lãnh đạo phòng trình", "Văn phòng HĐND và UBND", "Chủ tịch Ủy ban nhân dân xã"),
        ),
    )
    if KIND_RULES[kind].addressed != "never":
        made = replace(made, addressees=("Ủy ban nhân dân tỉnh Ninh Bình", "Sở Nội vụ"))
        if not long:
            made = replace(made, addressees=("Sở Nội vụ",))
    if kind is PaperKind.NOTICE:
        made = replace(made, signatory=BY_ORDER)
    if kind in {PaperKind.PROPOSAL, PaperKind.REPORT}:
        made = replace(
            made, bases=("Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Phòng Văn "
                         "hóa - Xã hội")
        )  # fmt: skip
    return _lengthened(made) if long else made


def _lengthened(made: Paper) -> Paper:
    """Return `made` with all that a paper may have besides its text."""
    appendices = (
        Appendix("p1", "Số liệu theo thôn", table=FIGURES, landscape=True),
        Appendix("p2", "Cách ghi sổ", (Block("p2b", BlockKind.PARAGRAPH, text(1, 4)),)),
        Appendix("p3", "Số liệu cả kỳ", table=FIGURES),
    )
    return replace(
        made, appendices=appendices, urgency=Urgency.VERY_URGENT, typist="PL", print_run=30,
        contact=CONTACT,
        sections=_with_table(made) if made.kind is PaperKind.REPORT else made.sections,
    )  # fmt: skip


def _with_table(made: Paper) -> tuple[Section, ...]:
    """Return the sections of `made`, a table of figures at the end of the first one."""
    first, *rest = made.sections
    return (replace(first, tables=(FIGURES,)), *rest)


def as_issued(paper: Paper) -> Paper:
    """Return `paper` as issued on 10 March 2026."""
    signatory = paper.signatory or CHAIR
    return replace(paper, issue=Issue(f"07/{paper.symbol}", dt.date(2026, 3, 10), signatory))


def cases() -> Iterator[tuple[str, Paper]]:
    """Yield every type × 13 and 14 points × short and long, half of them issued."""
    for kind, size, long in itertools.product(PaperKind, (13, 14), (False, True)):
        made = paper(kind, size=size, long=long)
        name = f"{kind} {size} {'long' if long else 'short'}"
        if not long or size == 13 or kind is PaperKind.SLIP:
            yield f"{name} draft", made
        if kind is not PaperKind.SLIP and (not long or size == 14):
            yield f"{name} issued", as_issued(made)
    letter = paper(PaperKind.LETTER)
    many = tuple(f"Trường Tiểu học số {index}" for index in range(1, 13))
    yield "letter to twelve", as_issued(replace(letter, addressees=many))
    for urgency in list(Urgency)[1:]:
        yield f"letter {urgency.name}", as_issued(replace(letter, urgency=urgency))
    for scope in list(Scope)[1:]:
        yield f"letter {scope.name}", as_issued(replace(letter, scope=scope))
    inside = replace(paper(PaperKind.REPORT, size=14, long=True), scope=Scope.INTERNAL)
    yield "report INTERNAL draft", inside
    one = replace(letter, appendices=(Appendix("p1", "Số liệu theo thôn", table=FIGURES),))
    yield "letter with one appendix", as_issued(one)


CASES = dict(cases())
__all__ = ["CASES", "OFFICE", "as_issued", "paper"]
