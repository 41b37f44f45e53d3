"""The papers around a package, made by the whole program: its cover, the sheet to be stamped."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from cli_runner import Kehoach
from pypdfium2 import PdfDocument

from kehoach_desktop.cli.demo import run_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    run_demo(folder)
    return folder


def words_of(pdf: bytes) -> str:
    """The words of a one-page PDF, on one line."""
    with PdfDocument(pdf) as document:
        assert len(document) == 1
        words = document[0].get_textpage().get_text_range()
    return " ".join(words.split())


def cover_of(package: Path, kehoach: Kehoach) -> str:
    """The words of the cover that anybody finds with unzip."""
    inside = kehoach("package", "inspect", package, "--json", data_folder=None).document
    (cover,) = [blob for blob in inside["attachments"] if blob["role"] == "cover"]
    with zipfile.ZipFile(package) as opened:
        return words_of(opened.read(f"data/{cover['sha256']}"))


def test_the_cover_of_an_exported_plan_tells_what_the_package_is(
    demo: Path, kehoach: Kehoach
) -> None:
    package = demo / "exchange.kehoach"
    inside = kehoach("package", "inspect", package, "--json", data_folder=None).document
    (plan,) = inside["plans"]
    words = cover_of(package, kehoach)
    for said in (
        inside["sender"]["name"],
        *(to["name"] for to in inside["recipients"]),
        plan["title"],
        "25/KH-UBND",
        "Ngày ban hành: 27/02/2026",
        f"Số nhiệm vụ: {plan['tasks']}",
        f"Gói số: {inside['seq']}",
        inside["fingerprint"],
        "GÓI TẬP HUẤN",
        "“Mở gói nhận được”",
    ):
        assert said in words, said


def test_no_introduction_brings_along_the_digits_that_must_come_by_telephone(
    demo: Path, kehoach: Kehoach
) -> None:
    for office in ("office-a", "office-b"):
        (package,) = (demo / office).glob("gioi-thieu-*.kehoach")
        seen = kehoach("package", "verify", package, "--json", data_folder=None).document
        groups = seen["fingerprint"].split()
        words = cover_of(package, kehoach)
        assert all(group in words for group in groups[:4])
        assert not any(group in words for group in groups[4:])


def test_the_sheet_to_be_stamped_shows_what_the_package_was_signed_with(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "phiếu.pdf"
    made = kehoach("package", "introduce", tmp_path, "--sheet", sheet, "--json")
    assert made.code == 0, made.err
    assert made.document["sheet"] == str(sheet)
    words = words_of(sheet.read_bytes())
    assert all(group in words for group in made.document["fingerprint"].split())
    assert made.document["installation"] in words
    assert made.document["office"] in words


def test_an_introduction_can_be_written_without_a_sheet(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    made = kehoach("package", "introduce", tmp_path, "--json")
    assert made.document["sheet"] is None
    assert [path.suffix for path in tmp_path.glob("gioi-thieu*")] == [".kehoach"]
    assert not list(tmp_path.glob("*.pdf"))


def test_no_sheet_can_be_printed_before_the_office_is_set_up(
    kehoach: Kehoach, tmp_path: Path
) -> None:
    refused = kehoach("package", "introduce", tmp_path, "--sheet", tmp_path / "a.pdf", "--json")
    assert refused.code == 1
    assert refused.document["error"]["code"] == "E-NO-OFFICE"
    assert not (tmp_path / "a.pdf").exists()
