"""Tasks on paper: labelled lines in the text, rows of the landscape appendix, the checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.documents import decree30
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
from kehoach_desktop.domain.numbering import roman
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Plan, appendix_rows
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_words import (
    dong,
    funding_words,
    names,
    output_words,
    time_words,
)
from kehoach_desktop.domain.vntext import UNKNOWN, clean
from kehoach_desktop.services.ports.printing import ChecklistLine

#: More units than this are named in the row instead of having a column each.
MAX_UNIT_COLUMNS = 12
#: What stands in a unit's column where the unit has its share.
SHARE_MARK = "x"
DEFAULT_APPENDIX_TITLE = "Phân công nhiệm vụ"


def appendix_part(plan: Plan, reference: str, body_size: int) -> Part | None:
    """Return the landscape appendix of tasks, None where no task belongs to it."""
    tasks = appendix_rows(plan)
    if not tasks:
        return None
    title = clean(plan.appendix_title) or f"{DEFAULT_APPENDIX_TITLE} năm {plan.year}"
    elements: tuple[Element, ...] = (
        paragraph(Role.APPENDIX_WORD, appendix_word(1, 1), "title"),
        paragraph(Role.APPENDIX_TITLE, title.upper(), "title"),
        paragraph(Role.REFERENCE, reference, "title", underlined=True),
        _task_table(tasks, plan.year),
    )
    return Part(decree30.APPENDIX_WORD, elements, landscape=True, body_size=body_size)


def appendix_word(index: int, count: int) -> str:
    """Return "Phụ lục", with a Roman number where there are several [A02]."""
    return decree30.APPENDIX_WORD if count < 2 else f"{decree30.APPENDIX_WORD} {roman(index)}"


def _task_table(tasks: Sequence[Task], year: int) -> Table:
    units = list(dict.fromkeys(clean(unit.name) for task in tasks for unit in task.units))
    in_columns = 0 < len(units) <= MAX_UNIT_COLUMNS
    with_funding = any(funding_words(task) for task in tasks)
    columns = [
        Column("TT", 12, Align.CENTRED),
        Column("Nhiệm vụ", 72),
        Column("Cơ quan chủ trì", 38),
        Column("Cơ quan phối hợp", 44),
        Column("Thời gian", 38),
        Column("Sản phẩm", 45),
    ]
    if with_funding:
        columns.append(Column("Kinh phí", 30))
    if in_columns:
        columns += [Column(unit, 8, Align.CENTRED, upright=True) for unit in units]
    rows = []
    for index, task in enumerate(tasks, start=1):
        helpers = names(task.coordinators)
        if task.units and not in_columns:
            helpers = "; ".join(text for text in (helpers, names(task.units)) if text)
        cells = [
            str(index),
            _title_and_content(task),
            names(task.leads) or UNKNOWN,
            helpers,
            time_words(task, year),
            output_words(task),
        ]
        if with_funding:
            cells.append(funding_words(task))
        if in_columns:
            shares = {clean(unit.name) for unit in task.units}
            cells += [SHARE_MARK if unit in shares else "" for unit in units]
        rows.append(Row(tuple(cells), f"task:{task.id}"))
    amounts = [task.funding_vnd for task in tasks if task.funding_vnd is not None]
    if len(amounts) > 1:
        total = ["", "Tổng cộng", "", "", "", "", dong(sum(amounts))]
        total += [""] * (len(columns) - len(total))
        rows.append(Row(tuple(total), bold=True))
    return Table(tuple(columns), tuple(rows), end_mark=True)


def _title_and_content(task: Task) -> str:
    title, content = clean(task.title) or UNKNOWN, clean(task.content)
    place = f"Địa điểm: {clean(task.place)}" if clean(task.place) else ""
    rest = [text.rstrip(".") for text in (content, place) if text]
    return f"{title.rstrip('.')}: {'. '.join(rest)}" if rest else title


def compose_checklist(
    title: str, lines: Sequence[ChecklistLine], office: OfficeProfile, day: dt.date
) -> Document:
    """Return the working sheet of tasks: one row a line, a box to tick, room to write."""
    columns = (
        Column("TT", 12, Align.CENTRED),
        Column("Nhiệm vụ", 78),
        Column("Cơ quan chủ trì", 42),
        Column("Thời hạn", 32, Align.CENTRED),
        Column("Xong", 14, Align.CENTRED, tick=True),
        Column("Tình trạng", 26, Align.CENTRED),
        Column("Kết quả, ghi chú", 43),
    )
    rows = tuple(
        Row(
            (
                line.number,
                clean(line.task.title) or UNKNOWN,
                names(line.task.leads) or UNKNOWN,
                line.due or UNKNOWN,
                "",
                line.state,
                line.result,
            ),
            f"task:{line.task.id}",
            ticked=line.done,
        )
        for line in lines
    )
    heading = "PHIẾU THEO DÕI NHIỆM VỤ"
    elements: tuple[Element, ...] = (
        paragraph(Role.DRAFT_MARK, office.own_body or office.committee, "header"),
        paragraph(Role.KIND, heading, "title"),
        paragraph(Role.SUBJECT, clean(title) or UNKNOWN, "title"),
        paragraph(Role.NOTE, f"(Tính đến ngày {short_date(day)})", "title", underlined=True),
        Table(columns, rows, least_lines=2),
    )
    author = office.own_body or office.committee
    return Document(
        f"{heading.capitalize()} {clean(title)}".strip(),
        author,
        (Part("Phiếu theo dõi", elements, landscape=True, body_size=13),),
    )
