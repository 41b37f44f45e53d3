"""A composed paper as a Word file (implements `ports.WordPrinter`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Addressees,
    Document,
    Element,
    EndBlock,
    Header,
    ListKind,
    Paragraph,
    Part,
    SignaturePair,
    Table,
    with_line_numbers,
)
from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.decree30 import TEXT_RULES, Role
from kehoach_desktop.documents.widths import BOLD
from kehoach_desktop.documents.word.blocks import BlockWriter, company, plain
from kehoach_desktop.documents.word.markup import CENTRED, exact, run, twips
from kehoach_desktop.documents.word.numbering import Numbering
from kehoach_desktop.documents.word.package import (
    FIRST_FOOTER,
    FIRST_HEADER,
    OTHER_FOOTER,
    OTHER_HEADER,
    pack,
)
from kehoach_desktop.documents.word.styles import LIST_STYLES, ROLE_STYLES, Fixed, styles_xml
from kehoach_desktop.documents.word.tables import table_xml
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import Plan

#: A paragraph that takes no room: Word asks for one after a table and at the end of a section.
_NO_ROOM = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_SMALLEST = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'


class DocxPrinter:
    """Writes .docx by Decree 30/2020 from what the PDF is made of; same input, same bytes."""

    def plan(self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return a plan with its decision and appendix; a draft leaves number and date blank.

        `line_numbers` has Word count the lines of a draft, never those of an issued plan.
        """
        composed = compose_plan(plan, office)
        if line_numbers and not plan.is_issued:
            composed = with_line_numbers(composed)
        return self.document(composed)

    def paper(self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return a paper beside the plans with its appendices; a draft leaves blanks."""
        composed = compose_paper(paper, office)
        if line_numbers and not paper.is_issued:
            composed = with_line_numbers(composed)
        return self.document(composed)

    def document(self, document: Document) -> bytes:
        """Return a composed paper as a .docx file; TypeError for a sheet of the exchange."""
        size = document.parts[0].body_size
        numbering = Numbering(letters=_counts_letters(document))
        outline = numbering.outline
        with_footer = bool(document.parts[0].footer)
        body: list[str] = []
        for index, part in enumerate(document.parts):
            numbering.begin_part()
            is_last = index == len(document.parts) - 1
            body += _part(part, size, numbering, is_last=is_last, with_footer=with_footer)
        return pack(
            "".join(body),
            styles_xml(size, outline),
            numbering.xml(
                ROLE_STYLES[Role.SECTION][0],
                {kind: style for kind, (style, _) in LIST_STYLES.items()},
            ),
            document.title,
            document.author,
            document.parts[0].footer,
        )


def _counts_letters(document: Document) -> bool:
    return any(
        element.label.kind is ListKind.POINT
        for part in document.parts
        for element in part.elements
        if isinstance(element, Paragraph) and element.label is not None
    )


def _part(
    part: Part, styled_size: int, numbering: Numbering, *, is_last: bool, with_footer: bool
) -> Iterator[str]:
    """Yield the blocks of a part and the section that holds them: page, numbers, headers."""
    page = decree30.LANDSCAPE if part.landscape else decree30.PORTRAIT
    writer = BlockWriter(page, part.body_size, styled_size, numbering)
    kept = company(part.elements)
    mark = ""
    if part.scope:
        yield _scope_mark(part.scope)
    for place, element in enumerate(part.elements):
        if mark:
            yield plain(Fixed.END_MARK, mark)
            mark = ""
        match element:
            case Paragraph():
                then = _gap_before(part.elements[place + 1 :])
                yield writer.paragraph(element, keep=place in kept, then=then)
            case Header():
                yield writer.header(element)
            case Addressees():
                yield writer.addressees(element)
            case SignaturePair():
                yield writer.signature_pair(element)
            case EndBlock():
                yield writer.end_block(element)
            case Table():
                if element.gap:
                    yield f"<w:p><w:pPr><w:keepNext/>{exact(element.gap)}</w:pPr></w:p>"
                yield table_xml(element, page)
                mark = decree30.END_MARK if element.end_mark else ""
            case _:
                raise TypeError(f"{type(element).__name__} stands on sheets that are PDF only")
    section = _section(part, page, with_footer=with_footer)
    if is_last and mark:
        yield plain(Fixed.END_MARK, mark) + section
    elif is_last:
        yield f"<w:p><w:pPr>{_NO_ROOM}{_SMALLEST}</w:pPr></w:p>{section}"
    elif mark:
        yield plain(Fixed.END_MARK, mark, section)
    else:
        yield f"<w:p><w:pPr>{_NO_ROOM}{_SMALLEST}{section}</w:pPr></w:p>"


def _scope_mark(words: str) -> str:
    """Return the mark of scope: a framed paragraph that floats in the upper margin [K02]."""
    wide = BOLD.width(words) * decree30.SCOPE_SIZE / 1000 + 2 * decree30.SCOPE_SIDE
    border = 'w:val="single" w:sz="6" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{Fixed.SCOPE}"/><w:framePr w:w="{twips(wide)}"'
        f' w:h="{twips(decree30.SCOPE_HEIGHT)}" w:hRule="exact" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="margin" w:xAlign="center" w:y="{twips(decree30.SCOPE_TOP)}"/>'
        f"<w:pBdr>{borders}</w:pBdr>{exact(decree30.SCOPE_HEIGHT)}{CENTRED}</w:pPr>"
        f"{run(words)}</w:p>"
        # A frame hangs on the paragraph after it; LibreOffice drops one that stands before a table.
        f"<w:p><w:pPr>{_NO_ROOM}{_SMALLEST}</w:pPr></w:p>"
    )


def _gap_before(following: Sequence[Element]) -> float:
    """Return the gap before the next paragraph, in points."""
    if not following or not isinstance(following[0], Paragraph):
        return 0.0
    item = following[0]
    return TEXT_RULES[item.role].gap if item.gap is None else item.gap


def _section(part: Part, page: decree30.PageRule, *, with_footer: bool) -> str:
    """Return the section's page: A4, margins, own numbers, none on page 1 [P01–P12].

    Where the file has ô 13, every section says whether it is its own: it would inherit it else.
    """
    distance = twips(decree30.LINE_NUMBER_GAP)
    counted = f'<w:lnNumType w:countBy="1" w:distance="{distance}" w:restart="newPage"/>'
    turned = ' w:orient="landscape"' if part.landscape else ""
    header = twips(decree30.PAGE_NUMBER_TOP)
    footers, foot = "", header
    if with_footer:
        first = FIRST_FOOTER if part.footer else OTHER_FOOTER
        footers = (
            f'<w:footerReference w:type="first" r:id="{first}"/>'
            f'<w:footerReference w:type="default" r:id="{OTHER_FOOTER}"/>'
        )
        foot = twips(page.bottom) if part.footer else header
    return (
        f'<w:sectPr><w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:headerReference w:type="default" r:id="{OTHER_HEADER}"/>{footers}'
        f'<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}"'
        f' w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" w:header="{header}"'
        f' w:footer="{foot}" w:gutter="0"/>{counted if part.line_numbers else ""}'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
