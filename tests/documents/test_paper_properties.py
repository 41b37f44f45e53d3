"""Whatever paper is printed: nothing overflows, overlaps, is stranded or lost."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from long_run import examples
from paper_samples import as_issued
from samples import CHAIR, OFFICE, SENTENCES
from sheets import MM, PdfPage, read, squeezed
from test_pdf_properties import (
    LONG_WORD,
    assert_no_letter_lost,
    assert_no_overlap,
    assert_no_stranded_heading,
    assert_signature_has_company,
    tables,
)

from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.paper import (
    Appendix,
    MeetingFacts,
    Paper,
    PaperKind,
    numbered_paper_sections,
)
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section, numbered_blocks

PRINTER = PdfPrinter()

sentences = st.sampled_from((*SENTENCES, LONG_WORD, "Ngắn.", f"{SENTENCES[0]} {LONG_WORD}"))
paragraphs = st.lists(sentences, min_size=1, max_size=2).map(" ".join)
kinds = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TASK])
names = st.sampled_from(
    ("Sở Nội vụ", "Trung tâm " + "Phục vụ " * 14 + "công", "Các thôn", "Phòng Kinh tế (2 bản)")
)


@st.composite
def blocks(draw: st.DrawFn, most: int) -> tuple[Block, ...]:
    count = draw(st.integers(0, most))
    return tuple(
        Block(f"b{index}", draw(kinds), draw(paragraphs), draw(st.integers(1, 5)))
        for index in range(count)
    )


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Papers of every type and size, in words of our own."""
    kind = draw(st.sampled_from(PaperKind))
    headings = draw(st.lists(st.sampled_from(("", SENTENCES[1], "Kết quả")), max_size=4))
    sections = tuple(
        Section(f"s{index}", heading, (), draw(blocks(4))) for index, heading in enumerate(headings)
    )
    appendices = tuple(
        Appendix(
            f"p{index}", draw(sentences), draw(blocks(3)),
            draw(st.one_of(st.none(), tables())), draw(st.booleans()),
        )
        for index in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    made = Paper(
        "vb",
        kind,
        2026,
        " ".join(draw(st.lists(sentences, max_size=4))).rstrip("."),
        symbol="UBND-VHXH",
        addressees=tuple(draw(st.lists(names, max_size=40))),
        bases=tuple(draw(st.lists(sentences, max_size=3))),
        opening=draw(paragraphs),
        sections=sections,
        closing=draw(paragraphs),
        appendices=appendices,
        recipients=tuple(draw(st.lists(names, max_size=40))),
        signatory=CHAIR,
        meeting=MeetingFacts(attendees=tuple(draw(st.lists(names, max_size=20))), chair="An"),
        urgency=draw(st.sampled_from(Urgency)),
        scope=draw(st.sampled_from(Scope)),
        typist=draw(st.sampled_from(("", "PL"))),
        contact=draw(st.sampled_from(((), ("Địa chỉ: Thôn Đông. Điện thoại: 0229 000 000.",)))),
        numbering=draw(st.sampled_from(NumberingStyle)),
        body_size=draw(st.sampled_from([13, 14])),
    )
    return as_issued(made) if draw(st.booleans()) and made.rule.numbered else made


@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(papers())
def test_any_paper_prints_without_overflow_overlap_stranding_or_loss(paper: Paper) -> None:
    pages = read(PRINTER.paper(paper, OFFICE).pdf)
    for page in pages:
        assert_inside_margins(page)
        assert_no_overlap(page)
    for page, following in zip(pages, pages[1:], strict=False):
        assert_no_stranded_heading(page, following)
    assert_signature_has_company(pages)
    # The address at the foot of page 1 stands between two lines of a paragraph that goes on.
    flowing = (line.text for page in pages for line in page.body if line.text not in paper.contact)
    everything = squeezed("".join(flowing))
    for words in words_of(paper):
        assert squeezed(words) in everything, words
    assert_no_letter_lost(compose_paper(paper, OFFICE), pages)


def assert_inside_margins(page: PdfPage) -> None:
    for line in page.body:
        assert line.x0 >= 30 * MM - 2, line
        assert line.x1 <= page.width - 20 * MM + 3, line
        assert line.bottom <= page.height - 20 * MM + 0.2, line


def words_of(paper: Paper) -> Iterator[str]:
    """Yield what must stand on the pages, letter for letter."""
    yield paper.opening
    for number, section in numbered_paper_sections(paper):
        if number:
            yield f"{number} {section.heading.upper()}"
        for numbered in numbered_blocks(section, paper.numbering):
            yield f"{numbered.number} {numbered.block.text}"
    for appendix in paper.appendices:
        yield appendix.title.upper()
