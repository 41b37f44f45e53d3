"""The engine: any input is answered, a slow rule is stopped and named, nothing is shouted twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.review.engine import HINTS_A_PAGE, STOPPED, Reviewer
from kehoach_desktop.review.finding import QUOTE_WORDS, Finding, Rule, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.registry import RULES, review
from kehoach_desktop.services.checks.reviewing import vocabulary, word

PLANTED = (Path(__file__).parent / "planted_plan.txt").read_text(encoding="utf-8")

HOSTILE = {
    "nothing": "",
    "blanks": " \n\t\r\n\u200b\ufeff",
    "another language": "The committee shall meet every week and report to the office. " * 50,
    "one long line": "thủ tục hành chính " * 11_000,
    "one long word": "a" * 200_000,
    "brackets": "(" * 20_000 + "\n" + "“" * 5_000,
    "numbers": "1. " * 30_000,
    "control characters": "KẾ HOẠCH\x00\x01\x02\n\nI. MỤC ĐÍCH\x1b[0m\n\n- Nội dung\x7f.",
    "a thousand sections": "KẾ HOẠCH\n\n" + "\n".join(f"{n}. Việc số {n}" for n in range(1_000)),
    "dates": "Quyết định số 1/QĐ-UBND ngày 99/99/2026 của " * 2_000,
    "no end": "Căn cứ Quyết định số " * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_input_is_answered(text: str) -> None:
    for each in review(from_plain_text(text), vocabulary()):
        assert len(each.quote.split()) <= QUOTE_WORDS
        assert word(each).why


def test_decomposed_text_is_read_like_composed_text() -> None:
    import unicodedata

    text = "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- Nâng cao trách nhiệm của của cán bộ xã trong mọi việc.\n"
    composed = review(from_plain_text(text), vocabulary())
    decomposed = review(from_plain_text(unicodedata.normalize("NFD", text)), vocabulary())
    assert composed == decomposed
    assert "wording.doubled" in {each.rule for each in composed}


@given(st.text(max_size=400))
def test_no_text_breaks_a_rule(text: str) -> None:
    review(from_plain_text(text), vocabulary())


def test_a_slow_rule_is_stopped_and_named() -> None:
    ticks = itertools.count(0.0, 1.5)

    def slow(reading: Reading) -> Iterator[Finding]:
        for each in reading.walk():
            yield reading.find("", each, (0, 3))

    rule = Rule("slow.rule", Severity.ERROR, "practice", slow)
    text = from_plain_text("\n\n".join(f"Đoạn số {n}." for n in range(20)))
    found = review(text, vocabulary(), rules=[rule], clock=lambda: next(ticks))
    assert [(each.rule, each.params) for each in found if each.rule == STOPPED] == [
        (STOPPED, {"rule": "slow.rule"})
    ]


def test_every_rule_is_worded_and_named_once() -> None:
    for rule in RULES.values():
        finding = Finding(rule.id, rule.severity, "x", 1)
        assert word(finding).why
        assert rule.id == rule.id.lower()


def test_hints_stay_few() -> None:
    text = "KẾ HOẠCH\n\n" + "- Thời gian thực hiện: Thường xuyên trong năm.\n\n" * 40
    hints = [e for e in review(from_plain_text(text), vocabulary()) if e.severity is Severity.HINT]
    assert len(hints) <= HINTS_A_PAGE


def _as_found(found: list[Finding]) -> list[tuple[object, ...]]:
    return [(e.rule, e.severity, e.paragraph, e.start, e.end, e.quote) for e in found]


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.local], ids=lambda r: r.id
)
def test_a_local_rule_finds_the_same_paragraph_by_paragraph(rule: Rule) -> None:
    """The promise of `Rule.local`, held on the planted faults."""
    whole = Reading(from_plain_text(PLANTED), vocabulary())
    together = list(rule.look(whole))
    singly = [
        each for paragraph in whole.text.paragraphs for each in rule.look(whole.part([paragraph]))
    ]
    assert sorted(_as_found(together)) == sorted(_as_found(singly))


@given(st.data())
def test_a_review_that_goes_on_agrees_with_a_fresh_one(data: st.DataObject) -> None:
    """Whatever is typed, moved or deleted, nothing stale is told and nothing is missed."""
    # No rule is stopped, however slow the machine: the clock stands still.
    reviewer = Reviewer(vocabulary(), tuple(RULES.values()), clock=lambda: 0.0)
    lines = PLANTED.split("\n\n")[:60]
    reviewer.review(from_plain_text("\n\n".join(lines)))
    for _ in range(3):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(("type", "delete", "move", "double")))
        if change == "type":
            lines[at] += data.draw(st.sampled_from((" của của xã", " phường", ",", " năm 2019.")))
        elif change == "double":
            lines.insert(at, lines[at])
        else:
            line = lines.pop(at)
            if change == "move":
                lines.append(line)
        text = "\n\n".join(lines)
        going_on = reviewer.review(from_plain_text(text))
        assert going_on == review(from_plain_text(text), vocabulary(), clock=lambda: 0.0)


def test_every_ended_body_tells_its_source_and_how_it_was_verified() -> None:
    for each in vocabulary().ended:
        assert each.source
        assert each.checked.startswith(("đối chiếu ", "ghi theo hiểu biết"))
