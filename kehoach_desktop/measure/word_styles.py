"""How a paragraph and a run look in Word: direct settings over styles over the file's defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kehoach_desktop.measure.word_file import Element, W, WordFile

TWIP = 1 / 20
MAX_LENGTH = 22 * 72 * 2.0


@dataclass(frozen=True, slots=True)
class RunLook:
    """Letters: fonts for ASCII and for all else, size in points."""

    ascii: str = "Times New Roman"
    other: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    underlined: bool = False
    black: bool = True


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph; lengths in points, `line` in parts of a single line or exact points."""

    style: str = ""
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    page_break: bool = False
    number: tuple[str, int] | None = None
    borders: frozenset[str] = frozenset()
    tabs: tuple[float, ...] = ()
    run: RunLook = field(default_factory=RunLook)


def twips(element: Element | None, name: str) -> float | None:
    """Return an attribute in twentieths of a point as points; None where it is not a number."""
    value = None if element is None else element.get(W + name)
    try:
        length = None if value is None else float(value) * TWIP
    except ValueError:
        return None
    # No length in Word is greater than 22 inches; what is, is damage.
    return length if length is None or abs(length) <= MAX_LENGTH else None


def value(element: Element | None, tag: str, name: str = "val") -> str | None:
    """Return an attribute of a child, None where either is missing."""
    child = None if element is None else element.find(W + tag)
    return None if child is None else child.get(W + name)


def switch(element: Element, tag: str, before: bool) -> bool:
    """Return an on/off property; what is not said stays as `before`."""
    child = element.find(W + tag)
    if child is None:
        return before
    return child.get(W + "val", "true") not in {"0", "false", "off", "none"}


class Styles:
    """Resolves looks by the styles of one file."""

    def __init__(self, file: WordFile) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self.base = ParagraphLook()
        if file.styles is None:
            return
        for style in file.styles.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = name
        defaults = file.styles.find(f"{W}docDefaults")
        if defaults is not None:
            run = defaults.find(f"{W}rPrDefault/{W}rPr")
            paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
            self.base = with_paragraph(self.base, paragraph)
            self.base = replace(self.base, run=with_run(self.base.run, run))

    def chain(self, name: str | None) -> list[Element]:
        """Return a style and what it is based on, basis first; a circle ends where it closes."""
        found: list[Element] = []
        while name and name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = value(self._styles[name], "basedOn")
        return found[::-1]

    def of_style(self, name: str | None) -> ParagraphLook:
        """Return the look that a paragraph style gives; None: the file's usual one."""
        name = name if name in self._styles else self._default
        look = self.base
        for style in self.chain(name):
            look = with_paragraph(look, style.find(f"{W}pPr"))
            look = replace(look, run=with_run(look.run, style.find(f"{W}rPr")))
        return replace(look, style=name or "")

    def of_run(self, paragraph: ParagraphLook, run: Element) -> RunLook:
        """Return how the letters of `run` look in a paragraph."""
        own = run.find(f"{W}rPr")
        look = paragraph.run
        for style in self.chain(value(own, "rStyle")):
            look = with_run(look, style.find(f"{W}rPr"))
        return with_run(look, own)


def with_run(look: RunLook, settings: Element | None) -> RunLook:
    """Return `look` with what `w:rPr` says on top."""
    if settings is None:
        return look
    fonts = settings.find(f"{W}rFonts")
    latin, other = look.ascii, look.other
    if fonts is not None:
        latin = _font(fonts, "ascii", latin)
        other = _font(fonts, "hAnsi", other)
    size = twips(settings.find(f"{W}sz"), "val")
    colour, underline = value(settings, "color"), value(settings, "u")
    return RunLook(
        latin,
        other,
        look.size if size is None else size * 10,  # w:sz counts half points
        switch(settings, "b", look.bold),
        switch(settings, "i", look.italic),
        switch(settings, "caps", look.caps),
        switch(settings, "vanish", look.hidden),
        look.underlined if underline is None else underline != "none",
        look.black if colour is None else _is_black(colour),
    )


def _font(fonts: Element, name: str, before: str) -> str:
    theme = fonts.get(f"{W}{name}Theme")
    return f"+{theme}" if theme else fonts.get(f"{W}{name}", before)


def _is_black(colour: str) -> bool:
    if colour == "auto":
        return True
    try:
        return all(part <= 16 for part in bytes.fromhex(colour))
    except ValueError:
        return False


def with_paragraph(look: ParagraphLook, settings: Element | None) -> ParagraphLook:
    """Return `look` with what `w:pPr` says on top; its run settings are not looked at."""
    if settings is None:
        return look
    indent, spacing = settings.find(f"{W}ind"), settings.find(f"{W}spacing")
    hanging, first = twips(indent, "hanging"), twips(indent, "firstLine")
    if first is None and hanging is not None:
        first = -hanging
    rule = look.rule if spacing is None else spacing.get(f"{W}lineRule", look.rule)
    height = twips(spacing, "line")
    if height is not None:
        height = height / 12 if rule == "auto" else height  # 240 twentieths are a single line
    borders, tabs = settings.find(f"{W}pBdr"), settings.find(f"{W}tabs")
    return replace(
        look,
        align=value(settings, "jc") or look.align,
        left=_or(twips(indent, "left"), _or(twips(indent, "start"), look.left)),
        right=_or(twips(indent, "right"), _or(twips(indent, "end"), look.right)),
        first=_or(first, look.first),
        before=_or(twips(spacing, "before"), look.before),
        after=_or(twips(spacing, "after"), look.after),
        line=_or(height, look.line),
        rule=rule,
        contextual=switch(settings, "contextualSpacing", look.contextual),
        keep_next=switch(settings, "keepNext", look.keep_next),
        page_break=switch(settings, "pageBreakBefore", look.page_break),
        number=_number(settings.find(f"{W}numPr"), look.number),
        borders=look.borders if borders is None else _drawn(borders),
        tabs=look.tabs if tabs is None else _stops(tabs),
    )


def _or(found: float | None, before: float) -> float:
    return before if found is None else found


def _number(settings: Element | None, before: tuple[str, int] | None) -> tuple[str, int] | None:
    if settings is None:
        return before
    name = value(settings, "numId") or (before[0] if before else "0")
    level = value(settings, "ilvl") or "0"
    return None if name == "0" or not level.isdecimal() else (name, int(level))


def _drawn(borders: Element) -> frozenset[str]:
    return frozenset(
        side
        for side in ("top", "bottom")
        if value(borders, side) not in {None, "none", "nil"}
    )  # fmt: skip


def _stops(tabs: Element) -> tuple[float, ...]:
    places = (twips(tab, "pos") for tab in tabs if tab.get(f"{W}val") != "clear")
    return tuple(sorted(place for place in places if place is not None))
