"""The blocks of a paper as WordprocessingML: paragraphs, header, recipients with signature."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Addressees,
    EndBlock,
    Header,
    Paragraph,
    Run,
    SignaturePair,
    bound_date,
)
from kehoach_desktop.documents.decree30 import TEXT_RULES, Align, PageRule, Role, TextRule
from kehoach_desktop.documents.pdf.fonts import Face
from kehoach_desktop.documents.pdf.lines import Piece, break_balanced, break_lines
from kehoach_desktop.documents.widths import BOLD, ITALIC, REGULAR
from kehoach_desktop.documents.word.markup import (
    BORDER_BELOW,
    BORDER_BESIDE,
    CENTRED,
    RED,
    exact,
    in_list,
    indent,
    run,
    sizes,
    spacing,
    struck,
    toggle,
    twips,
    underlined,
)
from kehoach_desktop.documents.word.numbering import Numbering
from kehoach_desktop.documents.word.styles import LIST_STYLES, ROLE_STYLES, Fixed

#: What rounding may take from a line that just fits, in points.
_SLACK = 1.5
#: Recipients beside a signature that one page can surely hold; further ones stand below it.
_MOST_RECIPIENT_LINES = 46
#: Letters after which a paragraph surely fills two lines.
_TWO_LINES = 150

#: A hyphen inside a word: Word may end a line after it. Blanks left for the pen: LibreOffice sets
#: them wider than the face says.
_BREAKS_ELSEWHERE = re.compile(r"\S-\S|\u00a0\u00a0")
_KEEP = "<w:keepNext/><w:keepLines/>"
_RED = f'<w:color w:val="{RED}"/>'
#: The frame of a mark of urgency; its words stand in the middle of its height.
_RED_FRAME = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="{round(decree30.URGENCY_FRAME * 8)}" w:space="0"'
        f' w:color="{RED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)
_HIDDEN_TABLE = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="left"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="none" w:sz="0" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


class BlockWriter:
    """Writes the blocks of one part: its page and its size of prose.

    `styled_size` is the size that the file's styles have; another one is said at every run.
    """

    def __init__(
        self, page: PageRule, body_size: int, styled_size: int, numbering: Numbering
    ) -> None:
        self._width = page.text_width
        self._body_size = body_size
        self._restyle = sizes(body_size) if body_size != styled_size else ""
        self._numbering = numbering

    def paragraph(self, item: Paragraph, *, keep: bool = False, then: float = 0.0) -> str:
        """Return a paragraph; `keep` holds it on the page of the next one.

        `then` is the gap before the next one: Word takes the larger of two gaps, our paper both.
        """
        rule = TEXT_RULES[item.role]
        style = ROLE_STYLES[item.role][0]
        numbers, runs = "", item.runs
        if item.label is not None:
            placed = self._numbering.place(item.label)
            if placed is not None:
                runs = _without_label(runs, item.label.text)
                style = LIST_STYLES.get(item.label.kind, (style, ""))[0]
                numbers = in_list(*placed)
        if item.role is Role.SECTION and not numbers:
            numbers = in_list(0)  # the number is typed: the style must not count as well
        gap = ""
        if item.gap is not None or item.after:
            before = rule.gap if item.gap is None else item.gap
            gap = spacing(before, item.after, rule.spacing)
        level = "" if item.outline is None else f'<w:outlineLvl w:val="{item.outline - 1}"/>'
        place, below = "", ""
        centred = CENTRED if rule.align is Align.CENTRED else ""
        if rule.balanced:
            text, place, widths = _balanced(
                item.text, _face(rule), rule.size or self._body_size, self._width,
                decree30.CENTRED_WIDTH_SHARE,
            )  # fmt: skip
            runs = runs if len(runs) > 1 else (dataclasses.replace(runs[0], text=text),)
            if item.underlined:
                below = self.short_line(widths, after=decree30.AFTER_TITLE_GAP + then)
        bar = BORDER_BESIDE if item.barred else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}{numbers}'
            f"{bar}{gap}{place}{centred}{level}</w:pPr>{self._runs(runs, rule)}</w:p>{below}"
        )

    def _runs(self, runs: Sequence[Run], rule: TextRule) -> str:
        written = []
        last = len(runs) - 1
        restyle = "" if rule.size else self._restyle
        for index, item in enumerate(runs):
            bold = None if item.bold in {None, rule.bold} else item.bold
            italic = None if item.italic in {None, rule.italic} else item.italic
            looks = f"{toggle('b', bold)}{toggle('i', italic)}{struck(item.mark)}{restyle}"
            looks += underlined(item.mark)
            written.append(run(item.text if index == last else f"{item.text} ", looks))
        return "".join(written)

    def short_line(
        self,
        widths: Sequence[float],
        share: float = decree30.SHORT_LINE_SHARE,
        column: float | None = None,
        after: float = 0.0,
    ) -> str:
        """Return a drawn line below lines of `widths`, `share` of the longest, centred."""
        room = self._width if column is None else column
        side = max(0.0, room - max(widths, default=0.0) * share) / 2
        gap = f'<w:spacing w:after="{twips(after)}"/>' if after else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{Fixed.RULE}"/><w:keepNext/>{BORDER_BELOW}'
            f"{gap}{indent(side, side)}{CENTRED}</w:pPr></w:p>"
        )

    def header(self, item: Header) -> str:
        """Return the table without borders at the head of page 1 [H01–H20]."""
        sizes_ = decree30.header_sizes(self._body_size)
        most = self._width - decree30.HEADER_LEFT_LEAST - decree30.HEADER_COLUMN_GAP
        date = item.place_date or ""
        date_size = sizes_.motto
        if ITALIC.width(date) * date_size / 1000 > most:
            date_size = min(sizes_.motto, sizes_.number)  # a long name [H18]
        title_width = BOLD.width(decree30.NATIONAL_TITLE) * sizes_.capitals / 1000
        date_width = ITALIC.width(date) * date_size / 1000
        right = max(min(max(title_width, date_width) + 2 * _SLACK, most), self._width / 2)
        left = self._width - right
        names = []
        if item.superior:
            names.append(_centred(Fixed.SUPERIOR, item.superior, REGULAR, sizes_.capitals, left)[0])
        widths: list[float] = []
        for name in item.issuer:
            written, lines = _centred(Fixed.ISSUER, name, BOLD, sizes_.capitals, left)
            names.append(written)
            widths += lines
        names.append(self.short_line(widths, column=left))
        motto = BOLD.width(decree30.MOTTO) * sizes_.motto / 1000
        nation = (
            plain(Fixed.NATIONAL_TITLE, decree30.NATIONAL_TITLE, CENTRED)
            + plain(Fixed.MOTTO, decree30.MOTTO, CENTRED)
            + self.short_line([motto], 1.0, right)
        )
        rows = _row([(left, "".join(names)), (right, nation)])
        if item.number is not None:
            number, _ = _centred(Fixed.NUMBER, item.number, REGULAR, sizes_.number, left)
            looks = sizes(date_size) if date_size != sizes_.motto else ""
            place, above = "", ""
            if date:
                style, words = Fixed.PLACE_DATE, date if date_width <= right else bound_date(date)
                place, lines = _centred(style, words, ITALIC, date_size, right, looks, 0.0)
                # Of a place that fills two lines, the one with the date is level with the number.
                above = room((len(lines) - 1) * date_size * decree30.LINE_BOX) if lines[1:] else ""
            number = above + number + self._below_number(item, left)
            rows += _row([(left, number), (right, place)])
        return _hidden_table([left, right], rows)

    def _below_number(self, item: Header, left: float) -> str:
        """Return "V/v …" and the mark of urgency, a framed paragraph [T06, K01]."""
        written = ""
        if item.about:
            size = decree30.header_sizes(self._body_size).capitals
            written, _ = _centred(Fixed.ABOUT, item.about, REGULAR, size, left)
        if item.urgency:
            # Word draws the frame outside the room of the words.
            wide = decree30.URGENCY_WIDTHS[item.urgency] - decree30.URGENCY_FRAME
            side = (left - wide) / 2
            written += room(decree30.URGENCY_GAP) + (
                f'<w:p><w:pPr><w:pStyle w:val="{Fixed.URGENCY}"/>{_RED_FRAME}'
                f"{exact(decree30.URGENCY_HEIGHT)}{indent(side, side)}{CENTRED}</w:pPr>"
                f"{run(item.urgency, _RED)}</w:p>"
            )
        return written

    def addressees(self, item: Addressees) -> str:
        """Return "Kính gửi": one name beside the colon, several below it, one a line [N06]."""
        word, scale = decree30.ADDRESSEES_WORD, self._body_size / 1000
        one = len(item.names) == 1
        before = REGULAR.width(f"{word} " if one else word[:-1]) * scale
        hang = 0.0 if one else REGULAR.width("- ") * scale
        most = self._width - 2 * decree30.FIRST_LINE_INDENT - before - hang
        ends = [";"] * (len(item.names) - 1) + ["" if one else "."]
        names = list(map("".join, zip(item.names, ends, strict=True)))
        wide = max(
            line.width
            for name in names
            for line in break_lines([Piece(name, REGULAR)], self._body_size, most)
        )
        left = max(decree30.FIRST_LINE_INDENT, (self._width - before - hang - wide) / 2)
        gap, last = decree30.ADDRESSEES_GAP, len(names) - 1
        spread = decree30.LINE_SPACING
        # Word breaks a name where our paper does: the same room, but for what rounding takes.
        right = max(0.0, self._width - left - before - hang - most - _SLACK)
        if one:
            place = _hanging(left + before, before, right)
            looks = spacing(gap, gap, spread)
            return plain(Fixed.ADDRESSEES, f"{word} {names[0]}", f"<w:keepNext/>{looks}{place}")
        written = [
            plain(Fixed.ADDRESSEES, word, f"<w:keepNext/>{spacing(gap, 0, spread)}{indent(left)}")
        ]
        place = _hanging(left + before + hang, hang, right)
        for index, name in enumerate(names):
            looks = spacing(0, gap if index == last else 0, spread)
            written.append(plain(Fixed.ADDRESSEES, f"- {name}", f"<w:keepNext/>{looks}{place}"))
        return "".join(written)

    def signature_pair(self, item: SignaturePair) -> str:
        """Return two signatures in one row; it stays with the recipients below it [S06]."""
        half = self._width / 2
        cells = [
            (half, self._signature(side.lines, side.name, half)) for side in (item.left, item.right)
        ]
        return _hidden_table([half, half], _row(cells))

    def _signature(self, lines: Sequence[str], name: str, width: float) -> str:
        written = ""
        for index, text in enumerate(lines):
            words, place, _ = _balanced(text, BOLD, self._body_size, width)
            gap = spacing(0 if index else decree30.END_BLOCK_GAP, 0)
            written += _kept(Fixed.AUTHORITY, words, gap + place + CENTRED)
        written += _kept(Fixed.SIGNING_ROOM, "")
        if name:
            words, place, _ = _balanced(name, BOLD, self._body_size, width)
            written += _kept(Fixed.SIGNER, words, place + CENTRED)
        return written

    def end_block(self, item: EndBlock) -> str:
        """Return recipients and signature: one row that no page break splits [S05, N01]."""
        left = self._width * decree30.END_BLOCK_LEFT_SHARE
        right = self._width - left
        kept = _fitting(item.recipients, left - decree30.END_BLOCK_GAP)
        first, rest = item.recipients[:kept], item.recipients[kept:]
        narrow = indent(right=decree30.END_BLOCK_GAP)
        recipients = ""
        if item.recipients:
            recipients = _kept(Fixed.RECIPIENTS_WORD, decree30.RECIPIENTS_WORD)
            recipients += "".join(_recipient(text, narrow, _KEEP) for text in first)
        typist = plain(Fixed.TYPIST, item.typist) if item.typist else ""
        if not rest:
            recipients, typist = recipients + typist, ""
        signature = self._signature(item.lines, item.name, right) if item.lines else ""
        table = _hidden_table(
            [left, right], _row([(left, recipients), (right, signature)], whole=True)
        )
        below = indent(right=right + decree30.END_BLOCK_GAP)
        return table + "".join(_recipient(text, below) for text in rest) + typist


def company(elements: Sequence[object]) -> set[int]:
    """Return the places of the paragraphs that stay on the page of the signature after them.

    Two lines of prose at least stand above a signature [S05]: one long paragraph, of which Word
    keeps two lines, or the last two.
    """
    kept: set[int] = set()
    for place, element in enumerate(elements):
        if not isinstance(element, EndBlock):
            continue
        for before in range(place - 1, -1, -1):
            item = elements[before]
            if not isinstance(item, Paragraph):
                break
            kept.add(before)
            if len(item.text) > _TWO_LINES or place - before == decree30.END_BLOCK_LEAST_LINES:
                break
    return kept


def plain(style: str, text: str, properties: str = "") -> str:
    """Return a paragraph of a fixed style; `properties` go on its `w:pPr`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run(text)}</w:p>'


def room(height: float) -> str:
    """Return an empty paragraph `height` points high."""
    return f"<w:p><w:pPr>{exact(height)}</w:pPr></w:p>"


def _hanging(left: float, hang: float, right: float) -> str:
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:hanging="{twips(hang)}"/>'


def _without_label(runs: Sequence[Run], label: str) -> tuple[Run, ...]:
    first, *rest = runs
    words = first.text.removeprefix(label).lstrip(" ")
    return (dataclasses.replace(first, text=words), *rest) if words else tuple(rest)


def _face(rule: TextRule) -> Face:
    return BOLD if rule.bold else ITALIC if rule.italic else REGULAR


def _balanced(
    text: str, face: Face, size: float, width: float, share: float = 1.0
) -> tuple[str, str, list[float]]:
    """Return centred words, the indents, and the widths of the lines they make.

    The words may fill `share` of the column's `width`. Indents make Word break them where our
    paper does; but Word also breaks after the hyphen of "02/QĐ-UBND", which no indent prevents,
    so there the lines are broken by hand.
    """
    lines = break_balanced([Piece(text, face)], size, width * share)
    widths = [line.width for line in lines]
    if len(lines) < 2:
        return text, "", widths
    if _BREAKS_ELSEWHERE.search(text) and not any(line.cut for line in lines):
        return "\n".join(line.pieces[0].text for line in lines), "", widths
    side = max(0.0, (width - max(widths) - _SLACK) / 2)
    return text, indent(side, side), widths


def _centred(
    style: Fixed,
    text: str,
    face: Face,
    size: float,
    width: float,
    looks: str = "",
    free: float = decree30.HEADER_COLUMN_GAP,
) -> tuple[str, list[float]]:
    """Return a centred paragraph of a column `width` wide, `free` of it bare, and its lines."""
    words, place, widths = _balanced(text, face, size, width, (width - free) / width)
    start = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}{CENTRED}</w:pPr>'
    return f"{start}{run(words, looks)}</w:p>", widths


def _kept(style: Fixed, text: str, place: str = "") -> str:
    return plain(style, text, _KEEP + place)


def _recipient(text: str, place: str, keep: str = "") -> str:
    # A dash inside a name may not begin a line: it would look like another recipient.
    bound = text[:2] + text[2:].replace(" - ", "\u00a0- ")
    return plain(Fixed.RECIPIENTS, bound, keep + place)


def _fitting(recipients: Iterable[str], width: float) -> int:
    """Return how many recipients one page can hold beside a signature."""
    lines = 0
    count = 0
    for text in recipients:
        lines += len(break_lines([Piece(text, REGULAR)], decree30.RECIPIENTS_SIZE, width))
        if count and lines > _MOST_RECIPIENT_LINES:
            break
        count += 1
    return count


def _hidden_table(widths: Sequence[float], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    properties = _HIDDEN_TABLE.format(width=twips(sum(widths)))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(cells: Sequence[tuple[float, str]], *, whole: bool = True) -> str:
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{content or "<w:p/>"}'
        "</w:tc>"
        for width, content in cells
    )
    return f"<w:tr>{properties}{written}</w:tr>"
