"""What a review keeps from the one before: it is quick, and never tells anything stale."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.paths import resource
from kehoach_desktop.review.engine import Reviewer
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.plan_text import from_plan
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.registry import RULES, review
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.services.checks.reviewing import vocabulary
from kehoach_desktop.services.upkeep.sample import Sample, read_sample

HERE = Path(__file__).parent
PAPERS = [
    (HERE / "planted_plan.txt").read_text(encoding="utf-8")[:9_000],
    (HERE / "clean" / "commune_report_2026.txt").read_text(encoding="utf-8")[:6_000],
    (HERE / "papers" / "district_decision_2021.txt").read_text(encoding="utf-8")[:6_000],
]
#: What is typed: something for every family of rules to see, or to see no more.
TYPED = (
    " của của xã", " phường", ",", " năm 2019.", ";", ".", "a", "ộ", " ", "(", ")", "“", " hoá",
    " đếnnăm", " hóa", " thôn", " ấp", " - ", "-", " Phụ lục kèm theo", " tại khoản 9 Phần V ",
    " theo Điều 7 ", "Chủ trì: ", "Thời gian: tháng 3", " hằng năm", " hàng năm", " qui định",
    " kế hoạch này", " Kế hoạch này", " (gọi tắt là ABC)", " ABC ", " cán bộ công chức", ":",
    " cán bộ, công chức", " như sau:", " chỉ tiêu", " 100%", " Phòng Văn hóa và Xã hội",
    " Phòng Văn hóa - Xã hội", " thủ tục Hành chính", " thành phố", "Là cơ quan", "Căn cứ ",
    " Quyết định số 12/QĐ-UBND ngày 01/02/2024 của UBND xã", " UBND các xã", "12", "/", "20",
)  # fmt: skip
#: Words of our plan, and a fault that may stand in their place.
PLANTED = [
    (right.replace("\\n", "\n"), wrong.replace("\\n", "\n"))
    for line in (HERE / "planted_faults.tsv").read_text(encoding="utf-8").splitlines()
    for _, right, wrong in [line.split("\t")]
]
EDITS = ("type", "type at the end", "rub out", "turn the case", "copy")


def changed(text: str, data: st.DataObject) -> str:
    """Return `text` after one small edit inside it."""
    at = data.draw(st.integers(0, len(text) - 1))
    edit = data.draw(st.sampled_from(EDITS))
    if edit == "type at the end":
        end = text.find("\n", at)
        at = len(text) if end < 0 else end
    if edit.startswith("type"):
        return text[:at] + data.draw(st.sampled_from(TYPED)) + text[at:]
    if edit == "rub out":
        return text[:at] + text[at + data.draw(st.integers(1, 6)) :]
    if edit == "turn the case":
        return text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
    start = data.draw(st.integers(0, len(text) - 1))
    return text[:at] + text[start : start + 40].replace("\n", " ") + text[at:]


@settings(max_examples=25)
@given(st.data())
def test_after_any_edit_the_review_says_what_a_fresh_one_says(data: st.DataObject) -> None:
    reviewer = Reviewer(vocabulary(), tuple(RULES.values()), clock=lambda: 0.0)
    text = data.draw(st.sampled_from(PAPERS))
    reviewer.review(from_plain_text(text))
    for _ in range(4):
        text = changed(text, data)
        fresh = review(from_plain_text(text), vocabulary(), clock=lambda: 0.0)
        assert reviewer.review(from_plain_text(text)) == fresh


def test_faults_that_come_and_go_one_by_one_are_told_and_told_no_more() -> None:
    """Every fault planted into our plan is typed into it and mended again."""
    watched = tuple(rule for rule in RULES.values() if rule.reads)
    reviewer = Reviewer(vocabulary(), watched, clock=lambda: 0.0)
    text = (HERE / "planted_plan.txt").read_text(encoding="utf-8")
    clean = reviewer.review(from_plain_text(text))
    told = set[str]()
    lines = [line for line in text.splitlines() if len(line) > 90]
    typed = [(line, line + words) for line, words in zip(lines * 2, TYPED, strict=False)]
    rubbed_out = [(line, line[:-1]) for line in lines[::3]]
    for right, wrong in (*PLANTED, *typed, *rubbed_out):
        faulty = from_plain_text(text.replace(right, wrong, 1))
        fresh = review(faulty, vocabulary(), rules=watched, clock=lambda: 0.0)
        assert reviewer.review(faulty) == fresh
        assert reviewer.review(from_plain_text(text)) == clean
        told |= {each.rule for each in fresh}
    assert len(told) >= 30


class Asked:
    """A rule that counts how often it is asked, and minds the word "xã" only."""

    def __init__(self) -> None:
        self.times = 0
        self.rule = Rule("minds.commune", Severity.HINT, "practice", self.look, reads=self.reads)

    def look(self, reading: Reading) -> Iterator[Finding]:
        self.times += 1
        for each in reading.walk():
            at = each.text.find("xã")
            if at >= 0:
                yield reading.find("", each, (at, at + 2))

    def reads(self, each: Paragraph, reading: Reading) -> bool:
        return "xã" in each.text


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        pytest.param(["1. Một.", "Hai xã.", "Ba bốn."], 1, id="nothing that it minds"),
        pytest.param(["1. Một xã.", "Hai xã.", "Ba."], 2, id="what it minds came"),
        pytest.param(["1. Một.", "Hai.", "Ba."], 2, id="what it minds went"),
        pytest.param(["1. Một.", "Có hai xã.", "Ba."], 2, id="the words that it shows"),
        pytest.param(["1. Một.", "Hai xã."], 2, id="a paragraph went"),
        pytest.param(["1. Hai xã.", "Một.", "Ba."], 2, id="paragraphs changed places"),
    ],
)
def test_a_rule_is_asked_again_where_it_reads_something_else(lines: list[str], times: int) -> None:
    asked = Asked()
    reviewer = Reviewer(vocabulary(), (asked.rule,))
    reviewer.review(from_plain_text("\n\n".join(["1. Một.", "Hai xã.", "Ba."])))
    text = from_plain_text("\n\n".join(lines))
    found = reviewer.review(text)
    assert asked.times == times
    assert [(e.paragraph, e.start) for e in found] == [
        (e.index, e.text.find("xã")) for e in text.paragraphs if "xã" in e.text
    ]


def test_a_review_that_broke_off_is_not_gone_on_with() -> None:
    asked, broken = Asked(), False

    def breaks(reading: Reading) -> Iterator[Finding]:
        if broken:
            raise ValueError
        yield from ()

    rules = (Rule("breaks", Severity.HINT, "practice", breaks), asked.rule)
    reviewer = Reviewer(vocabulary(), rules)
    reviewer.review(from_plain_text("1. Một xã.\n\nHai."))
    broken = True
    with pytest.raises(ValueError):
        reviewer.review(from_plain_text("1. Một.\n\nHai."))
    broken = False
    assert not reviewer.review(from_plain_text("1. Một.\n\nHai ba."))


@given(st.data())
def test_what_is_counted_on_is_what_is_counted_afresh(data: st.DataObject) -> None:
    text = PAPERS[0]
    before = from_plain_text(text)
    reviewer = Reviewer(vocabulary(), ())
    for _ in range(3):
        seen: list[Reading] = []

        def ask(reading: Reading, seen: list[Reading] = seen) -> Iterator[Finding]:
            seen.append(reading)
            yield from ()

        reviewer._whole = (Rule("ask", Severity.HINT, "practice", ask),)  # noqa: SLF001
        reviewer.review(before)
        said = seen[0].text
        for phrase in ("xã", "thực hiện", "kế hoạch"):
            assert said.count(phrase) == said.words.count(phrase)
            assert said.low_count(phrase) == said.low.count(phrase)
        words = Counter(word for each in said.within(Zone.BODY) for word in each.text.split())
        assert said.tally(_words, Zone.BODY) == words
        text = changed(text, data)
        before = from_plain_text(text)


def _words(each: Paragraph) -> list[str]:
    return each.text.split()


def sample() -> Sample:
    ids = itertools.count()
    return read_sample(resource(), lambda: f"id{next(ids)}")


SAMPLE = sample()


@given(st.data())
def test_a_plan_laid_out_again_is_laid_out_as_afresh(data: st.DataObject) -> None:
    plan, office = SAMPLE.plans[0], SAMPLE.office
    laid = from_plan(plan, office)
    for _ in range(4):
        plan = _edited(plan, data)
        laid, fresh = from_plan(plan, office, laid), from_plan(plan, office)
        assert laid.text.paragraphs == fresh.text.paragraphs
        assert laid.rows == fresh.rows


def _edited(plan: Plan, data: st.DataObject) -> Plan:
    at = data.draw(st.integers(0, len(plan.sections) - 1))
    section = plan.sections[at]
    place = data.draw(st.integers(0, len(section.blocks) - 1))
    block = section.blocks[place]
    what = data.draw(st.sampled_from(("word", "block", "section", "title", "closing", "task")))
    if what == "title":
        return replace(plan, title=f"{plan.title} mới")
    if what == "closing":
        return replace(plan, closing=f"{plan.closing}\nPhụ lục kèm theo.")
    if what == "task":
        return replace(plan, tasks=plan.tasks[1:])
    if what == "section":
        return replace(plan, sections=(*plan.sections[:at], *plan.sections[at + 1 :], section))
    typed = (replace(block, text=f"{block.text} xã"),) if what == "word" else ()
    blocks = (*section.blocks[:place], *typed, *section.blocks[place + 1 :])
    sections = tuple(
        replace(each, blocks=blocks or section.blocks) if each is section else each
        for each in plan.sections
    )
    return replace(plan, sections=sections)
