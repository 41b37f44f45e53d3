"""Labelled lines of a task: who leads, who helps, when, what comes of it, in any of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.vntext import fold


class Label(StrEnum):
    """What a labelled line says."""

    LEAD = "lead"
    PERFORMER = "performer"
    COORDINATING = "coordinating"
    TIME = "time"
    CONTENT = "content"
    OUTPUT = "output"
    QUANTITY = "quantity"
    OTHER = "other"


_WHO = r"(?:(?:cac )?(?:co quan|don vi|bo phan|phong|ca nhan|nguoi|dia phuong)(?:[,/ ]+(?:va )?)?)+"
_RULES = (
    (
        Label.COORDINATING,
        rf"(?:{_WHO}\s*)?(?:cung )?phoi hop(?: thuc hien)?|{_WHO}\s*(?:lien quan|tham gia)",
    ),
    (
        Label.LEAD,
        rf"(?:{_WHO}\s*)?(?:chu tri|dau moi|chiu trach nhiem|phu trach|chuan bi(?: noi dung)?)"
        r"(?:[, /]*(?:thuc hien|tham muu|trien khai|phoi hop|theo doi|to chuc|chinh))*",
    ),
    (
        Label.LEAD,
        rf"{_WHO}\s*(?:duoc giao|thuc hien chinh|tham muu(?: thuc hien)?)|"
        r"phan cong(?: thuc hien| nhiem vu)?|don vi|co quan|trach nhiem(?: thuc hien)?|"
        r"(?:duoc )?giao(?: cho)?",
    ),
    (Label.PERFORMER, rf"(?:{_WHO}\s*)?(?:to chuc |trien khai )?thuc hien"),
    (
        Label.TIME,
        r"thoi (?:gian|han|diem)(?: (?:thuc hien|hoan thanh|trien khai|to chuc|bao cao|phat song|"
        r"du kien|ket thuc|dang tai))*(?: du kien)?|tien do(?: thuc hien| hoan thanh)?|"
        r"han hoan thanh|hoan thanh|dinh ky|lich(?: thuc hien| phat song)?|"
        r"thoi luong va thoi gian|tan suat|chu ky|ky han",
    ),
    (
        Label.CONTENT,
        r"nhiem vu(?: cu the| thuc hien)?|"
        r"noi dung(?: thuc hien| cong viec| nhiem vu| tuyen truyen)?|"
        r"(?:ten )?(?:cong viec|hoat dong|nhiem vu)|yeu cau",
    ),
    (
        Label.OUTPUT,
        r"(?:du kien )?(?:san pham|ket qua)(?: dau ra| du kien| hoan thanh| dat duoc| thuc hien)*",
    ),
    (Label.QUANTITY, r"so luong|chi tieu|muc tieu|thoi luong|khoi luong"),
    (
        Label.OTHER,
        r"dia diem.*|kinh phi.*|nguon kinh phi.*|doi tuong.*|hinh thuc.*|thanh phan.*|ghi chu|"
        r"pham vi.*|cach thuc.*|bien phap.*|stt|tt|dia ban.*",
    ),
)
_COMPILED = tuple((label, re.compile(rf"^(?:{pattern})$")) for label, pattern in _RULES)
#: A label: up to seven words before a colon, at the start or after a mark.
_SPOT = re.compile(
    r"(?:^|(?<=[.;,(])\s*|(?<=\s[-+])\s*)[-+•*]?\s*([^\W\d_][^:;.()]{2,60}?)\s*:\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value."""

    label: Label
    value: str


def lead_in(text: str) -> str:
    """Return what stands before the first label of a paragraph, without bullet and marks."""
    for match in _SPOT.finditer(text):
        if label_of(match[1]) is not None:
            return text[: match.start(1)].strip(" -+•*(.;")
    return ""


def _balanced(value: str) -> str:
    """Return a value without marks at its ends; a closing bracket goes if it was never opened."""
    bare = value.strip(" ;,.(")
    return bare.rstrip(")").rstrip(" ;,.") if bare.count(")") > bare.count("(") else bare


def label_of(name: str) -> Label | None:
    """Return what a label means, None for other words."""
    folded = re.sub(r"\s+", " ", fold(name)).strip(" .:*-")
    folded = re.sub(r"^(?:\(?[a-z0-9]{1,2}[.)]\s*)", "", folded)
    for label, pattern in _COMPILED:
        if pattern.match(folded):
            return label
    return None


def labelled(text: str) -> list[Labelled]:
    """Return the labelled values of a paragraph, [] if it does not begin with a label."""
    spots = [
        (match, label)
        for match in _SPOT.finditer(text)
        if (label := label_of(match[1])) is not None
    ]
    if not spots:
        bare = re.match(r"^[-+•*]?\s*([^:]{3,60}?)\s*:\s*$", text)
        label = label_of(bare[1]) if bare else None
        return [Labelled(label, "")] if label else []
    first = spots[0][0]
    inside = text[: first.start(1)].strip(" -+•*")
    if inside and not inside.endswith((".", "(", ";")):
        return []
    if inside and len(spots) < 2 and not inside.endswith("("):
        return []
    ends = [spot[0].start() for spot in spots[1:]] + [len(text)]
    found = [
        Labelled(label, _balanced(text[match.end() : end]))
        for (match, label), end in zip(spots, ends, strict=True)
    ]
    return [part for each in found for part in _time_apart(each)]


#: "phối hợp: VNPT; hoàn thành trong quý II": a time without a label of its own.
_TIME_BEHIND = re.compile(r"[;,]\s*(?=(?:hoàn thành|xong) (?:trước|trong|vào|chậm nhất)\b)")


def _time_apart(found: Labelled) -> list[Labelled]:
    """Return a value of bodies and the time that stands behind it."""
    if found.label not in {Label.LEAD, Label.COORDINATING, Label.PERFORMER}:
        return [found]
    bodies, *time = _TIME_BEHIND.split(found.value, maxsplit=1)
    return [Labelled(found.label, bodies), *(Labelled(Label.TIME, part) for part in time)]
