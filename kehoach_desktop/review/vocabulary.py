"""What the office language knows: syllables by rule, compounds and terms from data files.

Syllables are generated (onset × rhyme × tone), compounds are words of the administrative
vocabulary; pairs are two syllables that stand side by side inside a longer term or in our own
texts. Files are read by `services.reviewing`; this module is pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TypeVar

_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ",
           "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "")  # fmt: skip
_NUCLEI = ("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê yê oa oă oe oi oo ôi ơi ua uâ "
           "ue uê ui uô uơ uy ưa ưi ươ ưu yê oai oay oao oeo uây uyê uyu iêu yêu uôi ươi ươu uya "
           "uêu uau uao")  # fmt: skip
_CODAS = ("ch", "ng", "nh", "c", "m", "n", "p", "t", "")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TONE_SET = frozenset(_TONES[1:])
#: hoá / hóa: the tone on the second vowel of an open oa, oe, uy is moved to the first.
_OLD_TONE = re.compile(r"(o[àáãảạ]|o[èéẽẻẹ]|(?<!q)u[ỳýỹỷỵ])$")

K = TypeVar("K", bound=Hashable)


@lru_cache(maxsize=20_000)
def split_tone(syllable: str) -> tuple[str, str]:
    """Return a syllable without its tone mark, and the mark ("" for ngang)."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = next((char for char in decomposed if char in _TONE_SET), "")
    bare = "".join(char for char in decomposed if char not in _TONE_SET)
    return unicodedata.normalize("NFC", bare), tone


@lru_cache(maxsize=20_000)
def modern(syllable: str) -> str:
    """Return `syllable` in lower case with the tone of oa, oe, uy on the first vowel (hóa)."""
    low = syllable.lower()
    if not _OLD_TONE.search(low):
        return low
    bare, tone = split_tone(low)
    return unicodedata.normalize("NFC", f"{bare[:-2]}{bare[-2]}{tone}{bare[-1]}")


#: "quản lí" and "quản lý" are one word: i and y after these letters sound alike at the end.
_OPEN_I = re.compile(r"(?:(?<=^[hklmst])|(?<=^qu))[iíìỉĩị]$")
_AS_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")


@lru_cache(maxsize=20_000)
def standard(syllable: str) -> str:
    """Return `modern(syllable)` with y for i where both are accepted: lí, quí become lý, quý."""
    word = modern(syllable)
    return word[:-1] + word[-1].translate(_AS_Y) if _OPEN_I.search(word) else word


@lru_cache(maxsize=20_000)
def skeleton(syllable: str) -> str:
    """Return a syllable without tone and marks: "đường" is "duong"."""
    plain = unicodedata.normalize("NFD", syllable.replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


#: How the same sound is written before e, ê, i and before the other vowels.
_BEFORE_FRONT = {"c": False, "k": True, "g": False, "gh": True, "ng": False, "ngh": True}
#: Beginnings and ends that many regions pronounce alike, and therefore mix up in writing.
_SOUND_ONSETS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("r", "gi"), ("l", "n"),
                 ("g", "gh"), ("ng", "ngh"), ("c", "k"), ("d", "v"), ("c", "q"))  # fmt: skip
_SOUND_CODAS = (("n", "ng"), ("c", "t"), ("n", "nh"), ("ng", "nh"), ("ch", "t"))


def sound_alikes(syllable: str) -> set[str]:
    """Return syllables that are written otherwise and pronounced alike somewhere: "sử", "xử"."""
    bare, tone = split_tone(syllable)
    found = set()
    for pair in _SOUND_ONSETS:
        for one, other in (pair, pair[::-1]):
            if bare.startswith(one) and _onset_of(bare) == one:
                found.add(with_tone(other + bare[len(one) :], tone))
    for pair in _SOUND_CODAS:
        for one, other in (pair, pair[::-1]):
            if bare.endswith(one) and _coda_of(bare) == one:
                found.add(with_tone(bare[: -len(one)] + other, tone))
    return {each for each in found if each != syllable and is_syllable(each)}


def _onset_of(bare: str) -> str:
    return next((o for o in sorted(_ONSETS, key=len, reverse=True) if o and bare.startswith(o)), "")


def _coda_of(bare: str) -> str:
    return next((c for c in sorted(_CODAS, key=len, reverse=True) if c and bare.endswith(c)), "")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether `word` can be a Vietnamese syllable: onset, rhyme, and a tone the end allows."""
    bare, tone = split_tone(word.lower())
    rhymes = _rhymes()
    for onset in _ONSETS:
        if not bare.startswith(onset):
            continue
        rest = bare[len(onset) :]
        stopped = rhymes.get(rest)
        if stopped is not None and (not stopped or tone in _STOPPED_TONES):
            front = rest[0] in "eêi" or (rest[0] == "y" and onset in {"c", "k"})
            if _BEFORE_FRONT.get(onset, front) == front or (onset == "g" and rest[0] == "i"):
                return True
    return bare in {"gi", "gin"}


@cache
def _rhymes() -> Mapping[str, bool]:
    """Return every rhyme, and whether it stops in c, ch, p or t and so bears two tones only."""
    rhymes: dict[str, bool] = {}
    for coda in _CODAS:
        for nucleus in _NUCLEI.split():
            rhymes.setdefault(nucleus + coda, coda in {"c", "ch", "p", "t"})
    return rhymes


_STOPPED_TONES = frozenset(("\u0301", "\u0323"))
_SHAPES = ("aăâ", "eê", "oôơ", "uư", "dđ")


def one_mark_off(syllable: str) -> set[str]:
    """Return the syllables that differ from `syllable` in its tone or in one letter's mark."""
    bare, tone = split_tone(syllable)
    found = {with_tone(bare, other) for other in _TONES if other != tone}
    for at, char in enumerate(bare):
        for shape in _SHAPES:
            if char in shape:
                found |= {
                    with_tone(bare[:at] + c + bare[at + 1 :], tone) for c in shape if c != char
                }
    return {each for each in found if each != syllable}


def _shorter(bare: str) -> set[str]:
    """Return `bare` and every string that lacks one of its letters."""
    return {bare} | {bare[:at] + bare[at + 1 :] for at in range(len(bare))}


def _one_apart(one: str, other: str) -> bool:
    """Say whether two strings differ by one letter more, less or other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[same + 1 :] == other[same + 1 :] or one[same:] == other[same + 1 :] or (
        one[same + 1 :] == other[same:]
    )  # fmt: skip


def with_tone(bare: str, tone: str) -> str:
    """Return a toneless syllable with its tone mark on the vowel that carries it (hóa, toán)."""
    if not tone:
        return bare
    vowels = [i for i, c in enumerate(bare) if c in "aăâeêioôơuưy"]
    if bare.startswith(("qu", "gi")) and len(vowels) > 1:
        vowels = vowels[1:]
    if not vowels:
        return bare
    marked = [i for i in vowels if bare[i] in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif len(vowels) == 1 or (len(vowels) == 2 and vowels[-1] == len(bare) - 1):
        at = vowels[0]
    else:
        at = vowels[1]
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])


@dataclass(frozen=True)
class EndedTerm:
    """A body or word with the day it ended, what it became, and the source of that.

    `checked` tells when and against what the entry was verified, or that it was not.
    """

    pattern: str
    until: str
    now: str
    source: str
    checked: str


@dataclass(frozen=True)
class Vocabulary:
    """The administrative vocabulary, ready to be asked."""

    terms: frozenset[str] = frozenset()
    ended: tuple[EndedTerm, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    loanwords: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()

    @cached_property
    def compounds(self) -> frozenset[tuple[str, str]]:
        """Return the words of two syllables."""
        return frozenset(
            (parts[0], parts[1]) for term in self.terms if len(parts := term.split()) == 2
        )

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return every two syllables that are known to stand side by side."""
        return frozenset(pair for term in self.terms for pair in _pairs(term.split()))

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Return every syllable that a word we know is made of."""
        return frozenset(syllable for pair in self.pairs for syllable in pair)

    def knows(self, syllable: str) -> bool:
        """Say whether a syllable is part of a word we know, or stands for itself."""
        return syllable in self.syllables or syllable in self.loanwords

    @cached_property
    def core(self) -> frozenset[tuple[str, str]]:
        """Return the pairs inside longer terms: the fixed phrases of the office."""
        long = (parts for term in self.terms if len(parts := term.split()) > 2)
        return frozenset(pair for parts in long for pair in _pairs(parts))

    @cached_property
    def triples(self) -> frozenset[tuple[str, str, str]]:
        """Return every three syllables that stand side by side in a longer term."""
        long = (parts for term in self.terms if len(parts := term.split()) > 2)
        return frozenset(
            (a, b, c)
            for parts in long
            for a, b, c in zip(parts, parts[1:], parts[2:], strict=False)
        )

    @cached_property
    def fours(self) -> Mapping[tuple[str, str, str, int], frozenset[str]]:
        """Return, for every four syllables in a row inside a term, each one by the other three.

        The key is the three others and the place (0 to 3) of the one.
        """
        rows: list[tuple[tuple[str, str, str, int], str]] = []
        for parts in (term.split() for term in self.terms):
            for a, b, c, d in zip(parts, parts[1:], parts[2:], parts[3:], strict=False):
                rows += [((b, c, d, 0), a), ((a, c, d, 1), b), ((a, b, d, 2), c), ((a, b, c, 3), d)]
        groups: dict[tuple[str, str, str, int], set[str]] = defaultdict(set)
        for key, value in rows:
            groups[key].add(value)
        return {key: frozenset(values) for key, values in groups.items()}

    @cached_property
    def four_starts(self) -> frozenset[tuple[str, str]]:
        """Return the first two of every four syllables in a row inside a term."""
        return frozenset((key[0], key[1]) for key in self.fours if key[3] > 1)

    @cached_property
    def four_ends(self) -> frozenset[tuple[str, str]]:
        """Return the last two of every four syllables in a row inside a term."""
        return frozenset((key[1], key[2]) for key in self.fours if key[3] < 2)

    @cached_property
    def gaps(self) -> Mapping[tuple[str, str, str], str]:
        """Return the second half of a word by its first and the two syllables of the next one."""
        return {
            (a, c, d): b
            for parts in (term.split() for term in sorted(self.terms))
            for a, b, c, d in zip(parts, parts[1:], parts[2:], parts[3:], strict=False)
            if (a, b) in self.compounds and (c, d) in self.compounds and (a, c) not in self.pairs
        }

    @cached_property
    def starts(self) -> Mapping[str, frozenset[str]]:
        """Return, by first syllable, the second syllables of compounds."""
        return _grouped(self.compounds)

    @cached_property
    def inner_ends(self) -> Mapping[str, frozenset[str]]:
        """Return, by second syllable, the first syllables of compounds."""
        return _grouped((second, first) for first, second in self.compounds)

    @cached_property
    def _by_letters(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return the syllables of compounds by (their letters, or all but one; tone)."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for syllable in {each for pair in self.compounds for each in pair}:
            bare, tone = split_tone(syllable)
            if is_syllable(syllable) and with_tone(bare, tone) == syllable:
                for key in _shorter(bare):
                    groups[key, tone].append(syllable)
        return {key: tuple(values) for key, values in groups.items()}

    def one_letter_off(self, syllable: str) -> frozenset[str]:
        """Return the syllables of compounds with one letter more, less or other, the tone kept."""
        known = self._letters_off.get(syllable)
        if known is None:
            bare, tone = split_tone(syllable)
            known = self._letters_off[syllable] = frozenset(
                other
                for key in _shorter(bare)
                for other in self._by_letters.get((key, tone), ())
                if _one_apart(bare, split_tone(other)[0])
            )
        return known

    @cached_property
    def _by_skeleton(self) -> Mapping[str, frozenset[str]]:
        """Return the syllables of compounds by their letters without any mark."""
        return _grouped(
            (skeleton(syllable), syllable) for pair in self.compounds for syllable in pair
        )

    def marks_off(self, syllable: str) -> frozenset[str]:
        """Return the syllables of compounds that differ in their marks only, however many."""
        return self._by_skeleton.get(skeleton(syllable), frozenset()) - {syllable}

    def slips_of(self, syllable: str) -> frozenset[str]:
        """Return the syllables of compounds that are a letter, or all their marks, away."""
        known = self._slips.get(syllable)
        if known is None:
            known = self.one_letter_off(syllable) | self.marks_off(syllable)
            self._slips[syllable] = known
        return known

    @cached_property
    def _slips(self) -> dict[str, frozenset[str]]:
        """Return what was worked out of syllables so far; a syllable comes back often."""
        return {}

    @cached_property
    def field_pairs(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Return the fields of work by the first two words of what names them."""
        return _grouped(
            ((standard(phrase.split()[0]), standard(phrase.split()[1])), name)
            for name, phrases in self.fields.items()
            for phrase in phrases
        )

    @cached_property
    def _letters_off(self) -> dict[str, frozenset[str]]:
        """Return what was worked out of syllables so far; a syllable comes back often."""
        return {}


def _pairs(parts: list[str]) -> Iterable[tuple[str, str]]:
    return zip(parts, parts[1:], strict=False)


def _grouped(pairs: Iterable[tuple[K, str]]) -> Mapping[K, frozenset[str]]:
    groups: dict[K, set[str]] = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return {key: frozenset(values) for key, values in groups.items()}
