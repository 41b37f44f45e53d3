"""Sentences of the office's own issued plans come back in this year's words."""

from __future__ import annotations

from kehoach_desktop.domain.plans.own_sentences import LONGEST, MOST_OFFERED, offer
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.vntext import UNKNOWN

PURPOSE = SectionRole.PURPOSE


def issued(year: int, *texts: str, role: SectionRole = PURPOSE) -> Plan:
    blocks = tuple(Block(f"b{i}", BlockKind.DASH, text) for i, text in enumerate(texts))
    return Plan(
        f"p{year}", year, "Chăm sóc cây xanh", "B", sections=(Section("s", "MỤC", (role,), blocks),)
    )


def offered(*plans: Plan, present: str = "") -> list[str]:
    section = Section("new", "MỤC", (PURPOSE,), (Block("x", BlockKind.DASH, present),))
    new = Plan("new", 2027, "Chăm sóc cây xanh", "B", sections=(section,))
    return [sentence.text for sentence in offer(plans, new, section)]


def test_last_years_year_becomes_this_years() -> None:
    old = issued(2026, "Trồng đủ cây trong năm 2026, nhiều hơn năm 2025.")
    assert offered(old) == ["Trồng đủ cây trong năm 2027, nhiều hơn năm 2026."]


def test_dates_and_spans_of_years_stay_as_they_were() -> None:
    text = "Theo Kế hoạch ngày 05 tháng 12 năm 2025, giai đoạn 2021 - 2026."
    assert offered(issued(2026, text)) == [text]


def test_the_latest_plan_speaks_first_and_nothing_is_said_twice() -> None:
    plans = (issued(2024, "Câu cũ.", "Câu chung."), issued(2026, "Câu mới.", "câu  chung"))
    assert offered(*plans) == ["Câu mới.", "câu  chung", "Câu cũ."]


def test_what_stands_in_the_section_is_not_offered_again() -> None:
    assert offered(issued(2026, "Trồng cây năm 2026."), present="trồng cây năm 2027") == []


def test_other_sections_titles_dots_and_long_paragraphs_are_left_out() -> None:
    dots, long = f"Trồng {UNKNOWN} cây.", "x" * (LONGEST + 1)
    assert offered(issued(2026, dots, long)) == []
    assert offered(issued(2026, "Kinh phí.", role=SectionRole.FUNDING)) == []
    heading = Section("s", "MỤC", (PURPOSE,), (Block("h", BlockKind.HEADING, "Mục đích"),))
    assert offered(Plan("p", 2026, "t", "B", sections=(heading,))) == []


def test_only_a_handful_is_offered() -> None:
    assert len(offered(issued(2026, *(f"Câu số {i}." for i in range(30))))) == MOST_OFFERED
