"""Reads a Word file as a person sees it: its paragraphs, tables, shapes and sections as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.measure.expected import MM, PAPER
from kehoach_desktop.measure.sheet import Stroke
from kehoach_desktop.measure.word_file import Element, R, W, WordFile, open_word
from kehoach_desktop.measure.word_flow import Canvas, Column, Letter, set_paragraph
from kehoach_desktop.measure.word_foot import FootLine, read_foot
from kehoach_desktop.measure.word_numbering import Numbering, whole
from kehoach_desktop.measure.word_paper import HeaderLook, Section, WordPaper, WordTable
from kehoach_desktop.measure.word_shapes import shapes
from kehoach_desktop.measure.word_styles import (
    ParagraphLook,
    Styles,
    twips,
    value,
    with_paragraph,
    with_run,
)

#: A plan of 400 pages has about a million letters.
MAX_LETTERS = 2_000_000
#: Tables in tables in tables: deeper, nobody reads it.
MAX_DEPTH = 8
#: Text begins here on every page; the true margin is measured from the section.
TOP = 20 * MM
_CELL_MARGIN = 5.4
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "txbxContent")}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read_word(path: Path, data: bytes) -> WordPaper:
    """Return what stands in a .docx; `path` names it in a refusal.

    Raises AppError E-NOT-WORD, E-PAPER-LOCKED, E-PAPER-BIG, E-NO-TEXT.
    """
    paper = _Eye(open_word(path, data), path).read()
    if not any(sheet.lines for sheet in paper.sheets):
        raise AppError("E-NO-TEXT", path=path)
    return paper


@dataclass(slots=True)
class _Eye:
    file: WordFile
    path: Path
    canvases: list[Canvas] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    pushed: list[tuple[int, str]] = field(default_factory=list)
    underlined: list[tuple[int, str]] = field(default_factory=list)
    letters: int = 0
    splits_end: bool = False
    _after: tuple[str, float] = ("", 0.0)
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.styles = Styles(self.file)
        self.numbering = Numbering.of(self.file)

    def read(self) -> WordPaper:
        sections: list[Section] = []
        headers: dict[str, str] = {}
        for blocks, settings in _sections(self.file.body):
            headers = {**headers, **_references(settings)}
            sections.append(self._section(blocks, settings, headers))
        return WordPaper(
            tuple(canvas.sheet() for canvas in self.canvases),
            tuple(sections),
            tuple(self.tables),
            tuple(self.pushed),
            tuple(self.underlined),
            self.splits_end,
        )

    @property
    def canvas(self) -> Canvas:
        return self.canvases[-1]

    def _section(
        self, blocks: list[Element], settings: Element | None, headers: dict[str, str]
    ) -> Section:
        size = None if settings is None else settings.find(f"{W}pgSz")
        margins = None if settings is None else settings.find(f"{W}pgMar")
        width, height = twips(size, "w") or PAPER[0], twips(size, "h") or PAPER[1]
        top, bottom, left, right = (
            abs(twips(margins, side) or 0.0) for side in ("top", "bottom", "left", "right")
        )
        continues = value(settings, "type") == "continuous" and bool(self.canvases)
        if not continues or self.canvas.width != width:
            self._turn(width, height)
        first, start = len(self.canvases), self.canvas.y
        column = Column(left, width - right)
        for block in blocks:
            self._block(block, column, 0)
        number = None if settings is None else settings.find(f"{W}pgNumType")
        starts = None if number is None else number.get(f"{W}start")
        title = None if settings is None else settings.find(f"{W}titlePg")
        has_title = title is not None and title.get(f"{W}val", "1") not in {"0", "false", "off"}
        return Section(
            width, height, top, bottom, left, right,
            has_title,
            whole(starts, 0) if starts else None,
            self._header(headers.get("default")),
            self._header(headers.get("first")),
            tuple(canvas.number for canvas in self.canvases[first - 1 :]),
            self.canvas.y - (start if first == len(self.canvases) else TOP),
            self._foot(headers.get("foot first" if has_title else "foot default"), column),
        )  # fmt: skip

    def _foot(self, name: str | None, column: Column) -> tuple[FootLine, ...]:
        part = self.file.related.get(name or "")
        return read_foot(part, self.styles, self._look, column.right - column.left)

    def _turn(self, width: float, height: float) -> None:
        self.canvases.append(Canvas(len(self.canvases) + 1, width, height, TOP))
        self._after = ("", 0.0)

    def _header(self, name: str | None) -> HeaderLook:
        part = self.file.related.get(name or "")
        if part is None:
            return HeaderLook()
        fields = [
            text for item in part.iter(f"{W}instrText", f"{W}fldSimple")
            if (text := item.text or item.get(f"{W}instr") or "").strip().startswith("PAGE")
        ]  # fmt: skip
        for paragraph in part.iter(f"{W}p"):
            if fields and next(paragraph.iter(f"{W}instrText", f"{W}fldSimple"), None) is not None:
                look = self._look(paragraph)
                runs = tuple(self.styles.of_run(look, run) for run in paragraph.iter(f"{W}r"))
                return HeaderLook(True, look.align == "center", runs)
        return HeaderLook()

    def _block(self, block: Element, column: Column, depth: int) -> None:
        if block.tag == f"{W}p":
            self._paragraph(block, column)
        elif block.tag == f"{W}tbl" and depth < MAX_DEPTH:
            self._table(block, column, depth)
        elif block.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}:
            for inner in block:
                self._block(inner, column, depth)

    def _look(self, paragraph: Element) -> ParagraphLook:
        own = paragraph.find(f"{W}pPr")
        look = self.styles.of_style(value(own, "pStyle"))
        merged = with_paragraph(look, own)
        level = self.numbering.level(merged.number) if merged.number else None
        if level is not None:  # the list's indents stand between the style's and its own
            merged = with_paragraph(with_paragraph(look, level.paragraph), own)
        mark = None if own is None else own.find(f"{W}rPr")
        size = with_run(look.run, mark).size
        return replace(merged, run=look.run) if size == look.run.size else replace(
            merged, run=replace(look.run, size=size)
        )  # fmt: skip

    def _paragraph(self, paragraph: Element, column: Column) -> None:
        look = self._look(paragraph)
        if look.page_break and self.canvas.lines:
            self._turn(self.canvas.width, self.canvas.height)
        label = self._label(look)
        letters = label + [
            letter for run in _runs(paragraph) for letter in self._letters(run, look)
        ]
        self.letters += len(letters)
        if self.letters > MAX_LETTERS:
            raise AppError("E-PAPER-BIG", path=self.path, limit=64)
        self._remember(letters, label)
        top = self.canvas.y + look.before
        if look.contextual and self._after[0] == look.style:
            self.canvas.y -= self._after[1]
            look = replace(look, before=0.0)
        for index, piece in enumerate(_pieces(letters)):
            if index:
                self._turn(self.canvas.width, self.canvas.height)
                if not piece:
                    break
            set_paragraph(self.canvas, column, look, piece, 0 if index else len(label))
        self._after = (look.style if look.contextual else "", look.after)
        for run in paragraph.iter(f"{W}r"):
            for shape in shapes(run, self.canvas, column, top):
                self._shape(shape.left, shape.top, shape.width, shape.height, shape.content)

    def _shape(
        self, left: float, top: float, width: float, height: float, content: Element | None
    ) -> None:
        if height < 1.5:
            self.canvas.rule(left, left + width, top)
            return
        self.canvas.box(left, top, left + width, top + height)
        if content is None:
            return
        under, self.canvas.y = self.canvas.y, top + 3.6
        for block in content:
            if block.tag == f"{W}p":
                look = self._look(block)
                letters = [letter for run in _runs(block) for letter in self._letters(run, look)]
                inside = Column(left + 3.6, left + width - 3.6)
                set_paragraph(self.canvas, inside, look, letters)
        self.canvas.y = under

    def _label(self, look: ParagraphLook) -> list[Letter]:
        level = self.numbering.level(look.number) if look.number else None
        if look.number is None or level is None:
            return []
        words = self.numbering.count(look.number)
        suffix = {"tab": "\t", "space": " "}.get(level.suffix, "") if words else ""
        # A bullet is a picture, whatever font of signs it is taken from.
        run = look.run if level.kind == "bullet" else with_run(look.run, level.run)
        return [Letter(char, run) for char in words + suffix]

    def _letters(self, run: Element, look: ParagraphLook) -> Iterator[Letter]:
        own = self.styles.of_run(look, run)
        if own.hidden:
            return
        for item in run:
            words = ""
            if item.tag == f"{W}t":
                words = (item.text or "").upper() if own.caps else item.text or ""
            elif item.tag in {f"{W}tab", f"{W}ptab"}:
                words = "\t"
            elif item.tag in {f"{W}br", f"{W}cr"}:
                words = "\f" if item.get(f"{W}type") == "page" else "\n"
            elif item.tag == f"{W}noBreakHyphen":
                words = "-"
            for char in words:
                yield Letter(char, own)

    def _remember(self, letters: list[Letter], label: list[Letter]) -> None:
        text = "".join(letter.char for letter in letters)
        own = text[len(label) :]
        if own.startswith(("\t", "  ", "\u00a0")) and len(own.split()) > 8:
            self.pushed.append((self.canvas.number, own.strip()))
        if letters and text.strip() and all(
            letter.look.underlined for letter in letters if not letter.char.isspace()
        ):  # fmt: skip
            self.underlined.append((self.canvas.number, text.strip()))

    def _table(self, table: Element, column: Column, depth: int) -> None:
        settings = table.find(f"{W}tblPr")
        grid = [twips(col, "w") or 0.0 for col in table.findall(f"{W}tblGrid/{W}gridCol")]
        left, right = self._cell_margins(settings)
        start = column.left + (twips(_child(settings, "tblInd"), "w") or 0.0)
        if value(settings, "jc") == "center":
            start = (column.left + column.right - sum(grid)) / 2
        elif _child(settings, "tblInd") is None:
            start -= left  # Word lets the letters, not the edge, stand at the margin
        rows = list(table.iterchildren(f"{W}tr"))
        framed = self._is_framed(settings) or _has_framed_cells(rows)
        top = self.canvas.y
        before = len(self.canvas.lines)
        canvas = self.canvas
        for row in rows:
            self._row(row, start, grid, (left, right), framed, depth)
        words = " ".join(line.text for line in canvas.lines[before:][:6])
        if framed and canvas is self.canvas and self.canvas.y > top:
            head = rows[0].find(f"{W}trPr") if rows else None
            repeats = head is not None and head.find(f"{W}tblHeader") is not None
            self.tables.append(WordTable(canvas.number, words, len(rows), repeats))
        all_words = " ".join(line.text for line in canvas.lines[before:])
        if not framed and "Nơi nhận" in all_words:
            self.splits_end = not all(
                row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows
            )  # fmt: skip

    def _row(
        self, row: Element, start: float, grid: list[float], margins: tuple[float, float],
        framed: bool, depth: int,
    ) -> None:  # fmt: skip
        canvas, top, x, index = self.canvas, self.canvas.y, start, 0
        bottom = top
        edges = [x]
        for cell in row.iterchildren(f"{W}tc"):
            settings = cell.find(f"{W}tcPr")
            span = whole(value(settings, "gridSpan"), 1)
            width = sum(grid[index : index + span])
            own = _child(settings, "tcW")
            if own is not None and own.get(f"{W}type") == "dxa" and not width:
                width = twips(own, "w") or 0.0
            index += span
            canvas.y = top
            for block in cell:
                self._block(block, Column(x + margins[0], x + width - margins[1]), depth + 1)
            bottom = max(bottom, canvas.y)
            x += width
            edges.append(x)
        height = _child(row.find(f"{W}trPr"), "trHeight")
        canvas.y = max(bottom, top + (twips(height, "val") or 0.0))
        if framed:
            for y in (top, canvas.y):
                canvas.rule(edges[0], edges[-1], y)
            canvas.strokes += [Stroke(edge, top, edge, canvas.y) for edge in edges]

    def _cell_margins(self, settings: Element | None) -> tuple[float, float]:
        found = [_CELL_MARGIN, _CELL_MARGIN]
        styles = [style.find(f"{W}tblPr") for style in self._table_styles(settings)]
        for place in [*styles, settings]:
            margins = _child(place, "tblCellMar")
            for index, names in enumerate((("left", "start"), ("right", "end"))):
                for name in names:
                    width = twips(_child(margins, name), "w")
                    found[index] = found[index] if width is None else width
        return found[0], found[1]

    def _table_styles(self, settings: Element | None) -> list[Element]:
        return self.styles.chain(value(settings, "tblStyle") or "TableNormal")

    def _is_framed(self, settings: Element | None) -> bool:
        borders = _child(settings, "tblBorders")
        for style in [] if borders is not None else self._table_styles(settings):
            found = _child(style.find(f"{W}tblPr"), "tblBorders")
            borders = borders if found is None else found
        return borders is not None and value(borders, "insideV") not in {None, "none", "nil"}


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(f"{W}{name}")


def _has_framed_cells(rows: list[Element]) -> bool:
    """Say whether cells have side borders of their own, as LibreOffice writes them."""
    cells = [cell for row in rows[:2] for cell in row.findall(f"{W}tc/{W}tcPr/{W}tcBorders")]
    sides = ("left", "start", "right", "end")
    return any(value(cell, side) not in {None, "none", "nil"} for cell in cells for side in sides)


def _sections(body: Element) -> Iterator[tuple[list[Element], Element | None]]:
    """Cut the body where sections end; the settings stand at the end of each."""
    blocks: list[Element] = []
    for block in body:
        if block.tag == f"{W}sectPr":
            yield blocks, block
            blocks = []
            continue
        blocks.append(block)
        settings = block.find(f"{W}pPr/{W}sectPr")
        if settings is not None:
            yield blocks, settings
            blocks = []
    if blocks:
        yield blocks, None


def _references(settings: Element | None) -> dict[str, str]:
    if settings is None:
        return {}
    return {
        f"{place}{item.get(f'{W}type', '')}": item.get(f"{R}id", "")
        for kind, place in (("headerReference", ""), ("footerReference", "foot "))
        for item in settings.iterchildren(f"{W}{kind}")
    }


def _runs(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph in reading order, without deleted text and framed text."""
    for item in element:
        if item.tag == f"{W}r":
            yield item
        elif item.tag == f"{_ALTERNATE}AlternateContent":
            continue
        elif item.tag not in _SKIPPED and isinstance(item.tag, str):
            yield from _runs(item)


def _pieces(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Cut a paragraph at its page breaks."""
    piece: list[Letter] = []
    for letter in letters:
        if letter.char == "\f":
            yield piece
            piece = []
        else:
            piece.append(letter)
    yield piece
