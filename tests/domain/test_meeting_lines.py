"""What is typed in a giao ban: conclusions in one line, answers from the printed sheet."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.office import Agency, AgencyKind
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.answer_lines import Answer, Doubt, read_answers
from kehoach_desktop.domain.work.conclusion_line import read_conclusion
from kehoach_desktop.domain.work.meeting import Verdict

THURSDAY = dt.date(2026, 11, 26)
AGENCIES = (
    Agency("a1", "Trạm Y tế xã", AgencyKind.CENTRE, "Trạm Y tế"),
    Agency("a2", "Phòng Văn hóa - Xã hội", AgencyKind.DIVISION),
    Agency("a3", "Văn phòng HĐND và UBND", AgencyKind.DIVISION, "Văn phòng"),
)
CODES = range(1, 60)


@pytest.mark.parametrize(
    ("typed", "lead", "what", "deadline"),
    [
        ("Trạm y tế: phun hóa chất, trước 15/12", "a1", "phun hóa chất", "2026-12-14"),
        ("tram y te phun hóa chất chậm nhất 5/1", "a1", "phun hóa chất", "2027-01-05"),
        ("Văn phòng: trình dự thảo hết tháng 12", "a3", "trình dự thảo", "2026-12-31"),
        ("Văn phòng: báo cáo trước 10/12/2026.", "a3", "báo cáo", "2026-12-09"),
        ("Văn phòng: tổng hợp, xong trong tuần này", "a3", "tổng hợp", "2026-11-27"),
        ("Tổ 3: dọn vệ sinh thứ hai", None, "dọn vệ sinh", "2026-11-30"),
        ("dọn vệ sinh, thứ sáu tuần sau", None, "dọn vệ sinh", "2026-12-04"),
        ("tram y te: phun hoa chat, truoc ngay 15/12", "a1", "phun hoa chat", "2026-12-14"),
        ("Văn phòng: tong hop xong tuan nay", "a3", "tong hop", "2026-11-27"),
    ],
)
def test_a_line_says_who_does_what_until_when(
    typed: str, lead: str | None, what: str, deadline: str
) -> None:
    found = read_conclusion(typed, AGENCIES, THURSDAY)
    assert (found.lead.agency_id if found.lead else None) == lead
    assert (found.what, str(found.deadline)) == (what, deadline)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("chuẩn bị họp lúc 8:30", "chuẩn bị họp lúc 8:30"),
        ("Văn phòng: lập 2/3 số phiếu", "lập 2/3 số phiếu"),
        ("Trạm y tế: họp ngày 3/12 với dân", "họp ngày 3/12 với dân"),
        ("Trạm y tế: phun trước ngày 31/02", "phun trước ngày 31/02"),
        ("Trạm y tế: phun truoc ngay 31/02", "phun truoc ngay 31/02"),
    ],
)
def test_what_is_no_day_at_the_end_stays_in_the_text_and_the_next_meeting_asks(
    typed: str, what: str
) -> None:
    found = read_conclusion(typed, AGENCIES, THURSDAY)
    assert (found.what, found.deadline) == (what, None)
    assert found.due(THURSDAY) == dt.date(2026, 12, 3)


def test_the_first_unit_leads_and_the_others_help() -> None:
    found = read_conclusion("Phòng Văn hóa - Xã hội, Trạm y tế: họp dân", AGENCIES, THURSDAY)
    assert found.lead is not None and found.lead.agency_id == "a2"
    assert [doer.agency_id for doer in found.helpers] == ["a1"]


@given(st.text(max_size=120))
def test_no_line_breaks_the_reader_of_conclusions(typed: str) -> None:
    found = read_conclusion(typed, AGENCIES, THURSDAY)
    assert found.deadline is None or found.deadline >= THURSDAY


def test_the_four_answers_of_the_guide() -> None:
    found = read_answers("12 x; 15 +7; 18 xong 10 bài; 21 hoãn 30/12", CODES, THURSDAY)
    assert found == [
        Answer("12 x", 12, Verdict.DONE),
        Answer("15 +7", 15, Verdict.DONE, 7000),
        Answer("18 xong 10 bài", 18, Verdict.DONE, 10_000, note="bài"),
        Answer("21 hoãn 30/12", 21, Verdict.PUT_OFF, until=dt.date(2026, 12, 30)),
    ]


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("15 7", Doubt.BARE_NUMBER),
        ("15", Doubt.NO_WORD),
        ("15 bận", Doubt.NO_WORD),
        ("x", Doubt.NO_CODE),
        ("99 x", Doubt.UNKNOWN_CODE),
        ("15 hoãn", Doubt.NO_DAY),
        ("15 hoãn 31/2", Doubt.NO_DAY),
        ("15 hoãn 1/1/2026", Doubt.PAST_DAY),
        ("15 x 3/4", Doubt.FIGURE),
        ("15 +1.2.3", Doubt.FIGURE),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(typed: str, doubt: Doubt) -> None:
    (found,) = read_answers(typed, CODES, THURSDAY)
    assert found.doubt is doubt and found.said == typed


def test_a_code_that_is_answered_twice_is_asked_both_times() -> None:
    assert [a.doubt for a in read_answers("3 x; 3 chưa", CODES, THURSDAY)] == [Doubt.TWICE] * 2


def test_commas_part_answers_but_not_a_note_or_a_decimal() -> None:
    found = read_answers("1 x 7,5, 2 chua, thiếu người, 3 hoan 30/12", CODES, THURSDAY)
    assert [(a.code, a.verdict) for a in found] == [
        (1, Verdict.DONE), (2, Verdict.NOT_DONE), (3, Verdict.PUT_OFF),
    ]  # fmt: skip
    assert (found[0].figure, found[1].note) == (7500, "thiếu người")


ANSWERS = st.dictionaries(
    st.sampled_from(CODES),
    st.one_of(
        st.just(("x", Verdict.DONE, None, None)),
        st.just(("chưa", Verdict.NOT_DONE, None, None)),
        st.integers(0, 10_000_000).map(
            lambda n: (f"+{format_thousandths(n)}", Verdict.DONE, n, None)
        ),
        st.dates(THURSDAY, dt.date(2030, 12, 31)).map(
            lambda d: (f"hoãn {d:%d/%m/%Y}", Verdict.PUT_OFF, None, d)
        ),
    ),
    max_size=12,
)


@given(ANSWERS, st.sampled_from(["; ", ";", "\n", ", "]))
def test_what_is_typed_by_the_rules_is_read_as_it_was_meant(
    answers: dict[int, tuple[str, Verdict, int | None, dt.date | None]], between: str
) -> None:
    typed = between.join(f"{code} {answer[0]}" for code, answer in answers.items())
    found = read_answers(typed, CODES, THURSDAY)
    assert [(a.code, a.verdict, a.figure, a.until, a.doubt) for a in found] == [
        (code, verdict, figure, until, None)
        for code, (_, verdict, figure, until) in answers.items()
    ]


@given(st.text(max_size=200))
def test_nothing_that_is_typed_is_lost_or_answered_without_a_verdict(typed: str) -> None:
    found = read_answers(typed, CODES, THURSDAY)
    letters = "".join(char for answer in found for char in answer.said if char.isalnum())
    assert letters == "".join(char for char in clean(typed) if char.isalnum())
    assert all((answer.verdict is None) == (answer.doubt is not None) or
               answer.doubt is Doubt.TWICE for answer in found)  # fmt: skip
