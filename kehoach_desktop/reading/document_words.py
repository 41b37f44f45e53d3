"""The words of a kept file, for the search (implements `services.ports.proofs.WordReader`)."""

from __future__ import annotations

from pathlib import Path

from kehoach_desktop.domain.work.evidence import ending
from kehoach_desktop.errors import AppError

#: Kinds that are read without the help of another program, and the largest file (bytes).
_ENDINGS = frozenset({"pdf", "docx", "odt", "txt", "md", "csv", "htm", "html"})
_LARGEST = 10 * 1024 * 1024
#: As much as is searched (letters).
_MOST = 200_000


def document_words(path: Path, name: str) -> str:
    """Return the words of the file at `path` called `name`; "" where none can be read."""
    try:
        if ending(name) not in _ENDINGS or path.stat().st_size > _LARGEST:
            return ""
        from kehoach_desktop.reading.door import open_source

        return "\n".join(line.text for line in open_source(path).lines)[:_MOST]
    except (AppError, OSError):
        return ""  # what cannot be read is still kept; only its words are not found
