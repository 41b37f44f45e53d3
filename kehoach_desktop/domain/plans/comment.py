"""Comments on a draft (ý kiến góp ý): who said what on which part, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the drafting office does with a comment."""

    OPEN = "open"  # chưa xử lý
    AGREES = "agrees"  # the sender agrees with the draft and has nothing to add
    TAKEN = "taken"  # tiếp thu
    PARTLY = "partly"  # tiếp thu một phần
    EXPLAINED = "explained"  # not taken: giải trình


#: Where something was not taken, or not all of it, somebody will ask why.
NEEDS_REASON = frozenset({Verdict.PARTLY, Verdict.EXPLAINED})


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment on the draft `draft_no` of a plan.

    `author` is an agency or a person, `place` the part it is about in words ("Mục II.1"; empty:
    the whole draft), `received_on` the day of the letter or of the meeting.
    """

    id: str
    draft_no: int
    author: str
    place: str = ""
    said: str = ""
    verdict: Verdict = Verdict.OPEN
    reason: str = ""
    received_on: dt.date | None = None

    @property
    def lacks_reason(self) -> bool:
        """Say whether it was not taken and nobody said why."""
        return self.verdict in NEEDS_REASON and not self.reason.strip()


@dataclass(frozen=True, slots=True)
class CommentFigures:
    """How many authors answered, how many only agreed, how many comments were dealt with how."""

    authors: int
    agreeing: int
    comments: int
    taken: int
    partly: int
    explained: int
    open: int


def figures(comments: Iterable[Comment]) -> CommentFigures:
    """Count `comments`; an author who agrees and also comments is not "agreeing"."""
    kept = list(comments)
    said = [each for each in kept if each.verdict is not Verdict.AGREES]
    authors = {each.author.casefold() for each in kept}
    speaking = {each.author.casefold() for each in said}

    def count(verdict: Verdict) -> int:
        return sum(each.verdict is verdict for each in said)

    return CommentFigures(
        len(authors),
        len(authors - speaking),
        len(said),
        count(Verdict.TAKEN),
        count(Verdict.PARTLY),
        count(Verdict.EXPLAINED),
        count(Verdict.OPEN),
    )
