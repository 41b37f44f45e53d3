"""Evidence (minh chứng): what shows that a turn was done, or why nothing shows it.

A proof hangs on a turn, also before the turn is done. Files lie in the file store under their
hash, so they are there when the stick or the phone is gone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: Endings of photos that are taken in turned upright, smaller, and without hidden data.
PHOTO_ENDINGS = frozenset(
    {"jpg", "jpeg", "png", "heic", "heif", "webp", "bmp", "gif", "tif", "tiff"}
)

#: Longest text that is taken as a page of evidence (letters), and longest address or reason.
LONGEST_TEXT = 200_000
LONGEST_LINE = 1_000


class ProofKind(StrEnum):
    """What a proof is.

    PLACE: a file too large to copy, of which only is known where it lies. NONE: nothing shows it,
    and the reason was given; such a turn no longer misses its proof, and is counted.
    """

    FILE = "file"
    PHOTO = "photo"
    TEXT = "text"
    LINK = "link"
    PLACE = "place"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of a turn.

    `name` is what lists show (a file's name, a page's title); `words` the text, address, path or
    reason itself, for a file what the officer says about it. `sha256` names the file in the file
    store, `size` is in bytes; both are empty for what has no file.
    """

    id: str
    turn_id: str
    kind: ProofKind
    name: str
    words: str = ""
    sha256: str = ""
    size: int = 0
    added_at: dt.datetime = dt.datetime.min

    @property
    def ending(self) -> str:
        """Return the ending of the file's name in small letters, "" for what has no file."""
        return ending(self.name) if self.sha256 else ""

    @property
    def is_unread_photo(self) -> bool:
        """Say whether this is a photo that no library here could read: it was kept as it was."""
        return self.kind is ProofKind.FILE and self.ending in PHOTO_ENDINGS

    @property
    def shows(self) -> bool:
        """Say whether it shows anything; a reason why there is nothing does not."""
        return self.kind is not ProofKind.NONE


@dataclass(frozen=True, slots=True)
class FoundProof:
    """A proof with the task it shows, the unit, and the day: done on, else due."""

    proof: Proof
    about: str
    unit: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class ProofCount:
    """Of the turns done in a span: how many show something, say why not, or miss their proof."""

    done: int
    shown: int
    excused: int

    @property
    def missing(self) -> int:
        """Return how many have neither."""
        return self.done - self.shown - self.excused


def ending(name: str) -> str:
    """Return what stands after the last dot of a file's name, in small letters."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def proof_words(proofs: Sequence[Proof]) -> str:
    """Return in a line where the proof of a turn is: for lists, reports, the hand-over sheet."""
    return "; ".join(_in_words(proof) for proof in proofs)


def _in_words(proof: Proof) -> str:
    match proof.kind:
        case ProofKind.LINK:
            return proof.words
        case ProofKind.PLACE:
            return f"{proof.name} (để tại {proof.words})"
        case ProofKind.NONE:
            return f"không có minh chứng: {proof.words}"
        case _:
            return proof.name
