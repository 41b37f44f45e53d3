"""One value, one spelling: what is read is what would have been written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.archive import strict_json
from kehoach_desktop.domain.vntext import nfc

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(nfc)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_every_value_comes_back(value: object) -> None:
    assert strict_json.loads(strict_json.dumps(value)) == value


@given(VALUES)
def test_any_other_spelling_of_it_is_refused(value: object) -> None:
    for text in (json.dumps(value, indent=1), json.dumps(value), json.dumps(value) + "\n"):
        if text.encode() != strict_json.dumps(value):
            with pytest.raises(strict_json.JsonError):
                strict_json.loads(text.encode())


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        value = strict_json.loads(data)
    except strict_json.JsonError:
        return
    assert strict_json.dumps(value) == data


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), "e\u0302", {"e\u0302": 1}, {1: 2}, "\ud800", b"x"]
)
def test_what_may_not_be_signed_is_not_written(value: object) -> None:
    with pytest.raises(strict_json.JsonError):
        strict_json.dumps(value)


def test_sixteen_levels_are_read_and_seventeen_are_not() -> None:
    assert strict_json.loads(b"[" * 16 + b"]" * 16)
    with pytest.raises(strict_json.JsonLimitError):
        strict_json.loads(b"[" * 17 + b"]" * 17)
