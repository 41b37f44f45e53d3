"""Two drafts compared: what changed is named word by word, and no word of either is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.plans.comparison import (
    Change,
    Comparison,
    PaperLine,
    compare,
    compare_words,
)


def lines(*texts: str) -> list[PaperLine]:
    return [PaperLine(f"{index}.", text, "body") for index, text in enumerate(texts, start=1)]


def shown(comparison: Comparison) -> list[str]:
    """Spell a comparison: -removed-, +added+, kept words plain."""
    marks = {Change.SAME: "{}", Change.REMOVED: "-{}-", Change.ADDED: "+{}+"}
    return [
        " ".join(marks[span.change].format(span.text) for span in line.spans)
        for line in comparison.lines
    ]


def test_the_words_that_changed_are_marked_and_no_others() -> None:
    older = lines("Các thôn phát thanh mỗi tuần một lần vào sáng thứ Sáu.")
    newer = lines("Các thôn phát thanh mỗi tuần hai lần vào sáng thứ Sáu.")
    assert shown(compare(older, newer)) == [
        "Các thôn phát thanh mỗi tuần -một- +hai+ lần vào sáng thứ Sáu."
    ]


def test_a_clause_put_in_front_moves_numbers_and_changes_nothing_else() -> None:
    older = lines("Việc thứ nhất của xã.", "Việc thứ hai của thôn.")
    newer = lines("Mở sổ theo dõi.", "Việc thứ nhất của xã.", "Việc thứ hai của thôn.")
    found = compare(older, newer)
    assert [line.change for line in found.lines] == [Change.ADDED, Change.SAME, Change.SAME]
    assert [line.label for line in found.lines] == ["1.", "2.", "3."]


def test_a_clause_rewritten_as_a_whole_is_one_removed_and_one_added() -> None:
    found = compare(lines("Treo băng rôn ở chợ."), lines("Mở hội thi tìm hiểu cho học sinh."))
    assert [line.change for line in found.lines] == [Change.REMOVED, Change.ADDED]


def test_single_equal_words_between_changes_do_not_break_the_reading() -> None:
    spans = list(compare_words("một hai ba bốn năm sáu bảy", "một chín ba mười năm sáu bảy"))
    assert [span.text for span in spans] == ["một", "hai ba bốn", "chín ba mười", "năm sáu bảy"]


def test_figures_count_words_and_paragraphs() -> None:
    found = compare(lines("a b c d e", "x"), lines("a b c d f", "x", "y z"))
    assert found.paragraphs(Change.CHANGED) == 1
    assert found.paragraphs(Change.ADDED) == 1
    assert found.words(Change.ADDED) == 3
    assert found.words(Change.REMOVED) == 1
    assert not found.is_same
    assert compare(lines("a"), lines("a")).is_same


_TEXT = st.lists(
    st.sampled_from(["xã", "thôn", "đài", "báo", "họp", "kỳ"]), min_size=1, max_size=8
).map(" ".join)
_TEXTS = st.lists(_TEXT, max_size=9)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _TEXTS)
def test_no_word_of_either_text_is_lost(older: list[str], newer: list[str]) -> None:
    found = compare(lines(*older), lines(*newer))
    kept = [span for line in found.lines for span in line.spans]
    was = " ".join(span.text for span in kept if span.change is not Change.ADDED)
    becomes = " ".join(span.text for span in kept if span.change is not Change.REMOVED)
    assert was == " ".join(older)
    assert becomes == " ".join(newer)


def test_long_texts_far_apart_are_compared_whole() -> None:
    older = [PaperLine("", f"Đoạn {index} nói về việc {index * 7}.") for index in range(300)]
    newer = [PaperLine("", f"Đoạn {index} bàn về việc {index * 7}!") for index in range(340)]
    found = compare(older, newer)
    assert found.paragraphs(Change.SAME) == 0
    assert len(found.lines) >= 340
