"""Who issued last year's plan, by the name on its head: its level and the place it speaks of."""

from __future__ import annotations

import re
from enum import StrEnum

from kehoach_desktop.domain.vntext import clean, fold

_PLACE = re.compile(
    r"\b(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh)\s+(?!hoi\b)(\S.*)$"
)
_COMMITTEE = re.compile(r"^(?:ubnd|uy ban nhan dan)\b")
_DISTRICTS = frozenset({"huyen", "quan", "thi xa"})
_COMMUNES = frozenset({"xa", "phuong", "thi tran", "dac khu"})


class IssuerLevel(StrEnum):
    """The level of the committee that issued a plan; unknown for any other body and for none."""

    COMMUNE = "commune"
    DISTRICT = "district"
    UNKNOWN = "unknown"


def issuer_level(name: str) -> IssuerLevel:
    """Return the level of "Ủy ban nhân dân huyện …"; a thành phố may be of either, so unknown."""
    kind, _ = _place(name)
    if not _COMMITTEE.match(fold(clean(name))):
        return IssuerLevel.UNKNOWN
    if kind in _DISTRICTS:
        return IssuerLevel.DISTRICT
    return IssuerLevel.COMMUNE if kind in _COMMUNES else IssuerLevel.UNKNOWN


def is_issuers_place(kind: str, name: str, issuer: str) -> bool:
    """Say whether "huyện" + "Đồi Cao" is the unit whose committee `issuer` is.

    Kinds of the commune level count as one: a thị trấn that became a xã keeps its name.
    """
    was, place = _place(issuer)
    if not place or fold(clean(name)) != place:
        return False
    kind = fold(kind)
    return kind == was or (kind in _COMMUNES and was in _COMMUNES)


def _place(name: str) -> tuple[str, str]:
    match = _PLACE.search(fold(clean(name)))
    return (match[1], match[2]) if match else ("", "")
