"""Words: doubled, missing, surplus; sentences without an end or a beginning; glued titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex, words
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.rules.spelling import FREE
from kehoach_desktop.review.text import Paragraph, Zone, facts
from kehoach_desktop.review.vocabulary import Vocabulary, modern

#: Syllables that rightly stand twice ("luôn luôn", "ngày ngày").
_TWICE = words(
    "luôn ngày đêm năm tháng người nhà nơi chỗ đời xã thường từ xanh ai dần mãi vân song",
    "thôn lâu sáng chiều tối rầm đều chung",
) - {"xã", "thôn"}  # fmt: skip
_DOUBLED_MARK = regex(r"\b(\w+), \1\b(?=\s+(?:để|nhằm|và|có|thực|tổ|phối|xây|của|trong|đã)|,)")
#: Phrases that lost their last word before a figure or at their end: "ít 02 tin", "05 ngày làm kể
#: từ". The group is what stands there, the words are what is missing.
_LOST_TAILS = (
    (regex(r"(?<!không )(?<!rất )(?<!quá )\b(?P<said>ít) (?=\d)"), "ít nhất"),
    (regex(r"\d (?P<said>ngày làm)\b(?! (?:việc|thêm|bù|bài|lễ))"), "ngày làm việc"),
)
_PLEONASM = regex(r"\b(?:để nhằm|nhằm để|nhằm mục đích để|rất là|gồm có các|đồng thời cùng lúc)\b")
_COLLISION = regex(
    r"\b(?:của (?:trên|tại|trong|về|từ|đến|ở|và|cho|với|để)|về (?:trên|của|liên quan|tại|cho|và)"
    r"|với (?:của|về|trên|và|tại)|cho (?:của|về|trên)|trên (?:của|về|tại|trong)|theo (?:của|về|và)"
    r"|các (?:của|và|trên|về|tại|với|cho)|những (?:của|và|trên|tại|các)|từ (?:của|và)|tại"
    r" (?:của|về|và|trên)"
    r"|và và|do (?:của|và)|bằng (?:của|về)|trong (?:của|về|và(?! ngoài| sau| cạnh| quanh| dưới))"
    r"|thông qua bằng|thực hiện của (?:kết luận|kế hoạch|nghị quyết|chỉ thị|quyết định)"
    r"|đến (?:của|và)|là (?:của|về) (?:các|những)|để (?:và|của|về))\b(?! trước| sau)"
)
_LEVEL = r"(?:trung ương|tỉnh|huyện|xã|phường|cơ sở|thôn|bản|ấp|khu phố|tổ dân phố|thành phố)"
_SPAN = regex(rf"(?P<one>\b{_LEVEL}) (?:đến|tới|xuống) (?:các )?{_LEVEL}\b", re.IGNORECASE)
_BETWEEN = regex(r"\bgiữa (?P<what>(?:cơ quan|đơn vị|tổ chức|bộ phận|ngành|bên|phòng|địa phương)"
                      r"\b[^.;,]{0,14})")  # fmt: skip
_DUTY = regex(r"\b(?P<word>\w+) trách nhiệm thi hành\b")
_CUT_OPENING = regex(r"(?:Thực hiện|Căn cứ|Theo|Để thực hiện|Nhằm)\b[^.]*?(?:\w|\))(?P<end>\.)\s+"
                          r"(?P<next>(?:Ủy ban|Uỷ ban|UBND|Để|Nhằm|Sở|Phòng|Trung tâm|Ban|Chủ tịch)"
                          r"\s+\w+\s+\w+)", re.DOTALL)  # fmt: skip
_CLOSING = regex(r"(?:Trên đây là|Yêu cầu các|Đề nghị các|Trong quá trình)\b")
_DANGLING = regex(
    r"(?<!nói)(?<!nêu)(?<!kể)(?<!cấp)(?<!bên)(?<!phía)(?<!kèm)(?<!tiếp)"
    r"(?<!lý)(?<!tự)(?<!ra)(?<!đi)(?<!trở)(?<!quay)(?<!mang)\s"
    r"(?:và|của|các|với|cho|về|để|trong|trên|theo|những|nhằm|do)\s*[.;,]?$"
)
_AGENCY = regex(r"\b(?P<before>\w+) (?P<name>(?:Đài|Phòng|UBND|Ủy ban nhân dân|Công an|Trạm|"
                     r"Hội|Ban|Trung tâm|Văn phòng)(?: \w+){1,4}?) (?P<verb>xây dựng|thực hiện|"
                     r"tổ chức|phối hợp|chủ trì|tham mưu|tuyên truyền|đăng tải|tiếp"
                     r" nhận)\b")  # fmt: skip
_LINKS = words(
    "của với do cho và tại trên ở từ đến qua về thuộc giữa theo các gửi cùng là giúp mưu",
    "nghị giao mời để hợp khi nếu mà rằng thì bởi nhằm những như hoặc trước sau cầu báo cáo",
    "đạo đốc dẫn trình việc ý thị cấp phép bởi sự được tới",
)  # fmt: skip
_RUNNING = regex(r"\b(?P<before>\w+ \w+) (?:tiếp tục|cần tập trung) (?:tăng cường|đẩy mạnh"
r"|thực hiện|"
                      r"duy trì|tổ chức|đổi mới|nâng cao|phát huy|triển khai)\b")  # fmt: skip


def _running(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE, Zone.TITLE))


def _doubled(reading: Reading) -> Iterator[Finding]:
    vocabulary = reading.vocabulary
    for each in _running(reading):
        row = each.tokens
        for at in range(1, len(row)):
            before, token = row[at - 1], row[at]
            if before.word != token.word or not before.joined or token.word in _TWICE:
                continue
            if token.printed.istitle() and before.printed.islower():
                continue  # "trụ sở Sở": the end of a word, then a name
            left = (
                at > 1
                and row[at - 2].joined
                and (row[at - 2].word, before.word) in vocabulary.compounds
            )
            right = token.joined and (token.word, row[at + 1].word) in vocabulary.compounds
            if not (left and right) and not token.printed.isupper() or each.is_capitals:
                yield reading.find("", each, widen(each.text, before.start, token.end, 1, 1),
                                   word=token.printed)  # fmt: skip
        for found in _DOUBLED_MARK.finditer(each.text):
            if not found[1].isdigit():
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1), word=found[1])


def _phrases(pattern: re.Pattern[str], reading: Reading) -> Iterator[Finding]:
    for each in _running(reading):
        for found in pattern.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 1, 1), word=found[0])


def _pleonasm(reading: Reading) -> Iterator[Finding]:
    yield from _phrases(_PLEONASM, reading)


def _lost_tail(reading: Reading) -> Iterator[Finding]:
    for pattern, right in _LOST_TAILS:
        for each in _running(reading):
            for found in pattern.finditer(each.text):
                yield reading.find("", each, widen(each.text, *found.span("said"), 1, 2),
                                   right=right)  # fmt: skip


def _collision(reading: Reading) -> Iterator[Finding]:
    """Two small words that cannot follow each other: one is too many, or a word is missing."""
    compounds = reading.vocabulary.compounds
    for each in _running(reading):
        for found in _COLLISION.finditer(each.text):
            before = each.text[: found.start()].rsplit(None, 1)[-1:]
            small = found[0].split()[0]
            # "tồn tại của", "lý do và": the first small word ends a word of its own
            long = small in {"thông", "thực"}  # not one small word behind another
            if not before or long or (modern(before[0]), small) not in compounds:
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1), word=found[0])


def _no_from(reading: Reading) -> Iterator[Finding]:
    for each in _running(reading):
        for found in _SPAN.finditer(each.text):
            before = each.text[max(found.start() - 40, 0) : found.start()]
            if not re.search(r"\b(?:từ|cấp|của|trên|ở|do|tại|UBND|nhân dân|ủy|ban|địa bàn"
            r"|toàn)\b[^,;.]{0,25}$",
                             before):  # fmt: skip
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0), word="từ")


def _between(reading: Reading) -> Iterator[Finding]:
    """ "giữa" joins two sides or a number of them: "các", "với" or "và" is missing."""
    for each in _running(reading):
        for found in _BETWEEN.finditer(each.text):
            if not re.search(r"\b(?:với|và|các|những)\b", found["what"]):
                span = widen(each.text, found.start(), found.start() + 15, 1, 1)
                yield reading.find("", each, span, word="các")


def _duty(reading: Reading) -> Iterator[Finding]:
    for each in _running(reading):
        for found in _DUTY.finditer(each.text):
            if modern(found["word"]) not in {"chịu", "có", "và", "về", "các", "rõ"}:
                yield reading.find("", each, found.span(), word="chịu trách nhiệm thi hành")


def _cut_opening(reading: Reading) -> Iterator[Finding]:
    """ "Thực hiện Kế hoạch … . Ủy ban …": the first sentence has no main clause."""
    for each in reading.walk(reading.text.body):
        if each.is_outline:
            return
        found = _CUT_OPENING.match(each.text)
        if found and not re.search(r"\b(?:xây dựng|ban hành|đề nghị|yêu cầu|triển"
        r" khai)\s+(?:[Kk]ế hoạch|"
                                   r"các|nội)", each.text[: found.start("end")]):  # fmt: skip
            yield reading.find(
                "", each, widen(each.text, found.start("end"), found.end("next"), 3, 0)
            )


def _cut_end(reading: Reading) -> Iterator[Finding]:
    """A paragraph that ends in a comma or in a small word, before a new item: something is lost."""
    inside = reading.text.paragraphs
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is not Zone.BODY or not each.once(_looks_cut) or reading.expired():
            continue
        fresh = following is None or following.number or following.zone is not Zone.BODY
        closed = following is not None and _CLOSING.match(following.text)
        opened = following is not None and _OPENER.match(following.text)
        comma = each.text.endswith(",") and (fresh or closed or opened)
        if comma or (fresh and len(each.text) > 40):
            end = len(each.text)
            yield reading.find("", each, widen(each.text, end - 1, end, 5, 0))


#: What begins a sentence and no name: behind it nothing goes on.
_OPENER = regex(
    r"(?:Khi|Trong|Các|Những|Việc|Nếu|Để|Đối với|Kết quả|Tổ chức|Thực hiện|Tăng cường|Đẩy mạnh"
    r"|Nâng cao|Tiếp tục|Xây dựng|Phối hợp|Chủ động|Thường xuyên|Định kỳ|Hằng|Ngoài|Đồng thời|Riêng"
    r"|Căn cứ|Sau|Từ|Qua) [a-zà-ỹđ]"
)


def _looks_cut(each: Paragraph) -> bool:
    dangling = _DANGLING.search(each.text, max(0, len(each.text) - 16))
    return each.text.endswith(",") or dangling is not None


def _mid_start(reading: Reading) -> Iterator[Finding]:
    """A bullet that begins with a small letter behind a finished one."""
    if not facts(_starts_small, reading.text.body):
        return
    before: Paragraph | None = None
    for each in reading.walk(reading.text.body):
        sibling = before is not None and before.text.endswith((".", "./."))
        if each.once(_starts_small) and sibling:
            yield reading.find("", each, (0, len(" ".join(each.text.split()[:6]))))
        before = each


def _starts_small(each: Paragraph) -> bool:
    return each.is_bullet and each.content[:1].islower()


def _glued(reading: Reading) -> Iterator[Finding]:
    """A numbered title runs on into its text: a new subject or main verb without any mark."""
    for each in reading.walk(reading.text.body):
        if not each.is_outline or len(each.text) < 60:
            continue
        lead = each.text[:170]
        found = _RUNNING.search(lead)
        if found and found.start() > len(each.number) + 15 and not _leads_on(found["before"]):
            yield reading.find("", each, widen(each.text, *found.span(), 1, 0))
            continue
        agency = _AGENCY.search(lead)
        if agency is None or agency.start() <= len(each.number) + 12:
            continue
        title = lead[len(each.number) + 1 : agency.start()]
        if modern(agency["before"]) not in _LINKS and not re.search(r"[;:.]", title):
            yield reading.find("", each, agency.span())


#: A main verb with a capital behind a small letter: the title ended before it.
_CAPITAL_VERB = regex(
    r"(?<=[a-zà-ỹđ]) (?P<verb>(?:Tiến hành|Tổ chức|Xây dựng|Thực hiện|Triển khai|Tiếp tục"
    r"|Tăng cường|Đẩy mạnh|Chủ động|Phối hợp|Rà soát|Kiểm tra|Duy trì|Tuyên truyền|Hướng dẫn"
    r"|Tham mưu|Bố trí"
    r"|Nâng cao|Đảm bảo|Bảo đảm|Phát động|Vận động|Thành lập|Kiện toàn|Lập danh sách)) [a-zà-ỹđ]"
)
_NAMED_SO = regex(
    r"\b(?:Ban|Phòng|Sở|Luật|Tổ|Hội đồng|Đoàn|Kế hoạch|Chương trình|Đề án|Dự án|Chỉ thị|Nghị quyết"
    r"|Văn phòng|Trung tâm|Cuộc vận động|phong trào|và|về|[Nn]ội dung|Quyết định|Bộ|ngành|khoa|Khối"
    r"|Cục|Chi cục|Vụ|Thông tư|Nghị định)(?: \w+){0,3}$"
)


def _glued_verb(reading: Reading) -> Iterator[Finding]:
    """ "đánh giá, công nhận Tiến hành chấm điểm": a title without a mark behind it."""
    for each in reading.walk(reading.text.body):
        if each.is_capitals or not each.number:
            continue
        found = _CAPITAL_VERB.search(each.text)
        if found and any(start == found.start("verb") for start, _ in each.breaks):
            continue  # a line begins here: the break was lost, not the mark
        if found and not _NAMED_SO.search(each.text[: found.start()]):
            yield reading.find("", each, widen(each.text, *found.span("verb"), 3, 1))


def _leads_on(words: str) -> bool:
    """Say whether the words before a main verb make it a part of their own clause."""
    return bool(regex(r"\b(?:để|và|nhằm|cần|phải|việc|sẽ|[A-ZĐÀ-Ỹ]\w+)(?: \w+)?$").search(words))


def _lost_half(reading: Reading) -> Iterator[Finding]:
    """Half a compound is missing where the same words stand elsewhere in the paper with it."""
    zones = (Zone.BODY, Zone.APPENDIX, Zone.TABLE, Zone.TITLE)
    halved = reading.tally(_half_frames, *zones)
    known = reading.tally(_frames, *zones).keys() & halved.keys()
    if not known:
        return
    rows = list(_running(reading))
    lacking = [row for row in reading.facts(_frames, rows) if not known.isdisjoint(row[1])]
    seen: dict[int, set[str]] = defaultdict(set)
    for _, halves in reading.facts(_halves, rows):
        for frame, half in halves:
            seen[frame].add(half)
    for each, frames in lacking:
        for frame in sorted(frames.keys() & seen.keys(), key=frames.__getitem__):
            at, row = frames[frame], each.tokens
            pair = (row[at].word, row[at + 1].word)
            if any(map(str.isdigit, each.text[row[at].end : row[at + 1].start])):
                continue  # a figure stands between
            if pair not in reading.vocabulary.compounds:
                start, end = row[at].start, row[at].end
                yield reading.find("", each, widen(each.text, start, end, 2, 2),
                                   word=f"{pair[0]} {min(seen[frame])}")  # fmt: skip


def _halves(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Return every compound's second half, with a hash of its first half and what is around."""
    words = [token.word for token in each.tokens]
    return [
        (hash((*words[at - 2 : at + 1], *words[at + 2 : at + 5])), words[at + 1])
        for at in range(2, len(words) - 4)
        if (words[at], words[at + 1]) in vocabulary.compounds and words[at] not in FREE
    ]


def _half_frames(each: Paragraph, vocabulary: Vocabulary) -> list[int]:
    return [frame for frame, _ in _halves(each, vocabulary)]


def _frames(each: Paragraph, vocabulary: Vocabulary) -> dict[int, int]:
    """Return a hash of every first half that stands alone with what is around it, and its place."""
    words, starts = [token.word for token in each.tokens], vocabulary.starts
    return {
        hash(tuple(words[at - 2 : at + 4])): at
        for at in range(2, len(words) - 3)
        if words[at] in starts and words[at + 1] not in starts[words[at]] and words[at] not in FREE
    }


def _of_opening(each: Paragraph, reading: Reading) -> str:
    """Read nothing more: what stands before the first number is known of the whole."""
    return ""


def _ends_of(each: Paragraph, reading: Reading) -> object:
    cut = each.once(_looks_cut)
    begins = _CLOSING.match(each.text) is None, _OPENER.match(each.text) is None
    return cut, cut and (each.text[-1:], len(each.text) > 40), begins


def _starts_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_starts_small), each.text.endswith((".", "./."))


RULES = (
    Rule("wording.doubled", Severity.ERROR, "practice", _doubled, local=True),
    Rule("wording.collision", Severity.ERROR, "practice", _collision, local=True),
    Rule("wording.lost_tail", Severity.WARNING, "practice", _lost_tail, local=True),
    Rule("wording.duty", Severity.ERROR, "practice", _duty, local=True),
    Rule("wording.pleonasm", Severity.WARNING, "practice", _pleonasm, local=True),
    Rule("wording.no_from", Severity.WARNING, "practice", _no_from, local=True),
    Rule("wording.between", Severity.WARNING, "practice", _between, local=True),
    Rule("wording.cut_opening", Severity.WARNING, "practice", _cut_opening,
         reads=_of_opening),
    Rule("wording.cut_end", Severity.WARNING, "practice", _cut_end, reads=_ends_of),
    Rule("wording.glued", Severity.WARNING, "practice", _glued, local=True),
    Rule("wording.glued_verb", Severity.WARNING, "practice", _glued_verb, local=True),
    Rule("wording.lost_half", Severity.WARNING, "practice", _lost_half),
    Rule("wording.mid_start", Severity.HINT, "practice", _mid_start, reads=_starts_of),
)  # fmt: skip
