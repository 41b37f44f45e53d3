"""Marks on the first page of a paper that are printed only where they are asked for."""

from __future__ import annotations

from enum import StrEnum


class Urgency(StrEnum):
    """Marks of urgency (Decree 30/2020, Appendix I, II.10.b). There is none of secrecy [K03]."""

    NONE = ""
    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HỎA TỐC"


class Scope(StrEnum):
    """How far a paper may go (Appendix I, II.10.c) [K02]."""

    NONE = ""
    RETURN = "XEM XONG TRẢ LẠI"
    INTERNAL = "LƯU HÀNH NỘI BỘ"
