"""A deleted draft comes back as it was, for thirty days."""

from __future__ import annotations

from cli_runner import Kehoach

from kehoach_desktop.services.ports import Clock


def test_a_deleted_draft_comes_back_as_it_was(kehoach: Kehoach, sample: str) -> None:
    before = kehoach("plan", "show", sample, "--json").document
    assert kehoach("plan", "delete", sample).code == 0
    rows = kehoach("plan", "trash", "--json").document
    assert [f"plan:{row['id']}" for row in rows] == [sample]
    assert kehoach("plan", "trash", "--restore", sample).code == 0
    assert kehoach("plan", "show", sample, "--json").document == before
    assert kehoach("plan", "trash", "--json").document == []
    again = kehoach("plan", "trash", "--restore", sample, "--json")
    assert (again.code, again.document["error"]["code"]) == (1, "E-NO-TRASH")


def test_after_thirty_days_it_is_no_longer_offered(
    kehoach: Kehoach, sample: str, clock: Clock
) -> None:
    kehoach("plan", "delete", sample)
    clock.advance(days=31)  # type: ignore[attr-defined]
    assert kehoach("plan", "trash", "--json").document == []
