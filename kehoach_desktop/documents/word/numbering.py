"""Automatic numbering: Word counts, we check that it counts what our paper prints.

I., 1., 1.1. and a) are levels of one multi-level list; Điều, dash and plus are lists of their own.
Word has no Vietnamese alphabet (it would print e) after d) and know no đ), so a list of points that
goes past d) is made of short lists: a–d, đ, e, g–i, k–v, x–y (`docs/adr/0018`). A number
that Word would count otherwise than our paper is left as typed words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Label, ListKind
from kehoach_desktop.documents.word.markup import FONTS, escaped, indent
from kehoach_desktop.domain.numbering import MAX_LEVEL, roman

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

#: Abstract lists that every file has, and the first list of each (`w:num`).
_OUTLINE, _LETTERED, _ARTICLES, _DASHES, _PLUSES = range(5)
OUTLINE_NUM, _LETTERED_NUM, _ARTICLE_NUM, _DASH_NUM, _PLUS_NUM = range(1, 6)
#: The list that a style brings with it.
STYLED_LISTS = {
    ListKind.DASH: _DASH_NUM,
    ListKind.PLUS: _PLUS_NUM,
    ListKind.ARTICLE: _ARTICLE_NUM,
}
#: Stretches of the Vietnamese alphabet that are also stretches of Word's (which has f, j, w, z).
_STRETCHES = ("abcd", "e", "ghi", "klmnopqrstuv", "xy")


@dataclass(slots=True)
class Numbering:
    """The lists of one file. `letters` says whether the second level counts a), b)."""

    letters: bool = False
    _counts: list[int] = field(default_factory=list)
    _outline: int = OUTLINE_NUM
    _articles: int = 0
    _point: str = ""
    _point_num: int = 0
    #: (abstract list, level, start) of every further list; its number follows the fixed ones.
    _nums: list[tuple[int, int | None, int]] = field(default_factory=list)
    #: (start, or words of one fixed mark) of every further abstract list.
    _abstracts: list[int | str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._outline = _LETTERED_NUM if self.letters else OUTLINE_NUM

    @property
    def outline(self) -> int:
        """Return the list that counts the sections of the present part."""
        return self._outline

    def begin_part(self) -> None:
        """Begin a part of the paper: its sections count from I. again."""
        if self._counts:
            abstract = _LETTERED if self.letters else _OUTLINE
            self._outline = self._add(abstract, 0, 1)
        self._counts, self._point = [], ""

    def place(self, label: Label) -> tuple[int, int] | None:
        """Return (list, level) that make Word print `label`; None where it would print another."""
        match label.kind:
            case ListKind.DASH | ListKind.PLUS:
                wanted = "-" if label.kind is ListKind.DASH else "+"
                return (STYLED_LISTS[label.kind], 0) if label.text == wanted else None
            case ListKind.ARTICLE:
                if label.text != f"Điều {self._articles + 1}.":
                    return None
                self._articles += 1
                return (_ARTICLE_NUM, 0)
            case ListKind.POINT:
                return self._place_point(label.text)
        return self._place_outline(0 if label.kind is ListKind.SECTION else label.level, label.text)

    def _place_outline(self, level: int, text: str) -> tuple[int, int] | None:
        if level > min(len(self._counts), MAX_LEVEL):
            return None
        counts = self._counts[: level + 1]
        counts += [0] * (level + 1 - len(counts))
        counts[level] += 1
        numbers = ".".join(map(str, counts[1:])) if level else roman(counts[0])
        if text != f"{numbers}." or (self.letters and level > 1):
            return None
        self._counts, self._point = counts, ""
        return (self._outline, level)

    def _place_point(self, text: str) -> tuple[int, int] | None:
        letter, last = text.removesuffix(")"), self._point
        if not self.letters or not text.endswith(")") or len(self._counts) < 2:
            return None
        stretch = next((part for part in _STRETCHES if len(letter) == 1 and letter in part), "")
        follows = stretch.find(letter) > 0 and last == stretch[stretch.find(letter) - 1]
        if stretch == _STRETCHES[0]:
            # The level counts by itself; it begins anew after every 1., 2. …
            if not (follows or (letter == "a" and not last)):
                return None
            self._point = letter
            return (self._outline, 2)
        self._point = letter
        if not stretch:
            self._point_num = self._add(self._abstract(text), None, 1)
        elif not follows:
            start = ord(letter) - ord("a") + 1
            self._point_num = self._add(self._abstract(start), 0, start)
        return (self._point_num, 0)

    def _abstract(self, what: int | str) -> int:
        if what not in self._abstracts:
            self._abstracts.append(what)
        return _PLUSES + 1 + self._abstracts.index(what)

    def _add(self, abstract: int, level: int | None, start: int) -> int:
        key = (abstract, level, start)
        if level is None and key in self._nums:  # a fixed mark does not count
            return _PLUS_NUM + 1 + self._nums.index(key)
        self._nums.append(key)
        return _PLUS_NUM + len(self._nums)

    def xml(self, section_style: str, list_styles: dict[ListKind, str]) -> bytes:
        """Return `word/numbering.xml`; the styles named bring their list with them."""
        fixed = [
            _abstract_list(_OUTLINE, _outline_levels(False, "" if self.letters else section_style)),
            _abstract_list(_LETTERED, _outline_levels(True, section_style if self.letters else "")),
            _abstract_list(
                _ARTICLES,
                _level(0, "decimal", "Điều %1.", style=list_styles[ListKind.ARTICLE], bold=True),
            ),
            _abstract_list(_DASHES, _level(0, "bullet", "-", style=list_styles[ListKind.DASH])),
            _abstract_list(_PLUSES, _level(0, "bullet", "+", style=list_styles[ListKind.PLUS])),
        ]
        for index, what in enumerate(self._abstracts, start=_PLUSES + 1):
            if isinstance(what, str):
                fixed.append(_abstract_list(index, _level(0, "decimal", what)))
            else:
                fixed.append(_abstract_list(index, _level(0, "lowerLetter", "%1)", start=what)))
        nums = [f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
                for i in range(_PLUS_NUM)]  # fmt: skip
        for number, (abstract, level, start) in enumerate(self._nums, start=_PLUS_NUM + 1):
            override = ""
            if level is not None:
                override = (
                    f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                    "</w:lvlOverride>"
                )
            nums.append(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:numbering xmlns:w="{NAMESPACE}">{"".join(fixed)}{"".join(nums)}</w:numbering>'
        ).encode()


def _outline_levels(letters: bool, style: str) -> str:
    levels = [_level(0, "upperRoman", "%1.", style=style), _level(1, "decimal", "%2.")]
    if letters:
        levels.append(_level(2, "lowerLetter", "%3)"))
    else:
        for level in range(2, MAX_LEVEL + 1):
            numbers = ".".join(f"%{place}" for place in range(2, level + 2))
            levels.append(_level(level, "decimal", f"{numbers}."))
    return "".join(levels)


def _level(
    level: int, kind: str, words: str, *, start: int = 1, style: str = "", bold: bool = False
) -> str:
    """Return a level: the number, a blank, then the words; indented like a first line (II.6)."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    looks = '<w:b/><w:bCs/><w:i w:val="0"/>' if bold else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{escaped(words)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(first=decree30.FIRST_LINE_INDENT)}</w:pPr>"
        f"<w:rPr>{FONTS}{looks}</w:rPr></w:lvl>"
    )


def _abstract_list(number: int, levels: str) -> str:
    kind = "multilevel" if levels.count("<w:lvl ") > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="3000{number:04X}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )
