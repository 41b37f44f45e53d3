"""Whatever plan is printed: nothing overflows, overlaps, is stranded or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from long_run import LONG, MOST_TASKS, examples
from samples import CHAIR, OFFICE, SENTENCES, issued
from sheets import MM, Line, PdfPage, read, squeezed

from kehoach_desktop.documents.composition import (
    Addressees,
    Document,
    EndBlock,
    Header,
    Paragraph,
    SignaturePair,
    Table,
)
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    IssueForm,
    Plan,
    Section,
    numbered_blocks,
)
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.table import PaperColumn, PaperTable

PRINTER = PdfPrinter()
LONG_WORD = "Ngườiđọcnhanhcũngphảidừnglại" * 4

sentences = st.sampled_from((*SENTENCES, LONG_WORD, "Ngắn.", SENTENCES[0] + " " + LONG_WORD))
paragraphs = st.lists(sentences, min_size=1, max_size=5).map(" ".join)
kinds = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TASK])
names = st.sampled_from(("Phòng Văn hóa - Xã hội", "Trung tâm " + "Phục vụ " * 6, "Các thôn"))


@st.composite
def tables(draw: st.DrawFn) -> PaperTable:
    """Tables of two to seven columns, some with words longer than a cell."""
    wide = draw(st.integers(2, 7))
    columns = tuple(
        PaperColumn(f"Cột {index}", draw(st.integers(4, 30)), draw(st.booleans()))
        for index in range(wide)
    )
    rows = tuple(
        tuple(draw(sentences) for _ in range(wide))
        for _ in range(draw(st.integers(0, 60 if LONG else 4)))
    )
    return PaperTable(columns, rows)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of every size and form, in words of our own."""
    ids = iter(range(10_000))
    tasks = []
    sections = []
    for _ in range(draw(st.integers(0, 4))):
        blocks = []
        for _ in range(draw(st.integers(0, 12))):
            kind = draw(kinds)
            words = draw(sentences if kind is BlockKind.HEADING else paragraphs)
            blocks.append(Block(f"b{next(ids)}", kind, words, draw(st.integers(1, 5))))
        if draw(st.booleans()):
            tasks.append(Task(f"t{next(ids)}", draw(sentences), leads=(Doer(draw(names)),)))
            blocks.append(Block(f"b{next(ids)}", BlockKind.TASK, "", 1, tasks[-1].id))
        below = tuple(draw(st.lists(tables(), max_size=1)))
        sections.append(Section(f"s{next(ids)}", draw(sentences), (), tuple(blocks), tables=below))
    units = draw(st.integers(0, 14))
    tasks += [
        Task(
            f"t{next(ids)}", draw(sentences), leads=(Doer(draw(names)),),
            units=tuple(Doer(f"Thôn {index + 1}") for index in range(units)),
            schedule=ScheduleRule(Frequency.MONTHLY, day=draw(st.integers(1, 31))),
            in_appendix=True,
        )
        for _ in range(draw(st.integers(0, MOST_TASKS)))
    ]  # fmt: skip
    plan = Plan(
        "kh",
        2026,
        " ".join(draw(st.lists(sentences, max_size=5))).rstrip("."),
        "A",
        form=draw(st.sampled_from(IssueForm)),
        numbering=draw(st.sampled_from(NumberingStyle)),
        opening=draw(paragraphs),
        sections=tuple(sections),
        closing=draw(paragraphs),
        tasks=tuple(tasks),
        recipients=tuple(draw(st.lists(names, max_size=40))),
        signatory=CHAIR,
        body_size=draw(st.sampled_from([13, 14])),
        urgency=draw(st.sampled_from(Urgency)),
        scope=draw(st.sampled_from(Scope)),
    )
    return issued(plan) if draw(st.booleans()) else plan


@st.composite
def offices(draw: st.DrawFn) -> OfficeProfile:
    unit = draw(st.sampled_from(("Tân Hòa", "Nguyễn Bỉnh Khiêm Thượng Phước Bắc Trà My")))
    body = draw(st.sampled_from(("", "Trung tâm Phục vụ hành chính công và Chuyển đổi số liên xã")))
    return replace(OFFICE, unit_name=unit, own_body=body)


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(plans(), offices())
def test_any_plan_prints_without_overflow_overlap_stranding_or_loss(
    plan: Plan, office: OfficeProfile
) -> None:
    assert_prints_well(plan, office)


@pytest.mark.parametrize("body_size", [13, 14])
def test_everything_at_its_largest_at_once_prints_well(body_size: int) -> None:
    """A subject of seven lines, 40 recipients, 300 tasks, five levels, a word beyond the line."""
    kinds_in_turn = [kind for kind in BlockKind if kind is not BlockKind.TASK]
    blocks = tuple(
        Block(f"b{level}{kind}", kind, f"{SENTENCES[level % 5]} {LONG_WORD}", level)
        for level in range(1, 6)
        for kind in kinds_in_turn
    )
    inner = Task("t", SENTENCES[0], leads=(Doer("Trung tâm " + "Phục vụ " * 14),))
    sections = (
        Section("s1", SENTENCES[1], (), (*blocks, Block("bt", BlockKind.TASK, "", 1, "t"))),
        Section("s2", f"Kinh phí {LONG_WORD}", (), ()),
    )
    tasks = tuple(
        Task(f"t{index}", f"Việc {index:03d}: {SENTENCES[index % 5]}", leads=(Doer("Phòng A"),),
             schedule=ScheduleRule(Frequency.MONTHLY, day=1 + index % 31), in_appendix=True)
        for index in range(300)
    )  # fmt: skip
    plan = Plan(
        "kh", 2026, " ".join(SENTENCES)[:430], "A", opening=" ".join(SENTENCES),
        sections=sections, closing=SENTENCES[4], tasks=(inner, *tasks),
        recipients=tuple(f"Trường Tiểu học và Trung học cơ sở số {index}" for index in range(40)),
        signatory=CHAIR, body_size=body_size,
    )  # fmt: skip
    long_name = replace(OFFICE, unit_name="Nguyễn Bỉnh Khiêm Thượng Phước Bắc Trà My")
    pages = assert_prints_well(plan, long_name)
    assert len(pages) > 30
    assert len([line for line in pages[0].lines if line.bold and line.size >= 13]) >= 7


def assert_prints_well(plan: Plan, office: OfficeProfile) -> list[PdfPage]:
    """Print `plan` and measure every page."""
    pages = read(PRINTER.plan(plan, office).pdf)
    for page in pages:
        assert_inside_margins(page)
        assert_no_overlap(page)
    for page, following in zip(pages, pages[1:], strict=False):
        assert_no_stranded_heading(page, following)
    assert_signature_has_company(pages)
    everything = squeezed("".join(line.text for page in pages for line in page.body))
    for words in words_of(plan):
        assert squeezed(words) in everything, words
    assert_no_letter_lost(compose_plan(plan, office), pages)
    return pages


def assert_no_letter_lost(composed: Document, pages: list[PdfPage]) -> None:
    """Whatever stands beside what: of every letter there are as many as were composed."""
    printed = Counter(squeezed("".join(line.text for page in pages for line in page.lines)))
    lost = Counter(squeezed("".join(texts_of(composed)))) - printed
    assert not lost


def texts_of(composed: Document) -> Iterator[str]:
    """Yield all that must be printed, wherever it stands."""
    for part in composed.parts:
        for element in part.elements:
            match element:
                case Header():
                    yield from element.issuer
                    yield from (element.superior, element.number or "", element.place_date or "")
                    yield from (element.about, element.urgency)
                case Paragraph():
                    yield element.text
                case Addressees():
                    yield from element.names
                case SignaturePair():
                    yield from (element.left.name, element.right.name)
                case EndBlock():
                    yield from (*element.recipients, *element.lines, element.name, element.typist)
                case Table():
                    for row in element.rows:
                        yield from row.cells


def assert_inside_margins(page: PdfPage) -> None:
    for line in page.body:
        assert line.x0 >= 30 * MM - 2, line
        assert line.x1 <= page.width - 20 * MM + 3, line
        assert line.bottom <= page.height - 20 * MM + 0.2, line


def assert_no_overlap(page: PdfPage) -> None:
    lines = sorted((line for line in page.lines if not line.upright), key=lambda line: line.top)
    for index, line in enumerate(lines):
        for other in lines[index + 1 :]:
            if other.top >= line.bottom:
                break
            apart = other.x0 >= line.x1 - 2 or line.x0 >= other.x1 - 2
            low = other.top + 0.35 * other.size  # marks over capitals reach into the line's room
            assert apart or low >= line.bottom - 0.35 * line.size, (line, other)


def assert_no_stranded_heading(page: PdfPage, following: PdfPage) -> None:
    """Below a heading stands prose; only headings that fill a page by themselves run on."""
    if page.width > page.height or following.width > following.height:
        return
    last, first = page.body[-1], following.body[0]
    if last.size >= 13 and last.bold and last.x0 < 50 * MM:
        assert first.bold, last


def assert_signature_has_company(pages: list[PdfPage]) -> None:
    for page in pages:
        for line in page.lines:
            if line.text == "Nơi nhận:":
                above = [other for other in page.body if other.bottom < line.top]
                assert len(above) >= 2


def words_of(plan: Plan) -> Iterator[str]:
    yield plan.title
    yield plan.opening
    yield plan.closing
    for section in plan.sections:
        yield section.heading.upper()
        for numbered in numbered_blocks(section, plan.numbering):
            if numbered.block.text:
                yield f"{numbered.number} {numbered.block.text}"


def test_three_hundred_tasks_print_each_once() -> None:
    tasks = tuple(
        Task(f"t{index}", f"Việc{index:03d}", leads=(Doer("Phòng A"),), in_appendix=True)
        for index in range(300)
    )
    pages = read(PRINTER.plan(Plan("kh", 2026, "Việc", "D", tasks=tasks), OFFICE).pdf)
    cells: list[Line] = [line for page in pages for line in page.lines if line.size == 12]
    found = [line.text for line in cells if line.text.startswith("Việc")]
    assert found == [task.title for task in tasks]
