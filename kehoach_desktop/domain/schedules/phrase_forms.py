"""Turns of phrase with one meaning, brought to the one that the schedule grammar reads.

Each takes a phrase in the spelling of `phrase.plain_phrase` and returns it in the same spelling:
"các tháng trong năm" and "hằng tháng", "tháng thứ ba của quý" and "tháng cuối quý" are the same.
"""

from __future__ import annotations

import re

_TURN = r"(?:lần|kỳ|buổi|cuộc|đợt|phiên|lượt|số|hội nghị|chuyên mục|chuyên đề|bản tin|tin|bài)"
_UNIT = r"(?:tuần|tháng|quý|năm)"
_ALL = re.compile(
    r"\b(?:vào )?(?:tất cả )?các (ngày|tuần|tháng|quý)(?: làm việc)?"
    r"(?: của| trong)? (?:tuần|tháng|quý|năm)\b(?! \d)"
)
_MONTH_OF_QUARTER = re.compile(
    r"\btháng thứ (1|nhất|2|3)(?: của| trong)? ?(?:mỗi |hằng |các )?quý\b"
)
_REPORTED = re.compile(r"\b(?:của |trong )?(tháng|quý) báo cáo\b(?! trước)")
#: "1 tuần phát thanh 3 buổi", "2 tuần đăng 1 số": what is done stands between step and turns.
_STEP_VERB_TURNS = re.compile(
    rf"\b(\d+ {_UNIT}|mỗi {_UNIT}) ((?:(?!trong|của|vào|từ|đến)[^\W\d]+ ){{1,3}}?)"
    rf"(\d+ {_TURN})\b"
)
#: "sơ kết 6 tháng đầu năm trước ngày …, tổng kết năm trước ngày …": the two reports of a year.
_HALF_AND_YEAR = re.compile(
    r"\b6 tháng đầu(?: năm)?\b(?=[^;,]*(?:[;,]| và)"
    r".*(?:\b(?:cả|tổng kết|báo cáo)(?: \w+)? năm\b|\bnăm:? (?:trước|chậm nhất)))"
)
_WHOLE_YEAR = re.compile(r"\b(?:xuyên |trong )?suốt(?: cả)? năm\b|\bxuyên suốt(?: cả)?(?: năm)?\b")
_WHOLE_RUN = re.compile(r"\b(?:trong )?(?:suốt )?(?:cả )?quá trình (?:thực hiện|triển khai)\b.*")
#: "từ quý II đến hết năm": the end of the span in words.
_TO_YEAR_END = re.compile(
    r"\b(từ (?!năm )[^;,]*?\b(?:đến|tới)) (?:hết |cuối )?năm(?: (20\d\d))?(?! học|\w)"
)
_POINT = r"(?:ngày )?(?:tháng |quý )?\d{1,2}(?:/[\d/]+)?"
#: "từ 01/3 đến 15/3", "tháng 3-tháng 4"; the group is its end.
_SPANS = re.compile(
    rf"\btừ {_POINT}(?: đến| tới|-)(?: hết)? ?({_POINT})"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{4})?-(\d{1,2}/\d{1,2}(?:/\d{4})?)"
)
#: "từ ngày 15 tháng trước đến ngày 14 tháng này": the days of a reporting month.
_REPORTING_MONTH = re.compile(
    r"\btừ ngày \d{1,2}(?: của)? tháng trước(?: liền kề)? đến(?: hết)? ngày (\d{1,2})(?: của)?"
    r" (?:tháng (?:này|sau|kế tiếp)|hằng tháng|tháng)\b"
)
_TWO_DAYS = re.compile(r"\bngày (\d{1,2})(?:,| và) (\d{1,2}/(\d{1,2}(?:/\d{4})?))(?![\d/])")
_ROUND_THE_CLOCK = re.compile(
    r"\b(trực|hoạt động|liên tục|phục vụ|hỗ trợ|tiếp nhận) 24/(?:24|7)\b(?: giờ)?|^24/24(?: giờ)?"
)
_COMING_INTO = re.compile(r"\btrước khi (?:bước sang|bước vào|sang|vào|hết) (?=(?:tháng|quý) \d)")


_FIRST_DAYS = re.compile(
    r"\b(?:trong )?(?:vòng )?(\d{1,2}) ngày đầu(?: tiên)?(?: của| trong)? ?"
    r"(?:(?:mỗi |hằng )?tháng(?: (\d{1,2})(?![\d/]))?|(?:mỗi |hằng )?(quý)(?! \d))(?![\d/])"
)
_WEEK_PLACE = r"(?:thứ )?(?:đầu|cuối|nhất|[1-5])(?: tiên| cùng)?"
#: "mỗi tháng một buổi, vào thứ Bảy tuần cuối": the week is one of the month said elsewhere.
_WEEKDAY_OF_WEEK = re.compile(
    rf"\b(thứ [2-8],?(?: của)? tuần {_WEEK_PLACE})\b"
    r"(?! (?:của |trong )?(?:mỗi |hằng )?(?:tháng|quý))(?!(?:,| và) (?:tuần|thứ)\b)"
    rf"(?! {_TURN}\b)"
)
_MONTHLY = re.compile(r"\b(?:mỗi|hằng|1) tháng\b|/(?:1 )?tháng\b")


def one_meaning(text: str) -> str:
    """Return `text`, a phrase in one spelling, in the words that the grammar reads."""
    text = _ALL.sub(r"hằng \1", text)
    text = _MONTH_OF_QUARTER.sub(_month_of_quarter, text)
    text = _REPORTED.sub(r"hằng \1", text)
    text = _STEP_VERB_TURNS.sub(r"\1 \3, \2", text)
    text = _HALF_AND_YEAR.sub("6 tháng", text)
    text = _WHOLE_RUN.sub("suốt năm", _WHOLE_YEAR.sub("suốt năm", text))
    text = _REPORTING_MONTH.sub(r"ngày \1 hằng tháng", text)
    text = _TWO_DAYS.sub(r"ngày \1/\3 và \2", text)
    text = _ROUND_THE_CLOCK.sub("liên tục", text)
    text = _FIRST_DAYS.sub(_until_day, text)
    if _MONTHLY.search(text):
        text = _WEEKDAY_OF_WEEK.sub(r"\1 của tháng", text)
    text = _COMING_INTO.sub("trước ", text)
    return _TO_YEAR_END.sub(lambda m: f"{m[1]} 31/12" + (f"/{m[2]}" if m[2] else ""), text)


def ends_of_spans(text: str) -> str:
    """Return `text` with several spans as their ends ("đợt 1 từ 1/3 đến 15/3, đợt 2 từ …")."""
    if len(_SPANS.findall(text)) < 2:
        return text
    return _SPANS.sub(lambda match: match[1] or match[2], text)


def _until_day(match: re.Match[str]) -> str:
    """Return the last of the first days of a month or quarter."""
    if match[2]:
        return f"đến ngày {match[1]}/{match[2]}"
    return f"ngày {match[1]} {'tháng đầu quý' if match[3] else 'hằng tháng'}"


def _month_of_quarter(match: re.Match[str]) -> str:
    place = {"1": "đầu", "nhất": "đầu", "2": "giữa", "3": "cuối"}[match[1]]
    return f"tháng {place} quý"
