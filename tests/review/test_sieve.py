"""The sieve in front of a pattern: it saves time and hides nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach_desktop.review as rules
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.sieve import Sieve, needed

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        (r"\bchịu trách nhiệm\b", {"chịu trách nhiệm"}),
        (r"\b(?:rất là|để nhằm)\b", {"rất là", "để nhằm"}),
        (r"\b(?P<before>\w+) thi hành\b", {" thi hành"}),
        (r"[Kk]ế hoạch số", {"Kế hoạch số", "kế hoạch số"}),
        (r"(?:phường )?xã", {"xã"}),
        (r"\d+(?:năm){1,2}", {"năm"}),
        (r"(?<=của )\w+", {"của "}),
        (r"(?!này)\w+", None),
        (r"\w+|năm", None),
        (r"(?:năm)?\d", None),
        (r"a|bc", None),
    ],
)
def test_what_every_match_holds_is_read_from_the_pattern(
    pattern: str, strings: set[str] | None
) -> None:
    assert needed(re.compile(pattern)) == strings


def test_capitals_do_not_matter_where_the_pattern_does_not_mind_them() -> None:
    pattern = regex(r"\bỦY BAN\b", re.IGNORECASE)
    assert [found[0] for found in pattern.finditer("Ủy ban và ủy BAN")] == ["Ủy ban", "ủy BAN"]
    assert pattern.search("Uỷ ban") is None


def patterns() -> list[re.Pattern[str]]:
    """Return the bare patterns of the review that stand behind a sieve."""
    found = []
    for info in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        module = importlib.import_module(info.name)
        found += [value for value in vars(module).values() if isinstance(value, Sieve)]
    return [re.compile(each.pattern, each.flags) for each in found]


PATTERNS = patterns()
TEXTS = [
    line
    for path in (*(HERE / "papers").glob("*.txt"), HERE / "planted_plan.txt")
    for line in path.read_text(encoding="utf-8").splitlines()
    if line
]


def test_every_pattern_finds_behind_its_sieve_what_it_finds_without() -> None:
    assert len(PATTERNS) > 80
    for pattern in PATTERNS:
        sieve = Sieve(pattern)
        for text in TEXTS:
            bare = [found.span() for found in pattern.finditer(text)]
            assert [found.span() for found in sieve.finditer(text)] == bare
            assert len(sieve.findall(text)) == len(bare)


@given(st.sampled_from(PATTERNS), st.data())
def test_a_text_made_for_the_pattern_passes_its_sieve(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    bare = pattern.search(text)
    behind = Sieve(pattern).search(text)
    assert (behind and behind.span()) == (bare and bare.span())
