"""Vietnamese text: one Unicode form, folding for search, the alphabet of the decree's điểm."""

from __future__ import annotations

import re
import unicodedata

#: Letters that may number a điểm, in order (Decree 30/2020, Appendix I, II.5: Vietnamese
#: alphabetical order). ă, â, ê, ô, ơ, ư are not used in practice; f, j, w, z do not exist.
POINT_LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q",
                 "r", "s", "t", "u", "v", "x", "y")  # fmt: skip

#: What stands on paper for a value nobody has given yet.
UNKNOWN = "……"

_WORD = re.compile(r"\w+")
#: Characters that cannot be seen: controls (but not the blank ones), zero width, bidi, and half a
#: character (a lone surrogate, from a broken clipboard), which no file can hold.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u2069\ud800-\udfff\ufeff]"
)
#: Blanks of every width and line breaks of every kind.
_BLANKS = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return `text` in NFC; the program stores no other form (TCVN 6909 allows two)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return one line as an officer meant it: NFC, nothing invisible, single blanks."""
    return nfc(_BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip())


class _BaseLetters(dict[int, str]):
    """What a character folds to, by its code; asked once for each, kept from then on."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        base = "".join(char for char in decomposed if not unicodedata.combining(char))
        return self.setdefault(code, base)


_BASE = _BaseLetters({ord("đ"): "d"})


def fold(text: str) -> str:
    """Return `text` lower-cased, without marks, đ as d: "Tiên Tiến" and "tien tien" fold alike."""
    return text.casefold().translate(_BASE)


def fold_words(text: str) -> list[str]:
    """Return the folded words of `text` without punctuation, in order."""
    return _WORD.findall(fold(text))


def has_marks(text: str) -> bool:
    """Say whether `text` was typed with Vietnamese marks (then a search must respect them)."""
    return fold(text) != text.casefold()


def upper_first(text: str) -> str:
    """Return `text` with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return `text` with its first letter small, unless the first word is an abbreviation."""
    head = text.split(" ", 1)[0]
    return text if len(head) > 1 and head.isupper() else text[:1].lower() + text[1:]


def shortened(words: str, room: int) -> str:
    """Return as many whole words as fit into `room` letters, "…" behind them."""
    if len(words) <= room:
        return words
    return words[: max(0, room - 1)].rpartition(" ")[0].rstrip(" ,;.") + "…"
