"""Widths of Times New Roman: how long a title is, so that its line and its place fit.

Word does not say how wide words are, and a file must be the same on every machine, so the widths
stand here. Liberation Serif and Times New Roman have the same ones (a test reads the shipped
faces). A letter with marks is as wide as without them; the exceptions are listed.
"""

from __future__ import annotations

import unicodedata

from kehoach_desktop.documents.pdf.fonts import Face

#: Units of the faces to the em.
_EM = 2048
#: What a letter that is not listed takes.
_DEFAULT = 1366

_REGULAR = {
    369: "'",
    410: "|",
    512: ",. ",
    569: "ijlt/:;\\",
    614: "²³",
    682: "frI!()-[]`‘’·",
    717: "•",
    797: "sJ",
    819: "°",
    836: "\"",
    909: "acez?“”",
    961: "^",
    983: "{}",
    1024: "0123456789bdghknopquvxy#$*_đ–§€«»",
    1083: "ơờớỡởợ",
    1108: "~",
    1110: "ưừứữửự",
    1124: "≥≤",
    1139: "FPS",
    1155: "+<=>×",
    1251: "ELTZ",
    1366: "BCR",
    1479: "wADGHKNOQUVXYĐ",
    1589: "ƯỪỨỮỬỰ",
    1593: "m&",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "…—",
}  # fmt: skip

_BOLD = {
    451: "|",
    512: ",. ",
    569: "il'/\\",
    614: "²³",
    682: "fjt!()-:;[]`‘’",
    683: "·",
    717: "•",
    797: "sI",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "0123456789agovxyJ#$*?_–“”§€«»",
    1065: "~",
    1124: "≥≤",
    1134: "ơờớỡởợ",
    1137: "\"",
    1139: "bdhknpquSđ",
    1167: "+<=>×",
    1190: "^",
    1229: "ưừứữửự",
    1251: "FP",
    1366: "BELTZ",
    1479: "wACDNRUVXYĐ",
    1593: "GHKOQ",
    1630: "ƯỪỨỮỬỰ",
    1706: "m&",
    1905: "@",
    1933: "M",
    2048: "W%…—",
}  # fmt: skip

_ITALIC = {
    438: "'",
    512: ",. ·",
    563: "|",
    569: "fijlt/\\",
    614: "²³",
    682: "I!()-:;`‘’",
    717: "•",
    797: "rsz[]",
    819: "{}°",
    860: "\"",
    864: "^",
    909: "cekvxyJ",
    1024: "0123456789abdghnopquS#$*?_đ–§€«»",
    1093: "ơờớỡởợ",
    1108: "~",
    1117: "ưừứữửự",
    1124: "≥≤",
    1139: "LTYZ“”",
    1251: "ABEFPRVX",
    1366: "wCKN",
    1382: "+<=>×",
    1479: "mDGHOQUĐ",
    1544: "ƯỪỨỮỬỰ",
    1593: "&",
    1706: "MW%",
    1821: "…—",
    1884: "@",
}  # fmt: skip


class _Widths(dict[str, float]):
    """Advance widths by character, in thousandths of the size."""

    def __init__(self, groups: dict[int, str]) -> None:
        super().__init__(
            (char, units * 1000 / _EM) for units, chars in groups.items() for char in chars
        )
        self["\u00a0"] = self[" "]

    def __missing__(self, char: str) -> float:
        base = unicodedata.normalize("NFD", char)[0]
        width = self[base] if base != char else _DEFAULT * 1000 / _EM
        self[char] = width
        return width


REGULAR = Face("regular", None, _Widths(_REGULAR))
BOLD = Face("bold", None, _Widths(_BOLD))
ITALIC = Face("italic", None, _Widths(_ITALIC))
