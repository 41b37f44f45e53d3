"""Tables as WordprocessingML: a head that every page repeats, rows that no page break splits."""

from __future__ import annotations

from operator import le

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Column, Row, Table
from kehoach_desktop.documents.decree30 import PageRule
from kehoach_desktop.documents.pdf.lines import Piece, break_lines
from kehoach_desktop.documents.widths import BOLD
from kehoach_desktop.documents.word.blocks import plain
from kehoach_desktop.documents.word.markup import escaped, twips
from kehoach_desktop.documents.word.styles import JUSTIFICATION, Fixed

_PAD = decree30.TABLE_PADDING
_PITCH = decree30.TABLE_SIZE * decree30.LINE_BOX
#: The head of a narrow column that reads upwards is not taller than this (points).
_UPRIGHT_MOST = 150.0
_MIDDLE = '<w:vAlign w:val="center"/>'
#: A row that may fill more of a page than this is allowed to be split; width of a letter against
#: its size, blanks at the ends of lines counted in.
_ROW_SHARE, _WIDE_LETTER = 0.6, 0.52
#: What a crossed box of a working sheet is in Word, whose Times New Roman has no box.
_CROSS = "x"


def table_xml(table: Table, page: PageRule) -> str:
    """Return `table`, as wide as the text of `page`."""
    shares = share_out(table.columns, page.text_width)
    widths = [twips(wide) for wide in shares]
    most = _letters_a_page(shares, page.text_height)
    rows = [_head(table.columns, widths)]
    starts = [_cell_start(column, wide) for column, wide in zip(table.columns, widths, strict=True)]
    height = ""
    if table.least_lines > 1:
        height = f'<w:trHeight w:val="{twips(table.least_lines * _PITCH + 2 * _PAD)}"/>'
    whole = f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"
    split = f"<w:tr><w:trPr>{height}</w:trPr>" if height else "<w:tr>"
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        fits = all(map(le, map(len, row.cells), most))
        # The mark that ends the paper stands with the last row.
        keep = table.end_mark and index == last and fits
        # A total stands with the row before it.
        keep |= 0 < index == last - 1 and table.rows[last].bold and fits
        opening = whole if fits else split
        rows.append(f"{opening}{_cells(table, row, starts, keep=keep)}</w:tr>")
    border = f'w:val="single" w:sz="{round(decree30.TABLE_LINE * 8)}" w:space="0" w:color="auto"'
    sides = "".join(
        f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    pad = "".join(
        f'<w:{side} w:w="{twips(_PAD)}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{pad}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def share_out(columns: tuple[Column, ...], width: float) -> list[float]:
    """Share `width` by weight; no column gets narrower than the longest word of its head."""
    least = [_least_width(column) for column in columns]
    widths = [0.0] * len(columns)
    free = set(range(len(columns)))
    rest = width
    while free:
        total = sum(columns[index].weight for index in free)
        narrow = {i for i in free if rest * columns[i].weight / total < least[i]}
        if not narrow or narrow == free:
            break
        for index in narrow:
            widths[index] = least[index]
            rest -= least[index]
        free -= narrow
    total = sum(columns[index].weight for index in free) or 1.0
    for index in free:
        widths[index] = rest * columns[index].weight / total
    return widths


def _letters_a_page(shares: list[float], height: float) -> list[int]:
    """Return how many letters of each column surely fit below a head on one page."""
    lines = int(height * _ROW_SHARE / _PITCH)
    letter = _WIDE_LETTER * decree30.TABLE_SIZE
    return [int(lines * max(1.0, (wide - 2 * _PAD) / letter)) for wide in shares]


def _least_width(column: Column) -> float:
    if column.upright:
        return len(_upright_lines(column)) * _PITCH + 2 * _PAD
    longest = max((BOLD.width(word) for word in column.title.split()), default=0.0)
    return longest * decree30.TABLE_SIZE / 1000 + 2 * _PAD + 1


def _upright_lines(column: Column) -> list[float]:
    piece = [Piece(column.title, BOLD)]
    lines = break_lines(piece, decree30.TABLE_SIZE, _UPRIGHT_MOST - 2 * _PAD)
    return [line.width for line in lines]


def _head(columns: tuple[Column, ...], widths: list[int]) -> str:
    upright = [max(_upright_lines(column)) for column in columns if column.upright]
    height = f'<w:trHeight w:val="{twips(max(upright) + 4 * _PAD)}"/>' if upright else ""
    cells = []
    for column, wide in zip(columns, widths, strict=True):
        turned = '<w:textDirection w:val="btLr"/>' if column.upright else ""
        head = plain(Fixed.TABLE_HEAD, column.title, "<w:keepNext/>")
        place = f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{turned}{_MIDDLE}</w:tcPr>'
        cells.append(f"<w:tc>{place}{head}</w:tc>")
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _cell_start(column: Column, width: int) -> tuple[str, str]:
    """Return the opening of every cell of a column and the alignment of its words."""
    opening = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_MIDDLE}</w:tcPr>'
    return opening, f'<w:jc w:val="{JUSTIFICATION[column.align]}"/>'


def _cells(table: Table, row: Row, starts: list[tuple[str, str]], *, keep: bool) -> str:
    held = "<w:keepNext/>" if keep else ""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if row.bold else ""
    written = []
    for text, column, (opening, jc) in zip(row.cells, table.columns, starts, strict=True):
        if column.tick:
            text = _CROSS if row.ticked else ""
        words = f'<w:r>{bold}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""
        written.append(
            f'{opening}<w:p><w:pPr><w:pStyle w:val="{Fixed.TABLE_CELL}"/>{held}{jc}</w:pPr>'
            f"{words}</w:p></w:tc>"
        )
    return "".join(written)
