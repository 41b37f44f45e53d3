"""Line breaking: no letter lost, no line too wide, whatever the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.documents.pdf.fonts import load_fonts
from kehoach_desktop.documents.pdf.lines import BrokenLine, Piece, break_balanced, break_lines

FONTS = load_fonts()
words = st.text("abđếƯwxyz-0123456789/.", min_size=1, max_size=60)
texts = st.lists(words, min_size=1, max_size=30).map(" ".join)


def joined(lines: list[BrokenLine]) -> str:
    text = ""
    for line in lines:
        text += "".join(piece.text for piece in line.pieces) + ("" if line.cut else " ")
    return text.rstrip().replace("\u00a0", " ")


@given(texts, st.floats(40, 500), st.floats(0, 20))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: float, indent: float) -> None:
    lines = break_lines([Piece(text, FONTS.regular)], 14, width, indent)
    assert joined(lines) == text
    for index, line in enumerate(lines):
        natural = sum(piece.face.width(piece.text) for piece in line.pieces) * 14 / 1000
        assert abs(natural - line.width) < 0.01
        assert line.width <= width - (indent if index == 0 else 0) + 0.001
    assert [line.ends for line in lines] == [False] * (len(lines) - 1) + [True]


@given(texts, texts, st.floats(60, 400))
def test_runs_of_two_styles_are_joined_by_a_blank(first: str, second: str, width: float) -> None:
    lines = break_lines([Piece(first, FONTS.bold), Piece(second, FONTS.regular)], 13, width)
    assert joined(lines) == f"{first} {second}"


@given(texts, st.floats(120, 400))
def test_balanced_lines_are_as_few_as_greedy_ones(text: str, width: float) -> None:
    runs = [Piece(text, FONTS.bold)]
    balanced = break_balanced(runs, 14, width)
    assert len(balanced) == len(break_lines(runs, 14, width))
    assert joined(balanced) == text


def test_a_line_never_begins_with_a_dash() -> None:
    text = "Văn hóa - Xã hội " * 20
    for width in range(60, 300, 7):
        for line in break_lines([Piece(text, FONTS.regular)], 14, width):
            assert not line.pieces[0].text.startswith("-")


def test_no_break_blanks_hold() -> None:
    lines = break_lines([Piece("một năm\u00a02026", FONTS.regular)], 14, 60)
    assert [line.pieces[0].text for line in lines] == ["một", "năm\u00a02026"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert len(break_lines([Piece("", FONTS.regular)], 14, 100)) == 1
