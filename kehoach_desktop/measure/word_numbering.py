"""The numbers that Word puts before paragraphs by itself (ECMA-376, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach_desktop.measure.word_file import Element, W, WordFile
from kehoach_desktop.measure.word_styles import value

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, what it prints, what it sets of the paragraph."""

    kind: str
    words: str
    start: int
    suffix: str
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class Numbering:
    """Counts through a document from top to bottom."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _list_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, file: WordFile) -> Numbering:
        """Return the numbering of a file, nothing counted yet."""
        made = cls()
        if file.numbering is None:
            return made
        lists = {
            item.get(f"{W}abstractNumId", ""): item
            for item in file.numbering.iterchildren(f"{W}abstractNum")
        }
        for number in file.numbering.iterchildren(f"{W}num"):
            name = number.get(f"{W}numId", "")
            abstract = value(number, "abstractNumId") or ""
            starts: dict[int, int] = {}
            own: dict[int, Element] = {}
            for override in number.iterchildren(f"{W}lvlOverride"):
                level = whole(override.get(f"{W}ilvl"), 0)
                if override.find(f"{W}startOverride") is not None:
                    starts[level] = whole(value(override, "startOverride"), 1)
                changed = override.find(f"{W}lvl")
                if changed is not None:
                    own[level] = changed
            # A list with its own start counts by itself; all others share the abstract list.
            made._list_of[name] = f"#{name}" if starts else abstract
            if abstract in lists:
                for item in lists[abstract].iterchildren(f"{W}lvl"):
                    level = whole(item.get(f"{W}ilvl"), 0)
                    made.levels[name, level] = _level(own.get(level, item), starts.get(level))
        return made

    def level(self, number: tuple[str, int]) -> Level | None:
        """Return the level (numId, ilvl), None where the file has none."""
        return self.levels.get(number)

    def count(self, number: tuple[str, int]) -> str:
        """Count one paragraph on and return what is printed before it, without the gap."""
        name, depth = number
        level = self.levels[number]
        counters = self._counters.setdefault(self._list_of[name], {})
        counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        if level.kind == "bullet":
            return "-" if level.words in {"-", "\uf02d", "–"} else "•"
        words = level.words
        for other in range(9):
            if f"%{other + 1}" in words:
                shown = self.levels.get((name, other))
                if shown is None:
                    continue
                counters.setdefault(other, shown.start)
                words = words.replace(f"%{other + 1}", _shown(shown.kind, counters[other]))
        return words


def whole(number: str | None, instead: int) -> int:
    """Read a number; none is greater than a list may count (ECMA-376 allows 32767)."""
    return min(int(number), 32767) if number is not None and number.isdecimal() else instead


def _level(item: Element, start: int | None) -> Level:
    return Level(
        value(item, "numFmt") or "decimal",
        value(item, "lvlText") or "",
        whole(value(item, "start"), 1) if start is None else start,
        value(item, "suff") or "tab",
        item.find(f"{W}pPr"),
        item.find(f"{W}rPr"),
    )


def _shown(kind: str, count: int) -> str:
    if kind in {"upperRoman", "lowerRoman"}:
        text = ""
        for worth, letters in _ROMAN:
            text += letters * (count // worth)
            count %= worth
        return text if kind == "upperRoman" else text.lower()
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    return f"{count:02d}" if kind == "decimalZero" else str(count)
