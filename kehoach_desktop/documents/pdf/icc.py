"""The colour profile that a PDF for archives names: sRGB, made here from its published figures.

ISO 19005-2 (6.2.4.3) lets black be plain device black where the file says what the device is. The
profile is an ICC v2 one of three primaries and one curve; nothing of anybody else's is copied.
"""

from __future__ import annotations

import struct
from functools import cache

#: Primaries of IEC 61966-2-1, adapted to D50, as (X, Y, Z).
_PRIMARIES = {
    b"rXYZ": (0.4360, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
_WHITE = (0.9642, 1.0, 0.8249)  # D50
_STEPS = 256
NAME = "sRGB IEC61966-2.1"
_COPYRIGHT = "Public domain"


@cache
def srgb_profile() -> bytes:
    """Return the profile, about a kilobyte; always the same bytes."""
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0" + _COPYRIGHT.encode("ascii") + b"\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        b"rTRC": _curve(),
    }
    table, body = [], b""
    start = 128 + 4 + 12 * (len(tags) + 2)
    for name, content in tags.items():
        table.append((name, start + len(body), len(content)))
        body += content + b"\0" * (-len(content) % 4)
    # One curve for all three colours.
    _, offset, size = table[-1]
    table += [(b"gTRC", offset, size), (b"bTRC", offset, size)]
    head = _header(start + len(body))
    entries = b"".join(struct.pack(">4sII", *entry) for entry in table)
    return head + struct.pack(">I", len(table)) + entries + body


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2020, 3, 5, 0, 0, 0)
    return (
        struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        + made
        + b"acsp"
        + bytes(24)
        + struct.pack(">I", 0)  # perceptual
        + b"".join(map(_fixed, _WHITE))
        + bytes(48)
    )


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _description(name: str) -> bytes:
    words = name.encode("ascii") + b"\0"
    # No Unicode and no Macintosh name: the counts are zero, the room for the latter is fixed.
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


def _curve() -> bytes:
    def linear(step: int) -> float:
        share = step / (_STEPS - 1)
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    points = struct.pack(f">{_STEPS}H", *(round(linear(step) * 65535) for step in range(_STEPS)))
    return b"curv\0\0\0\0" + struct.pack(">I", _STEPS) + points
