"""The fixed blocks of a paper as strips: paragraphs, header, signature with recipients."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Addressees,
    EndBlock,
    Header,
    Mark,
    Paragraph,
    SignaturePair,
    bound_date,
)
from kehoach_desktop.documents.decree30 import PROSE, TEXT_RULES, Align, PageRule, TextRule
from kehoach_desktop.documents.pdf.fonts import Face, FontSet
from kehoach_desktop.documents.pdf.lines import BrokenLine, Piece, break_balanced, break_lines
from kehoach_desktop.documents.pdf.sheet import Strip, Stroke, Text, baseline, pitch, set_line


class BlockSetter:
    """Sets the blocks of one part: its page and its size of prose."""

    def __init__(self, fonts: FontSet, page: PageRule, body_size: int) -> None:
        self._fonts = fonts
        self._width = page.text_width
        self._height = page.text_height
        self._body_size = body_size

    def paragraph(self, item: Paragraph) -> list[Strip]:
        """Return the lines of a paragraph; two lines at least stay together at either end."""
        rule = TEXT_RULES[item.role]
        size = rule.size or self._body_size
        runs = [
            Piece(run.text, self._face(rule, run.bold, run.italic).marked(run.mark))
            for run in item.runs
        ]
        if rule.balanced:
            lines = break_balanced(runs, size, self._width * decree30.CENTRED_WIDTH_SHARE)
        else:
            lines = break_lines(runs, size, self._width, rule.indent)
        height = pitch(size, rule.spacing)
        rise = baseline(size, rule.spacing)
        count = len(lines)
        strips: list[Strip] = []
        for index, line in enumerate(lines):
            indent = rule.indent if index == 0 else 0.0
            width = self._width - indent
            texts = set_line(line, size, indent, width, rise, rule.align)
            left = texts[0].x if texts else indent
            right = self._width if texts and texts[0].stretch else left + line.width
            strokes = [stroke for text in texts for stroke in _marks(text, size)]
            if item.barred:
                bar = -decree30.CHANGE_BAR_GAP
                strokes.append(Stroke(bar, 0.0, bar, height, decree30.CHANGE_BAR))
            strips.append(
                Strip(
                    height,
                    texts,
                    strokes,
                    # No widow, no orphan: after the first line and before the last one the page
                    # cannot end.
                    keep_next=rule.keep_next or (count > 1 and index in {0, count - 2}),
                    body=item.role in PROSE,
                    spots=((item.source, left, 0.0, right, height),),
                )
            )
        strips[0].gap = rule.gap if item.gap is None else item.gap
        strips[-1].height += item.after
        if item.outline is not None:
            strips[0].bookmark = (item.text, item.outline)
        if item.underlined:
            _underline(strips[-1], lines, self._width)
        return strips

    def header(self, item: Header) -> Strip:
        """Return the two columns of the header: bodies with their lines, number, place and date."""
        sizes = decree30.header_sizes(self._body_size)
        bold, regular = self._fonts.bold, self._fonts.regular
        left, right_x, right = self._header_columns(item, sizes)
        strip = Strip(0.0, gap=decree30.HEADER_GAP)
        y = 0.0
        if item.superior:
            y = _column(strip, [item.superior], regular, sizes.capitals, (0.0, left), y)[1]
        issuer, y_left = _column(strip, item.issuer, bold, sizes.capitals, (0.0, left), y)
        y_left += _rule_below(
            strip, issuer, (0.0, left), y_left, decree30.SHORT_LINE_SHARE, decree30.SHORT_LINE_GAP
        )
        place = (right_x, right)
        _, y = _column(strip, [decree30.NATIONAL_TITLE], bold, sizes.capitals, place, 0.0)
        motto, y = _column(strip, [decree30.MOTTO], bold, sizes.motto, place, y)
        y += _rule_below(strip, motto, place, y, 1.0, decree30.MOTTO_LINE_GAP)
        bottom = max(y_left, y)
        if item.number is not None:
            bottom = self._number_and_date(strip, item, (left, right_x, right), bottom, sizes)
        strip.height = bottom
        strip.spots = ((item.source, 0.0, 0.0, self._width, bottom),)
        return strip

    def _header_columns(
        self, item: Header, sizes: decree30.HeaderSizes
    ) -> tuple[float, float, float]:
        """Return (width of the left column, x of the right one, its width)."""
        wanted = max(
            self._fonts.bold.width(decree30.NATIONAL_TITLE) * sizes.capitals,
            self._fonts.italic.width(item.place_date or "") * self._date_size(item, sizes),
        )
        most = self._width - decree30.HEADER_LEFT_LEAST - decree30.HEADER_COLUMN_GAP
        # On a turned page the bodies stand in the middle of either half.
        right = max(min(wanted / 1000 + 1, most), self._width / 2)
        return self._width - right - decree30.HEADER_COLUMN_GAP, self._width - right, right

    def _date_size(self, item: Header, sizes: decree30.HeaderSizes) -> int:
        """Return the size of the date line: one point less where a long name needs it [H18]."""
        most = self._width - decree30.HEADER_LEFT_LEAST - decree30.HEADER_COLUMN_GAP
        wide = self._fonts.italic.width(item.place_date or "") * sizes.motto / 1000
        return sizes.motto if wide <= most else min(sizes.motto, sizes.number)

    def _number_and_date(
        self,
        strip: Strip,
        item: Header,
        columns: tuple[float, float, float],
        top: float,
        sizes: decree30.HeaderSizes,
    ) -> float:
        """Set number and date on one baseline, each under its body [H17, H20]; return the end.

        Of a place that fills two lines, the one with the date stands level with the number.
        """
        left, right_x, right = columns
        date_size = self._date_size(item, sizes)
        top += decree30.HEADER_ROW_GAP
        height = pitch(max(sizes.number, date_size))
        base = top + baseline(max(sizes.number, date_size))
        date_words = bound_date(item.place_date or "")
        dates = break_balanced([Piece(date_words, self._fonts.italic)], date_size, right)
        numbers = break_balanced(
            [Piece(item.number or "", self._fonts.regular)], sizes.number, left
        )
        above = len(dates) - 1
        for lines, size, x, width, first in (
            (numbers, sizes.number, 0.0, left, above),
            (dates, date_size, right_x, right, 0),
        ):
            for index, line in enumerate(lines, start=first):
                strip.texts += set_line(line, size, x, width, base + index * height, Align.CENTRED)
        end = top + (above + len(numbers)) * height
        return max(top + len(dates) * height, self._below_number(strip, item, left, end, sizes))

    def _below_number(
        self, strip: Strip, item: Header, left: float, top: float, sizes: decree30.HeaderSizes
    ) -> float:
        """Set "V/v …" and the mark of urgency below the number [T06, K01]; return their end."""
        if item.about:
            top += decree30.ABOUT_GAP
            face, size = self._fonts.regular, sizes.capitals
            _, top = _column(strip, [item.about], face, size, (0.0, left), top)
        if item.urgency:
            top += decree30.URGENCY_GAP
            top = _urgency(strip, item.urgency, self._fonts.bold, left, top)
        return top

    def end_block(self, item: EndBlock) -> list[Strip]:
        """Return the signature with the recipients beside it: one strip that is never split.

        Recipients that no page could hold go on in lines below it.
        """
        strip = Strip(0.0, gap=decree30.END_BLOCK_GAP)
        left = self._width * decree30.END_BLOCK_LEFT_SHARE
        column = (left, self._width - left)
        size, bold = self._body_size, self._fonts.bold
        bottom = 0.0
        if item.lines:
            bottom = _signature(strip, item.lines, item.name, (bold, size), column)
            strip.spots = ((item.signature_source, left, 0.0, self._width, bottom),)
        if not item.recipients:
            strip.height = bottom
            return [strip]
        word_size, list_size = decree30.RECIPIENTS_WORD_SIZE, decree30.RECIPIENTS_SIZE
        # The word stands level with the first line of the signature [N01].
        word = [Piece(decree30.RECIPIENTS_WORD, self._fonts.bold_italic)]
        line = break_lines(word, word_size, left)[0]
        strip.texts += set_line(line, word_size, 0.0, left, baseline(size), Align.LEFT)
        y = max(pitch(word_size), pitch(size))
        height, rise = pitch(list_size), baseline(list_size)
        narrow = left - decree30.END_BLOCK_GAP
        lines = [
            broken
            for text in (*item.recipients, *([item.typist] if item.typist else []))
            for broken in break_lines([Piece(text, self._fonts.regular)], list_size, narrow)
        ]
        room = self._height - decree30.END_BLOCK_GAP - 4 * pitch(size, decree30.LINE_SPACING) - y
        fitting = max(1, int(room / height))
        for broken in lines[:fitting]:
            strip.texts += set_line(broken, list_size, 0.0, left, y + rise, Align.LEFT)
            y += height
        strip.height = max(bottom, y)
        strip.spots += ((item.recipients_source, 0.0, 0.0, left, y),)
        rest = [
            Strip(
                height,
                set_line(broken, list_size, 0.0, left, rise, Align.LEFT),
                spots=((item.recipients_source, 0.0, 0.0, left, height),),
            )
            for broken in lines[fitting:]
        ]
        return [strip, *rest]

    def addressees(self, item: Addressees) -> list[Strip]:
        """Return "Kính gửi": one name beside the colon, several below it, one a line [N06]."""
        size, face = self._body_size, self._fonts.regular
        height, rise = pitch(size, decree30.LINE_SPACING), baseline(size, decree30.LINE_SPACING)
        word, dash = decree30.ADDRESSEES_WORD, "- "
        scale = size / 1000
        names, marks = item.names, [";"] * (len(item.names) - 1) + ["."]
        one = len(names) == 1
        # What stands left of the names: the word with its blank, or what is before the colon.
        before = face.width(f"{word} " if one else word[:-1]) * scale
        hang = 0.0 if one else face.width(dash) * scale
        most = self._width - 2 * decree30.FIRST_LINE_INDENT - before - hang
        texts = names if one else tuple(map("".join, zip(names, marks, strict=True)))
        broken = [break_lines([Piece(text, face)], size, most) for text in texts]
        wide = max(line.width for lines in broken for line in lines)
        left = max(decree30.FIRST_LINE_INDENT, (self._width - before - hang - wide) / 2)
        leads = [f"{word} "] if one else [dash] * len(names)
        strips: list[Strip] = []

        def add(x: float, words: str) -> None:
            strip = Strip(height, keep_next=True)
            strip.texts.append(Text(x, rise, face, size, words))
            strip.spots = ((item.source, left, 0.0, self._width, height),)
            strips.append(strip)

        if not one:
            add(left, word)
        for lead, lines in zip(leads, broken, strict=True):
            for index, line in enumerate(lines):
                words = line.pieces[0].text if line.pieces else ""
                if index == 0:
                    add(left if one else left + before, f"{lead}{words}")
                else:
                    add(left + before + hang, words)
        strips[0].gap = decree30.ADDRESSEES_GAP
        strips[-1].height += decree30.ADDRESSEES_GAP - decree30.PARAGRAPH_GAP
        return strips

    def signature_pair(self, item: SignaturePair) -> Strip:
        """Return two signatures beside each other; they stay with the recipients below [S06]."""
        strip = Strip(0.0, gap=decree30.END_BLOCK_GAP, keep_next=True)
        half, looks = self._width / 2, (self._fonts.bold, self._body_size)
        strip.height = max(
            _signature(strip, side.lines, side.name, looks, (x, half))
            for side, x in ((item.left, 0.0), (item.right, half))
        )
        strip.spots = ((item.source, 0.0, 0.0, self._width, strip.height),)
        return strip

    def footer(self, lines: tuple[str, ...]) -> Strip:
        """Return ô 13: a line as wide as the text, the office's address below it [N09]."""
        size, face = decree30.FOOTER_SIZE, self._fonts.regular
        strip, y = Strip(0.0), decree30.FOOTER_GAP
        strip.strokes.append(Stroke(0.0, y, self._width, y, decree30.HAIRLINE))
        y += decree30.FOOTER_GAP / 2
        _, strip.height = _column(strip, lines, face, size, (0.0, self._width), y)
        return strip

    def scope(self, words: str) -> Strip:
        """Return the mark of scope in its frame, in the middle of the text's width [K02]."""
        face, size, high = self._fonts.bold, decree30.SCOPE_SIZE, decree30.SCOPE_HEIGHT
        wide = face.width(words) * size / 1000 + 2 * decree30.SCOPE_SIDE
        x = (self._width - wide) / 2
        strip = Strip(high)
        line = break_lines([Piece(words, face)], size, wide)[0]
        rise = (high - pitch(size)) / 2 + baseline(size)
        strip.texts += set_line(line, size, x, wide, rise, Align.CENTRED)
        for x0, y0, x1, y1 in (
            (x, 0.0, x + wide, 0.0), (x, high, x + wide, high),
            (x, 0.0, x, high), (x + wide, 0.0, x + wide, high),
        ):  # fmt: skip
            strip.strokes.append(Stroke(x0, y0, x1, y1, decree30.HAIRLINE))
        return strip

    def _face(self, rule: TextRule, bold: bool | None, italic: bool | None) -> Face:
        return self._fonts.face(
            rule.bold if bold is None else bold, rule.italic if italic is None else italic
        )


def _marks(text: Text, size: float) -> Iterator[Stroke]:
    """Yield the line through or below words of a marked face."""
    mark = text.face.mark
    if mark is None:
        return
    words = text.text.rstrip(" ")
    blanks = words.count(" ") + words.count("\u00a0")
    end = text.x + text.face.width(words) * size / 1000 + blanks * text.stretch
    y = text.y + size * (
        decree30.UNDERLINE_DROP if mark is Mark.UNDERLINED else -decree30.STRIKE_RISE
    )
    yield Stroke(text.x, y, end, y, decree30.HAIRLINE)


def _urgency(strip: Strip, words: str, face: Face, left: float, top: float) -> float:
    """Draw the red frame with its words in the middle of the left column; return its end."""
    wide, high = decree30.URGENCY_WIDTHS[words], decree30.URGENCY_HEIGHT
    size = decree30.URGENCY_SIZE
    x = max(0.0, (left - wide) / 2)
    strip.frames.append(Stroke(x, top, x + wide, top + high, decree30.URGENCY_FRAME))
    line = break_lines([Piece(words, face)], size, wide)[0]
    rise = top + (high - pitch(size)) / 2 + baseline(size)
    strip.texts += [
        text._replace(red=True) for text in set_line(line, size, x, wide, rise, Align.CENTRED)
    ]
    return top + high


def _signature(
    strip: Strip,
    lines: tuple[str, ...],
    name: str,
    looks: tuple[Face, float],
    column: tuple[float, float],
) -> float:
    """Set the lines, room to sign and the name centred in `column`; return where they end."""
    face, size = looks
    _, y = _column(strip, lines, face, size, column, 0.0)
    top = y + decree30.SIGNING_ROOM
    return _column(strip, [name] if name else [], face, size, column, top)[1]


def _column(
    strip: Strip,
    texts: list[str] | tuple[str, ...],
    face: Face,
    size: float,
    column: tuple[float, float],
    top: float,
) -> tuple[list[BrokenLine], float]:
    """Set `texts` centred in `column` (x, width) from `top` down; return lines and their end."""
    x, width = column
    height, rise = pitch(size), baseline(size)
    lines = [line for text in texts for line in break_balanced([Piece(text, face)], size, width)]
    for line in lines:
        strip.texts += set_line(line, size, x, width, top + rise, Align.CENTRED)
        top += height
    return lines, top


def _rule_below(
    strip: Strip,
    lines: list[BrokenLine],
    column: tuple[float, float],
    top: float,
    share: float,
    gap: float,
) -> float:
    """Draw a centred line below `lines`, `share` of the longest; return the height it takes."""
    length = max((line.width for line in lines), default=0.0) * share
    middle = column[0] + column[1] / 2
    y = top + gap - 1
    strip.strokes.append(Stroke(middle - length / 2, y, middle + length / 2, y, decree30.HAIRLINE))
    return gap


def _underline(strip: Strip, lines: list[BrokenLine], width: float) -> None:
    """Draw the short line below a title and leave room after it [T03, T07, A05]."""
    gap = decree30.SHORT_LINE_GAP
    share = decree30.SHORT_LINE_SHARE
    strip.height += _rule_below(strip, lines, (0.0, width), strip.height, share, gap)
    strip.height += decree30.AFTER_TITLE_GAP
