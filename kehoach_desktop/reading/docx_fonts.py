"""The fonts of runs in Word: only they tell a letter of .VnTime from a Western one."""

from __future__ import annotations

from kehoach_desktop.reading.legacy_encodings import LegacyEncoding, by_font
from kehoach_desktop.reading.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_STYLE = 12


class Fonts:
    """Tells what the text of a run is written in; styles are looked up once."""

    def __init__(self, styles: Element | None) -> None:
        self._own: dict[str, tuple[str, str]] = {}
        self._default = ""
        self._normal = ""
        if styles is None:
            return
        self._default = _font(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in styles.findall(f"{W}style"):
            based = style.find(f"{W}basedOn")
            name = style.get(f"{W}styleId", "")
            self._own[name] = (
                _font(style.find(f"{W}rPr")),
                based.get(f"{W}val", "") if based is not None else "",
            )
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                self._normal = name

    def of_style(self, paragraph: Element) -> str:
        """Return the font that the style of a paragraph gives to its runs."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styled(style.get(f"{W}val", "") if style is not None else self._normal)

    def encoding(self, run: Element, inherited: str) -> LegacyEncoding | None:
        """Return what a run is written in; `inherited` is the font of its paragraph."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return by_font(inherited)
        style = properties.find(f"{W}rStyle")
        styled = self._styled(style.get(f"{W}val", "")) if style is not None else ""
        return by_font(_font(properties) or styled or inherited)

    def _styled(self, name: str) -> str:
        for _ in range(_DEEPEST_STYLE):
            if name not in self._own:
                break
            font, name = self._own[name]
            if font:
                return font
        return self._default


def _font(properties: Element | None) -> str:
    node = properties.find(f"{W}rFonts") if properties is not None else None
    if node is None:
        return ""
    return node.get(f"{W}ascii") or node.get(f"{W}hAnsi") or ""
