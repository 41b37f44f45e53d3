"""The faces: checked when they are loaded, and what they cannot print is named before printing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from samples import OFFICE, big_plan
from sheets import read, text_of

from kehoach_desktop.documents.pdf.fonts import REQUIRED, load_fonts
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in resource("fonts").glob("*.ttf"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


def test_the_shipped_faces_have_every_vietnamese_letter() -> None:
    fonts = load_fonts(resource("fonts"))
    assert len({char for char in REQUIRED if char.isalpha()}) == 2 * (67 + 6)
    for face in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic):
        assert all(face.can_print(char) for char in "ắẰẵặỢỹĐđƯơệẾ")


def test_a_missing_face_is_refused_by_name(folder: Path) -> None:
    (folder / "LiberationSerif-Italic.ttf").unlink()
    with pytest.raises(AppError) as refused:
        load_fonts(folder)
    assert refused.value.code == "E-FONT"
    assert refused.value.params["name"] == "LiberationSerif-Italic.ttf"


def test_a_damaged_face_is_refused(folder: Path) -> None:
    file = folder / "LiberationSerif-Bold.ttf"
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(AppError, match="E-FONT"):
        load_fonts(folder)


def test_a_face_without_vietnamese_is_refused(folder: Path) -> None:
    from reportlab.lib import fonts as _  # noqa: F401  (ReportLab ships Vera, which has no ắ)
    from reportlab.rl_config import TTFSearchPath

    vera = next(
        path
        for place in TTFSearchPath
        for path in Path(place.replace("%(REPORTLAB_DIR)s", _reportlab())).glob("Vera.ttf")
    )
    shutil.copy(vera, folder / "LiberationSerif-Regular.ttf")
    with pytest.raises(AppError, match="E-FONT"):
        load_fonts(folder)


def _reportlab() -> str:
    import reportlab

    return str(Path(reportlab.__file__).parent)


def test_printing_without_faces_is_refused_not_printed_as_boxes(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="E-FONT"):
        PdfPrinter(tmp_path).plan(big_plan(1, 1, 0), OFFICE)


def test_what_no_face_can_print_is_named_before_printing(printer: PdfPrinter) -> None:
    plan = replace(big_plan(1, 1, 0), opening="Kế hoạch 😀 của ខ្មែរ và 😀")
    named = printer.unprintable(plan, OFFICE)
    assert named[0] == "😀"
    assert "ខ" in named
    assert len(named) == len(set(named))
    assert printer.unprintable(big_plan(), OFFICE) == ()
    # The rest of the words is printed all the same.
    assert "Kế hoạch" in text_of(read(printer.plan(plan, OFFICE).pdf))
