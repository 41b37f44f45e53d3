"""`dev.py run --demo DIR`: what a newcomer sees, the same at every run."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.cli.demo import run_demo
from kehoach_desktop.errors import AppError


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folders = tmp_path_factory.mktemp("first") / "demo", tmp_path_factory.mktemp("second")
    for folder in folders:
        run_demo(folder)
    return folders


def test_the_demo_leaves_what_the_contract_names(runs: tuple[Path, Path]) -> None:
    assert {path.name for path in runs[0].iterdir()} == {
        "plan.pdf", "plan.docx", "checklist.pdf", "exchange.kehoach", "office-a", "office-b",
        "summary.json",
    }  # fmt: skip


def test_the_summary_tells_the_truth(runs: tuple[Path, Path]) -> None:
    folder = runs[0]
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    for file in summary["files"]:
        content = (folder / file["path"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert summary["imported"] is True
    assert summary["plan"]["number"] == "25/KH-UBND"
    assert summary["plan"]["date_iso"] == "2026-02-27"
    assert summary["plan"]["tasks"] > 5
    assert summary["package"]["records"] > summary["plan"]["tasks"]


def test_two_runs_leave_the_same_bytes(runs: tuple[Path, Path]) -> None:
    first, second = runs
    for name in ("plan.pdf", "plan.docx", "checklist.pdf", "exchange.kehoach", "summary.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_the_plan_of_the_demo_has_a_landscape_appendix(runs: tuple[Path, Path]) -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument(runs[0] / "plan.pdf") as pdf:
        sizes = [pdf.get_page_size(index) for index in range(len(pdf))]
    assert sizes[0][0] < sizes[0][1]
    assert any(width > height for width, height in sizes)


def test_the_other_office_holds_the_plan_and_trusts_the_package(
    runs: tuple[Path, Path], kehoach: Kehoach
) -> None:
    folder = runs[0]
    listed = kehoach("plan", "list", "--json", data_folder=folder / "office-b").document
    assert [row["number"] for row in listed] == ["25/KH-UBND"]
    package = folder / "exchange.kehoach"
    known = kehoach("package", "verify", package, "--json", data_folder=folder / "office-b")
    assert known.document["trusted"] is True
    plain = kehoach("package", "verify", package, "--json", data_folder=None)
    assert plain.document["trusted"] is None
    assert plain.document["intact"] is True


def test_an_office_that_was_not_introduced_takes_nothing_in(
    runs: tuple[Path, Path], kehoach: Kehoach, sample: str
) -> None:
    package = runs[0] / "exchange.kehoach"
    assert kehoach("package", "verify", package, "--json").document["trusted"] is False
    refused = kehoach("package", "import", package, "--json")
    assert refused.code == 1
    assert refused.document["error"]["code"] == "E-UNKNOWN"


def test_a_package_changed_by_one_bit_is_refused_whole(
    runs: tuple[Path, Path], kehoach: Kehoach, tmp_path: Path
) -> None:
    content = bytearray((runs[0] / "exchange.kehoach").read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / "changed.kehoach"
    changed.write_bytes(content)
    refused = kehoach("package", "verify", changed, "--json", data_folder=None)
    assert refused.code == 1
    assert refused.document["error"]["code"] == "E-ALTERED"


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("của tôi", encoding="utf-8")
    with pytest.raises(AppError) as refusal:
        run_demo(tmp_path)
    assert refusal.value.code == "E-DEMO-DIR"
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]


def test_the_plan_is_younger_than_what_it_is_based_on(runs: tuple[Path, Path]) -> None:
    from kehoach_desktop.bootstrap import open_app

    app = open_app(runs[0] / "office-a")
    issued = [plan for row in app.plans.rows() if (plan := app.plans.load(row.id)).issue]
    app.close()
    for plan in issued:
        assert plan.issue is not None
        for basis in filter(None, (plan.based_on, *plan.legal_bases)):
            assert basis.date is None or basis.date <= plan.issue.date


def test_whoever_opens_the_package_with_unzip_finds_a_readable_cover(
    runs: tuple[Path, Path], kehoach: Kehoach, tmp_path: Path
) -> None:
    import zipfile

    from pypdfium2 import PdfDocument

    package = runs[0] / "exchange.kehoach"
    inside = kehoach("package", "inspect", package, "--json", data_folder=None).document
    cover = next(blob for blob in inside["attachments"] if blob["role"] == "cover")
    with zipfile.ZipFile(package) as opened:
        pdf = opened.read(f"data/{cover['sha256']}")
    with PdfDocument(pdf) as document:
        assert len(document) == 1
        words = document[0].get_textpage().get_text_range()
    assert inside["sender"]["name"] in words
    assert inside["fingerprint"] in words


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx"])
def test_the_review_finds_nothing_wrong_with_our_own_plan(
    runs: tuple[Path, Path], kehoach: Kehoach, name: str
) -> None:
    told = kehoach("review", runs[0] / name, "--json").document
    assert [each for each in told if each["severity"] != "hint"] == []
