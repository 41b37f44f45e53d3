"""From a logical document to filled pages."""

from __future__ import annotations

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Addressees,
    Document,
    EndBlock,
    Facts,
    Header,
    Paragraph,
    Part,
    SealBlock,
    SignaturePair,
    Table,
)
from kehoach_desktop.documents.pdf.blocks import BlockSetter
from kehoach_desktop.documents.pdf.cards import CardSetter
from kehoach_desktop.documents.pdf.flow import Flow
from kehoach_desktop.documents.pdf.fonts import FontSet
from kehoach_desktop.documents.pdf.sheet import Sheet, Strip, Text, baseline
from kehoach_desktop.documents.pdf.table import TableSetter


def lay_out(document: Document, fonts: FontSet) -> list[Sheet]:
    """Return the pages of `document`; every part starts a page and counts its own [P10–P12]."""
    sheets: list[Sheet] = []
    for part in document.parts:
        sheets += _lay_out_part(part, fonts, len(sheets))
    for sheet in sheets:
        if sheet.number:
            _draw_number(sheet, fonts)
    return sheets


def _lay_out_part(part: Part, fonts: FontSet, first_index: int) -> list[Sheet]:
    page = decree30.page_rule(landscape=part.landscape, small=part.small, narrow=part.narrow)
    setter = BlockSetter(fonts, page, part.body_size)
    footer = setter.footer(part.footer) if part.footer else None
    flow = Flow(page, first_index, footer.height if footer else 0.0)
    cards = CardSetter(fonts, page, part.body_size)
    strips: list[Strip] = []
    for element in part.elements:
        match element:
            case Paragraph():
                strips += setter.paragraph(element)
            case Header():
                strips.append(setter.header(element))
            case Addressees():
                strips += setter.addressees(element)
            case SignaturePair():
                _glue_to_signature(strips)
                strips.append(setter.signature_pair(element))
            case EndBlock():
                _glue_to_signature(strips)
                strips += setter.end_block(element)
            case Facts():
                strips += cards.facts(element)
            case SealBlock():
                strips.append(cards.seal(element))
            case Table():
                table = TableSetter(element, fonts, flow, page.left, page.text_width)
                flow.place(strips, then=element.gap + table.least_height)
                strips = []
                if element.gap + table.least_height > flow.room:
                    flow.break_page()
                elif not flow.at_top:
                    flow.y += element.gap
                table.place()
    flow.place(strips)
    if part.line_numbers:
        for sheet in flow.sheets:
            _number_lines(sheet, fonts)
    if footer is not None:
        flow.put_at_foot(footer)
    if part.scope:
        flow.put_in_margin(setter.scope(part.scope), decree30.SCOPE_TOP)
    return flow.sheets


def _glue_to_signature(strips: list[Strip]) -> None:
    """Keep the last lines of prose on the page of the signature [S05]."""
    wanted = decree30.END_BLOCK_LEAST_LINES
    for strip in reversed(strips):
        if wanted == 0:
            break
        strip.keep_next = True
        wanted -= strip.body


def _number_lines(sheet: Sheet, fonts: FontSet) -> None:
    """Count the lines of prose in the left margin, from 1 on every page."""
    size, face = decree30.LINE_NUMBER_SIZE, fonts.regular
    right = sheet.rule.left - decree30.LINE_NUMBER_GAP
    for number, y in enumerate(sheet.prose, start=1):
        text = str(number)
        sheet.texts.append(Text(right - face.width(text) * size / 1000, y, face, size, text))


def _draw_number(sheet: Sheet, fonts: FontSet) -> None:
    """Draw the page's number in the middle of the upper margin [P10]."""
    size, text = decree30.PAGE_NUMBER_SIZE, str(sheet.number)
    width = fonts.regular.width(text) * size / 1000
    x = sheet.rule.left + (sheet.rule.text_width - width) / 2
    y = decree30.PAGE_NUMBER_TOP + baseline(size)
    sheet.texts.insert(0, Text(x, y, fonts.regular, size, text))
