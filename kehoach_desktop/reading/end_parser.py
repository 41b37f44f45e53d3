"""The end: recipients and signature, one under the other or in two columns on the same lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.imports.read_document import Place, ReadSigner
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.fixed_forms import AUTHORITY, POSITION
from kehoach_desktop.reading.letters import LOWER, UPPER
from kehoach_desktop.reading.segments import RECIPIENTS, TITLES, looks_like_name
from kehoach_desktop.reading.source import SourceLine

#: A signature line at the right of a line of recipients.
_RIGHT = re.compile(
    rf"\s+((?:TM|KT|TL|TUQ|Q)\.\s*[{UPPER}][{UPPER}\s,.-]+|(?:PHÓ\s+)?(?:CHỦ TỊCH|"
    rf"GIÁM ĐỐC|TRƯỞNG PHÒNG|"
    rf"TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|BÍ THƯ)[{UPPER}\s,-]*)$"
)
_NAME_RIGHT = re.compile(
    rf"^(.*[.;])\s+((?:[{UPPER}][{LOWER}]+\s?){{2,5}}|(?:[{UPPER}]{{2,}}\s?){{2,5}})$"
)
_STAMPED = re.compile(r"^\(?\s*(?:đã ký|ký tên|ký|chữ ký)\b|^\[", re.IGNORECASE)
#: "(Đã ký)" at the right of a line of recipients.
_STAMP_RIGHT = re.compile(r"(?<=[;.]) \(?(?:Đã ký|Ký tên|đã ký)\)?$")
_ITEM = re.compile(r"(?:(?<=[;.])|^)\s*[-–+]\s*")  # noqa: RUF001 - a dash that is met


#: Every way to write "TM.", "KT.", "TL.", "TUQ.".
AUTHORITY_MARKS = re.compile(r"\b(?:(?:TM|KT|TL|TUQ|Q)\s*[./]|[TK]/[MTL]\b)\.?")
_AUTHORITY_MARK = re.compile(r"^([TK])/([MTL])\.?\s*|^([A-Z]+)\s*[./]\s*")


def _mark(match: re.Match[str]) -> str:
    """Return "TM. " for "TM.", "TM/" and "T/M"."""
    return f"{match[1]}{match[2]}. " if match[1] else f"{match[3]}. "


class _End:
    """Collects recipients and signature while the lines are read."""

    def __init__(self) -> None:
        self.recipients: list[str] = []
        self.recipient_places: list[Place] = []
        self.authority: list[str] = []
        self.position: str | None = None
        self.name: str | None = None
        self.listing = False
        self.at: SourceLine | None = None
        self.recipient_lines: set[int] = set()
        self.signer_lines: set[int] = set()

    def read(self, at: int, line: SourceLine) -> None:
        """Take one line."""
        text = line.text.strip()
        if match := RECIPIENTS.match(text):
            self.listing = True
            self.recipient_lines.add(at)
            text = text[match.end() :].strip()
        if AUTHORITY.match(text) or POSITION.match(text):
            self._sign(at, line, text)
            return
        if self.listing and (match := _RIGHT.search(f" {text}")):
            self._sign(at, line, clean(match[1]))
            text = f" {text}"[: match.start()].strip()
        if not text:
            return
        if self.position and (match := _STAMP_RIGHT.search(text)):
            self.signer_lines.add(at)
            text = text[: match.start()]
        if self.position and self.name is None and self._take_name(at, text, line.place):
            return
        if self.listing and not self._finished():
            self._list(at, text, line.place)
        elif _STAMPED.match(text) and self.position:
            self.signer_lines.add(at)

    def _finished(self) -> bool:
        """Say whether the last recipient was the archive, which ends every list."""
        last = self.recipients[-1] if self.recipients else ""
        return bool(re.match(r"Lưu\b", last)) and not last.endswith(",")

    def _take_name(self, at: int, text: str, place: Place) -> bool:
        if looks_like_name(text):
            self.name = TITLES.sub("", text)
            self.signer_lines.add(at)
            return True
        match = _NAME_RIGHT.match(text) if self.listing else None
        if match and looks_like_name(match[2]) and text.startswith(("-", "–")):  # noqa: RUF001
            self.name = clean(match[2])
            self.signer_lines.add(at)
            self._list(at, match[1], place)
            return True
        return False

    def _sign(self, at: int, line: SourceLine, text: str) -> None:
        self.at = self.at or line
        self.signer_lines.add(at)
        if AUTHORITY.match(text):
            inner = re.split(r"\s+(?=(?:KT|TL|TUQ)\.)", text)
            self.authority += [_AUTHORITY_MARK.sub(_mark, part) for part in inner]
        else:
            self.position = self.position or text

    def _list(self, at: int, text: str, place: Place) -> None:
        self.recipient_lines.add(at)
        before = len(self.recipients)
        parts = [part.strip() for part in _ITEM.split(text)]
        if not _ITEM.match(text) and self.recipients and parts:
            if parts[0]:
                self.recipients[-1] = f"{self.recipients[-1]} {parts[0]}"
            parts = parts[1:]
        self.recipients += [part for part in parts if part]
        self.recipient_places += [place] * (len(self.recipients) - before)

    def signer(self) -> ReadSigner:
        """Return the signature."""
        authority = self.authority
        position = self.position
        if authority and position is None and len(authority) > 1:
            position = None
        place = self.at.place if self.at else None
        return ReadSigner(" / ".join(authority) or None, position, self.name, place)


@dataclass(frozen=True, slots=True)
class EndFound:
    """Recipients with their places, the signer, and the lines of both."""

    recipients: tuple[str, ...]
    recipient_places: tuple[Place, ...]
    signer: ReadSigner
    recipient_lines: frozenset[int]
    signer_lines: frozenset[int]


def read_end(lines: Sequence[SourceLine], start: int, stop: int) -> EndFound:
    """Return what the end of a document says."""
    end = _End()
    for at in range(start, stop):
        if not lines[at].furniture:
            end.read(at, lines[at])
    listed = [
        (shown, place)
        for text, place in zip(end.recipients, end.recipient_places, strict=True)
        if (shown := clean(text).rstrip(" .;,/"))
    ]
    return EndFound(
        tuple(text for text, _ in listed), tuple(place for _, place in listed), end.signer(),
        frozenset(end.recipient_lines), frozenset(end.signer_lines),
    )  # fmt: skip
