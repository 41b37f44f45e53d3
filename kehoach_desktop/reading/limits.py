"""How much a reader takes in: caps that are checked before anything is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

#: Asked now and then while a document is read; it raises AppError E-READ-STOPPED to end it.
Check = Callable[[], None]

T = TypeVar("T")
#: So many lines or paragraphs are read between two questions (some hundredths of a second).
_ASKED_EVERY = 100

#: Told how many of how many pages are read.
Progress = Callable[[int, int], None]

#: The largest file that is opened at all (a 200-page plan in Word is below 3 MB).
MAX_FILE = 64 * 1024 * 1024
#: The largest text file: some 5,000 pages.
MAX_TEXT = 16 * 1024 * 1024
#: The largest unpacked XML part of a Word or OpenDocument file, and the most members.
MAX_PART = 32 * 1024 * 1024
MAX_MEMBERS = 5000
MAX_PAGES = 1000
MAX_LINES = 200_000
#: A longer line is no line of an office's text (it is a file of another kind).
MAX_LINE = 200_000


def watched(items: Iterable[T], check: Check) -> Iterator[T]:
    """Yield `items`; `check` is asked before the first and once in a while."""
    for at, item in enumerate(items):
        if at % _ASKED_EVERY == 0:
            check()
        yield item


def go_on() -> None:
    """Never stop."""


def say_nothing(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""
