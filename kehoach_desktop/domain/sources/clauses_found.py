"""Taking a superior's document apart into clauses: a file that was read, or a plan of the store."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.imports.read_document import LineRole, ReadDocument, ReadItem, ReadLine
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import (
    NUMBERED,
    BlockKind,
    Plan,
    Section,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.sources.clause import Clause, ClauseKind, SuperiorDocument, identified
from kehoach_desktop.domain.vntext import clean, upper_first

_BULLET = re.compile(r"^[-+–—•▪●*]\s*(?=\S)")  # noqa: RUF001 - the dashes are meant
#: A line that ends so is whole; the next one begins a paragraph.
_WHOLE = re.compile(r"[.;:!?]['\"”)]*$")
#: A labelled line tells more about the clause above it ("Thời gian thực hiện: …").
_LABELLED = re.compile(
    r"^(?:[-+–•]\s*)?(?:Nhiệm vụ|Nội dung|Thời gian|Thời hạn|Tiến độ|Cơ quan|Đơn vị|Chủ trì"  # noqa: RUF001
    r"|Phối hợp|Thực hiện|Địa điểm|Hình thức|Kinh phí|Sản phẩm)[^:.;]{0,40}:"
)
_MARKUP = re.compile(r"^[#>\s]+|\*\*|__")


def clauses_of_document(read: ReadDocument, document_id: str, source: str = "") -> SuperiorDocument:
    """Return the clauses of a file that was read; every line of its body is in exactly one."""
    header = read.header
    citation = Citation(
        upper_first(header.kind or ""),
        header.number or "",
        header.date,
        header.issuer or "",
        clean(header.title or ""),
    )
    clauses = tuple(identified(_counted(_framed(_read_clauses(read)))))
    return SuperiorDocument(document_id, citation, clauses, source=source)


def clauses_of_plan(plan: Plan, document_id: str, issuer: str) -> SuperiorDocument:
    """Return the clauses of a plan of the store, issued or received; their ids are its blocks'."""
    citation = Citation(
        "Kế hoạch",
        plan.issue.number if plan.issue else "",
        plan.issue.date if plan.issue else None,
        issuer,
        clean(plan.title),
    )
    return SuperiorDocument(
        document_id, citation, tuple(_counted(_plan_clauses(plan))), plan_id=plan.id
    )


# --- a file that was read


def _read_clauses(read: ReadDocument) -> Iterator[Clause]:
    starts: dict[int, list[ReadItem]] = {}
    for item in read.outline:
        starts.setdefault(item.place.line, []).append(item)
    path = _Path()
    waiting: Clause | None = None
    for line in read.lines:
        text = clean(_MARKUP.sub("", line.text))
        if line.role is not LineRole.BODY or not text:
            continue
        number = line.place.line
        items = starts.pop(number, [])
        if not items and waiting is not None and _goes_on(waiting, line, text):
            waiting = _joined(waiting, text, number)
            continue
        if waiting is not None:
            yield waiting
        if not items:
            waiting = path.under(text, number, in_table=bool(line.place.cell))
            continue
        *before, waiting = (path.clause(each, number) for each in _split(items, text))
        yield from before
    if waiting is not None:
        yield waiting


@dataclass(frozen=True, slots=True)
class _Start:
    """A numbered beginning: its item, and the words that belong to it."""

    item: ReadItem
    text: str


def _split(items: Sequence[ReadItem], text: str) -> Iterator[_Start]:
    """Yield the items that begin in one line, each with its words.

    Several begin there where headings are glued to each other.
    """
    cuts = []
    at = 0
    for item in items:
        found = text.find(item.number, at)
        cuts.append(max(at, found))
        at = cuts[-1] + (len(item.number) if found >= 0 else 0)
    for item, start, end in zip(items, cuts, [*cuts[1:], len(text)], strict=True):
        words = text[0 if item is items[0] else start : end]
        yield _Start(item, clean(words.replace(item.number, "", 1)) or clean(words))


class _Path:
    """Where we are in the outline: the printed path of the item above, and its depth."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def clause(self, start: _Start, line: int) -> Clause:
        item = start.item
        while self._open and self._open[-1][0] >= item.depth:
            self._open.pop()
        bare = item.number.strip(" .():")
        above = self._open[-1][1] if self._open else ""
        path = _below(above, bare)
        self._open.append((item.depth, path))
        titled = item.heading is not None and _same(item.heading, start.text)
        kind = ClauseKind.HEADING if titled else ClauseKind.ITEM
        return Clause("", path, start.text, kind, len(self._open), (line,))

    def under(self, text: str, line: int, *, in_table: bool) -> Clause:
        above = self._open[-1][1] if self._open else ""
        depth = len(self._open) + 1
        if in_table:
            return Clause("", above, text, ClauseKind.ROW, depth, (line,))
        bullet = _BULLET.match(text)
        if bullet is not None:
            deeper = depth + text.startswith("+")
            return Clause("", above, text[bullet.end() :], ClauseKind.BULLET, deeper, (line,))
        return Clause("", above, text, ClauseKind.PARAGRAPH, depth, (line,))


def _below(above: str, bare: str) -> str:
    """Return the path of `bare` below `above`: "II" and "1" make "II.1", "II.1" and "1.1" too."""
    if not above:
        return bare
    head, _, tail = bare.rpartition(".")
    if head and (above == head or above.endswith(f".{head}")):
        return f"{above}.{tail}"
    return f"{above}.{bare}"


def _same(heading: str, text: str) -> bool:
    return clean(heading).rstrip(" .:") == text.rstrip(" .:")


def _goes_on(clause: Clause, line: ReadLine, text: str) -> bool:
    """Say whether a line is the rest of a clause: a row's next cell, or a broken paragraph."""
    if line.place.cell:
        return clause.kind is ClauseKind.ROW and not _begins_row(line.place.cell)
    if clause.kind is ClauseKind.ROW:
        return False
    if _LABELLED.match(text):
        return bool(clause.number) and clause.kind is not ClauseKind.PARAGRAPH
    if clause.kind is ClauseKind.HEADING or _BULLET.match(text):
        return False
    return not _WHOLE.search(clause.text) and text[:1].islower()


def _begins_row(cell: str) -> bool:
    return cell.rpartition(".")[2] == "1"


def _joined(clause: Clause, text: str, line: int) -> Clause:
    glue, kind = " ", clause.kind
    if kind is ClauseKind.ROW:
        glue = " | "
    elif _LABELLED.match(text):
        glue, text = "\n", _BULLET.sub("", text)
        kind = ClauseKind.ITEM if kind is ClauseKind.HEADING else kind
    joined = f"{clause.text}{glue}{text}"
    return replace(clause, text=joined, kind=kind, lines=(*clause.lines, line))


def _counted(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Tell the unnumbered clauses below one number apart: "II.1 ý 2"."""
    made = list(clauses)
    plain = {ClauseKind.BULLET, ClauseKind.PARAGRAPH, ClauseKind.ROW}
    many = Counter(each.number for each in made if each.kind in plain)
    met: Counter[str] = Counter()
    for clause in made:
        if clause.kind in plain and clause.number and many[clause.number] > 1:
            met[clause.number] += 1
            clause = replace(clause, number=f"{clause.number} ý {met[clause.number]}")
        yield clause


def _framed(clauses: Iterator[Clause]) -> Iterator[Clause]:
    """Mark opening and closing words as such, and items with clauses below them as headings."""
    made = list(clauses)
    first = next((i for i, each in enumerate(made) if each.number), len(made))
    if first == len(made):
        first = 0  # a letter without an outline: every paragraph is a clause
    for index, clause in enumerate(made):
        following = made[index + 1] if index + 1 < len(made) else None
        if index < first or (following is None and clause.text.endswith("./.")):
            yield replace(clause, kind=ClauseKind.FRAME)
        elif (
            clause.kind is ClauseKind.ITEM
            and following is not None
            and following.depth > clause.depth
            and clause.text.endswith(":")
        ):
            yield replace(clause, kind=ClauseKind.HEADING)
        elif clause.kind is ClauseKind.HEADING and not (
            following is not None and following.depth > clause.depth
        ):
            yield replace(clause, kind=ClauseKind.ITEM)  # nothing below: it is all there is
        else:
            yield clause


# --- a plan of the store


def _plan_clauses(plan: Plan) -> Iterator[Clause]:
    if clean(plan.opening):
        yield Clause("opening", "", clean(plan.opening), ClauseKind.FRAME)
    for numeral, section in numbered_sections(plan):
        yield from _section_clauses(plan, numeral.strip(" ."), section)
    for index, task in enumerate(plan.appendix_tasks, start=1):
        yield Clause(task.id, f"PL.{index}", clean(task.title), ClauseKind.ROW)
    if clean(plan.closing):
        yield Clause("closing", "", clean(plan.closing), ClauseKind.FRAME)


def _section_clauses(plan: Plan, numeral: str, section: Section) -> Iterator[Clause]:
    kind = ClauseKind.HEADING if section.blocks else ClauseKind.ITEM
    yield Clause(section.id, numeral, clean(section.heading), kind)
    path, above, depth = numeral, "", 1
    for each in numbered_blocks(section, plan.numbering):
        block, words = each.block, clean(each.block.text)
        if block.kind in NUMBERED:
            bare = each.number.strip(" .()")
            if each.level == 1 or plan.numbering is NumberingStyle.DECIMAL:
                path = f"{numeral}.{bare}"
            else:
                path = f"{above}.{bare}"
            if each.level == 1:
                above = path
            depth = each.level + 1
            kind = ClauseKind.HEADING if block.kind is BlockKind.HEADING else ClauseKind.ITEM
            if words:
                yield Clause(block.id, path, words, kind, depth)
        elif words:
            kind = ClauseKind.PARAGRAPH if block.kind is BlockKind.PARAGRAPH else ClauseKind.BULLET
            plus = block.kind is BlockKind.PLUS
            yield Clause(block.id, path, words, kind, depth + 1 + plus)
