"""What the compositions of a plan and of every other paper share: lists, numbers, names, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Column,
    Label,
    ListKind,
    Paragraph,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import spell_date
from kehoach_desktop.domain.plans.plan import BlockKind, Issue, NumberedBlock
from kehoach_desktop.domain.table import PaperTable, weights_of
from kehoach_desktop.domain.vntext import clean, nfc

#: A label of at most four words with its colon, and the blank before what it names.
_CONTACT_LABEL = re.compile(r"(?:^|(?<=[\s;,.]))[A-ZĐ]\w*(?: \w+){0,3}: ?")
LIST_END = re.compile(r"[\s;.,]+$")
COMMITTEE = "Ủy ban nhân dân"


def issuing_body(office: OfficeProfile) -> str:
    """Return the name of the body that issues: the committee, or the office's own body."""
    body = clean(office.own_body)
    if not body:
        return nfc(office.committee)
    # "Trung tâm Phục vụ hành chính công" alone does not say whose it is.
    return body if office.unit_name in body else f"{body} {office.unit}"


def issuer_lines(office: OfficeProfile) -> tuple[tuple[str, ...], str]:
    """Return ô 2 in capitals: the lines of the issuing body, and the body above it if any."""
    if office.own_body:
        return (clean(office.own_body).upper(),), office.committee_short.upper()
    return (COMMITTEE.upper(), clean(office.unit).upper()), ""


def number_words(issue: Issue | None, symbol: str) -> str:
    """Return "02/KH-UBND"; a draft leaves room for the number [H14]."""
    if issue is None:
        return f"{decree30.BLANK_NUMBER}/{symbol}"
    return issue.number if "/" in issue.number else f"{issue.number}/{symbol}"


def day_words(issue: Issue | None, year: int) -> str:
    """Return "ngày 05 tháng 01 năm 2026"; a draft leaves day and month blank [H19]."""
    if issue is not None:
        return f"ngày {spell_date(issue.date)}"
    blank = decree30.BLANK_DATE_PART
    return f"ngày{blank}tháng{blank}năm {year}"


def reference_words(kind: str, number: str, day: str, issuer: str) -> str:
    """Return "(Kèm theo Kế hoạch số … ngày … của …)"; the date stays on one line (P) [A04]."""
    bound = day.replace(" ", "\u00a0")
    return f"(Kèm theo {kind} số {number} {bound} của {issuer})"


def bases_of(texts: Iterable[str], source: str = "bases") -> Iterator[Paragraph]:
    """Yield the legal bases, one a paragraph, each ended by ";", the last by "." [B01]."""
    kept = [text for text in (LIST_END.sub("", clean(text)) for text in texts) if text]
    for index, text in enumerate(kept, start=1):
        mark = "." if index == len(kept) else ";"
        yield paragraph(Role.BASIS, text + mark, source)


def label_of(numbered: NumberedBlock, style: NumberingStyle) -> Label | None:
    """Return how the block is counted; None for a plain paragraph."""
    match numbered.block.kind:
        case BlockKind.DASH:
            return Label(ListKind.DASH, numbered.number)
        case BlockKind.PLUS:
            return Label(ListKind.PLUS, numbered.number)
        case BlockKind.PARAGRAPH:
            return None
    is_point = style is NumberingStyle.LETTERS and numbered.level == 2
    kind = ListKind.POINT if is_point else ListKind.DECIMAL
    return Label(kind, numbered.number, numbered.level)


def recipient_list(names: Iterable[str], archive: str, first: str = "") -> tuple[str, ...]:
    """Return the printed list: "- UBND tỉnh;" … "- Lưu: VT, VHXH." [N02, N03, N04].

    `first` stands at its head unless a line begins with the same two words ("Như Điều 3").
    """
    items = [LIST_END.sub("", clean(name).removeprefix("-").strip()) for name in names]
    items = [item for item in items if item]
    begins = " ".join(first.split()[:2])
    if first and not any(item.startswith(begins) for item in items):
        items.insert(0, first)
    if not any(item.startswith("Lưu") for item in items):
        items.append(f"Lưu: {LIST_END.sub('', clean(archive)) or 'VT'}")
    return tuple(f"- {item}{'.' if item is items[-1] else ';'}" for item in items)


def texts_of(text: str, source: str) -> Iterator[Paragraph]:
    """Yield the lines of `text`, each as a paragraph of prose."""
    for line in lines_of(text):
        yield paragraph(Role.BODY, line, source)


def lines_of(text: str) -> list[str]:
    """Return the cleaned lines of `text`; a typed line break starts a paragraph of its own."""
    return [line for line in map(clean, text.splitlines()) if line]


def bound_year(text: str) -> str:
    """Return `text` with "năm 2026" held on one line (P)."""
    return re.sub(r"\b([Nn]ăm) (\d{4})\b", "\\1\u00a0\\2", text)


def bound_contact(text: str) -> str:
    """Return an address line (ô 13) whose labels stay whole beside what they name (P).

    "Điện thoại: 0229 000 000" is never torn at a line's end, in its label or in its figures.
    """
    text = _CONTACT_LABEL.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return re.sub(r"(?<=\d) (?=\d)", "\u00a0", text)


def table_of(
    table: PaperTable, source: str, *, end_mark: bool = False, gap: float = decree30.TABLE_GAP
) -> Table:
    """Return a table that stands in a text or an appendix; every row as wide as its head."""
    weights = weights_of(table.columns, table.rows)
    columns = tuple(
        Column(clean(column.title), weight, Align.CENTRED if column.centred else Align.LEFT)
        for column, weight in zip(table.columns, weights, strict=True)
    )
    rows = tuple(
        Row(tuple(map(clean, cells)), source, bold=place in table.totals)
        for place, cells in enumerate(table.grid[1:])
    )
    return Table(columns, rows, end_mark=end_mark, gap=gap)
