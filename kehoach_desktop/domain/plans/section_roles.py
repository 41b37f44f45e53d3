"""What a section is for, by the words of its heading (`../shared/product.md`, section roles)."""

from __future__ import annotations

import re

from kehoach_desktop.domain.plans.plan import SectionRole
from kehoach_desktop.domain.vntext import fold

_WORDS = (
    (SectionRole.PURPOSE, r"muc dich|muc tieu"),
    (SectionRole.REQUIREMENTS, r"yeu cau"),
    (SectionRole.AUDIENCE, r"doi tuong"),
    (SectionRole.PERIOD, r"thoi gian|tien do"),
    (SectionRole.KEY_TASKS, r"nhiem vu|trong tam|hoat dong|giai phap|cong viec"),
    (SectionRole.CONTENT, r"noi dung"),
    (SectionRole.FORMS, r"hinh thuc|bien phap"),
    (SectionRole.FUNDING, r"kinh phi"),
    (SectionRole.ARRANGEMENTS, r"to chuc thuc hien|trach nhiem|phan cong"),
)
_COMPILED = tuple((role, re.compile(rf"\b(?:{words})\b")) for role, words in _WORDS)


def roles_of(heading: str) -> tuple[SectionRole, ...]:
    """Return what a section is for, in the order its heading says it; OTHER where it does not."""
    folded = fold(heading)
    found = [(match.start(), role) for role, pattern in _COMPILED
             if (match := pattern.search(folded))]  # fmt: skip
    return tuple(role for _, role in sorted(found)) or (SectionRole.OTHER,)
