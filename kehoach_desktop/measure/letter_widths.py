"""How wide a letter of Times New Roman is: read from the tables of its metric copy.

A Word file holds no widths; Liberation Serif has, letter for letter, those of Times New Roman.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

from kehoach_desktop.paths import resource

#: The width of a letter that the face lacks, in parts of its size: neither narrow nor wide.
_UNKNOWN = 0.5


@cache
def _face(bold: bool, italic: bool) -> dict[int, float]:
    """Return the advance of every letter of a face, in parts of the size."""
    name = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}.get(
        (bold, italic), "BoldItalic"
    )
    data = resource("fonts", f"LiberationSerif-{name}.ttf").read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">II", data, at + 8)
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    units = struct.unpack_from(">H", data, tables[b"head"][0] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, data, tables[b"hmtx"][0])[::2]
    return {
        code: advances[min(glyph, count - 1)] / units
        for code, glyph in _glyphs(data, tables[b"cmap"][0]).items()
    }


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of every code by the format 4 subtable for Unicode (OpenType, cmap)."""
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        start = cmap + offset
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", data, start)[0] == 4:
            break
    else:
        return {}
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends, starts, deltas, offsets = (
        start + 14 + part * 2 * segments + (2 if part else 0) for part in range(4)
    )
    found: dict[int, int] = {}
    for index in range(segments):
        end, first, delta, offset = (
            struct.unpack_from(">H", data, table + 2 * index)[0]
            for table in (ends, starts, deltas, offsets)
        )
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                at = offsets + 2 * index + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, at)[0]
            if glyph or not offset:
                found[code] = (glyph + delta) & 0xFFFF
    return found


@cache
def width_of(char: str, bold: bool, italic: bool) -> float:
    """Return the advance of `char` in parts of the size; the sum for letters written as two."""
    return _face(bold, italic).get(ord(char), 0.0 if _is_mark(char) else _UNKNOWN)


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0
