"""Fixed phrases of the office with one word of another: a known word in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.rules.spelling import FREE, around, prose
from kehoach_desktop.review.text import Paragraph
from kehoach_desktop.review.tokens import Token
from kehoach_desktop.review.vocabulary import Vocabulary, skeleton


def _slips_in(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Return which word of four in a row is a mark or a letter off a fixed phrase of the office."""
    row, fours = each.tokens, vocabulary.fours
    starts, ends = vocabulary.four_starts, vocabulary.four_ends
    words, pairs = [token.word for token in row], each.pairs
    found = []
    for at in range(len(row) - 3):
        if pairs[at] not in starts and pairs[at + 2] not in ends:
            continue  # one word of four is wrong: the first two or the last two are right
        a, b, c, d = words[at : at + 4]
        for place, key in enumerate(((b, c, d, 0), (a, c, d, 1), (a, b, d, 2), (a, b, c, 3))):
            wanted = fours.get(key)
            said = row[at + place].word
            if not wanted or said in wanted or said in FREE:
                continue
            near = [one for one in wanted if skeleton(one) == skeleton(said)]
            if not near or not all(token.joined for token in row[at : at + 3]):
                continue
            if "hằng" not in {said, *near} and not _goes_with(row, at, place, vocabulary):
                found.append((at + place, near[0]))
    return found


def _goes_with(row: list[Token], at: int, place: int, vocabulary: Vocabulary) -> bool:
    """Say whether the first or last of four words belongs to the word outside of them."""
    if place == 3 and at + 4 < len(row) and row[at + 3].joined:
        return (row[at + 3].word, row[at + 4].word) in vocabulary.compounds
    if place == 0 and at and row[at - 1].joined:
        return (row[at - 1].word, row[at].word) in vocabulary.compounds
    return False


def _phrase_slip(reading: Reading) -> Iterator[Finding]:
    """ "cơ sở dữ liệu quốc gia về dân cử": a known word, but the phrase has another one."""
    for each in prose(reading):
        if each.is_capitals:
            continue
        row = each.tokens
        for at, right in dict(reading.once(_slips_in, each)).items():
            yield reading.find("", each, around(each.text, row, at), word=row[at].printed,
                               right=right)  # fmt: skip


def _lost(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    row, gaps = each.tokens, vocabulary.gaps
    return [
        (at, gaps[key])
        for at in range(len(row) - 2)
        if (key := (row[at].word, row[at + 1].word, row[at + 2].word)) in gaps
        and row[at].joined
        and row[at + 1].joined
        and not (at and (row[at - 1].word, row[at].word) in vocabulary.compounds)
    ]


def _half_word(reading: Reading) -> Iterator[Finding]:
    """ "Rút thời gian": half of a word is missing in a phrase that every office uses."""
    for each in prose(reading):
        row = each.tokens
        for at, half in reading.once(_lost, each):
            span = widen(each.text, row[at].start, row[at + 1].end, 1, 1)
            yield reading.find("", each, span, word=row[at].printed, right=f"{row[at].word} {half}")


RULES = (
    Rule(
        "spelling.phrase_slip",
        Severity.WARNING,
        "practice",
        _phrase_slip,
        local=True,
        again=Again.WORD,
    ),
    Rule("spelling.half_word", Severity.WARNING, "practice", _half_word, local=True),
)
