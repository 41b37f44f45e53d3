"""From a plan to its logical document: KH by itself, or QĐ with the plan attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from kehoach_desktop.documents.composition_tasks import appendix_part
from kehoach_desktop.documents.composition_text import (
    COMMITTEE,
    bases_of,
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
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    Decision,
    IssueForm,
    NumberedBlock,
    Plan,
    Section,
    SectionRole,
    appendix_rows,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.plans.task_words import has_details, task_lines
from kehoach_desktop.domain.vntext import UNKNOWN, clean, lower_first, nfc

_ARTICLE = re.compile(r"^Điều\s+\d+\s*[.:]\s*", re.IGNORECASE)
#: The title of a task that was read in is bold where it is a title, not a paragraph of its own.
_LONGEST_TITLE = 150


def compose_plan(plan: Plan, office: OfficeProfile) -> Document:
    """Return the printed form of `plan`; a draft leaves number, day and month blank."""
    size = decree30.prose_size(plan.body_size)
    parts: list[Part] = []
    if plan.form.is_decision:
        parts.append(Part("Quyết định", tuple(_decision(plan, office)), body_size=size))
    parts.append(Part("Kế hoạch", tuple(_plan(plan, office)), body_size=size))
    # The marks stand once, on the first page of what is sent.
    parts[0] = replace(parts[0], scope=plan.scope.value)
    appendix = appendix_part(plan, appendix_reference(plan, office), size)
    if appendix is not None:
        parts.append(appendix)
    title = clean(f"Kế hoạch {lower_first(plan.title)}") if plan.title else "Kế hoạch"
    return Document(title, issuing_body(office), tuple(parts))


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
    return number_words(plan.issue, symbol(plan))


def appendix_reference(plan: Plan, office: OfficeProfile) -> str:
    """Return "(Kèm theo Kế hoạch số … ngày … của …)" [A04]."""
    kind = "Kế hoạch ban hành tại Quyết định" if plan.form.is_decision else "Kế hoạch"
    return _reference(kind, plan, office)


def _reference(kind: str, plan: Plan, office: OfficeProfile) -> str:
    issuer = issuing_body(office)
    if plan.form is IssueForm.DECISION_BY_HEAD:
        issuer = _head_of(plan, office)
    day = day_words(plan.issue, plan.year)
    worded = plan.decision.reference if plan.decision and kind == "Quyết định" else ""
    if worded:
        bound = day.replace(" ", "\u00a0")  # a date stays on one line (P)
        return worded.replace("{number}", number_and_symbol(plan)).replace("{date}", bound)
    return reference_words(kind, number_and_symbol(plan), day, issuer)


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
    place_date = f"{place}, {day_words(plan.issue, plan.year)}" if numbered else None
    urgency = plan.urgency.value if numbered else ""
    return Header(*issuer_lines(office), number, place_date, urgency=urgency)


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
    yield from texts_of(plan.opening, "opening")
    pointer = _appendix_pointer(plan)
    for number, section in numbered_sections(plan):
        heading = clean(section.heading).upper()
        source = f"section:{section.id}"
        label = Label(ListKind.SECTION, number) if number else None
        words = Run(f"{number} {heading}".strip())
        if words.text:
            yield Paragraph(Role.SECTION, (words,), source, outline=1, label=label)
        for numbered in numbered_blocks(_printed(section, plan), plan.numbering):
            yield from _block(numbered, plan)
        for table in section.tables:
            yield table_of(table, source)
        if pointer and SectionRole.KEY_TASKS in section.roles:
            yield paragraph(Role.BODY, pointer, source)
            pointer = ""
    yield from texts_of(pointer, "closing")
    yield from texts_of(plan.closing, "closing")
    if not attached:
        yield _end_block(plan, office, recipient_list(plan.recipients, plan.archive))


def _appendix_pointer(plan: Plan) -> str:
    """Return the words that name the appendix where no text of the officer does [B18]."""
    if not appendix_rows(plan):
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
    authority = clean(decision.authority)
    authority = authority or (_head_of(plan, office) if by_head else issuing_body(office))
    yield paragraph(Role.AUTHORITY, authority.upper(), "decision")
    yield from _bases(plan, clean(decision.proposer))
    yield paragraph(Role.DECISION_WORD, decree30.DECISION_WORD, "decision")
    for index, article in enumerate(articles, start=1):
        yield from _article(index, article)
    recipients = recipient_list(plan.recipients, plan.archive, f"Như Điều {len(articles)}")
    yield _end_block(plan, office, recipients)


def _article(index: int, article: str) -> Iterator[Paragraph]:
    first, *rest = lines_of(article) or [UNKNOWN]
    typed = _ARTICLE.match(first)
    # An article number that was read in and is not the one we count stays as it was printed.
    head = Run(clean(typed[0]) if typed else f"Điều {index}.", bold=True)
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
    yield from bases_of(texts)


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
    first, *rest = lines_of(block.text) or [""]  # only a task may have no words of its own
    source = f"block:{block.id}"
    task = plan.task(block.task_id) if block.kind is BlockKind.TASK else None
    if block.kind is BlockKind.TASK:
        first = first or (clean(task.title) if task else "") or UNKNOWN
    is_title = block.kind is BlockKind.HEADING or (
        task is not None
        and not task.in_appendix
        and (task.lines is None or len(first) <= _LONGEST_TITLE)
    )
    words = f"{numbered.number} {first}".strip()
    if words:
        role = Role.HEADING if is_title else Role.BODY
        outline = 1 + numbered.level if is_title else None
        label = label_of(numbered, plan.numbering)
        yield Paragraph(role, (Run(words),), source, outline=outline, label=label)
    for line in rest:
        yield paragraph(Role.BODY, line, source)
    if task is not None and not task.in_appendix:
        lines = task_lines(task, plan.year) if task.lines is None else map(clean, task.lines)
        for line in filter(None, lines):
            label = _BULLETS.get(line.partition(" ")[0])
            yield paragraph(Role.BODY, line, f"task:{task.id}", label=label)


_BULLETS = {"-": Label(ListKind.DASH, "-"), "+": Label(ListKind.PLUS, "+")}


def _end_block(plan: Plan, office: OfficeProfile, recipients: tuple[str, ...]) -> EndBlock:
    signatory = _signatory(plan)
    if signatory is None:
        lines: tuple[str, ...] = ()
        if plan.form is not IssueForm.DECISION_BY_HEAD and not office.own_body:
            lines = (f"TM. {COMMITTEE.upper()}",)
        return EndBlock(recipients, lines or (UNKNOWN,), "")
    return EndBlock(recipients, signing_lines(signatory, plan.form), clean(signatory.name))


def signing_lines(signatory: Signatory, form: IssueForm) -> tuple[str, ...]:
    """Return the lines above the signature; in a decision they agree with who decides [B21]."""
    lines = signatory.lines
    if form is IssueForm.DECISION_BY_HEAD and signatory.body:
        return lines[1:]
    if form is IssueForm.DECISION_BY_BODY and not signatory.body:
        return (f"TM. {COMMITTEE.upper()}", *lines)
    return lines


def _signatory(plan: Plan) -> Signatory | None:
    return plan.issue.signatory if plan.issue else plan.signatory
