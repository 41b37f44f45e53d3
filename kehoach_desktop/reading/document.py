"""A source becomes a `ReadDocument`: the parsers in their order, every line in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_desktop.domain.imports.read_document import (
    BodyPart,
    LineRole,
    ReadDocument,
    ReadHeader,
    ReadItem,
    ReadLine,
    ReadParagraph,
    ReadResponsibility,
    ReadTask,
)
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading import outline_parser
from kehoach_desktop.reading.body import body_paragraphs
from kehoach_desktop.reading.citation_parser import find_citations
from kehoach_desktop.reading.end_parser import EndFound, read_end
from kehoach_desktop.reading.header_parser import read_header
from kehoach_desktop.reading.leftovers import (
    Leftovers,
    held_by_end,
    held_by_header,
    without_emblem,
    without_marks,
)
from kehoach_desktop.reading.limits import Check, go_on
from kehoach_desktop.reading.line_mending import MendedLines, mend
from kehoach_desktop.reading.paragraphs import join_lines
from kehoach_desktop.reading.responsibility_parser import find_responsibilities
from kehoach_desktop.reading.segments import Part, Parts, find_parts
from kehoach_desktop.reading.source import Paragraph, Source, SourceLine
from kehoach_desktop.reading.task_parser import find_tasks

#: The year that "30/6" belongs to where the document tells none.
_NO_YEAR = 2026
#: Types that give orders item by item.
_ORDERS = {None, "công văn", "thông báo", "chỉ thị", "công điện", "kết luận"}
_FUNDING = re.compile(
    r"\b(?:bo tri|can doi|du toan|cap)(?: nguon)? kinh phi\b|"
    r"\bkinh phi\b.*\b(?:bo tri|dam bao|bao dam|ngan sach|du toan|nguon|su dung)\b"
)


def read_document(source: Source, check: Check = go_on) -> ReadDocument:
    """Return what is found in a source; `check` is asked in every stage and may end it."""
    mended = mend(source.lines, check)
    lines = mended.lines
    check()
    parts = find_parts(lines)
    check()
    header, header_lines, title_lines = read_header(lines, parts)
    bodies = [parts.main, *([parts.attached] if parts.attached else [])]
    ends = [read_end(lines, part.end_at, part.after) for part in bodies]
    listed = next((end for end in ends if end.recipients), ends[0])
    signer = next((end for end in ends if end.signer.position), ends[-1]).signer
    found = _read_bodies(mended, parts, header, (header_lines, title_lines), check)
    notes = {at for at, line in enumerate(lines) if line.note}
    paragraphs = [
        *found.paragraphs,
        *(Paragraph(lines[at].text, lines[at].place, (at,)) for at in sorted(notes)),
    ]
    body_lines = {index for each in paragraphs for index in each.indices}
    roles = (
        (header_lines, LineRole.HEADER), (title_lines, LineRole.TITLE),
        (set().union(*(end.signer_lines for end in ends)), LineRole.SIGNER),
        (set().union(*(end.recipient_lines for end in ends)), LineRole.RECIPIENT),
        (body_lines, LineRole.BODY),
    )  # fmt: skip
    funding = _funding(paragraphs)
    return ReadDocument(
        header,
        find_citations(paragraphs, [header.number], check),
        tuple(found.outline),
        tuple(found.tasks),
        tuple(found.duties),
        funding is not None,
        listed.recipients,
        signer,
        tuple(_with_roles(source, mended, roles)),
        source.notes,
        listed.recipient_places,
        funding.place if funding else None,
        source.conversions,
        tuple(found.body),
        _leftovers(lines, parts, header, (header_lines, title_lines), ends),
    )


@dataclass
class _Bodies:
    """What the texts of a document and of the plan behind it say, and its appendices."""

    outline: list[ReadItem] = field(default_factory=list)
    tasks: list[ReadTask] = field(default_factory=list)
    duties: list[ReadResponsibility] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    body: list[ReadParagraph] = field(default_factory=list)


def _read_bodies(
    mended: MendedLines,
    parts: Parts,
    header: ReadHeader,
    taken: tuple[set[int], set[int]],
    check: Check,
) -> _Bodies:
    """Return what stands between headers and ends; `taken`: lines of the header, of titles."""
    lines, (header_lines, title_lines) = mended.lines, taken
    bodies = [parts.main, *([parts.attached] if parts.attached else [])]
    year = header.plan_year or (header.date.year if header.date else _NO_YEAR)
    alone, orders = parts.attached is None, header.kind in _ORDERS
    stops = [(_body_start(part, title_lines, header_lines), part.end_at) for part in bodies]
    last = next((at for at, line in enumerate(lines) if line.note), len(lines))
    stops.append((max(bodies[-1].after, parts.appendix_at), last))
    found = _Bodies()
    for at, (start, stop) in enumerate(stops):
        made = join_lines(lines, start, stop, check) if start < stop else []
        made = [each for each in made if not title_lines.issuperset(each.indices)]
        tree = outline_parser.build(made, check)
        check()
        if at < len(bodies):
            found.outline += outline_parser.items(tree)
            found.duties += find_responsibilities(tree, articles=alone)
        found.tasks += find_tasks(tree, year, articles=alone, orders=orders, check=check)
        found.paragraphs += made
        check()
        found.body += body_paragraphs(made, tree, _part(at, len(bodies)), mended.origins, check)
    return found


def _leftovers(
    lines: Sequence[SourceLine],
    parts: Parts,
    header: ReadHeader,
    taken: tuple[set[int], set[int]],
    ends: Sequence[EndFound],
) -> tuple[ReadLine, ...]:
    """Return what the lines of header, title and end say besides the fields."""
    left = Leftovers()
    behind = parts.attached.start if parts.attached else len(lines)
    titles = ((header.kind, header.title), (header.attached_kind, header.attached_title))
    for first, (kind, title) in zip((True, False), titles, strict=True):
        heads, named = (
            [lines[at] for at in sorted(found) if (at < behind) is first] for found in taken
        )
        subject = title if first and not named else None
        left.take(without_emblem(heads), [*held_by_header(header), subject])
        left.take(named, [kind, title])
    chosen = next((end for end in ends if end.signer.position), ends[-1])
    listed = next((end for end in ends if end.recipients), ends[0])
    for end in ends:
        held = held_by_end(end, signed=end is chosen, listed=end is listed)
        at_end = sorted({*end.recipient_lines, *end.signer_lines})
        left.take(without_marks(lines[at] for at in at_end), held)
    return tuple(left.found)


def _with_roles(
    source: Source, mended: MendedLines, roles: Sequence[tuple[set[int], LineRole]]
) -> Iterator[ReadLine]:
    """Yield every line of the source with what its (mended) line was taken for."""
    taken_for: dict[int, LineRole] = {}
    for at, origin in enumerate(mended.origins):
        role = next((role for taken, role in roles if at in taken), None)
        for index in origin:
            if role is not None:
                taken_for.setdefault(index, role)
    for index, line in enumerate(source.lines):
        yield ReadLine(line.text, line.place, taken_for.get(index, LineRole.REMAINDER))


def _part(at: int, bodies: int) -> BodyPart:
    """Return which part the stretch `at` of a document with so many bodies is."""
    if at == bodies:
        return BodyPart.APPENDIX
    return BodyPart.ATTACHED if at else BodyPart.MAIN


def _body_start(part: Part, titles: set[int], headers: set[int]) -> int:
    """Return the first line of a body: behind its title, or its header where it has no type."""
    if part.kind_at < 0:
        return max((at + 1 for at in headers if at < part.end_at), default=part.start)
    start = part.kind_at + 1
    while start < part.end_at and start in titles:
        start += 1
    return start


def _funding(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the first paragraph that arranges for money."""
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        if "kinh phi" in folded and (len(folded.split()) <= 10 or _FUNDING.search(folded)):
            return paragraph
    return None
