"""All wording is in one catalogue: keys exist, are used, and their placeholders agree."""

from __future__ import annotations

import ast
import json
import string
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from source_tree import PACKAGE, ROOT, shown, tree_of

CATALOGUE = ROOT / "resources" / "i18n" / "vi"

#: Functions that read a text by its key.
READERS = {"tr", "text"}

#: Codes that `../shared/exchange.md` section 8 fixes; what raises them comes with the receipts.
RESERVED = {"E-REVOKED", "E-TRUST-OLD", "E-TRUST-GAP", "E-ENV", "W-CLOCK", "W-CLONE", "E-REF"}


@cache
def texts() -> dict[str, str]:
    """Return every text by "area.key"."""
    return {
        f"{path.stem}.{key}": text
        for path in CATALOGUE.glob("*.json")
        if path.name != "errors.json"
        for key, text in _read(path).items()
    }


@cache
def errors() -> dict[str, dict[str, str]]:
    """Return every refusal by its code."""
    content: dict[str, dict[str, str]] = _read(CATALOGUE / "errors.json")
    return content


@pytest.mark.parametrize("path", sorted(CATALOGUE.glob("*.json")), ids=lambda path: path.stem)
def test_a_catalogue_has_each_key_once_and_only_clean_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    entries = _read(path)
    for value in entries.values():
        for part in value.values() if isinstance(value, dict) else [value]:
            assert isinstance(part, str)
            assert part == part.strip() or path.name != "errors.json"


def test_refusals_are_sorted_and_say_what_happened_and_what_to_do() -> None:
    assert list(errors()) == sorted(errors())
    short = [
        code
        for code, entry in errors().items()
        if set(entry) != {"message", "remedy"}
        or not entry["message"].endswith((".", "?"))
        or not entry["remedy"].endswith((".", "?"))
    ]
    assert not short


def test_every_key_that_is_read_exists() -> None:
    missing = [f"{place}: {key}" for place, key, _ in _reads() if key not in texts()]
    assert not missing


def test_every_text_is_used() -> None:
    constants, prefixes = _strings()
    whole = {f"{area}." for _, call, area in _calls() if _called(call) == "catalogue"}
    unused = [
        key
        for key in texts()
        if key not in constants and not key.startswith(tuple(prefixes | whole))
    ]
    assert not unused


def test_texts_get_the_values_that_they_show() -> None:
    wrong = [
        f"{place}: {key} wants {sorted(_placeholders(texts()[key]))}, gets {sorted(given)}"
        for place, key, given in _reads()
        if given is not None and key in texts() and _placeholders(texts()[key]) != given
    ]
    assert not wrong


def test_every_refusal_that_is_raised_is_worded() -> None:
    missing = [f"{place}: {code}" for place, code, _ in _refusals() if code not in errors()]
    assert not missing


def test_every_worded_refusal_can_be_raised() -> None:
    constants, _ = _strings()
    silent = [
        code
        for code in errors()
        if code not in constants
        and code.removeprefix("E-").lower() not in constants  # made from a verdict's value
        and code not in RESERVED
    ]
    assert not silent


def test_refusals_get_the_values_that_they_show() -> None:
    wrong = [
        f"{place}: {code} shows {sorted(shown_values)}, gets {sorted(given)}"
        for place, code, given in _refusals()
        if given is not None and code in errors()
        for shown_values in [_placeholders(" ".join(errors()[code].values()))]
        if not shown_values <= given
    ]
    assert not wrong


def _read(path: Path) -> dict[str, Any]:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), f"{path.name} names a key twice"
        return dict(pairs)

    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
    return content


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Yield (place, call, first literal argument) of every call in the package."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Call)
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield f"{shown(path)}:{node.lineno}", node, node.args[0].value


def _reads() -> Iterator[tuple[str, str, set[str] | None]]:
    for place, call, first in _calls():
        if _called(call) in READERS and "." in first:
            yield place, first, _given(call)


def _refusals() -> Iterator[tuple[str, str, set[str] | None]]:
    for place, call, first in _calls():
        if _called(call) == "AppError":
            yield place, first, _given(call)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _given(call: ast.Call) -> set[str] | None:
    """Return the names of the values handed in, None where they are not written out."""
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return {keyword.arg for keyword in call.keywords if keyword.arg}


@cache
def _strings() -> tuple[frozenset[str], frozenset[str]]:
    """Return every string of the package, and every constant beginning of an f-string."""
    constants: set[str] = set()
    prefixes: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                if start.count(".") >= 1 and not start.startswith("."):
                    prefixes.add(start)
    return frozenset(constants), frozenset(prefixes)
