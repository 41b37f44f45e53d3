"""What says nothing does not print: no bare "a)" or "-", and no number is skipped for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import OFFICE, big_plan
from sheets import read
from word_files import W, body
from word_files import text as words

from kehoach_desktop.documents.composition import Paragraph
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    Plan,
    Section,
    numbered_blocks,
)
from kehoach_desktop.domain.plans.task import Doer, Task

EMPTY_TASK = Task("t0", "")
KNOWN_TASK = Task("t1", "", leads=(Doer("Phòng Kinh tế"),))
IN_APPENDIX = Task("t2", "", leads=(Doer("Phòng Kinh tế"),), in_appendix=True)

BLOCKS = (
    Block("1", BlockKind.ITEM, "Họp dân"),
    Block("2", BlockKind.ITEM, " \u200b"),
    Block("3", BlockKind.DASH, ""),
    Block("4", BlockKind.PARAGRAPH, ""),
    Block("5", BlockKind.TASK, task_id="t0"),
    Block("6", BlockKind.TASK, task_id="t1"),
    Block("7", BlockKind.TASK, task_id="t2"),
    Block("8", BlockKind.TASK, task_id="gone"),
    Block("9", BlockKind.ITEM, "Phát tờ rơi"),
)
PLAN = replace(
    big_plan(1, 1, 0),
    sections=(Section("m", "Nội dung", (), BLOCKS),),
    tasks=(EMPTY_TASK, KNOWN_TASK, IN_APPENDIX),
)


def printed(plan: Plan) -> list[str]:
    elements = compose_plan(plan, OFFICE).parts[0].elements
    return [
        element.text
        for element in elements
        if isinstance(element, Paragraph) and element.source.startswith("block:")
    ]


def test_blocks_without_words_leave_neither_a_mark_nor_a_gap() -> None:
    assert printed(PLAN) == ["1. Họp dân", "2. ……", "3. Phát tờ rơi"]


def test_the_pdf_and_the_word_file_agree() -> None:
    pdf = [line.text for page in read(PdfPrinter().plan(PLAN, OFFICE).pdf) for line in page.lines]
    assert not {"-", "+", "1.", "2.", "3."} & set(pdf)
    assert "3. Phát tờ rơi" in pdf
    paragraphs = [words(each) for each in body(DocxPrinter().plan(PLAN, OFFICE)).iter(f"{W}p")]
    start = paragraphs.index("Họp dân")
    assert paragraphs[start + 1] == "……"
    assert "Phát tờ rơi" in paragraphs[start + 2 :]


kinds = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TASK])
blocks = st.lists(st.tuples(kinds, st.sampled_from(("", " ", "Chữ")), st.integers(1, 4)))


@pytest.mark.parametrize("style", NumberingStyle)
@given(given_blocks=blocks)
def test_what_is_left_is_numbered_as_if_nothing_else_had_been_there(
    style: NumberingStyle, given_blocks: list[tuple[BlockKind, str, int]]
) -> None:
    made = tuple(
        Block(str(place), kind, text, level)
        for place, (kind, text, level) in enumerate(given_blocks)
    )
    kept = Section("m", "Nội dung", (), tuple(block for block in made if block.text.strip()))
    plan = replace(PLAN, numbering=style, sections=(Section("m", "Nội dung", (), made),))
    expected = [f"{each.number} Chữ".strip() for each in numbered_blocks(kept, style)]
    assert printed(plan) == expected
    assert all(line.endswith("Chữ") for line in expected)
