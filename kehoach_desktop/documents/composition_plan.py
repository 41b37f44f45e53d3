"""From a plan to its logical document: KH by itself, or QĐ with the plan attached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import (
    Document,
    Element,
    EndBlock,
    Header,
    Label,
    ListKind,
    Paragraph,
    Part,
    Run,
    paragraph,
)
from kehoach_desktop.documents.composition_tasks import (
    appendix_part,
    appendix_tasks,
    has_details,
    task_lines,
)
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.domain.citation import spell_date
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plan import (
    Block,
    BlockKind,
    Decision,
    IssueForm,
    NumberedBlock,
    Plan,
    Section,
    SectionRole,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.vntext import UNKNOWN, clean, lower_first, nfc

_ARTICLE = re.compile(r"^Điều\s+\d+\s*[.:]\s*", re.IGNORECASE)
_LIST_END = re.compile(r"[\s;.,]+$")
_COMMITTEE = "Ủy ban nhân dân"


def compose_plan(plan: Plan, office: OfficeProfile) -> Document:
    """Return the printed form of `plan`; a draft leaves number, day and month blank."""
    size = decree30.prose_size(plan.body_size)
    parts: list[Part] = []
    if plan.form.is_decision:
        parts.append(Part("Quyết định", tuple(_decision(plan, office)), body_size=size))
    parts.append(Part("Kế hoạch", tuple(_plan(plan, office)), body_size=size))
    appendix = appendix_part(plan, appendix_reference(plan, office), size)
    if appendix is not None:
        parts.append(appendix)
    title = clean(f"Kế hoạch {lower_first(plan.title)}") if plan.title else "Kế hoạch"
    return Document(title, issuing_body(office), tuple(parts))


def issuing_body(office: OfficeProfile) -> str:
    """Return the name of the body that issues: the committee, or the office's own body."""
    body = clean(office.own_body)
    if not body:
        return nfc(office.committee)
    # "Trung tâm Phục vụ hành chính công" alone does not say whose it is.
    return body if office.unit_name in body else f"{body} {office.unit}"


def symbol(plan: Plan) -> str:
    """Return the symbol of the paper that gets the number: "KH-UBND", "QĐ-UBND" [H16].

    A plan keeps its symbol when its form changes; the type in front follows the form.
    """
    kind, dash, office = plan.symbol.partition("-")
    if dash and kind in {"KH", "QĐ"}:
        kind = "QĐ" if plan.form.is_decision else "KH"
    return f"{kind}{dash}{office}"


def number_and_symbol(plan: Plan) -> str:
    """Return "02/KH-UBND"; a draft leaves room for the number [H14]."""
    if plan.issue is None:
        return f"{decree30.BLANK_NUMBER}/{symbol(plan)}"
    number = plan.issue.number
    return number if "/" in number else f"{number}/{symbol(plan)}"


def date_words(plan: Plan) -> str:
    """Return "ngày 05 tháng 01 năm 2026"; a draft leaves day and month blank [H19]."""
    if plan.issue is not None:
        return f"ngày {spell_date(plan.issue.date)}"
    blank = decree30.BLANK_DATE_PART
    return f"ngày{blank}tháng{blank}năm {plan.year}"


def appendix_reference(plan: Plan, office: OfficeProfile) -> str:
    """Return "(Kèm theo Kế hoạch số … ngày … của …)" [A04]."""
    kind = "Kế hoạch ban hành tại Quyết định" if plan.form.is_decision else "Kế hoạch"
    return _reference(kind, plan, office)


def _reference(kind: str, plan: Plan, office: OfficeProfile) -> str:
    issuer = issuing_body(office)
    if plan.form is IssueForm.DECISION_BY_HEAD:
        issuer = _head_of(plan, office)
    date = date_words(plan).replace(" ", "\u00a0")  # a date stays on one line (P)
    return f"(Kèm theo {kind} số {number_and_symbol(plan)} {date} của {issuer})"


def _head_of(plan: Plan, office: OfficeProfile) -> str:
    """Return "Chủ tịch Ủy ban nhân dân xã …", or "Giám đốc …" of a body with its own head."""
    if not office.own_body:
        return f"Chủ tịch {office.committee}"
    signatory = _signatory(plan)
    head = (signatory.head or signatory.position) if signatory else ""
    return clean(f"{head.capitalize() or 'Thủ trưởng'} {issuing_body(office)}")


def _header(plan: Plan, office: OfficeProfile, *, numbered: bool) -> Header:
    number = f"Số: {number_and_symbol(plan)}" if numbered else None
    place = clean(plan.place or office.unit_name)
    place_date = f"{place}, {date_words(plan)}" if numbered else None
    if office.own_body:
        return Header(
            (clean(office.own_body).upper(),), office.committee_short.upper(), number, place_date
        )
    issuer = (_COMMITTEE.upper(), clean(office.unit).upper())
    return Header(issuer, "", number, place_date)


def _draft_mark(plan: Plan) -> Iterator[Element]:
    if plan.issue is None:
        yield paragraph(Role.DRAFT_MARK, f"DỰ THẢO lần {plan.draft_no}", "header")


def _plan(plan: Plan, office: OfficeProfile) -> Iterator[Element]:
    attached = plan.form.is_decision
    yield from _draft_mark(plan)
    yield _header(plan, office, numbered=not attached)
    yield paragraph(Role.KIND, "KẾ HOẠCH", "title")
    subject = bound_year(clean(plan.title)) or UNKNOWN
    yield paragraph(Role.SUBJECT, subject, "title", underlined=not attached)
    if attached:
        reference = _reference("Quyết định", plan, office)
        yield paragraph(Role.REFERENCE, reference, "decision", underlined=True)
    else:
        yield from _bases(plan)
    yield from _texts(plan.opening, "opening")
    pointer = _appendix_pointer(plan)
    for number, section in numbered_sections(plan):
        heading = clean(section.heading).upper()
        source = f"section:{section.id}"
        label = Label(ListKind.SECTION, number)
        words = Run(f"{number} {heading}")
        yield Paragraph(Role.SECTION, (words,), source, outline=1, label=label)
        for numbered in numbered_blocks(_printed(section, plan), plan.numbering):
            yield from _block(numbered, plan)
        if pointer and SectionRole.KEY_TASKS in section.roles:
            yield paragraph(Role.BODY, pointer, source)
            pointer = ""
    yield from _texts(pointer, "closing")
    yield from _texts(plan.closing, "closing")
    if not attached:
        yield _end_block(plan, office, _recipients(plan.recipients, plan.archive))


def _appendix_pointer(plan: Plan) -> str:
    """Return the words that name the appendix where no text of the officer does [B18]."""
    if not appendix_tasks(plan):
        return ""
    blocks = (block.text for section in plan.sections for block in section.blocks)
    texts = (plan.opening, plan.closing, *blocks)
    named = any(decree30.APPENDIX_WORD.casefold() in nfc(text).casefold() for text in texts)
    return "" if named else f"(Chi tiết tại {decree30.APPENDIX_WORD} kèm theo)"


def _decision(plan: Plan, office: OfficeProfile) -> Iterator[Element]:
    decision = plan.decision or Decision(subject=f"Ban hành Kế hoạch {lower_first(plan.title)}")
    articles = decision.articles or (
        f"Ban hành kèm theo Quyết định này Kế hoạch {lower_first(plan.title)}.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"Các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này"
        f"{decree30.END_MARK}",
    )
    yield from _draft_mark(plan)
    yield _header(plan, office, numbered=True)
    yield paragraph(Role.KIND, "QUYẾT ĐỊNH", "decision")
    subject = bound_year(clean(decision.subject)) or UNKNOWN
    yield paragraph(Role.SUBJECT, subject, "decision", underlined=True)
    by_head = plan.form is IssueForm.DECISION_BY_HEAD
    authority = _head_of(plan, office) if by_head else issuing_body(office)
    yield paragraph(Role.AUTHORITY, authority.upper(), "decision")
    yield from _bases(plan, clean(decision.proposer))
    yield paragraph(Role.DECISION_WORD, decree30.DECISION_WORD, "decision")
    for index, article in enumerate(articles, start=1):
        yield from _article(index, article)
    recipients = _recipients(plan.recipients, plan.archive, f"Như Điều {len(articles)}")
    yield _end_block(plan, office, recipients)


def _article(index: int, article: str) -> Iterator[Paragraph]:
    first, *rest = _lines(article) or [UNKNOWN]
    head = Run(f"Điều {index}.", bold=True)
    runs = (head, Run(_ARTICLE.sub("", first)))
    label = Label(ListKind.ARTICLE, head.text)
    yield Paragraph(Role.BODY, runs, "decision", label=label)
    for line in rest:
        yield paragraph(Role.BODY, line, "decision")


def _bases(plan: Plan, proposer: str = "") -> Iterator[Paragraph]:
    """Yield the legal bases, one a paragraph, each ended by ";", the last by "." [B01]."""
    citations = list(plan.legal_bases)
    if plan.form.is_decision and plan.based_on and plan.based_on not in citations:
        citations.append(plan.based_on)
    texts = [f"Căn cứ {citation.full()}" for citation in citations]
    if proposer:
        texts.append(
            proposer if proposer.startswith("Theo đề nghị") else f"Theo đề nghị của {proposer}"
        )
    for index, text in enumerate(texts, start=1):
        mark = "." if index == len(texts) else ";"
        yield paragraph(Role.BASIS, _LIST_END.sub("", clean(text)) + mark, "bases")


def _printed(section: Section, plan: Plan) -> Section:
    """Return `section` without the blocks that say nothing: no bare "a)" or "-", no gap."""
    blocks = tuple(block for block in section.blocks if _says_something(block, plan))
    return section if len(blocks) == len(section.blocks) else replace(section, blocks=blocks)


def _says_something(block: Block, plan: Plan) -> bool:
    """Say whether the block has words; a task without a title may still have its lines."""
    if clean(block.text):
        return True
    task = plan.task(block.task_id) if block.kind is BlockKind.TASK else None
    if task is None:
        return False
    return bool(clean(task.title)) or (not task.in_appendix and has_details(task))


def _block(numbered: NumberedBlock, plan: Plan) -> Iterator[Paragraph]:
    block = numbered.block
    first, *rest = _lines(block.text) or [""]  # only a task may have no words of its own
    source = f"block:{block.id}"
    task = plan.task(block.task_id) if block.kind is BlockKind.TASK else None
    if block.kind is BlockKind.TASK:
        first = first or (clean(task.title) if task else "") or UNKNOWN
    is_title = block.kind is BlockKind.HEADING or (task is not None and not task.in_appendix)
    words = f"{numbered.number} {first}".strip()
    if words:
        role = Role.HEADING if is_title else Role.BODY
        outline = 1 + numbered.level if is_title else None
        label = _label(numbered, plan.numbering)
        yield Paragraph(role, (Run(words),), source, outline=outline, label=label)
    for line in rest:
        yield paragraph(Role.BODY, line, source)
    if task is not None and not task.in_appendix:
        for line in task_lines(task, plan.year):
            label = Label(ListKind.DASH, "-")
            yield paragraph(Role.BODY, line, f"task:{task.id}", label=label)


def _label(numbered: NumberedBlock, style: NumberingStyle) -> Label | None:
    """Return how the block is counted; None for a plain paragraph."""
    match numbered.block.kind:
        case BlockKind.DASH:
            return Label(ListKind.DASH, numbered.number)
        case BlockKind.PLUS:
            return Label(ListKind.PLUS, numbered.number)
        case BlockKind.PARAGRAPH:
            return None
    is_point = style is NumberingStyle.LETTERS and numbered.level == 2
    kind = ListKind.POINT if is_point else ListKind.DECIMAL
    return Label(kind, numbered.number, numbered.level)


def _end_block(plan: Plan, office: OfficeProfile, recipients: tuple[str, ...]) -> EndBlock:
    signatory = _signatory(plan)
    if signatory is None:
        lines: tuple[str, ...] = ()
        if plan.form is not IssueForm.DECISION_BY_HEAD and not office.own_body:
            lines = (f"TM. {_COMMITTEE.upper()}",)
        return EndBlock(recipients, lines or (UNKNOWN,), "")
    return EndBlock(recipients, signing_lines(signatory, plan.form), clean(signatory.name))


def signing_lines(signatory: Signatory, form: IssueForm) -> tuple[str, ...]:
    """Return the lines above the signature; in a decision they agree with who decides [B21]."""
    lines = signatory.lines
    if form is IssueForm.DECISION_BY_HEAD and signatory.body:
        return lines[1:]
    if form is IssueForm.DECISION_BY_BODY and not signatory.body:
        return (f"TM. {_COMMITTEE.upper()}", *lines)
    return lines


def _signatory(plan: Plan) -> Signatory | None:
    return plan.issue.signatory if plan.issue else plan.signatory


def _recipients(names: Iterable[str], archive: str, first: str = "") -> tuple[str, ...]:
    """Return the printed list: "- UBND tỉnh;" … "- Lưu: VT, VHXH." [N02, N03, N04]."""
    items = [_LIST_END.sub("", clean(name).removeprefix("-").strip()) for name in names]
    items = [item for item in items if item]
    if first and not any(item.startswith("Như Điều") for item in items):
        items.insert(0, first)
    if not any(item.startswith("Lưu") for item in items):
        items.append(f"Lưu: {_LIST_END.sub('', clean(archive)) or 'VT'}")
    return tuple(f"- {item}{'.' if item is items[-1] else ';'}" for item in items)


def _texts(text: str, source: str) -> Iterator[Paragraph]:
    for line in _lines(text):
        yield paragraph(Role.BODY, line, source)


def _lines(text: str) -> list[str]:
    """Return the cleaned lines of `text`; a typed line break starts a paragraph of its own."""
    return [line for line in map(clean, text.splitlines()) if line]


def bound_year(text: str) -> str:
    """Return `text` with "năm 2026" held on one line (P)."""
    return re.sub(r"\b([Nn]ăm) (\d{4})\b", "\\1\u00a0\\2", text)
