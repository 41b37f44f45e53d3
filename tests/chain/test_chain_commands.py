"""The chain on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chain_samples import office_app, our_plan, superior_file

from kehoach_desktop.cli.run import run

Call = Callable[..., Any]


@pytest.fixture
def kehoach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    import json

    folder = tmp_path / "data"
    app = office_app(folder)
    app.plans.create(our_plan())
    app.close()

    def call(*arguments: str, code: int = 0) -> Any:  # noqa: ANN401 - JSON
        capsys.readouterr()
        assert run(["--data", str(folder), *arguments, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return call


def test_coverage_tells_what_has_no_task_and_why_not(kehoach: Call, tmp_path: Path) -> None:
    document = kehoach("superior", "read", str(superior_file(tmp_path)))
    ids = {each["number"]: each["id"] for each in document["clauses"]}
    kehoach("superior", "link", document["id"], ids["II.1"], "plan:ours", "t1")
    kehoach(
        "superior", "mark", document["id"], ids["II.2"], "--as", "not_ours", "--reason", "của tỉnh"
    )
    answer = kehoach("plan", "coverage", "plan:ours")
    (found,) = answer["documents"]
    assert found["excused"] == [ids["II.2"]]
    assert ids["II.1"] not in found["clauses_without_task"]
    assert ids["II.3.a"] in found["clauses_without_task"]
    assert [task["id"] for task in answer["tasks_without_clause"]] == ["t2", "t3"]


def test_a_file_without_clauses_is_refused(kehoach: Call, tmp_path: Path) -> None:
    empty = superior_file(tmp_path, "Số: 1/KH-UBND\n")
    assert kehoach("superior", "read", str(empty), code=1)["error"]["code"] == "E-NO-CLAUSES"
