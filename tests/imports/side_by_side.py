"""Pictures of printed pages with the lines of the source that stand on each, for a person's eye."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from round_trip import Imported

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.paths import resource

_WIDTH = 620


def draw_pages(made: Imported, folder: Path, name: str) -> list[Path]:
    """Draw every page of a print, source at left; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    printed = PdfPrinter().plan(made.plan, made.office)
    lines = dict(made.reading.lines)
    font = ImageFont.truetype(str(resource("fonts") / "LiberationSerif-Regular.ttf"), 11)
    made_files = []
    document = pypdfium2.PdfDocument(printed.pdf)
    for index, page in enumerate(document):
        picture = page.render(scale=_WIDTH / page.get_width()).to_pil()
        keys = dict.fromkeys(spot.source for spot in printed.spots if spot.page == index)
        shown: list[str] = []
        for key in keys:
            for at in lines.get(key, ()):
                line = made.document.lines[at]
                shown += textwrap.wrap(f"{line.place.line}: {line.text}", 100)
        sheet = Image.new("RGB", (_WIDTH * 2, max(picture.height, 14 * len(shown) + 20)), "white")
        sheet.paste(picture, (_WIDTH, 0))
        draw = ImageDraw.Draw(sheet)
        for row, text in enumerate(shown):
            draw.text((10, 10 + 14 * row), text, fill="black", font=font)
        file = folder / f"{name}_{index + 1:02d}.png"
        sheet.save(file)
        made_files.append(file)
    document.close()
    return made_files
