"""Two versions of a plan as one paper: the words of a composed plan, and their comparison.

Struck through is gone, bold and underlined is new, a line in the margin says where: all of it can
be seen on a black and white print, and on a copy of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.documents.composition import (
    Addressees,
    Document,
    Element,
    EndBlock,
    Header,
    Mark,
    Paragraph,
    Part,
    Run,
    SignaturePair,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import ADDRESSEES_WORD, PROSE, Role
from kehoach_desktop.domain.plans.comparison import Change, ComparedLine, PaperLine
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.drafts import ComparisonSheet

#: How words of each fate are set: (mark, bold); None: as their paragraph says.
_LOOKS: dict[Change, tuple[Mark | None, bool | None]] = {
    Change.SAME: (None, None),
    Change.REMOVED: (Mark.STRUCK, None),
    Change.ADDED: (Mark.UNDERLINED, True),
}
#: What of a paper is not compared: the mark of a draft is different in every draft.
_UNCOMPARED = frozenset({Role.DRAFT_MARK})
#: The head of a table's row, before what its columns say.
_CELL = "{title}: {words}"


def paper_lines(document: Document) -> Iterator[PaperLine]:
    """Yield the paragraphs of a composed paper as they are read, rows of tables as one each."""
    for part in document.parts:
        for element in part.elements:
            match element:
                case Paragraph() if element.role not in _UNCOMPARED:
                    yield _line(element)
                case Header():
                    for words in (element.about, element.urgency):
                        if words:
                            yield PaperLine("", words.replace("\u00a0", " "), Role.BODY)
                case Addressees():
                    yield PaperLine("", f"{ADDRESSEES_WORD} {'; '.join(element.names)}", Role.BODY)
                case SignaturePair():
                    for side in (element.left, element.right):
                        for words in filter(None, (*side.lines, side.name)):
                            yield PaperLine("", words, Role.BODY)
                case Table():
                    yield from _rows(element)
                case EndBlock():
                    for words in (*element.recipients, *element.lines, element.name):
                        if words:
                            yield PaperLine("", words, Role.BODY)


def _line(element: Paragraph) -> PaperLine:
    words = element.text.replace("\u00a0", " ")
    label = element.label.text if element.label is not None else ""
    return PaperLine(label, words.removeprefix(label).strip(), element.role)


def _rows(table: Table) -> Iterator[PaperLine]:
    for row in table.rows:
        number, *cells = row.cells
        said = [
            _CELL.format(title=column.title, words=words)
            for column, words in zip(table.columns[1:], cells, strict=True)
            if words
        ]
        yield PaperLine(number, "; ".join(said), Role.BODY)


def compose_comparison(sheet: ComparisonSheet) -> Document:
    """Return the printed comparison of two versions."""
    title = text("drafts.compare.paper")
    elements = tuple(_comparison(sheet))
    name = clean(f"{title}: {sheet.title}")
    return Document(name, sheet.author, (Part(title, elements, body_size=13),))


def _comparison(sheet: ComparisonSheet) -> Iterator[Element]:
    found = sheet.comparison
    yield paragraph(Role.KIND, text("drafts.compare.paper").upper(), "title")
    yield paragraph(Role.SUBJECT, clean(sheet.title), "title", underlined=True)
    yield paragraph(Role.BODY, text("drafts.compare.older", name=sheet.older), "legend")
    yield paragraph(Role.BODY, text("drafts.compare.newer", name=sheet.newer), "legend")
    legend = (
        Run(text("drafts.compare.legend")),
        _run(Change.REMOVED, text("drafts.compare.legend.removed")),
        Run(text("drafts.compare.legend.is_removed")),
        _run(Change.ADDED, text("drafts.compare.legend.added")),
        Run(text("drafts.compare.legend.is_added")),
    )
    yield Paragraph(Role.BODY, legend, "legend", barred=True)
    yield paragraph(Role.BODY, sheet.figures, "legend")
    for index, line in enumerate(found.lines):
        yield _compared(line, f"line:{index}", first=index == 0)


def _compared(line: ComparedLine, source: str, *, first: bool) -> Paragraph:
    role = Role(line.style)
    runs = [_run(span.change, span.text) for span in line.spans]
    if line.label:
        runs = [*_labelled(line, runs)]
    gap = 14.0 if first else None
    barred = line.change is not Change.SAME
    if role not in PROSE:  # titles are set as prose: they are read here, not admired
        role = Role.BODY
    elif role is Role.SECTION:  # Word would count sections by itself
        role = Role.HEADING
    return Paragraph(role, tuple(runs), source, barred=barred, gap=gap)


def _labelled(line: ComparedLine, runs: list[Run]) -> Iterator[Run]:
    """Yield the runs with the printed number in front, of the fate of the whole paragraph."""
    whole = line.change if line.change in {Change.ADDED, Change.REMOVED} else Change.SAME
    yield _run(whole, line.label)
    yield from runs


def _run(change: Change, words: str) -> Run:
    mark, bold = _LOOKS[change]
    return Run(words, bold=bold, mark=mark)
