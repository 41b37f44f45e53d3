"""What the program keeps of a line that somebody typed, pasted or sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.vntext import clean, fold


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ke\u0302\u0301 hoạch", "Kế hoạch"),
        ("e\u200b\u0302", "ê"),
        ("một\rhai\u2028ba\x85bốn\vnăm", "một hai ba bốn năm"),
        ("một\u00a0\u202fhai\u3000", "một hai"),
        ("\x00\x1b[31m\u202eđỏ\u2060\ufeff", "[31mđỏ"),
        ("nửa\ud800 chữ", "nửa chữ"),
    ],
)
def test_a_line_keeps_what_can_be_read(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.characters()))
def test_a_clean_line_is_one_line_in_nfc_that_any_file_can_hold(typed: str) -> None:
    line = clean(typed)
    assert unicodedata.is_normalized("NFC", line)
    assert len(line.splitlines()) <= 1
    assert clean(line) == line
    line.encode()


@given(st.text())
def test_folding_takes_every_mark_away_whatever_the_script(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    assert fold(text) == "".join(char for char in decomposed if not unicodedata.combining(char))
