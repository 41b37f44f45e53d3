"""Each of the five real plans, read in and printed again: same words, same order, every rule."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from round_trip import Imported, imported, office_of, printed_words, source_words
from side_by_side import draw_pages

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.imports.plan_reading import DoubtKind
from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity

SOFFICE = shutil.which("soffice")
ROOT = Path(__file__).resolve().parents[2]
REAL_PLANS = ROOT.parent / "shared" / "real-plans"
PLANS = sorted(path.stem for path in REAL_PLANS.glob("*.txt"))
pytestmark = pytest.mark.skipif(
    not REAL_PLANS.exists(), reason="the real plans are not beside the project"
)
#: Rules about what the author wrote (numbers, closing mark, who keeps the archive): our print
#: keeps the fault and the review reports it.
WORDING = {"B15", "B16", "B19", "N03"}


@dataclass(frozen=True)
class Printed:
    """A real plan and its two prints."""

    made: Imported
    pdf: Path
    word: Path


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Print every real plan once."""
    folder = tmp_path_factory.mktemp("printed again")
    done = {}
    for name in PLANS:
        source = REAL_PLANS / f"{name}.txt"
        made = imported(source, office_of(source))
        pdf, word = folder / f"{name}.pdf", folder / f"{name}.docx"
        pdf.write_bytes(PdfPrinter().plan(made.plan, made.office).pdf)
        word.write_bytes(DocxPrinter().plan(made.plan, made.office))
        done[name] = Printed(made, pdf, word)
    return done


@pytest.fixture(scope="session")
def converted(
    prints: dict[str, Printed], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Let LibreOffice make PDF files of all Word files in one go."""
    if SOFFICE is None:
        pytest.skip("needs LibreOffice (soffice), a test tool")
    folder = tmp_path_factory.mktemp("libreoffice")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    files = [str(each.word) for each in prints.values()]
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in prints}


def layout_faults(path: Path) -> list[tuple[str, str, str, str]]:
    """Return what differs from the decree in the layout of a paper."""
    return [
        (each.rule, each.quote, each.expected, each.measured)
        for each in check_paper(path)
        if each.severity is not Severity.HINT and each.rule not in WORDING
    ]


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_printed_again_has_the_same_words(
    name: str, prints: dict[str, Printed]
) -> None:
    each = prints[name]
    owed = source_words(each.made)
    assert len(owed) > 1500
    assert printed_words(each.pdf, each.made) == owed
    assert printed_words(each.word, each.made) == owed


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_printed_again_keeps_every_layout_rule(
    name: str, prints: dict[str, Printed]
) -> None:
    assert layout_faults(prints[name].pdf) == []
    assert layout_faults(prints[name].word) == []


@pytest.mark.parametrize("name", PLANS)
def test_libreoffice_shows_the_same_words_by_the_same_rules(
    name: str, prints: dict[str, Printed], converted: dict[str, Path]
) -> None:
    assert printed_words(converted[name], prints[name].made) == source_words(prints[name].made)
    assert layout_faults(converted[name]) == []


@pytest.mark.parametrize("name", PLANS)
def test_every_line_of_the_source_is_in_one_place(name: str, prints: dict[str, Printed]) -> None:
    made = prints[name].made
    taken = [at for _, lines in made.reading.lines for at in lines]
    assert len(taken) == len(set(taken))
    listed = {line.place.line for line in made.reading.remainder}
    for at, line in enumerate(made.document.lines):
        in_text = at in set(taken)
        assert (line.role == "body" or at in taken) == in_text or line.place.line in listed


def test_numbers_stay_as_they_were_printed_and_are_told(prints: dict[str, Printed]) -> None:
    def told(name: str) -> list[tuple[str, str]]:
        doubts = prints[name].made.reading.doubts
        return [(d.found, d.expected) for d in doubts if d.kind is DoubtKind.NUMBER]

    assert told("003_hai_hau") == [("II.", "III.")]
    assert told("004_cao_bang") == [("2.5.", "2.6.")]
    assert told("001_tien_tien") == []


def test_pages_are_kept_beside_their_source(prints: dict[str, Printed]) -> None:
    folder = ROOT / "build" / "side_by_side"
    drawn = [
        picture for name, each in prints.items() for picture in draw_pages(each.made, folder, name)
    ]
    sys.stdout.write(f"side-by-side pages: {folder}\n")
    assert len(drawn) >= len(prints)
    assert all(picture.stat().st_size > 10_000 for picture in drawn)
