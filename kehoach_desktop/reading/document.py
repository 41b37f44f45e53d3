"""A source becomes a `ReadDocument`: the parsers in their order, every line in one place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach_desktop.domain.read_document import (
    LineRole,
    ReadDocument,
    ReadItem,
    ReadLine,
    ReadResponsibility,
    ReadSigner,
    ReadTask,
)
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading import outline_parser
from kehoach_desktop.reading.citation_parser import find_citations
from kehoach_desktop.reading.end_parser import read_end
from kehoach_desktop.reading.header_parser import read_header
from kehoach_desktop.reading.paragraphs import join_lines
from kehoach_desktop.reading.responsibility_parser import find_responsibilities
from kehoach_desktop.reading.segments import Part, find_parts
from kehoach_desktop.reading.source import Paragraph, Source
from kehoach_desktop.reading.task_parser import find_tasks

#: The year that "30/6" belongs to where the document tells none.
_NO_YEAR = 2026
#: Types that give orders item by item.
_ORDERS = {"công văn", "thông báo", "chỉ thị", "công điện", "kết luận"}
_FUNDING = re.compile(
    r"\bkinh phi\b.*\b(?:bo tri|dam bao|bao dam|ngan sach|du toan|nguon|su dung)\b"
)


def read_document(source: Source) -> ReadDocument:
    """Return what is found in a source."""
    lines = source.lines
    parts = find_parts(lines)
    header, header_lines, title_lines = read_header(lines, parts)
    bodies = [parts.main, *([parts.attached] if parts.attached else [])]
    recipients: tuple[str, ...] = ()
    signer: ReadSigner | None = None
    recipient_lines, signer_lines = set[int](), set[int]()
    for part in bodies:
        listed, signed, at_listed, at_signed = read_end(lines, part.end_at, part.after)
        recipients = recipients or listed
        if signer is None or signer.position is None:
            signer = signed
        recipient_lines |= at_listed
        signer_lines |= at_signed
    year = header.plan_year or (header.date.year if header.date else _NO_YEAR)
    outline: list[ReadItem] = []
    tasks: list[ReadTask] = []
    duties: list[ReadResponsibility] = []
    paragraphs: list[Paragraph] = []
    body_lines: set[int] = set()
    alone = parts.attached is None
    stops = [(_body_start(part, title_lines, header_lines), part.end_at) for part in bodies]
    stops.append((max(bodies[-1].after, parts.appendix_at), len(lines)))
    for at, (start, stop) in enumerate(stops):
        made = join_lines(lines, start, stop) if start < stop else []
        made = [each for each in made if not title_lines.issuperset(each.indices)]
        tree = outline_parser.build(made)
        if at < len(bodies):
            outline += outline_parser.items(tree)
            duties += find_responsibilities(tree, articles=alone)
        tasks += find_tasks(tree, year, articles=alone, orders=header.kind in _ORDERS)
        paragraphs += made
        body_lines |= {index for each in made for index in each.indices}
    roles = (
        (header_lines, LineRole.HEADER), (title_lines, LineRole.TITLE),
        (signer_lines, LineRole.SIGNER), (recipient_lines, LineRole.RECIPIENT),
        (body_lines, LineRole.BODY),
    )  # fmt: skip
    return ReadDocument(
        header,
        find_citations(paragraphs, [header.number]),
        tuple(outline),
        tuple(tasks),
        tuple(duties),
        _has_funding(paragraphs),
        recipients,
        signer or read_end(lines, len(lines), len(lines))[1],
        tuple(
            ReadLine(
                line.text,
                line.place,
                next((role for taken, role in roles if at in taken), LineRole.REMAINDER),
            )
            for at, line in enumerate(lines)
        ),
        source.notes,
    )


def _body_start(part: Part, titles: set[int], headers: set[int]) -> int:
    """Return the first line of a body: behind its title, or its header where it has no type."""
    if part.kind_at < 0:
        return max((at + 1 for at in headers if at < part.end_at), default=part.start)
    start = part.kind_at + 1
    while start < part.end_at and start in titles:
        start += 1
    return start


def _has_funding(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether any paragraph arranges for money."""
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        if "kinh phi" in folded and (len(folded.split()) <= 10 or _FUNDING.search(folded)):
            return True
    return False
