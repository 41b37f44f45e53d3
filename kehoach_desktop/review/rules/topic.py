"""Off the subject: an item of the content that shares no word with the plan's own field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, ReviewText
from kehoach_desktop.review.vocabulary import Vocabulary

_CONTENT = re.compile(r"NỘI DUNG|NHIỆM VỤ")

#: A field that belongs to every other one.
_EVERYWHERE = "pháp luật"
#: An office of one field writes of that field under any title.
SPECIALISED = re.compile(
    r"(?m)^(?:SỞ|CHI CỤC|PHÒNG|TRUNG TÂM|TRƯỜNG|BAN QUẢN LÝ) (?!VĂN HÓA|NỘI VỤ)"
)


def _items(text: ReviewText) -> Iterator[Paragraph]:
    inside = False
    for each in text.body:
        if each.is_outline and each.is_capitals:
            inside = bool(_CONTENT.search(each.text)) and "TỔ CHỨC" not in each.text
        elif inside and each.is_outline and len(each.text) > 40:
            yield each


def _topics_of(text: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Return how many words of each field of work stand in `text`."""
    low = text.lower()
    return {
        topic: count
        for topic, words in vocabulary.topics.items()
        if (count := sum(_count(word, low) for word in words))
    }


def _count(word: str, low: str) -> int:
    return len(_whole(word).findall(low)) if word in low else 0


@lru_cache(maxsize=1_000)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")


def _topics_in(each: Paragraph, vocabulary: Vocabulary) -> dict[str, int]:
    return _topics_of(each.text, vocabulary)


#: Words of a field that every field uses.
_WEAK = frozenset(("hồ sơ", "cán bộ", "công chức", "cơ quan nhà nước", "niêm yết", "hành chính",
                   "dữ liệu", "trực tuyến", "luật", "biên chế"))  # fmt: skip


def _telling(each: Paragraph, foreign: dict[str, int], reading: Reading) -> bool:
    """Say whether a word of a foreign field that only that field uses stands in an item."""
    words = (word for topic in foreign for word in reading.vocabulary.topics[topic])
    return any(word not in _WEAK and _count(word, each.low) for word in words)


def _off_topic(reading: Reading) -> Iterator[Finding]:
    """A numbered item with words of another field and none of the title's."""
    own = _topics_of(reading.title, reading.vocabulary)
    if not own or _EVERYWHERE in own or SPECIALISED.search(reading.head):
        return
    items = list(_items(reading.text))
    own_items = sum(any(topic in reading.once(_topics_in, each) for topic in own) for each in items)
    if own_items < 0.4 * len(items):
        return  # the work of this plan is not told by its field's own words
    for each in items:
        if reading.expired():
            return
        there = reading.once(_topics_in, each)
        foreign = {topic: count for topic, count in there.items() if topic not in own}
        foreign.pop(_EVERYWHERE, None)
        if (
            foreign
            and not any(topic in there for topic in own)
            and _telling(each, foreign, reading)
        ):
            topic = max(foreign, key=lambda key: foreign[key])
            low = each.text.lower()
            at, word = min((low.index(w), w) for w in reading.vocabulary.topics[topic] if w in low)
            start = each.text.rfind(" ", 0, max(at - 12, 0)) + 1
            span = (start, at + len(word) + 30)
            end = each.text.find(" ", span[1])
            yield reading.find("", each, (start, end if end > 0 else len(each.text)), word=word)


def _fields_of(each: Paragraph, reading: Reading) -> object:
    """Read titles, and of items of their own length the fields of work that they name."""
    if not each.is_outline:
        return None
    topics = reading.once(_topics_in, each) if len(each.text) > 40 else None
    return topics, each.text if each.is_capitals else ""


RULES = (Rule("topic.other_field", Severity.WARNING, "practice", _off_topic, reads=_fields_of),)
