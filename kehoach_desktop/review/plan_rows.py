"""The rows of a plan as they print, each with the place where its words are written.

In the order of the printed page and with its numbers: the rules judge what the reader will read.
A draft's number and day are left blank by design, so their line is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.citation import LAWS, Citation, spell_date
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    IssueForm,
    Plan,
    Section,
    appendix_rows,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_words import labelled_lines
from kehoach_desktop.domain.table import PaperTable
from kehoach_desktop.domain.vntext import UNKNOWN
from kehoach_desktop.review.plain_text import LONGEST, place_to_cut
from kehoach_desktop.review.text import Zone

_COMMITTEE = "ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words of a paragraph are written.

    `source` names the part of the plan as on the printed page (`TextSpot.source`), `field` the
    text of it ("text", "title", "content", "recipients:2"); it is empty where the printer makes
    the words. The paragraph's characters from `lead` on are those of the field from `at` on.
    A paragraph that is put together from several fields has `pieces` instead.
    """

    source: str
    field: str = ""
    lead: int = 0
    at: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a paragraph: those of a field from `at` on.

    `whole` is a field that holds what others hold in parts.
    """

    start: int
    end: int
    field: str
    at: int = 0
    whole: bool = False


def pieces(text: str, start: int, fields: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    """Return where the words of (field, words) stand in `text` behind `start`, one after another.

    A field whose words are not there, or that has none, is left out.
    """
    found = []
    for field, words in fields:
        plain = words.strip()
        at = text.find(plain, start) if plain else -1
        if at >= 0:
            start = at + len(plain)
            found.append(Piece(at, start, field, words.index(plain)))
    return tuple(found)


Row = tuple[Zone, str, Anchor]
#: A part of a plan: its name, all that its rows are made of, and how they are made.
Part = tuple[str, object, Callable[[], Iterable[Row]]]


def parts(plan: Plan, office: OfficeProfile) -> Iterator[Part]:
    """Yield the parts of `plan` as they print."""
    attached, appendix = plan.form.is_decision, appendix_rows(plan)
    named = not appendix or _names_appendix(plan)
    frame = (
        office, plan.form, plan.issue, plan.symbol, plan.place, plan.decision, plan.title,
        plan.legal_bases, plan.opening, plan.recipients, plan.archive, plan.signatory,
    )  # fmt: skip
    yield "front", frame, lambda: _front(plan, office)
    tasks = {each.id: each for each in plan.tasks}
    for at, (number, section) in enumerate(numbered_sections(plan)):
        held = (tasks.get(block.task_id or "") for block in section.blocks)
        own = tuple(each for each in held if each is not None and not each.in_appendix)
        of = (number, section, own, plan.numbering, plan.year)
        yield f"section {at}", of, _section(*of)
    yield "closing", (named, plan.closing), lambda: _closing(plan, named)
    if not attached:
        yield "end", frame, lambda: _end(plan, office, ())
    if appendix:
        of_tasks = (appendix, plan.appendix_title, plan.year)
        yield "appendix", of_tasks, lambda: _appendix(plan, appendix)


def _front(plan: Plan, office: OfficeProfile) -> Iterator[Row]:
    attached = plan.form.is_decision
    if attached:
        yield from _decision(plan, office)
    yield from _header(plan, office, numbered=not attached)
    yield Zone.TITLE, "KẾ HOẠCH", Anchor("title")
    yield from _own(Zone.TITLE, plan.title, Anchor("title", "title"))
    if not attached:
        yield from _bases(plan)
    yield from _own(Zone.BODY, plan.opening, Anchor("opening", "opening"))


def _closing(plan: Plan, named: bool) -> Iterator[Row]:
    if not named:
        yield Zone.BODY, "(Chi tiết tại Phụ lục kèm theo)", Anchor("closing")
    yield from _own(Zone.BODY, plan.closing, Anchor("closing", "closing"))


def _header(plan: Plan, office: OfficeProfile, *, numbered: bool) -> Iterator[Row]:
    first = office.own_body or _COMMITTEE
    second = office.committee_short if office.own_body else office.unit
    yield Zone.HEADER, first.upper(), Anchor("header")
    yield Zone.HEADER, second.upper(), Anchor("header")
    if numbered and plan.issue is not None:
        number = plan.issue.number
        symbol = number if "/" in number else f"{number}/{plan.symbol}"
        day = spell_date(plan.issue.date)
        yield Zone.HEADER, f"Số: {symbol}", Anchor("header")
        place = plan.place or office.unit_name
        yield Zone.HEADER, f"{place}, ngày {day}", Anchor("header", "place")
    elif numbered and plan.place:  # the day of a draft is blank by design
        yield Zone.HEADER, f"{plan.place}, ngày", Anchor("header", "place")


def _bases(plan: Plan) -> Iterator[Row]:
    for index, citation in enumerate(plan.legal_bases, start=1):
        mark = "." if index == len(plan.legal_bases) else ";"
        if UNKNOWN not in citation.full():
            row = f"Căn cứ {citation.full()}{mark}"
            yield Zone.BODY, row, Anchor("bases", pieces=_cited(row, citation, index - 1))


def _cited(row: str, citation: Citation, index: int) -> tuple[Piece, ...]:
    """Return which words of a basis stand in which field of its record."""
    order = ("kind", "subject", "number") if citation.kind in LAWS else (
        "kind", "number", "issuer", "subject")  # fmt: skip
    named = pieces(row, 0, ((f"{name}:{index}", str(getattr(citation, name))) for name in order))
    if not citation.printed:
        return named
    lead = row.index(citation.printed)
    whole = Piece(lead, lead + len(citation.printed), f"printed:{index}", whole=True)
    return (*named, whole)  # as it was read in: what stands in no field stands in the wording


def _decision(plan: Plan, office: OfficeProfile) -> Iterator[Row]:
    yield from _header(plan, office, numbered=True)
    yield Zone.TITLE, "QUYẾT ĐỊNH", Anchor("decision")
    decision = plan.decision
    if decision is not None:
        yield from _own(Zone.TITLE, decision.subject, Anchor("decision", "subject"))
    yield from _bases(plan)
    articles = decision.articles if decision else ()
    for index, article in enumerate(articles):
        anchor = Anchor("decision", f"articles:{index}")
        yield from _own(Zone.BODY, article, anchor, f"Điều {index + 1}. ")
    yield from _end(plan, office, (f"- Như Điều {max(1, len(articles))};",))


def _section(
    number: str, section: Section, tasks: tuple[Task, ...], style: NumberingStyle, year: int
) -> Callable[[], Iterable[Row]]:
    return lambda: _section_rows(number, section, tasks, style, year)


def _section_rows(
    number: str, section: Section, tasks: tuple[Task, ...], style: NumberingStyle, year: int
) -> list[Row]:
    rows: list[Row] = []
    by_id = {each.id: each for each in tasks}
    mark = f"{number} " if number else ""
    anchor = Anchor(f"section:{section.id}", "heading", lead=len(mark))
    if mark or section.heading:
        rows.append((Zone.BODY, f"{mark}{section.heading.upper()}", anchor))
    printed = replace(section, blocks=tuple(each for each in section.blocks if _speaks(each)))
    for numbered in numbered_blocks(printed, style):
        block = numbered.block
        mark = f"{numbered.number} " if numbered.number else ""
        rows += _own(Zone.BODY, block.text, Anchor(f"block:{block.id}", "text"), mark)
        task = by_id.get(block.task_id or "") if block.kind is BlockKind.TASK else None
        if task is not None:
            rows += _task(Zone.BODY, task, year)
    for place, table in enumerate(section.tables):
        rows += _cells(section.id, place, table)
    return rows


def _cells(section_id: str, place: int, table: PaperTable) -> Iterator[Row]:
    for row, cells in enumerate(table.grid):
        for column, text in enumerate(cells):
            anchor = Anchor(f"table:{section_id}:{place}/{row}/{column}", "cell")
            yield from _own(Zone.TABLE, text, anchor)


def _speaks(block: Block) -> bool:
    return bool(block.text.strip())


def _task(zone: Zone, task: Task, year: int) -> Iterator[Row]:
    for text, anchor in _task_lines(task, year):
        yield zone, text, anchor


@lru_cache(maxsize=1_000)
def _task_lines(task: Task, year: int) -> tuple[tuple[str, Anchor], ...]:
    """Return the lines below the title of a task, and where their words are written."""
    source = f"task:{task.id}"
    if task.lines is not None:  # as the document that was read in prints them
        return tuple((words, Anchor(source, f"lines:{at}")) for at, words in enumerate(task.lines))
    lines = []
    for line in labelled_lines(task, year):
        if line.text == UNKNOWN:
            continue  # what is missing is the outline's matter
        lead = f"- {line.label}: "
        text = line.text.rstrip(".;")
        own = getattr(task, line.field) if line.field else ""
        row = f"{lead}{text}."
        if line.field and own.startswith(text):
            anchor = Anchor(source, line.field, len(lead))
        elif line.doers:
            doers = getattr(task, line.doers)
            named = ((f"{line.doers}:{at}", doer.name) for at, doer in enumerate(doers))
            anchor = Anchor(source, pieces=pieces(row, len(lead), named))
        elif line.begins:
            first = [(line.begins, getattr(task, line.begins))]
            anchor = Anchor(source, pieces=pieces(row, len(lead), first))
        else:
            anchor = Anchor(source)
        lines.append((row, anchor))
    return tuple(lines)


def _names_appendix(plan: Plan) -> bool:
    blocks = (block.text for section in plan.sections for block in section.blocks)
    return any("phụ lục" in text.casefold() for text in (plan.opening, plan.closing, *blocks))


def _appendix(plan: Plan, tasks: tuple[Task, ...]) -> Iterator[Row]:
    yield Zone.APPENDIX, "PHỤ LỤC", Anchor("tasks")
    if plan.appendix_title:
        yield Zone.APPENDIX, plan.appendix_title.upper(), Anchor("tasks", "appendix_title")
    for index, task in enumerate(tasks, start=1):
        yield from _own(Zone.APPENDIX, task.title, Anchor(f"task:{task.id}", "title"), f"{index}. ")
        yield from _task(Zone.APPENDIX, task, plan.year)


def _end(plan: Plan, office: OfficeProfile, first: tuple[str, ...]) -> Iterator[Row]:
    yield Zone.RECIPIENTS, "Nơi nhận:", Anchor("recipients")
    if not any(name.startswith("Như Điều") for name in plan.recipients):
        for line in first:
            yield Zone.RECIPIENTS, line, Anchor("recipients")
    for index, name in enumerate(plan.recipients):
        plain = name.strip().rstrip(";.,")
        if plain and not plain.startswith("Lưu"):
            anchor = Anchor("recipients", f"recipients:{index}", 2, name.index(plain))
            yield Zone.RECIPIENTS, f"- {plain};", anchor
    yield Zone.RECIPIENTS, f"- Lưu: {plan.archive.strip(' .;') or 'VT'}.", Anchor("recipients")
    signatory = plan.issue.signatory if plan.issue else plan.signatory
    if signatory is not None:
        lines = signatory.lines
        if plan.form is IssueForm.DECISION_BY_HEAD and signatory.body:
            lines = lines[1:]
        for line in lines:
            yield Zone.SIGNATURE, line, _signing(line, signatory)
        yield Zone.SIGNATURE, signatory.name, Anchor("signature", "name")


def _signing(line: str, signatory: Signatory) -> Anchor:
    """Return which part of a way of signing a printed line ends in."""
    for name in ("body", "position", "head"):
        words = str(getattr(signatory, name))
        if words and line.endswith(words.upper()):
            return Anchor("signature", name, len(line) - len(words))
    return Anchor("signature")


def _own(zone: Zone, text: str, anchor: Anchor, mark: str = "") -> Iterator[Row]:
    """Yield the lines of a field, `mark` before the first; a monstrous line is cut at a blank."""
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        start = at + line.find(words)
        at += len(line)
        while words:
            cut = len(words) if len(words) <= LONGEST else place_to_cut(words)
            placed = Anchor(anchor.source, anchor.field, len(mark), start)
            yield zone, mark + words[:cut], placed
            rest = words[cut:].lstrip()
            start += len(words) - len(rest)
            words, mark = rest, ""
