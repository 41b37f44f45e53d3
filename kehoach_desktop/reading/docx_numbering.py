"""The numbers that Word prints by itself: computed from numbering.xml and styles.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach_desktop.domain.numbering import roman
from kehoach_desktop.reading.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
#: Styles based on each other in a ring end here.
_DEEPEST_STYLE = 12
#: Letters repeat after z (aa, bb); a damaged start of millions would print millions of letters.
_LAST_LETTER = 26 * 20


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None


class Numbering:
    """Counts automatic numbers in reading order; ask `of` once for each paragraph."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str, str, str | None, int | None]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_numbering(self, root: Element) -> None:
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {
                _int(level.get(f"{W}ilvl"), 0): _Level(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _int(_value(level, "start"), 1),
                    _int(_value(level, "lvlRestart"), -1) if _value(level, "lvlRestart") else None,
                )
                for level in abstract.findall(f"{W}lvl")
            }
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for num in root.findall(f"{W}num"):
            name = num.get(f"{W}numId", "")
            self._abstract[name] = _value(num, "abstractNumId") or ""
            for override in num.findall(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    self._overrides[name, _int(override.get(f"{W}ilvl"), 0)] = _int(start, 1)

    def _read_styles(self, root: Element) -> None:
        for style in root.findall(f"{W}style"):
            properties = style.find(f"{W}pPr")
            num, level = _num_of(properties)
            self._styles[style.get(f"{W}styleId", "")] = (
                _value(style, "name") or "",
                _value(style, "basedOn") or "",
                num,
                level,
            )

    def of(self, paragraph: Element) -> tuple[str, str]:
        """Return (style name, number as printed with its mark, "-" for a bullet, "" without)."""
        properties = paragraph.find(f"{W}pPr")
        style = _value(properties, "pStyle") if properties is not None else None
        name = self._styles.get(style or "", ("", "", None, None))[0]
        num, level = _num_of(properties)
        seen = 0
        while num is None and style and style in self._styles and seen < _DEEPEST_STYLE:
            _, based_on, num, styled = self._styles[style]
            level = level if level is not None else styled
            style, seen = based_on, seen + 1
        if num is None or num == "0" or num not in self._abstract:
            return name, ""
        return name, self._count(num, min(level or 0, 8))

    def _count(self, num: str, level: int) -> str:
        abstract = self._abstract[num]
        levels = self._levels.get(abstract, {})
        mine = levels.get(level)
        if mine is None:
            return ""
        if mine.format == "bullet":
            return "-"
        if mine.format == "none":
            return mine.text
        counts = self._counts.setdefault(abstract, {})
        override = self._overrides.get((num, level))
        if override is not None and (num, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else mine.start
        self._begun.add((num, level))
        for deeper in [each for each in counts if each > level]:
            below = levels.get(deeper)
            if below is None or below.restart is None or below.restart > level:
                del counts[deeper]

        def fill(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            part = levels.get(at)
            start = part.start if part else 1
            shown = "decimal" if part and at < level and mine.format == "decimal" else None
            return shown_number(
                counts.get(at, start), shown or (part.format if part else "decimal")
            )

        return _PLACE.sub(fill, mine.text).strip()


def shown_number(value: int, form: str) -> str:
    """Return a number as its form prints it: upperRoman, lowerLetter, decimal and so on."""
    if form in {"upperRoman", "lowerRoman"} and 0 < value < 4000:
        text = roman(value)
        return text if form == "upperRoman" else text.lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < value <= _LAST_LETTER:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _num_of(properties: Element | None) -> tuple[str | None, int | None]:
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return None, None
    level = _value(node, "ilvl")
    return _value(node, "numId"), None if level is None else _int(level, 0)


def _value(node: Element, name: str) -> str | None:
    child = node.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
