"""Lines on which two columns came together, and page numbers between the lines of a text."""

from __future__ import annotations

import re

from kehoach_desktop.review.letters import regex

#: What stands beside a header in its right-hand column, when both columns came on one line.
_RIGHT = re.compile(
    r"(?:\s{3,}|\s*\|\s*)(?=CỘNG H(?:ÒA|OÀ)\b|Độc\s+lập\b|[^\s|][^|]{0,40}, ngày\b"
    r"|(?:TM|KT|TL|TUQ)\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC)\s*\|?\s*$)"
    r"|(?<=VIỆT NAM)\s+(?=Độc)", re.IGNORECASE,
)  # fmt: skip
#: The same with a single blank between the columns.
_BESIDE = regex(r"(?<=[A-ZĐÀ-Ỹ]) (?=CỘNG H(?:ÒA|OÀ) XÃ HỘI\b|Độc lập\s?[-–]\s?Tự do)")
_NUMBER_AND_DAY = regex(
    r"(Số\s?:.{0,12}?/[\wĐ]+(?:\s?-\s?[A-ZĐ]+)*)\s+([A-ZĐÀ-Ỹ][^,;\d]{1,40}, ngày\b.*)"
)
_SIGNED = (
    r"(?:(?:TM|KT|TL|TUQ)\.\s*)?(?:(?:ỦY|UỶ) BAN NHÂN DÂN|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC)"
    r"|(?:PHÓ )?TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG)"
)
#: A recipient, and the signing lines or the signer's name beside it.
_RECIPIENT_AND_SIGNED = regex(
    rf"((?:Nơi|NƠI) (?:nhận|NHẬN)\s?:|[-–]\s?.*?[;.,]) ({_SIGNED}"
    r"|[A-ZĐÀ-Ỹ][a-zà-ỹđ]*(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,4})"
)
_BLANKS = re.compile(r"\s+")
#: Longer lines are no lines of a header.
_HEADER_WIDTH, _LIST_WIDTH = 300, 120
_PAGE = re.compile(r"[-–]?\s*(\d{1,3})\s*[-–]?")


def columns_of(line: str) -> list[str]:
    """Return the columns that came together on a line of a header or of the signature."""
    if len(line) >= _HEADER_WIDTH:
        return [line]
    parts: list[str] = []
    for column in _RIGHT.split(line):
        plain = _BLANKS.sub(" ", column).strip()
        joined = _NUMBER_AND_DAY.fullmatch(plain)
        if joined is None and len(plain) < _LIST_WIDTH:
            joined = _RECIPIENT_AND_SIGNED.fullmatch(plain)
        if joined:
            parts += joined.groups()
        else:
            beside = _BESIDE.split(plain)
            parts += beside if len(beside) > 1 else [column]
    return parts


def without_page_numbers(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return (line, number) pairs without page numbers: alone between blank lines, in order.

    The blank lines around go too, so that a sentence reads on over the page.
    """
    kept: list[tuple[str, int]] = []
    page, skipping = 0, False
    for at, (line, number) in enumerate(pieces):
        if skipping and not line:
            continue
        skipping = False
        found = _PAGE.fullmatch(line) if line[:4].strip(" -–").isdigit() else None
        alone = (at == 0 or not pieces[at - 1][0]) and not "".join(
            text for text, _ in pieces[at + 1 : at + 2]
        )
        if found and alone and int(found[1]) == page + 1 + (page == 0 and found[1] == "2"):
            page, skipping = int(found[1]), True
            while kept and not kept[-1][0]:
                kept.pop()
            continue
        kept.append((line, number))
    return kept
