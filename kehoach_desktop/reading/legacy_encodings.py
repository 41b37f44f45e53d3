"""The encodings of before Unicode: TCVN3 (fonts .VnTime, .VnTimeH) and VNI-Windows.

Files of the nineties and two thousands hold Western letters that only the font shows as
Vietnamese ones. The original is never changed: a conversion is data, with the letters named that
nobody can be sure of. TCVN3 is VSCII-3 of TCVN 5712:1993: it has no capitals with a tone, so the
capital fonts (ending in H) show small letters as capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.reading.syllables import is_syllable


class LegacyEncoding(StrEnum):
    """What a run of letters was written in."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"
    VNI = "vni"


#: The letters of 0xA1…0xFE that TCVN3 defines (TCVN 5712:1993, VN3), in the order of their codes.
_TCVN3_CODES = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)  # fmt: skip
TCVN3 = {chr(start + at): letter for start, row in _TCVN3_CODES for at, letter in enumerate(row)}
_TONED = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
#: A circumflex or breve with the tone that goes with it, written behind a, e or o.
_SHAPED = {
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "á": "\u0302\u0301", "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "é": "\u0306\u0301", "ë": "\u0306\u0323",
}  # fmt: skip
_BASES = {"a": "aâă", "e": "eâ", "o": "oâ", "u": "u", "y": "y", "ô": "ô", "ö": "ö"}
_VNI_SINGLE = {"ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ",
               "ö": "ư"}  # fmt: skip


def _vni() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for base in ("a", "e", "o", "u", "y", "ô", "ö"):
        letter = _VNI_SINGLE.get(base, base)
        marks = {mark: tone for mark, tone in _TONED.items() if (base, mark) != ("y", "ï")}
        if base in "aeo":
            marks |= {mark: shape for mark, shape in _SHAPED.items()
                      if base == "a" or not shape.startswith("\u0306")}  # fmt: skip
        table |= {base + mark: nfc(letter + shape) for mark, shape in marks.items()}
    return table | {old.upper(): new.upper() for old, new in table.items()}


VNI = _vni()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+|[\xa1-\xff]+")
_TOKEN = re.compile(r"\S+")
#: Letters that only Unicode has: their line needs no conversion.
_UNICODE = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9]")
_OLD = re.compile(r"[\xa1-\xff]")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode, and the words whose letters are uncertain."""

    text: str
    uncertain: tuple[str, ...] = ()


def by_font(font: str) -> LegacyEncoding | None:
    """Return what the letters of a font are written in, None for a font of today."""
    name = font.strip()
    if name[:3].casefold() == ".vn":
        return LegacyEncoding.TCVN3_CAPITALS if name.endswith("H") else LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if name[:4].casefold() == "vni-" else None


def by_letters(texts: Iterable[str]) -> LegacyEncoding | None:
    """Return what texts are written in, told by how many of their words become syllables."""
    words = [word for text in texts if not _UNICODE.search(text)
             for word in _TOKEN.findall(text) if _OLD.search(word)][:2000]  # fmt: skip
    if not words:
        return None
    counts = {
        encoding: sum(_reads(to_unicode(word, encoding).text) for word in words)
        for encoding in (LegacyEncoding.TCVN3, LegacyEncoding.VNI)
    }
    best = max(counts, key=lambda encoding: counts[encoding])
    as_it_is = sum(_reads(word) for word in words)
    return best if counts[best] * 10 >= len(words) * 7 and counts[best] > as_it_is else None


def to_unicode(text: str, encoding: LegacyEncoding) -> Converted:
    """Return `text` in Unicode (NFC), with the words that do not become Vietnamese ones."""
    if encoding is LegacyEncoding.VNI:
        made = nfc(_VNI_PATTERN.sub(lambda match: VNI[match.group()], text))
    else:
        made = nfc("".join(TCVN3.get(char, char) for char in text))
        capitals = encoding is LegacyEncoding.TCVN3_CAPITALS
        made = made.upper() if capitals else _with_capitals(made)
    changed = zip(_TOKEN.findall(text), _TOKEN.findall(made), strict=False)
    doubtful = [new for old, new in changed if _OLD.search(old) and _is_doubtful(new)]
    return Converted(made, tuple(dict.fromkeys(doubtful)))


def line_to_unicode(text: str, encoding: LegacyEncoding) -> Converted:
    """Return a line of a document whose text is `encoding`; words that are Unicode already stay."""
    if not _OLD.search(text):
        return Converted(text)
    if not _UNICODE.search(text):
        return to_unicode(text, encoding)
    doubtful: list[str] = []

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if _UNICODE.search(word) or not _OLD.search(word) or _reads(word):
            return word
        made = to_unicode(word, encoding)
        doubtful.extend(made.uncertain)
        return made.text

    return Converted(_TOKEN.sub(mend, text), tuple(dict.fromkeys(doubtful)))


def _with_capitals(line: str) -> str:
    """Return a line with its toned letters as capitals in words that are capitals otherwise.

    TCVN3 has no such capitals: "KÕ HO¹CH" stands for KẾ HOẠCH. A word with one plain capital only
    ("KÕ") is believed if a word beside it is one of capitals, or if it is not the first ("ñY").
    """
    words = list(_WORD.finditer(line))
    sure = [_plain_capitals(match.group()) >= 2 for match in words]
    pieces, last = [], 0
    for at, match in enumerate(words):
        beside = any(sure[near] and is_syllable(words[near].group())
                     for near in (at - 1, at + 1) if 0 <= near < len(words))  # fmt: skip
        lone = _plain_capitals(match.group()) == 1
        capital = sure[at] or (lone and (beside or not match.group()[0].isupper()))
        pieces += [line[last : match.start()], match.group().upper() if capital else match.group()]
        last = match.end()
    return "".join([*pieces, line[last:]])


def _plain_capitals(word: str) -> int:
    """Return how many capitals that TCVN3 has a word holds, 0 if it holds a plain small letter."""
    plain = [char for char in word if char.isascii() or char in "ĂÂÊÔƠƯĐ"]
    return len(plain) if all(char.isupper() for char in plain) else 0


def _is_doubtful(token: str) -> bool:
    """Say whether a converted token is no Vietnamese word; abbreviations are left alone."""
    if "/" in token:
        return False
    words = [word for word in _WORD.findall(token) if len(word) > 1 and not word.isupper()]
    return not all(is_syllable(word) for word in words)


def _reads(token: str) -> bool:
    """Say whether the words of a token are Vietnamese syllables."""
    words = _WORD.findall(token)
    return bool(words) and all(is_syllable(word) for word in words)
