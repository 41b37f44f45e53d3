"""A deleted draft comes back as it was, for thirty days."""

from __future__ import annotations

from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


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


def test_an_order_and_a_meeting_come_back_by_their_names(kehoach: Kehoach, issued: str) -> None:
    order = kehoach("task", "urgent", "Báo cáo số hộ ngập", "--deadline", "16h 10/12", "--json")
    assert order.code == 0, order.err
    meeting = kehoach("meeting", "start", "--json").document["id"]
    name = f"order:{order.document['id']}"
    assert kehoach("task", "urgent-delete", name).out.strip() == (
        "Đã xóa việc phát sinh “Báo cáo số hộ ngập”."
    )
    assert kehoach("meeting", "delete", f"meeting:{meeting}").code == 0
    assert kehoach("task", "urgent-list", "--json").document == []
    told = kehoach("plan", "trash").out.splitlines()
    assert [line.split()[0] for line in told] == [f"meeting:{meeting}", name]
    for each in (name, f"meeting:{meeting}"):
        assert kehoach("plan", "trash", "--restore", each).code == 0
    assert len(kehoach("task", "urgent-list", "--json").document) == 1
    assert kehoach("meeting", "list", "--json").document[0]["id"] == meeting
