"""The coverage sheet: every clause with who answers it, then the tasks that answer none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import Citation, short_date
from kehoach_desktop.domain.sources.clause import ClauseKind, Mark
from kehoach_desktop.domain.sources.coverage import (
    Coverage,
    CoveredClause,
    DocumentCoverage,
    Target,
)
from kehoach_desktop.domain.vntext import UNKNOWN, clean

_HEADING = "BẢNG ĐỐI CHIẾU"
_MARKS = {
    Mark.APPLIES: "Áp dụng",
    Mark.NOT_OURS: "Không thuộc",
    Mark.ELSEWHERE: "Nơi khác thực hiện",
}
_UNDECIDED, _GAP, _NO_REASON = "Chưa đánh dấu", "CHƯA CÓ NHIỆM VỤ", "chưa ghi lý do"


def compose_coverage(coverage: Coverage, office: OfficeProfile, day: dt.date) -> Document:
    """Return the sheet as a landscape working paper; gaps stand out in capitals."""
    author = office.own_body or office.committee
    elements: list[Element] = [
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _HEADING, "title"),
        paragraph(Role.SUBJECT, clean(coverage.title) or UNKNOWN, "title"),
        paragraph(Role.NOTE, f"(Tính đến ngày {short_date(day)})", "title", underlined=True),
    ]
    for document in coverage.documents:
        elements += _document(document)
    elements += _strays(coverage.strays)
    return Document(
        f"{_HEADING.capitalize()} {clean(coverage.title)}".strip(),
        author,
        (Part("Bảng đối chiếu", tuple(elements), landscape=True, body_size=13),),
    )


def _document(covered: DocumentCoverage) -> Iterator[Element]:
    source = f"superior:{covered.marked.document.id}"
    answerable = sum(each.clause.kind.can_be_answered for each in covered.clauses)
    count = (
        f"{answerable} điểm: {len(covered.answered)} điểm đã có nơi thực hiện,"
        f" {len(covered.gaps)} điểm chưa có, {len(covered.excused)} điểm không thuộc"
        " hoặc nơi khác thực hiện."
    )
    name = _name(covered.marked.document.citation) or covered.marked.document.name
    yield paragraph(Role.HEADING, name, source)
    yield paragraph(Role.BODY, count, source)
    columns = (
        Column("Điểm", 22, Align.CENTRED),
        Column("Nội dung của văn bản cấp trên", 105),
        Column("Đánh dấu", 30, Align.CENTRED),
        Column("Nơi thực hiện trong kế hoạch", 70),
        Column("Lý do, ghi chú", 45),
    )
    shown = [each for each in covered.clauses if each.clause.kind is not ClauseKind.FRAME]
    yield Table(columns, tuple(_row(each) for each in shown))


def _name(cited: Citation) -> str:
    if not cited.number:
        return ""
    day = f" ngày {short_date(cited.date)}" if cited.date else ""
    issuer = f" của {cited.issuer}" if cited.issuer else ""
    return f"{cited.kind} số {cited.number}{day}{issuer}"


def _row(covered: CoveredClause) -> Row:
    clause, verdict = covered.clause, covered.verdict
    words = "; ".join(clean(line).rstrip(" ;") for line in clause.text.split("\n"))
    source = f"clause:{clause.id}"
    if not clause.kind.can_be_answered:
        return Row((clause.number, words, "", "", ""), source, bold=True)
    mark = _MARKS[verdict.mark] if verdict else _UNDECIDED
    reason = verdict.reason if verdict else ""
    if verdict is not None and verdict.mark.needs_reason and not clean(reason):
        reason = _NO_REASON
    answered = "; ".join(_target(target) for target in covered.targets)
    if covered.is_gap:
        answered = _GAP
    return Row((clause.number, words, mark, answered, clean(reason)), source)


def _target(target: Target) -> str:
    words = f"{target.number} {target.title}".strip()
    return f"{words} ({target.lead})" if target.lead else words


def _strays(strays: Sequence[Target]) -> Iterator[Element]:
    heading = "Nhiệm vụ của kế hoạch chưa gắn với điểm nào của văn bản cấp trên"
    yield paragraph(Role.HEADING, heading, "strays")
    if not strays:
        yield paragraph(Role.BODY, "Không có.", "strays")
        return
    columns = (
        Column("TT", 12, Align.CENTRED),
        Column("Mục", 22, Align.CENTRED),
        Column("Nhiệm vụ", 150),
        Column("Cơ quan chủ trì", 70),
    )
    rows = tuple(
        Row((str(place), each.number, each.title, each.lead or UNKNOWN), f"task:{each.id}")
        for place, each in enumerate(strays, start=1)
    )
    yield Table(columns, rows)
