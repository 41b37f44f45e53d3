"""Names of attached files: what may be shown on both systems, and how a bad one is mended.

The rule is that of `docs/package-format.md`, "Limits". On disk a blob is named by its hash; the
display name is never a path.
"""

from __future__ import annotations

import re
import unicodedata

MAX_POINTS = 120

#: Extension → media type of what may travel as an attachment.
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain",
    "csv": "text/csv",
}

#: Longer than this, what follows the last dot is no ending (characters).
_LONGEST_ENDING = 12

#: Longest name on a disk (bytes of UTF-8): Linux takes 255, and a few letters may be put before.
_MOST_BYTES = 230

_FORBIDDEN = frozenset('<>:"/\\|?*')
#: Control, format (bidi, zero width, soft hyphen), surrogate, private, unassigned; line breaks.
_BAD_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Zero-width characters that Unicode counts as letters or marks.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_RESERVED = re.compile(r"^(con|prn|aux|nul|(com|lpt)[0-9¹²³])$", re.IGNORECASE)


def is_display_name(name: str) -> bool:
    """Say whether `name` may stand in a package."""
    stem, dot, extension = name.rpartition(".")
    return (
        bool(dot)
        and extension.casefold() in MEDIA_TYPES
        and 1 <= len(name) <= MAX_POINTS
        and unicodedata.is_normalized("NFC", name)
        and not any(_is_bad(char) for char in name)
        and stem == stem.strip(" .")
        and bool(stem)
        and not _RESERVED.match(name.split(".", 1)[0].rstrip(" "))
    )


def name_key(name: str) -> str:
    """Return what two names share that a person or a file system could take for one another."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def display_name(name: str, fallback: str) -> str:
    """Return `name` mended to be admissible, or `fallback` where nothing of it is left.

    `fallback` must be admissible; its extension is not taken over: a file whose extension may
    not travel gives `fallback` only if the caller knows what it holds.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join("-" if char in _FORBIDDEN else char for char in text if not _is_invisible(char))
    stem, _, extension = text.rpartition(".")
    stem = stem.strip(" .")[: MAX_POINTS - len(extension) - 1].strip(" .")
    mended = f"{stem}.{extension}"
    return mended if is_display_name(mended) else fallback


def file_name(name: str, fallback: str = "tệp") -> str:
    """Return `name`, whatever its ending, mended so that both systems can hold such a file.

    A name that Windows keeps for itself ("con.txt") gets a line before it; a long one loses
    letters before its ending.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    text = "".join("-" if char in _FORBIDDEN else char for char in text if not _is_invisible(char))
    text = text.strip().rstrip(" .")
    stem, dot, extension = text.rpartition(".")
    if not dot or not stem or len(extension) > _LONGEST_ENDING:
        stem, extension = text, ""
    most = MAX_POINTS - (len(extension) + 1 if extension else 0)
    stem = stem[:most]
    while len(stem.encode()) + len(extension.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    stem = stem.rstrip(" .")
    if _RESERVED.match(stem.split(".", 1)[0].rstrip(" ")):
        stem = f"_{stem}"
    return f"{stem or fallback}.{extension}" if extension else stem or fallback


def _is_bad(char: str) -> bool:
    return char in _FORBIDDEN or _is_invisible(char)


def _is_invisible(char: str) -> bool:
    return (
        unicodedata.category(char) in _BAD_CATEGORIES
        or char in _INVISIBLE
        or 0xFE00 <= ord(char) <= 0xFE0F
        or 0xE0000 <= ord(char) <= 0xE0FFF
        or (char.isspace() and char != " ")
    )
