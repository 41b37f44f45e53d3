"""Answers typed back from the printed sheet: "12 x; 15 +7; 18 xong 10 bài; 21 hoãn 30/12".

Nothing is guessed: what can be read in two ways comes back as a question, and nothing typed is
lost, every piece is one answer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.schedules.target import read_thousandths
from kehoach_desktop.domain.vntext import clean, fold, nfc
from kehoach_desktop.domain.work.meeting import Verdict


class Doubt(StrEnum):
    """What is asked; the value is the key of the question."""

    NO_CODE = "no_code"
    UNKNOWN_CODE = "unknown_code"
    TWICE = "twice"
    NO_WORD = "no_word"
    BARE_NUMBER = "bare_number"
    FIGURE = "figure"
    NO_DAY = "no_day"
    PAST_DAY = "past_day"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; with a `doubt` it is shown and asked, never saved.

    `figure` is in thousandths, `until` the new day of a turn that is put off.
    """

    said: str
    code: int = 0
    verdict: Verdict | None = None
    figure: int | None = None
    until: dt.date | None = None
    note: str = ""
    doubt: Doubt | None = None


#: Words of an answer, as `fold` spells them: they count with marks and without.
_WORD = (
    r"(?:\+|x\b|v\b|✓|☑|-(?!\d)|xong\b|da\b|roi\b|hoan thanh\b|ht\b|chua\b|khong\b|hoan\b"
    r"|lui\b|doi\b|gia han\b|dieu chinh\b)"
)
#: A comma parts answers only where a code and a word of an answer follow it.
_PARTS = re.compile(rf"[;\n\r]+|,(?=\s*\d{{1,4}}\s*[.:)]?\s*{_WORD})")
_CODED = re.compile(r"(?P<code>\d{1,4})\s*[.:)]?\s*(?P<rest>.*)", re.DOTALL)
_PUT_OFF = re.compile(
    r"(?:xin )?(?:hoan(?! thanh)|lui|doi|gia han|dieu chinh(?: thoi han)?)\b"
    r"(?: (?:sang|den|toi|lai|ngay))*\s*"
)
_NOT_DONE = re.compile(
    r"(?:chua(?: (?:xong|lam|hoan thanh|co))?\b|khong(?: lam| xong)?\b|-(?!\d))\s*"
)
_DONE = re.compile(r"(?:x\b|v\b|✓|☑|(?:da )?(?:xong|lam|hoan thanh|ht)\b(?: roi)?|da\b|roi\b)\s*")
_FIGURE = re.compile(r"(?P<sign>\+\s*)?(?P<number>\d[\d.,]*\d|\d)(?![\d/])\s*(?P<rest>.*)")
_DAY = re.compile(
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?!\d)"
    r"(?P<rest>.*)"
)


def read_answers(typed: str, codes: Collection[int], day: dt.date) -> list[Answer]:
    """Return an answer for every piece of `typed`, in order.

    `codes` are those of the sheet; `day` is that of the meeting: a day without a year is the next
    such day. A code that is answered twice is asked about, both times.
    """
    pieces = [clean(piece).strip(" ,.") for piece in _pieces(nfc(typed))]
    answers = [_read(piece, codes, day) for piece in pieces if piece]
    seen = [answer.code for answer in answers if answer.code]
    return [
        replace(answer, doubt=Doubt.TWICE) if answer.code and seen.count(answer.code) > 1
        else answer
        for answer in answers
    ]  # fmt: skip


def _read(piece: str, codes: Collection[int], day: dt.date) -> Answer:
    found = _CODED.fullmatch(piece)
    if found is None:
        return Answer(piece, doubt=Doubt.NO_CODE)
    answer = Answer(piece, int(found["code"]))
    if answer.code not in codes:
        return replace(answer, doubt=Doubt.UNKNOWN_CODE)
    rest = found["rest"].strip()
    if not rest:
        return replace(answer, doubt=Doubt.NO_WORD)
    plain = _plain(rest)
    if put_off := _PUT_OFF.match(plain):
        return _put_off(answer, rest[put_off.end() :], day)
    if not_done := _NOT_DONE.match(plain):
        return replace(answer, verdict=Verdict.NOT_DONE, note=_note(rest[not_done.end() :]))
    done = _DONE.match(plain)
    return _done(answer, rest[done.end() :] if done else rest, said=done is not None)


def _pieces(typed: str) -> list[str]:
    """Cut what was typed at the places that `_PARTS` finds in its plain spelling."""
    ends = [found.span() for found in _PARTS.finditer(_plain(typed))]
    starts = [0, *(end for _, end in ends)]
    return [typed[a:b] for a, b in zip(starts, [*(s for s, _ in ends), len(typed)], strict=True)]


def _plain(text: str) -> str:
    """Return `text` folded letter by letter, so that places in both are the same."""
    return "".join(found if len(found := fold(char)) == 1 else char for char in text)


def _done(answer: Answer, words: str, *, said: bool) -> Answer:
    """Read what follows a word for "done"; `said` tells that there was one."""
    number = _FIGURE.fullmatch(words)
    if number is None:
        if not said:
            return replace(answer, doubt=Doubt.NO_WORD)
        # "12 x 3/4": a number that is no figure is better asked than kept as a note.
        if re.match(r"[+\d]", words):
            return replace(answer, doubt=Doubt.FIGURE)
        return replace(answer, verdict=Verdict.DONE, note=_note(words))
    if not (said or number["sign"]):
        return replace(answer, doubt=Doubt.BARE_NUMBER)
    try:
        figure = read_thousandths(number["number"])
    except ValueError:
        return replace(answer, doubt=Doubt.FIGURE)
    return replace(answer, verdict=Verdict.DONE, figure=figure, note=_note(number["rest"]))


def _put_off(answer: Answer, rest: str, day: dt.date) -> Answer:
    found = _DAY.fullmatch(rest)
    until = None
    if found is not None:
        until = _next_day(found["day"], found["month"], found["year"], day)
    if found is None or until is None:
        return replace(answer, doubt=Doubt.NO_DAY)
    if until < day:
        return replace(answer, doubt=Doubt.PAST_DAY)
    note = _note(found["rest"])
    return replace(answer, verdict=Verdict.PUT_OFF, until=until, note=note)


def _next_day(day: str, month: str, year: str | None, today: dt.date) -> dt.date | None:
    """Return the day; without a year the next such day. None where no calendar has it."""
    years = [int(year)] if year else [today.year, today.year + 1]
    for each in years:
        try:
            found = dt.date(each, int(month), int(day))
        except ValueError:
            continue
        if year or found >= today:
            return found if 2000 <= found.year <= 2100 else None
    return None


def _note(words: str) -> str:
    return words.strip(" ,.;:()-")[:500]
