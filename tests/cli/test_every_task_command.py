"""Every `kehoach task` command works on a followed plan, in words and as JSON, and refuses well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.cli.commands import kehoach as root
from kehoach_desktop.cli.task import GROUP
from kehoach_desktop.services.ports.basics import Clock

assert root.commands["task"] is GROUP


class Year:
    """The sample plan in April: a turn done with a proof, an order taken down, a meeting open."""

    def __init__(self, kehoach: Kehoach, plan: str, folder: Path) -> None:
        self.plan, self.folder = plan, folder
        rows = kehoach("task", "list", "--plan", plan, "--json").document
        lone = [row for row in rows if not row["unit"]]
        self.first, self.second, self.third = lone[0], lone[1], lone[-1]
        done = kehoach("task", "tick", plan, *self.turn(self.first), "--json").document
        self.done = done["turn"]
        proof = kehoach(
            "task", "proof", plan, *self.turn(self.first), "--text", "đã đăng", "--json"
        )
        self.proof = self.proof_id(proof.document)
        order = kehoach("task", "urgent", "Báo cáo nhanh", "--deadline", "16h 1/5/2026", "--json")
        self.order = order.document["id"]
        self.past = folder / "nhap-bu.tsv"
        line = f"{self.second['number']}\t{self.second['due']}\t\t\tđã làm"
        self.past.write_text(line, encoding="utf-8")
        assert kehoach("meeting", "start").code == 0

    @staticmethod
    def turn(row: dict[str, Any]) -> tuple[str, ...]:
        return str(row["number"]), "--due", row["due"]

    @staticmethod
    def proof_id(document: Any) -> str:  # noqa: ANN401 - JSON
        found = document["proofs"] if isinstance(document, dict) else document
        return str(found[0]["id"])


@pytest.fixture
def year(kehoach: Kehoach, issued: str, clock: Clock, tmp_path: Path) -> Year:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    return Year(kehoach, issued, tmp_path)


#: Command → its arguments in that year.
CASES: dict[str, Callable[[Year], tuple[str | Path, ...]]] = {
    "answers": lambda y: ("1 x",),
    "apart": lambda y: (y.first["turn"], y.third["turn"]),
    "assignment": lambda y: ("--plan", y.plan),
    "expand": lambda y: ("Quý II", "--from", "2026-01-01", "--to", "2026-12-31"),
    "ics": lambda y: ("-o", y.folder / "lich.ics", "--plan", y.plan),
    "layout": lambda y: (y.plan,),
    "list": lambda y: ("--plan", y.plan, "--state", "late"),
    "message": lambda y: ("--turn", y.third["turn"]),
    "past": lambda y: (y.plan, y.past),
    "progress": lambda y: ("--plan", y.plan),
    "proof": lambda y: (y.plan, *y.turn(y.first), "--link", "https://xa.gov.vn/tin"),
    "proof-missing": lambda y: ("--plan", y.plan),
    "proof-need": lambda y: (y.plan, str(y.third["number"])),
    "proof-remove": lambda y: (y.proof,),
    "proof-save": lambda y: (y.proof, y.folder),
    "put-off": lambda y: (y.plan, *y.turn(y.third), "--until", "31/12/2026", "--reason", "mưa bão"),
    "rule": lambda y: (y.plan, str(y.first["number"]), "ngày 25 hằng tháng", "--preview"),
    "same": lambda y: (y.first["turn"], y.third["turn"]),
    "search": lambda y: ("cải cách",),
    "skip": lambda y: (y.plan, *y.turn(y.third), "--reason", "trùng việc của tỉnh"),
    "tick": lambda y: (y.plan, *y.turn(y.third), "--done-on", "20/04/2026", "--figure", "3"),
    "today": lambda y: (),
    "untick": lambda y: (y.done,),
    "urgent": lambda y: ("Kiểm tra đê", "--deadline", "16h 2/5/2026"),
    "urgent-answer": lambda y: (y.order, "--number", "9/BC-UBND", "--date", "20/04/2026"),
    "urgent-delete": lambda y: (y.order,),
    "urgent-list": lambda y: (),
    "week": lambda y: ("--day", "2026-04-20"),
    "year": lambda y: ("--plan", y.plan),
}


def test_no_command_is_left_out() -> None:
    assert set(CASES) == {name for name, each in GROUP.commands.items() if not each.hidden}


@pytest.mark.parametrize("name", sorted(CASES))
def test_it_answers_in_words_and_as_one_document(kehoach: Kehoach, year: Year, name: str) -> None:
    told = kehoach("task", name, *CASES[name](year))
    assert told.code == 0, told.err
    assert told.out.strip() and "None" not in told.out and "{" not in told.out


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_same_as_one_json_document(kehoach: Kehoach, year: Year, name: str) -> None:
    asked = kehoach("task", name, *CASES[name](year), "--json")
    assert asked.code == 0, asked.err
    assert asked.document is not None


#: What cannot be: the arguments, and the code that says why.
WRONG: list[tuple[str, Callable[[Year], tuple[str | Path, ...]], str]] = [
    ("apart", lambda y: ("khong-co",), "E-NO-TURN"),
    ("assignment", lambda y: ("--plan", "khong-co"), "E-NO-PLAN"),
    ("ics", lambda y: ("-o", y.folder / "lich.ics", "--plan", "khong-co"), "E-NO-PLAN"),
    ("proof-missing", lambda y: ("--plan", "khong-co"), "E-NO-PLAN"),
    ("proof-need", lambda y: ("khong-co", "1"), "E-NO-PLAN"),
    ("year", lambda y: ("--plan", "khong-co"), "E-NO-PLAN"),
    ("expand", lambda y: ("Quý II", "--from", "2026-12-31", "--to", "2026-01-01"), "E-PERIOD"),
    ("layout", lambda y: ("khong-co",), "E-NO-PLAN"),
    ("list", lambda y: ("--plan", "khong-co"), "E-NO-PLAN"),
    ("message", lambda y: ("--turn", "khong-co"), "E-NO-TURN"),
    ("past", lambda y: (y.plan, y.folder / "khong-co.tsv"), "E-GONE"),
    ("progress", lambda y: ("--plan", "khong-co"), "E-NO-PLAN"),
    ("proof", lambda y: (y.plan, "99", "--text", "x"), "E-NO-TASK"),
    ("proof-remove", lambda y: ("khong-co",), "E-NO-PROOF"),
    ("proof-save", lambda y: ("khong-co", y.folder), "E-NO-PROOF"),
    ("put-off", lambda y: (y.plan, *y.turn(y.third), "--until", "1/1/2026", "--reason", "x"),
     "E-EARLIER"),
    ("rule", lambda y: (y.plan, "99", "ngày 25 hằng tháng"), "E-NO-TASK"),
    ("same", lambda y: (y.first["turn"],), "E-SAME-ACT"),
    ("skip", lambda y: (y.plan, *y.turn(y.third), "--reason", " "), "E-REASON"),
    ("tick", lambda y: (y.plan, *y.turn(y.third), "--done-on", "1/6/2026"), "E-FUTURE"),
    ("tick", lambda y: (y.plan, *y.turn(y.third), "--figure", "ba"), "E-FIGURE"),
    ("untick", lambda y: ("khong-co",), "E-NO-TURN"),
    ("urgent", lambda y: ("Kiểm tra đê", "--deadline", "hôm nào đó"), ""),
    ("urgent-delete", lambda y: ("khong-co",), ""),
    ("urgent-answer", lambda y: ("khong-co", "--number", "9", "--date", "20/4/2026"), ""),
    ("week", lambda y: ("--day", "31/02/2026"), "E-DATE"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "code"), WRONG)
def test_what_cannot_be_is_one_clear_sentence_and_changes_nothing(
    kehoach: Kehoach,
    year: Year,
    name: str,
    arguments: Callable[[Year], tuple[str | Path, ...]],
    code: str,
) -> None:
    before = kehoach("task", "list", "--json").document
    refused = kehoach("task", name, *arguments(year), "--json")
    assert refused.code == 1, refused.out
    error = refused.document["error"]
    assert error["code"] == code or not code
    assert error["message"] and error["remedy"] and "…" not in error["message"]
    assert "Traceback" not in refused.err
    assert kehoach("task", "list", "--json").document == before
