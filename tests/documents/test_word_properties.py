"""Whatever plan is written for Word: well-formed, every word there, every number as printed."""

from __future__ import annotations

import zipfile
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from long_run import examples
from lxml import etree
from samples import OFFICE
from test_pdf_properties import offices, plans
from word_files import body, numbered_lines, text

from kehoach_desktop.documents.composition import (
    EndBlock,
    Header,
    Label,
    ListKind,
    Paragraph,
    Table,
)
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.word.numbering import Numbering
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.numbering import point_letter
from kehoach_desktop.domain.plans.plan import Plan


def squeezed(words: str) -> str:
    return "".join(words.split())


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(), offices())
def test_any_plan_is_written_whole_and_counted_as_printed(plan: Plan, office: object) -> None:
    made = DocxPrinter().plan(plan, office)  # type: ignore[arg-type]
    with zipfile.ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    composed = compose_plan(plan, office)  # type: ignore[arg-type]
    lines = [squeezed(line) for line in numbered_lines(made)]
    paragraphs = [
        squeezed(element.text)
        for part in composed.parts
        for element in part.elements
        if isinstance(element, Paragraph)
    ]
    assert [line for line in lines if line in set(paragraphs)] == paragraphs
    everything = squeezed(text(body(made)))
    for part in composed.parts:
        for element in part.elements:
            match element:
                case Header():
                    parts = (*element.issuer, element.number or "", element.place_date or "")
                case EndBlock():
                    parts = (*element.recipients, *element.lines, element.name)
                case Table():
                    parts = tuple(cell for row in element.rows for cell in row.cells)
                case _:
                    parts = ()
            for words in parts:
                assert squeezed(words) in everything, words


@given(st.lists(st.sampled_from(["section", "item", "point"]), max_size=60))
def test_points_are_the_letters_of_the_alphabet_in_order(steps: list[str]) -> None:
    """Every list begun anew is another one, every step goes on in its stretch."""
    numbering = Numbering(letters=True)
    sections = items = points = 0
    last: tuple[int, int] | None = None
    for step in ("section", "item", *steps):
        if step == "section":
            sections, items = sections + 1, 0
            continue_ = numbering.place(Label(ListKind.SECTION, "I" * sections + "."))
            assert (continue_ is None) == (sections > 3)  # IV. is not IIII.
            if sections > 3:
                return
        elif step == "item":
            items, points, last = items + 1, 0, None
            assert numbering.place(Label(ListKind.DECIMAL, f"{items}.", 1)) is not None
        elif items:
            letter = point_letter(points)
            place = numbering.place(Label(ListKind.POINT, f"{letter})", 2))
            assert place is not None
            if letter in {"b", "c", "d", "h", "i", "l", "m", "y"}:
                assert place == last
            elif letter in {"đ", "e", "g", "k", "x"}:
                assert place != last
            points, last = points + 1, place


def test_a_plan_of_nothing_is_a_paper_all_the_same() -> None:
    made = DocxPrinter().plan(Plan("kh", 2026, "", "A"), OFFICE)
    assert "KẾ HOẠCH" in text(body(made))
