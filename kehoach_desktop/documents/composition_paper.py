"""From a paper beside the plans to its logical document: BC, TB, BB, CV, TTr, phiếu trình.

One composition with one step a component; what a type has and has not is asked of the model
(`domain.paper.KIND_RULES`), so a further type is a line of data there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Addressees,
    Column,
    Document,
    Element,
    EndBlock,
    Header,
    Label,
    ListKind,
    Paragraph,
    Part,
    Row,
    Run,
    Signature,
    SignaturePair,
    Table,
    paragraph,
)
from kehoach_desktop.documents.composition_text import (
    COMMITTEE,
    LIST_END,
    bases_of,
    bound_contact,
    bound_year,
    day_words,
    issuer_lines,
    issuing_body,
    label_of,
    lines_of,
    number_words,
    recipient_list,
    reference_words,
    table_of,
    texts_of,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.paper import (
    Appendix,
    Paper,
    PaperKind,
    appendix_word,
    numbered_paper_sections,
    with_copies,
)
from kehoach_desktop.domain.plans.plan import BlockKind, NumberedBlock, Section, numbered_blocks
from kehoach_desktop.domain.vntext import UNKNOWN, clean, lower_first, nfc, upper_first

#: Lines of room that each opinion on a phiếu trình gets.
_OPINION_LINES = 4
_SECRETARY, _CHAIR = "THƯ KÝ", "CHỦ TỌA"
#: Who keeps minutes besides văn thư (form 1.9).
_MINUTES_ARCHIVE = "VT, Hồ sơ"


def compose_paper(paper: Paper, office: OfficeProfile) -> Document:
    """Return the printed form of `paper`; a draft leaves number, day and month blank."""
    size = decree30.prose_size(paper.body_size)
    name = upper_first(paper.rule.name)
    elements = _slip if paper.kind is PaperKind.SLIP else _official
    footer = tuple(bound_contact(line) for line in map(clean, paper.contact) if line)
    scope = paper.scope.value
    text = tuple(elements(paper, office))
    parts = [Part(name, text, body_size=size, footer=footer, scope=scope)]
    reference = paper_reference(paper, office)
    count = len(paper.appendices)
    for index, appendix in enumerate(paper.appendices):
        word = appendix_word(index, count)
        parts.append(_appendix(appendix, word, reference, paper, size))
    subject = lower_first(clean(paper.subject))
    joint = " về việc " if paper.kind is PaperKind.LETTER else " "
    title = f"{name}{joint}{subject}" if subject else name
    return Document(title, issuing_body(office), tuple(parts))


def paper_reference(paper: Paper, office: OfficeProfile) -> str:
    """Return "(Kèm theo Báo cáo số … ngày … của …)" [A04]."""
    name, issuer = upper_first(paper.rule.name), issuing_body(office)
    if not paper.rule.numbered:
        return f"(Kèm theo {name} của {clean(paper.slip.presenter) or issuer})"
    number = number_words(paper.issue, clean(paper.symbol))
    return reference_words(name, number, day_words(paper.issue, paper.year), issuer)


def _official(paper: Paper, office: OfficeProfile) -> Iterator[Element]:
    if paper.issue is None:
        yield paragraph(Role.DRAFT_MARK, f"DỰ THẢO lần {paper.draft_no}", "header")
    yield _header(paper, office)
    subject = bound_year(clean(paper.subject)) or UNKNOWN
    if paper.kind is not PaperKind.LETTER:
        yield paragraph(Role.KIND, paper.rule.name.upper(), "title")
        yield paragraph(Role.SUBJECT, upper_first(subject), "title", underlined=True)
    if paper.goes_upward:
        names = tuple(LIST_END.sub("", name) for name in map(clean, paper.addressees) if name)
        yield Addressees(names or (UNKNOWN,))
    yield from bases_of(paper.bases)
    if paper.kind is PaperKind.MINUTES:
        yield from _meeting(paper)
    yield from _body(paper)
    yield from _end(paper, office)


def _header(paper: Paper, office: OfficeProfile) -> Header:
    place = clean(paper.place or office.unit_name)
    about = ""
    if paper.kind is PaperKind.LETTER:
        subject = lower_first(clean(paper.subject)) or UNKNOWN
        about = bound_year(f"{decree30.ABOUT_WORD} {subject}")
    return Header(
        *issuer_lines(office),
        f"Số: {number_words(paper.issue, clean(paper.symbol))}",
        f"{place}, {day_words(paper.issue, paper.year)}" if paper.rule.dated else None,
        about=about,
        urgency=paper.urgency.value,
    )


def _meeting(paper: Paper) -> Iterator[Element]:
    """Yield what minutes begin with, in the order of form 1.9 [B23]."""
    facts = paper.meeting
    chair = _person(facts.chair, facts.chair_position)
    secretary = _person(facts.secretary, facts.secretary_position)
    attendees = [LIST_END.sub("", name) for name in map(clean, facts.attendees) if name]
    yield _fact("Thời gian bắt đầu", clean(facts.begins) or UNKNOWN)
    yield _fact("Địa điểm", clean(facts.place) or UNKNOWN)
    if len(attendees) > 1:
        yield _fact("Thành phần tham dự", "")
        yield from (_dash(f"{name}{';' if name is not attendees[-1] else '.'}", "meeting")
                    for name in attendees)  # fmt: skip
    else:
        yield _fact("Thành phần tham dự", attendees[0] if attendees else UNKNOWN)
    yield _fact("Chủ trì (chủ tọa)", chair)
    yield _fact("Thư ký (người ghi biên bản)", secretary)
    yield paragraph(Role.BODY, "Nội dung (theo diễn biến cuộc họp):", "meeting")


def _person(name: str, position: str) -> str:
    known = ", ".join(text for text in (clean(name), clean(position)) if text)
    return known or UNKNOWN


def _fact(label: str, words: str) -> Paragraph:
    text = f"{label}: {words.rstrip('.')}." if words else f"{label}:"
    return paragraph(Role.BODY, text, "meeting")


def _dash(words: str, source: str) -> Paragraph:
    return paragraph(Role.BODY, f"- {words}", source, label=Label(ListKind.DASH, "-"))


def _body(paper: Paper) -> Iterator[Element]:
    yield from texts_of(paper.opening, "opening")
    for number, section in numbered_paper_sections(paper):
        if number:
            words = (Run(f"{number} {clean(section.heading).upper()}"),)
            label = Label(ListKind.SECTION, number)
            yield Paragraph(Role.SECTION, words, f"section:{section.id}", outline=1, label=label)
        yield from _blocks(section, paper.numbering)
        for table in section.tables:
            yield table_of(table, f"section:{section.id}")
    yield from texts_of(_appendix_pointer(paper), "closing")
    yield from texts_of(_closing(paper), "closing")


def _closing(paper: Paper) -> str:
    if paper.kind is not PaperKind.MINUTES:
        return paper.closing
    ends = clean(paper.meeting.ends) or UNKNOWN
    last = f"Cuộc họp kết thúc vào {ends.rstrip('./ ')}{decree30.END_MARK}"
    before = paper.closing.strip()
    if before.endswith(decree30.END_MARK):  # the mark stands once, after the last words [B19]
        before = f"{before.removesuffix(decree30.END_MARK).rstrip('. ')}."
    return "\n".join(filter(None, (before, last)))


def _appendix_pointer(paper: Paper) -> str:
    """Return the words that name the appendices where no text of the officer does [B18]."""
    count = len(paper.appendices)
    if not count:
        return ""
    blocks = (block.text for section in paper.sections for block in section.blocks)
    named = " ".join((paper.opening, paper.closing, *blocks)).casefold()
    if decree30.APPENDIX_WORD.casefold() in nfc(named):
        return ""
    words = ", ".join(appendix_word(index, count) for index in range(count))
    return f"(Chi tiết tại {words} kèm theo)"


def _blocks(section: Section, style: NumberingStyle) -> Iterator[Paragraph]:
    kept = tuple(block for block in section.blocks if clean(block.text))
    for numbered in numbered_blocks(Section(section.id, section.heading, (), kept), style):
        yield from _block(numbered, style)


def _block(numbered: NumberedBlock, style: NumberingStyle) -> Iterator[Paragraph]:
    block = numbered.block
    first, *rest = lines_of(block.text)
    source = f"block:{block.id}"
    is_title = block.kind is BlockKind.HEADING
    outline = 1 + numbered.level if is_title else None
    yield Paragraph(
        Role.HEADING if is_title else Role.BODY,
        (Run(f"{numbered.number} {first}".strip()),),
        source,
        outline=outline,
        label=label_of(numbered, style),
    )
    for line in rest:
        yield paragraph(Role.BODY, line, source)


def _end(paper: Paper, office: OfficeProfile) -> Iterator[Element]:
    archive = paper.archive
    if paper.kind is PaperKind.MINUTES:
        facts = paper.meeting
        yield SignaturePair(
            Signature((_SECRETARY,), clean(facts.secretary)),
            Signature((_CHAIR,), clean(facts.chair)),
        )
        archive = archive if clean(archive) not in {"", "VT"} else _MINUTES_ARCHIVE
    first = decree30.AS_ABOVE if paper.goes_upward else ""
    recipients = recipient_list(map(with_copies, paper.recipients), with_copies(archive), first)
    lines, name = _signing(paper, office)
    yield EndBlock(recipients, lines, name, typist=_typist(paper))


def _signing(paper: Paper, office: OfficeProfile) -> tuple[tuple[str, ...], str]:
    if paper.kind is PaperKind.MINUTES:
        return (), ""
    signatory: Signatory | None = paper.issue.signatory if paper.issue else paper.signatory
    if signatory is None:
        return (UNKNOWN if office.own_body else f"TM. {COMMITTEE.upper()}",), ""
    return signatory.lines, clean(signatory.name)


def _typist(paper: Paper) -> str:
    """Return ô 12: "PL.(300)", who typed and how many copies are issued (II.12)."""
    name = clean(paper.typist).rstrip(".").upper()
    if not name:
        return ""
    return f"{name}.({paper.print_run:02d})" if paper.print_run else f"{name}."


def _slip(paper: Paper, office: OfficeProfile) -> Iterator[Element]:
    """Yield a phiếu trình: an internal sheet, so no number, no Quốc hiệu, nothing is issued."""
    facts = paper.slip
    yield paragraph(Role.DRAFT_MARK, issuing_body(office), "header")
    yield paragraph(Role.KIND, paper.rule.name.upper(), "title")
    subject = bound_year(lower_first(clean(paper.subject))) or UNKNOWN
    yield paragraph(Role.SUBJECT, f"Về việc {subject}", "title", underlined=True)
    addressees = tuple(LIST_END.sub("", name) for name in map(clean, paper.addressees) if name)
    yield Addressees(addressees or (UNKNOWN,))
    yield _fact("Đơn vị trình", clean(facts.presenter) or UNKNOWN)
    yield from _body(paper)
    enclosed = [LIST_END.sub("", name) for name in map(clean, facts.enclosed) if name]
    if enclosed:
        yield paragraph(Role.BODY, "Hồ sơ kèm theo:", "meeting")
        yield from (_dash(f"{name}{';' if name is not enclosed[-1] else '.'}", "meeting")
                    for name in enclosed)  # fmt: skip
    opinions = [opinion for opinion in map(clean, facts.opinions) if opinion]
    if opinions:
        columns = (
            Column("Người cho ý kiến", 40),
            Column("Ý kiến", 90),
            Column("Ngày, chữ ký", 40, Align.CENTRED),
        )
        rows = tuple(Row((opinion, "", ""), "meeting") for opinion in opinions)
        yield Table(columns, rows, least_lines=_OPINION_LINES, gap=decree30.TABLE_GAP)


def _appendix(appendix: Appendix, word: str, reference: str, paper: Paper, size: int) -> Part:
    source = f"appendix:{appendix.id}"
    title = (clean(appendix.title) or UNKNOWN).upper()
    elements: list[Element] = [
        Paragraph(Role.APPENDIX_WORD, (Run(word),), source, outline=1),
        paragraph(Role.APPENDIX_TITLE, bound_year(title), source),
        paragraph(Role.REFERENCE, reference, source, underlined=True),
    ]
    style = paper.numbering
    prose = list(_blocks(Section(appendix.id, "", (), appendix.blocks), style))
    if appendix.table is None:
        if not prose:
            prose = [paragraph(Role.BODY, UNKNOWN, source)]
        prose[-1] = _ended(prose[-1])
    elements += prose
    if appendix.table is not None:
        gap = decree30.TABLE_GAP if prose else 0.0
        elements.append(table_of(appendix.table, source, end_mark=True, gap=gap))
    landscape = appendix.landscape and appendix.table is not None
    return Part(word, tuple(elements), landscape=landscape, body_size=size)


def _ended(last: Paragraph) -> Paragraph:
    """Return the last paragraph of an appendix, closed by "./." [B19]."""
    words = last.text
    if words.endswith(decree30.END_MARK):
        return last
    closed = Run(words.rstrip(" ./;,") + decree30.END_MARK)
    return Paragraph(last.role, (closed,), last.source, label=last.label)
