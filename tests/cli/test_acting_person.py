"""`--as NAME`: the change history names the person who works at the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.bootstrap import open_app
from kehoach_desktop.domain.office import Person
from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def people(data: Path, issued: str, clock: Clock, new_id: Callable[[], str]) -> None:
    """Give the sample commune two people whose names differ in a mark."""
    app = open_app(data, clock, new_id)
    office = app.offices.profile()
    assert office is not None
    named = [Person("1", "Lê Văn Nam", "Văn thư"), Person("2", "Lê Văn Năm", "Kế toán")]
    app.offices.save(dataclasses.replace(office, people=(*office.people, *named)))
    app.close()


def test_the_name_is_written_with_or_without_marks(
    kehoach: Kehoach, issued: str, people: None
) -> None:
    turns = kehoach("task", "list", "--json").document
    first = next(turn for turn in turns if not turn["unit"])
    done = kehoach("--as", "lê văn năm", "task", "tick", issued, str(first["number"]),
                   "--due", first["due"], "--done-on", "05/01/2026")  # fmt: skip
    assert done.code == 1 and "Có nhiều cán bộ" in done.err  # Nam and Năm fold to the same
    done = kehoach("task", "tick", issued, str(first["number"]), "--due", first["due"],
                   "--done-on", "05/01/2026", "--as", "Lê Văn Năm")  # fmt: skip
    assert done.code == 0, done.err
    whose = [line["who"] for line in kehoach("plan", "history", issued, "--json").document]
    assert "Lê Văn Năm" in whose


def test_a_stranger_is_refused_before_anything_is_done(
    kehoach: Kehoach, issued: str, people: None
) -> None:
    before = kehoach("task", "list", "--json").document
    refused = kehoach("task", "untick", before[0]["turn"], "--as", "Người Lạ", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-NO-PERSON")
    assert "Lê Văn Nam" in refused.err
    assert kehoach("task", "list", "--json").document == before
