"""What the README and the docs point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from source_tree import ROOT, shown, tracked_files

PAGES = [path for path in tracked_files() if path.suffix == ".md"]


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_a_page_links_only_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_readme_fits_on_a_screen_and_gives_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    assert "python3 dev.py run" in text
    assert "python3 dev.py test" in text


def test_every_decision_has_its_own_number_and_stands_in_the_list() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in decisions if path.name not in listed]
