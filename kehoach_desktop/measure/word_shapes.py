"""Lines and boxes drawn in Word: DrawingML shapes and the older VML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach_desktop.measure.word_file import Element, W
from kehoach_desktop.measure.word_flow import Canvas, Column

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
EMU = 1 / 12700
_UNITS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_LENGTH = re.compile(r"^(-?[\d.]+)(px|pt|in|cm|mm)?$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape, in points on its page; `content` are the paragraphs that it frames."""

    left: float
    top: float
    width: float
    height: float
    content: Element | None = None


def shapes(run: Element, canvas: Canvas, column: Column, top: float) -> list[Shape]:
    """Return what is drawn by `run` in a paragraph that begins at `top`; pictures are left out."""
    found: list[Shape] = []
    for drawing in run.iter(f"{WP}anchor", f"{WP}inline"):
        geometry = next(drawing.iter(f"{A}prstGeom"), None)
        if geometry is not None and next(drawing.iter(f"{A}blip"), None) is None:
            found.append(_drawing(drawing, canvas, column, top))
    if found:  # the older VML is the same shape once more, for older programs
        return found
    for line in run.iter(f"{V}line"):
        x0, y0 = _pair(line.get("from"))
        x1, y1 = _pair(line.get("to"))
        left, upper = column.left + min(x0, x1), top + min(y0, y1)
        found.append(Shape(left, upper, abs(x1 - x0), abs(y1 - y0)))
    for shape in run.iter(f"{V}shape", f"{V}rect"):
        if next(shape.iter(f"{V}imagedata"), None) is None:
            found.append(_styled(shape, column, top))
    return found


def _drawing(drawing: Element, canvas: Canvas, column: Column, top: float) -> Shape:
    extent = drawing.find(f"{WP}extent")
    width = _emu(None if extent is None else extent.get("cx"))
    height = _emu(None if extent is None else extent.get("cy"))
    across, down = drawing.find(f"{WP}positionH"), drawing.find(f"{WP}positionV")
    left, right = column.left, column.right
    if across is not None and across.get("relativeFrom") == "page":
        left, right = 0.0, canvas.width
    place = _child(across, "align")
    if place == "center":
        x = (left + right - width) / 2
    elif place == "right":
        x = right - width
    else:
        x = left + _emu(_child(across, "posOffset"))
    y = _emu(_child(down, "posOffset"))
    if down is None or down.get("relativeFrom") in {"paragraph", "line", None}:
        y += top
    elif down.get("relativeFrom") == "margin":
        y += canvas.height * 20 / 297
    content = next(drawing.iter(f"{W}txbxContent"), None)
    return Shape(x, y, width, height, content)


def _styled(shape: Element, column: Column, top: float) -> Shape:
    style = dict(
        part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part
    )  # fmt: skip
    left, above, width, height = (
        _length(style.get(name, "").strip())
        for name in ("margin-left", "margin-top", "width", "height")
    )
    content = next(shape.iter(f"{W}txbxContent"), None)
    return Shape(column.left + left, top + above, width, height, content)


def _child(position: Element | None, name: str) -> str:
    child = None if position is None else position.find(f"{WP}{name}")
    return "" if child is None else (child.text or "").strip()


def _emu(number: str | None) -> float:
    return int(number) * EMU if number and re.fullmatch(r"-?\d{1,10}", number) else 0.0


def _length(text: str) -> float:
    match = _LENGTH.match(text)
    try:
        return float(match[1]) * _UNITS[match[2] or ""] if match else 0.0
    except ValueError:
        return 0.0


def _pair(text: str | None) -> tuple[float, float]:
    parts = (text or "").split(",")
    return (_length(parts[0]), _length(parts[1])) if len(parts) == 2 else (0.0, 0.0)
