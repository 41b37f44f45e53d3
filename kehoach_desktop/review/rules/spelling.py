"""Misspelt compounds: a mark or a letter off a word of the administrative vocabulary.

A syllable is questioned only where it forms no known pair with either neighbour and one change
makes it a known compound with one of them. Syllables that never stand alone ("trọng", "phổ")
are questioned sooner; what is no Vietnamese syllable at all, soonest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import words
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.review.tokens import Token
from kehoach_desktop.review.vocabulary import (
    Vocabulary,
    is_syllable,
    one_mark_off,
    sound_alikes,
    split_tone,
    with_tone,
)

_CLAUSE = "practice"
_ADDRESS = re.compile(r"[@/_]|\d(?=[^\W\d])|(?<=[^\W\d])\d|\.\w")
#: Letters of the longest syllable ("nghiêng") and one too many.
LONGEST_SYLLABLE = 8
#: Words so short and common that they stand beside anything.
FREE = words(
    "và của các cho là để với trong trên theo từ đến tại về ở do bằng được có không khi mà",
    "như này đó những một hai ba nhiều mỗi từng đã đang sẽ phải cần nên vào ra lên xuống",
    "qua lại cả cũng còn đều thì nếu vì bởi hoặc hay bị gồm việc sau trước giữa dưới ngoài",
    "mọi nhất hơn rất bốn năm sáu bảy tám chín mười mấy đâu đấy ai gì nào rồi ngay",
)
#: What stands before any noun.
_COUNTING = words("mỗi từng các những mọi một hai ba bốn năm sáu bảy tám chín mười")
#: Small words in order by what is left of them when the last letter is lost.
_LONGER: dict[str, list[str]] = {}
for _small in sorted(FREE):
    _LONGER.setdefault(_small[:-1], []).append(_small)


@lru_cache(maxsize=20_000)
def mark_forms(word: str) -> frozenset[str]:
    """Return the syllables that differ from a word in one mark."""
    return frozenset(each for each in one_mark_off(word) if is_syllable(each))


def prose(reading: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs whose words are looked at."""
    zones = (Zone.BODY, Zone.TITLE, Zone.RECIPIENTS, Zone.APPENDIX, Zone.TABLE, Zone.SIGNATURE)
    for each in reading.walk(reading.text.within(*zones)):
        if each.zone is not Zone.SIGNATURE or each.is_capitals:  # the other line is a name
            yield each


def _is_name(row: list[Token], at: int, capitals: bool) -> bool:
    """Say whether a token is an abbreviation, a foreign word or part of a proper name."""
    token = row[at]
    if token.printed.isupper() and not capitals:
        return True
    if capitals or not token.printed[:1].isupper():
        return False
    before = row[at - 1].printed[:1].isupper() if at and row[at - 1].joined else False
    after = token.joined and row[at + 1].printed[:1].isupper()
    return before or after


class _Partners(NamedTuple):
    """What makes a compound with a neighbour of a token: the forms, and how it is written."""

    forms: frozenset[str]
    before: str
    after: str


def _partners(vocabulary: Vocabulary, row: list[Token], at: int) -> list[_Partners]:
    """Return what would make a compound with the word before and after the token at `at`."""
    found = []
    if row[at].joined:
        after = row[at + 1].word
        if firsts := vocabulary.inner_ends.get(after):
            found.append(_Partners(firsts, "", f" {after}"))
    if at and row[at - 1].joined:
        before = row[at - 1].word
        if seconds := vocabulary.starts.get(before):
            found.append(_Partners(seconds, f"{before} ", ""))
    return found


def _candidates(partners: list[_Partners], forms: frozenset[str]) -> set[tuple[str, str]]:
    """Return (right form, compound) for those of `forms` that a neighbour takes."""
    return {
        (form, f"{before}{form}{after}")
        for firsts, before, after in partners
        if not forms.isdisjoint(firsts)
        for form in forms & firsts
    }


def _alone(each: Paragraph, vocabulary: Vocabulary) -> list[int]:
    """Return which tokens form no known pair with either neighbour."""
    row, pairs = each.tokens, vocabulary.pairs
    known = [pair in pairs for pair in each.pairs]
    known = [one and token.joined for one, token in zip(known, row, strict=False)]
    beside = zip([False, *known], [*known, False], strict=True)
    return [at for at, (before, after) in enumerate(beside) if not (before or after)] if row else []


def _taken(vocabulary: Vocabulary, row: list[Token], at: int, compound: str) -> bool:
    """Say whether the neighbour that makes the compound belongs to another word already."""
    first, second = compound.split()
    if row[at].joined and row[at + 1].word == second and row[at + 1].joined:
        third = row[at + 2].word
        return (second, third) in vocabulary.compounds and (
            (first, second, third) not in vocabulary.triples
        )
    if at > 1 and row[at - 1].word == first and row[at - 2].joined:
        return (row[at - 2].word, first) in vocabulary.compounds and (
            (row[at - 2].word, first, second) not in vocabulary.triples
        )
    return False


def _misspelt(reading: Reading) -> Iterator[Finding]:
    vocabulary = reading.vocabulary
    for each in prose(reading):
        row = each.tokens
        for at in reading.once(_alone, each):
            token = row[at]
            if _is_name(row, at, each.is_capitals) or _leads_on(row, at):
                continue
            right = _right_form(vocabulary, row, at)
            if right:
                yield reading.find("", each, around(each.text, row, at), word=token.printed,
                                   right=right)  # fmt: skip


def _leads_on(row: list[Token], at: int) -> bool:
    """Say whether a small word leads to a name or a clause: "tại Trung tâm", "tại khoản 2"."""
    if row[at].word not in FREE or not row[at].joined:
        return False
    after = row[at + 1]
    return after.printed.istitle() or after.word in {"khoản", "điểm", "điều", "mục"}


def around(text: str, row: list[Token], at: int) -> tuple[int, int]:
    """Return the span of a word with its neighbours."""
    return widen(text, row[at].start, row[at].end, 1, 1)


@lru_cache(maxsize=8192)
def _near_forms(word: str) -> frozenset[str]:
    """Return what a slip of the hand or of the ear makes of a syllable."""
    return mark_forms(word) | sound_alikes(word)


def _right_form(vocabulary: Vocabulary, row: list[Token], at: int) -> str:
    """Return the compound that was meant, "" if the token may well be right."""
    token = row[at]
    if not 2 <= len(token.word) <= LONGEST_SYLLABLE or token.word in vocabulary.loanwords:
        return ""
    partners = _partners(vocabulary, row, at)
    if not partners:
        return _small_word(vocabulary, row, at)
    marks = _candidates(partners, _near_forms(token.word))
    strange = not is_syllable(token.word) or not vocabulary.knows(token.word)
    bound = token.word in vocabulary.bound
    if not marks and (strange or bound or token.word not in FREE):
        letters = _candidates(partners, vocabulary.slips_of(token.word))
        marks = {pair for pair in letters if strange or _firm(vocabulary, row, at, pair[1])}
    free = [
        compound
        for form, compound in sorted(marks)
        if strange or not _taken(vocabulary, row, at, compound)
    ]
    if not free:
        return _small_word(vocabulary, row, at)
    sure = _bound if token.word in _COUNTING else _firm  # "mỗi trường" is no "môi trường"
    if token.word in FREE and not sure(vocabulary, row, at, free[0]):
        return ""
    if not (strange or bound) and set(free[0].split()) & FREE:
        return ""  # beside a small word ("một", "năm") a word that can stand alone is right
    return free[0]


def _bound(vocabulary: Vocabulary, row: list[Token], at: int, compound: str) -> bool:
    """Say whether the neighbour that makes the compound hardly stands alone."""
    first, second = compound.split()
    after = row[at].joined and row[at + 1].word == second
    return (second if after else first) in vocabulary.bound


def _firm(vocabulary: Vocabulary, row: list[Token], at: int, compound: str) -> bool:
    """Say whether the neighbour cannot stand without a partner: then its partner is misspelt."""
    first, second = compound.split()
    return (
        _bound(vocabulary, row, at, compound)
        or row[at].word in vocabulary.bound
        or (first, second) in vocabulary.core
    )


def _small_word(vocabulary: Vocabulary, row: list[Token], at: int) -> str:
    """Return the small word ("các", "của") that lost or won a letter before a known partner."""
    token = row[at]
    if token.word in FREE or not row[at].joined or token.printed[:1].isupper():
        return ""
    after = row[at + 1].word
    for form in (token.word[:-1], *_LONGER.get(token.word, ())):
        if (
            form in FREE
            and (form, after) in vocabulary.core
            and split_tone(form)[1] == split_tone(token.word)[1]
            and (
                at == 0 or (row[at - 1].word, form) in vocabulary.pairs or row[at - 1].word in FREE
            )
        ):
            return f"{form} {after}"
    return ""


def _partnerless(each: Paragraph, vocabulary: Vocabulary) -> list[int]:
    """Return which syllables that never stand alone have no partner beside them.

    "đúng quy" is known of "đúng quy định"; a partner is the other half of a word, or of a longer
    one.
    """
    row = each.tokens
    found = []
    for at, token in enumerate(row):
        if token.word not in vocabulary.bound:
            continue
        before = row[at - 1].word if at and row[at - 1].joined else ""
        after = row[at + 1].word if token.joined else ""
        halves = {(before, token.word), (token.word, after)} & vocabulary.compounds
        if not halves and (before, token.word, after) not in vocabulary.triples:
            further = row[at + 2].word if token.joined and row[at + 1].joined else ""
            earlier = row[at - 2].word if before and at > 1 and row[at - 2].joined else ""
            if (token.word, after, further) not in vocabulary.triples and (
                (earlier, before, token.word) not in vocabulary.triples
            ):
                found.append(at)
    return found


def _lonely(reading: Reading) -> Iterator[Finding]:
    """A syllable that never stands alone does: its partner, or a mark of its own, is missing."""
    vocabulary = reading.vocabulary
    for each in prose(reading):
        row = each.tokens
        for at in reading.once(_partnerless, each):
            token = row[at]
            if _is_name(row, at, each.is_capitals):
                continue
            if _right_form(vocabulary, row, at) and at in reading.once(_alone, each):
                continue
            if any(is_foreign(row, near) for near in (at - 1, at + 1)):
                continue  # the partner is there, glued to another word
            yield reading.find("", each, around(each.text, row, at), word=token.printed)


def _strange(each: Paragraph) -> list[int]:
    """Return which tokens are no syllables."""
    return [at for at, token in enumerate(each.tokens) if not is_syllable(token.word)]


def _no_syllable(reading: Reading) -> Iterator[Finding]:
    """What Vietnamese syllables cannot be, and no loanword, abbreviation or name is."""
    for each in prose(reading):
        row = each.tokens
        for at in each.once(_strange):
            token = row[at]
            plain = token.printed.islower() and len(token.printed) > 1 and token.printed.isalpha()
            if not plain or token.word in reading.vocabulary.loanwords:
                continue
            if _right_form(reading.vocabulary, row, at):
                continue
            if is_foreign(row, at - 1) or is_foreign(row, at + 1):
                continue  # two strange words together are another language
            if _ADDRESS.search(each.text[max(token.start - 2, 0) : token.end + 2]):
                continue  # a part of an address on the web
            severity = Severity.HINT if _is_other_language(token.word) else Severity.WARNING
            yield reading.find("", each, around(each.text, row, at), word=token.printed,
                               severity=severity)  # fmt: skip


#: What an input method leaves behind when it does not take the last key: "quanr", "ddeens".
_KEYS = re.compile(r"[sfrxj]$|dd|aa|ee|oo|[aou]w")


@lru_cache(maxsize=8192)
def _is_other_language(word: str) -> bool:
    """Say whether a word is rather a foreign one than a Vietnamese one that is misspelt.

    No mark, and neither a tone nor the keys of an input method make a syllable of it.
    """
    if not word.isascii() or not word.isalpha():
        return not any(char.isalpha() and not char.isascii() for char in word)
    if any(is_syllable(with_tone(word, tone)) for tone in ("\u0301", "\u0323")):
        return False
    plain = _KEYS.sub(lambda found: {"dd": "đ"}.get(found[0], found[0][:-1]), word)
    return plain == word or not (is_syllable(plain) or is_syllable(with_tone(plain, "\u0301")))


def is_foreign(row: list[Token], at: int) -> bool:
    """Say whether a token is no Vietnamese syllable, and no abbreviation."""
    return (
        0 <= at < len(row)
        and not is_syllable(row[at].word)
        and len(row[at].word) > 1
        and (not row[at].printed.isupper())
    )


RULES = (
    Rule("spelling.misspelt", Severity.ERROR, _CLAUSE, _misspelt, local=True, again=Again.WORD),
    Rule(
        "spelling.no_syllable",
        Severity.WARNING,
        _CLAUSE,
        _no_syllable,
        local=True,
        again=Again.WORD,
    ),
    Rule("spelling.lonely", Severity.WARNING, _CLAUSE, _lonely, local=True, again=Again.WORD),
)
