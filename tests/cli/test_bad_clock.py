"""A clock that jumps back a year: it is told, and nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


def test_a_clock_set_back_a_year_is_told_and_takes_nothing_away(
    kehoach: Kehoach, issued: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    row = kehoach("task", "list", "--json").document[0]
    kehoach("task", "tick", row["plan"], row["number"], "--due", row["due"], "--unit", row["unit"])
    before = kehoach("task", "list", "--json").document
    checks = {each["name"]: each for each in kehoach("doctor", "--json").document["checks"]}
    assert checks["clock"]["ok"]
    monkeypatch.setattr(clock, "moment", now - dt.timedelta(days=365))
    checks = {each["name"]: each for each in kehoach("doctor", "--json").document["checks"]}
    assert not checks["clock"]["ok"] and "Dữ liệu vẫn nguyên" in checks["clock"]["detail"]
    after = kehoach("task", "list", "--json").document
    assert {each["turn"] for each in after} == {each["turn"] for each in before}
    done = [each["turn"] for each in after if each["state"] == "done"]
    assert done == [row["turn"]]
    # What is recorded meanwhile is kept, and the clock put right finds everything.
    other = next(each for each in after if each["state"] != "done")
    ticked = kehoach("task", "tick", other["plan"], other["number"], "--due", other["due"],
                     "--unit", other["unit"])  # fmt: skip
    assert ticked.code == 0, ticked.err
    assert kehoach("backup", "make").code == 0
    monkeypatch.setattr(clock, "moment", now)
    states = {each["turn"]: each["state"] for each in kehoach("task", "list", "--json").document}
    assert states[row["turn"]] == states[other["turn"]] == "done"
    checks = {each["name"]: each for each in kehoach("doctor", "--json").document["checks"]}
    assert checks["clock"]["ok"]


@pytest.mark.parametrize(
    ("phrase", "first", "last", "said"),
    [
        ("thứ 2, 3, 4, 5, 6, 7, chủ nhật hằng tuần", "2000-01-01", "2100-12-31", "36890 lượt"),
        ("ngày 5 hằng tháng", "2026-12-31", "2026-01-01", "Ngày cuối của kỳ"),
        ("ngày 5 hằng tháng", "2026-02-29", "2026-12-31", "không hợp lệ"),
    ],
)
def test_a_period_or_a_rule_that_cannot_be_is_refused_in_one_sentence(
    kehoach: Kehoach, phrase: str, first: str, last: str, said: str
) -> None:
    refused = kehoach("task", "expand", phrase, "--from", first, "--to", last)
    assert refused.code == 1 and said in refused.err and "Traceback" not in refused.err


@pytest.mark.parametrize(
    ("phrase", "dates"),
    [
        ("Ngày 29/02 hằng năm", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("Ngày 29/02/2028", ["2028-02-29"]),
        ("Ngày 29/02/2027", []),
        ("Theo hướng dẫn của cấp trên", []),
    ],
)
def test_the_29th_of_february_and_a_rule_without_a_day(
    kehoach: Kehoach, phrase: str, dates: list[str]
) -> None:
    period = ("--from", "2026-01-01", "--to", "2028-12-31")
    found = kehoach("task", "expand", phrase, *period, "--json")
    assert found.code == 0 and found.document["dates"] == dates
    assert found.document["understood"] is bool(dates) and bool(found.document["ask"]) != bool(
        dates
    )
