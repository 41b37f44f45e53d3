"""The labelled fields of a task: who leads, who helps, by when; in lines or in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.text import Paragraph


class Role(StrEnum):
    """What a field tells of a task."""

    LEAD = "lead"
    PARTNER = "partner"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the span of what stands behind it, in the text of its paragraph."""

    role: Role
    label: str
    start: int
    end: int


_BODY = r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Tt]ổ chức|[Pp]hân công|[Cc]ấp)"
_LABEL = regex(
    r"(?:^|(?<=[.;,] )|(?<=^[-+–•])|(?<=^[-+–•] )|(?<=[.)] ))\s*"
    rf"(?P<label>(?P<time>(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ)(?! biểu)[^:.;]{{0,25}})"
    rf"|(?P<partner>(?:{_BODY} )?[Pp]hối hợp(?: thực hiện)?)"
    rf"|(?P<lead>(?:{_BODY} )?(?:[Cc]hủ trì|[Tt]hực hiện|chịu trách nhiệm|đầu mối)[^:.;]{{0,20}}))"
    r"\s*:\s*"
)
#: Where a field ends: the next sentence, the next label.
_END = regex(r"\.(?:\s+(?=[A-ZĐÀ-Ỹ])|\s*$)")


def fields_of(each: Paragraph) -> list[Field]:
    """Return the labelled fields of a paragraph in order."""
    if ":" not in each.text:
        return []
    labels = list(_LABEL.finditer(each.text))
    rows = []
    for at, found in enumerate(labels):
        limit = labels[at + 1].start() if at + 1 < len(labels) else len(each.text)
        stop = _END.search(each.text, found.end(), limit)
        role = next(role for role in Role if found[role.value])
        rows.append(Field(role, found["label"], found.end(), stop.start() if stop else limit))
    return rows
