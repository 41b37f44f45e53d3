"""Patterns that know Vietnamese letters: `À-Ỹ` alone would mix capitals with small letters."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_desktop.review.sieve import sieved

_SMALL = "àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
UPPER = f"A-ZĐ{_SMALL.upper()}"
LOWER = f"a-zđ{_SMALL}"


@lru_cache(maxsize=2_000)
def regex(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile `text`, where `A-ZĐÀ-Ỹ` stands for any capital and `a-zà-ỹđ` for any small letter."""
    pattern = text.replace("A-ZĐÀ-Ỹ", UPPER).replace("a-zà-ỹđ", LOWER)
    return sieved(re.compile(pattern, flags))


def words(*lines: str) -> frozenset[str]:
    """Return the words of `lines`, written as running text to stay readable."""
    return frozenset(" ".join(lines).split())
