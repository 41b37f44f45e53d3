"""Frames of a sentence: small words that need one behind them, pairs that need a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.review.vocabulary import modern

#: A small word that never stands before a mark: what it leads to is missing.
_BEFORE_MARK = regex(
    r"\b(?P<before>\w+) (?P<small>của|các|những|và|nhằm|với|thuộc|bởi|bằng|hoặc)\s?[,;.](?=\s|$)"
)
#: Verbs that cannot follow "phối hợp với" and the like: the partner is missing.
_NO_PARTNER = regex(
    r"\b(?P<head>[Pp]hối hợp với|[Pp]hối hợp cùng|[Pp]hối hợp chặt chẽ với) "
    r"(?P<verb>triển khai|thực hiện|tham mưu|xây dựng|hướng dẫn|theo dõi|đôn đốc|tuyên truyền"
    r"|tăng cường|đẩy mạnh|nâng cao|báo cáo|đảm bảo|bảo đảm)\b"
)
_NO_OBJECT = regex(
    r"\b(?:theo quy định của|theo chỉ đạo của|theo hướng dẫn của|dưới sự chỉ đạo của"
    r"|thuộc thẩm quyền của|trên cơ sở của|theo đề nghị của|trách nhiệm của|chức năng của) "
    r"(?:và|để|nhằm|trong|đã|được|phải|cần|khi|nếu|theo|tại)\b(?! đó| này)"
)
#: Members of a list that every handbook sets apart with a comma.
_PAIRS = tuple(
    (regex(rf"\b{one} {two}\b", re.IGNORECASE), f"{one}, {two}")
    for one, two in (
        ("cán bộ", "công chức"), ("công chức", "viên chức"), ("kỷ luật", "kỷ cương"),
        ("công khai", "minh bạch"), ("khó khăn", "vướng mắc"), ("tồn tại", "hạn chế"),
        ("cơ quan", "đơn vị"), ("chủ trương", "đường lối"), ("đường lối", "chủ trương"),
        ("nhận thức", "trách nhiệm"), ("vai trò", "trách nhiệm"), ("ý thức", "trách nhiệm"),
        ("xã", "thị trấn"), ("phường", "thị trấn"), ("xã", "phường"), ("thường xuyên", "liên tục"),
        ("kịp thời", "chính xác"), ("đầy đủ", "kịp thời"), ("nhanh chóng", "chính xác"),
        ("nhiệm vụ", "giải pháp"), ("mục tiêu", "nhiệm vụ"), ("mục đích", "yêu cầu"),
        ("chức năng", "nhiệm vụ"), ("nhiệm vụ", "quyền hạn"), ("hiệu lực", "hiệu quả"),
        ("thiết thực", "hiệu quả"), ("phản ánh", "kiến nghị"), ("tổ chức", "cá nhân"),
        ("tập thể", "cá nhân"), ("băng rôn", "khẩu hiệu"), ("giám sát", "kiểm tra"),
        ("đôn đốc", "kiểm tra"), ("theo dõi", "đôn đốc"), ("kiểm tra", "giám sát"),
        ("sở, ban", "ngành"),
    )
)  # fmt: skip
_COLON = regex(r"(?:như sau|sau đây|gồm|bao gồm|cụ thể|gồm có|là)\s*:$")
_VERBLESS = regex(r"\b(?:cụ thể|chi tiết|nội dung) như sau\s*[.;,]?$")


def _prose(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE))


def _before_mark(reading: Reading) -> Iterator[Finding]:
    compounds = reading.vocabulary.compounds
    for each in _prose(reading):
        for found in _BEFORE_MARK.finditer(each.text):
            # behind a comma the end of a paragraph is another rule's
            last = found.end() >= len(each.text) and not each.text.endswith(".")
            if not last and (modern(found["before"]), found["small"]) not in compounds:
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1),
                                   word=found["small"])  # fmt: skip


def _no_partner(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _NO_PARTNER.finditer(each.text):
            yield reading.find("", each, found.span(), word=found["head"])


def _no_object(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _NO_OBJECT.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 1),
                               word=" ".join(found[0].split()[:-1]))  # fmt: skip


#: A clause that ends in a verb which needs an object.
_BARE_END = regex(
    r"(?:[Pp]hối hợp (?:chặt chẽ )?với|[Cc]ăn cứ|[Cc]hủ trì,?|[Cc]ó trách nhiệm|[Tt]iếp tục"
    r"|[Cc]hủ động|[Tt]ham mưu|[Tt]rên cơ sở)\b(?P<between>[^.;:]{0,140}?) "
    r"(?P<verb>tổ chức|triển khai|tham mưu|xây dựng|đẩy mạnh|tăng cường|nâng cao|ban hành)"
    r"\s*\.(?=\s|$)"
)
_DONE_BY = regex(r"\b(?:do|được|cá nhân|cơ quan|các|của|và|theo|,)(?: \w+){0,5}$|,\s*$")


def _no_object_end(reading: Reading) -> Iterator[Finding]:
    """ "Phối hợp với … tổ chức.": the sentence stops before it says what."""
    for each in _prose(reading):
        for found in _BARE_END.finditer(each.text):
            if not _DONE_BY.search(found["between"][-30:].replace("được giao", "")):
                yield reading.find("", each, widen(each.text, *found.span("verb"), 5, 1),
                                   word=found["verb"])  # fmt: skip


#: "Qua công tác … đã giúp": what begins with such a word is no subject of a verb.
_NO_SUBJECT = regex(
    r"(?:^|\. )(?:[-+]\s*)?(?P<head>Thông qua|Qua|Nhờ|Bằng|Với) (?P<between>[^,.;:]{8,110}?) "
    r"(?P<verb>đã giúp|đã góp phần|đã làm|đã tạo|đã nâng|nhằm|giúp cho|giúp)\b"
)
_SUBJECT = regex(
    r", (?:[A-ZĐÀ-Ỹ]|các|mỗi|từng|cán bộ|người|nhân dân|đơn vị|cơ quan|chính quyền|công tác|việc)"
)
#: A noun phrase that stands as a whole sentence.
_NOUNS_ALONE = regex(r"(?:^|\. )(?:[-+]\s*)?(?P<all>(?:Việc|Nhờ) [^.;:]{20,160})\.(?=\s|$)")
_PREDICATE = regex(
    r"\b(?:phải|được|là|cần|bảo đảm|đảm bảo|có|đã|sẽ|không|chưa|do|thực hiện (?:theo|đúng|nghiêm)"
    r"|gắn|góp|đạt|còn|tiếp tục|trở|mang|giúp|nên|diễn ra|tuân|căn cứ|dựa"
    r"|chậm|nhanh|khó|dễ|thiếu|cao|thấp|tốt|kém|hạn chế)\b"
)


#: "căn cứ Quyết định thi hành./.": which one is not said.
_WHICH = regex(
    r"\b(?:[Cc]ăn cứ|thi hành|thực hiện) (?P<kind>Quyết định|Kế hoạch)(?= thi hành\b| thực hiện\b"
    r"|\s*\./\.)"
)


def _which(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _WHICH.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 1, 2), word=found["kind"])


#: "lấy … thước đo": what something is taken for needs its "làm" or "là".
_TAKEN = regex(
    r"\b[Ll]ấy (?P<what>[^.;,]{5,60}?) (?P<end>thước đo|mục tiêu|trọng tâm|động lực|nền tảng"
    r"|tiêu chí đánh giá|căn cứ đánh giá)\b"
)


def _taken_for(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _TAKEN.finditer(each.text) if "lấy" in each.low else ():
            if not re.search(r"\b(?:làm|là|theo|cho|về)\b", found["what"]):
                yield reading.find("", each, widen(each.text, *found.span("end"), 5, 0),
                                   word=found["end"])  # fmt: skip


def _no_subject(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        lead = len(each.text) - len(each.content)
        for found in _NO_SUBJECT.finditer(each.content):
            rest = each.content[found.end() :].partition(".")[0]
            if found["verb"] != "nhằm" or not _SUBJECT.search(rest):
                span = (lead + found.start("head"), lead + found.end())
                yield reading.find("", each, span, word=found["head"])


def _no_predicate(reading: Reading) -> Iterator[Finding]:
    """ "Việc phân loại rác tại hộ gia đình, chợ, trường học.": nothing is said of it."""
    report = "BÁO CÁO" in reading.title  # what it says of work it says in many ways
    for each in _prose(reading):
        if each.is_outline:
            continue
        for found in _NOUNS_ALONE.finditer(each.text):
            if report and not found["all"].startswith("Nhờ"):
                continue
            if not _PREDICATE.search(found["all"]):
                yield reading.find("", each, widen(each.text, *found.span("all"), 0, 0),
                                   word=found["all"].split()[0])  # fmt: skip


#: Good words for bad things, and the other way round.
_GOOD_OF_BAD = regex(
    r"\b(?:phát huy|nhân rộng|biểu dương|khen thưởng|tuyên dương)(?: kịp thời)?"
    r"(?: những| các| mọi)? (?:tồn tại|hạn chế|yếu kém|khuyết điểm|vi phạm|sai phạm|tiêu cực"
    r"|thiếu sót|khó khăn)\b",
    re.IGNORECASE,
)
_BAD_OF_GOOD = regex(
    r"\b(?:bài trừ|xóa bỏ|loại bỏ|đẩy lùi|ngăn chặn)(?: những| các| mọi)? [^.;,]{3,30}"
    r" (?:tốt đẹp|tiến bộ|tiên tiến|văn minh|lành mạnh)\b"
    r"|\b(?:khắc phục|xử lý|xử phạt|ngăn chặn|đẩy lùi|chấn chỉnh|phê bình|kỷ luật)(?: nghiêm"
    r"| kịp thời| dứt điểm| triệt để)*(?: đối với)?(?: những| các| mọi)? (?:(?:ưu điểm|thành tích"
    r"|kết quả đạt được|điển hình tiên tiến|gương người tốt)\b|(?:tổ chức|cá nhân|hộ|cơ sở"
    r"|trường hợp|đơn vị)[^.;,]{0,25}\b(?:chấp hành tốt|thực hiện tốt|chấp hành nghiêm"
    r"|thực hiện nghiêm|có thành tích)\b)",
    re.IGNORECASE,
)
_LET_HAPPEN = regex(
    r"(?<=[\w)], )để (?:xảy ra|phát sinh|bùng phát|tồn đọng|lây lan) "
    r"(?:điểm nóng|dịch|tai nạn|sai phạm|vi phạm|tiêu cực|mất an ninh|cháy|ùn tắc|khiếu kiện)"
)
_WRONG_WAY = regex(
    r"\b(?:hạn chế|giảm|giảm thiểu|kéo giảm)(?: đến| xuống| ở)? mức (?:cao nhất|tối đa)\b"
    r"|\b(?:nâng cao|tăng|phát huy|bảo đảm|đạt)(?: đến| lên| ở)? mức (?:thấp nhất|tối thiểu)\b",
    re.IGNORECASE,
)


def _wrong_way(reading: Reading) -> Iterator[Finding]:
    """ "phát huy tồn tại", "hạn chế đến mức cao nhất": the word says the opposite."""
    for each in _prose(reading):
        for pattern, signs in _WRONG_WAYS:
            if any(map(each.low.__contains__, signs)):
                for found in pattern.finditer(each.text):
                    yield reading.find("", each, found.span(), word=found[0])


#: Each pattern with words without which it cannot match (a search is dear).
_WRONG_WAYS = (
    (_GOOD_OF_BAD, ("phát huy", "nhân rộng", "biểu dương", "khen thưởng", "tuyên dương")),
    (_BAD_OF_GOOD, ("ưu điểm", "thành tích", "kết quả đạt", "tiên tiến", "gương người tốt",
                    "hành tốt", "hiện tốt", "nghiêm", "tốt đẹp", "tiến bộ", "văn minh",
                    "lành mạnh")),
    (_LET_HAPPEN, ("để xảy ra", "để phát sinh", "để bùng phát", "để tồn đọng", "để lây lan")),
    (_WRONG_WAY, (" mức cao nhất", " mức tối đa", " mức thấp nhất", " mức tối thiểu")),
)  # fmt: skip


def _no_comma(reading: Reading) -> Iterator[Finding]:
    """Two members of a list without a comma, which the paper sets elsewhere; told once a pair."""
    low = reading.text.low
    for pattern, right in _PAIRS:
        wrong = right.replace(",", "")
        if right not in low or wrong not in low:
            continue
        for each in reading.walk(reading.text.body):
            if wrong not in each.low or each.is_capitals:
                continue
            found = pattern.search(each.text)
            if found and not re.match(r" (?:và|,)", each.text[found.end() :][:3]):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0), right=right)
                break


def _open_colon(reading: Reading) -> Iterator[Finding]:
    """A paragraph promises a list with a colon and the next title comes at once."""
    inside = reading.text.inside
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is not Zone.BODY or not each.once(_has_colon) or reading.expired():
            continue
        if following is None:
            continue  # the text was cut off here
        over = following.zone not in {Zone.BODY, Zone.APPENDIX, Zone.TABLE}
        higher = (each.is_outline and following.is_outline
                  and level_of(following.number) <= level_of(each.number))  # fmt: skip
        if over or higher:
            yield reading.find("", each, widen(each.text, len(each.text) - 1, len(each.text), 5, 0))


def _has_colon(each: Paragraph) -> bool:
    return _COLON.search(each.text) is not None


def _no_colon(reading: Reading) -> Iterator[Finding]:
    """ "cụ thể như sau" without its colon."""
    for each in _prose(reading):
        if _VERBLESS.search(each.text):
            end = len(each.text)
            yield reading.find("", each, widen(each.text, end - 1, end, 4, 0))


def _pairs_of(each: Paragraph, reading: Reading) -> object:
    """Read which members stand with a comma, and all words where some stand without."""
    low = each.low
    rights = [right for _, right in _PAIRS if right in low]
    return rights, each.text if any(map(low.__contains__, _WITHOUT_COMMA)) else ""


_WITHOUT_COMMA = tuple(right.replace(",", "") for _, right in _PAIRS)


def _colon_of(each: Paragraph, reading: Reading) -> bool:
    return each.once(_has_colon)


RULES = (
    Rule("frame.before_mark", Severity.ERROR, "practice", _before_mark, local=True),
    Rule("frame.no_partner", Severity.WARNING, "practice", _no_partner, local=True),
    Rule("frame.no_object", Severity.ERROR, "practice", _no_object, local=True),
    Rule("frame.no_subject", Severity.WARNING, "practice", _no_subject, local=True),
    Rule("frame.which", Severity.WARNING, "practice", _which, local=True),
    Rule("frame.taken_for", Severity.WARNING, "practice", _taken_for, local=True),
    Rule("frame.no_predicate", Severity.WARNING, "practice", _no_predicate, local=True),
    Rule("frame.no_object_end", Severity.WARNING, "practice", _no_object_end, local=True),
    Rule("frame.wrong_way", Severity.WARNING, "practice", _wrong_way, local=True),
    Rule("frame.no_comma", Severity.WARNING, "practice", _no_comma, reads=_pairs_of),
    Rule("frame.open_colon", Severity.WARNING, "practice", _open_colon, reads=_colon_of),
    Rule("frame.no_colon", Severity.WARNING, "practice", _no_colon, local=True,
         again=Again.HINT),
)  # fmt: skip
