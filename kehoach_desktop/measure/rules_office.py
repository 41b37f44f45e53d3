"""Rules H21, T08 and N05 of `nd30.md`: what the paper says of its own office.

The checker knows no office profile: it compares what one paper says in several places. A paper of
a commune names its unit in the head; place, subject and recipients must agree with that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote

_PLACE = "NĐ 30/2020 PL I mục II.4"
#: The head of a people's committee of a commune, in plain letters.
_COMMUNE = re.compile(r"^uy ban nhan dan (?P<kind>xa|phuong|dac khu) (?P<name>.+)$")
_PLACE_NAME = re.compile(r"^(?P<place>.+?), ngay\b")
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_UNIT = re.compile(r"\b(xa|phuong|dac khu) ")
#: Who stands above a commune, or receives what goes up.
_ABOVE = re.compile(r"\b(tinh|thanh pho|tp|so|bo|chinh phu|trung uong|cap tren|nhu tren)\b")
#: Papers about a year that is over.
_LOOK_BACK = frozenset({"báo cáo", "thông báo", "biên bản"})


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield where a paper contradicts its own head."""
    for part in parts:
        if part.is_appendix or part.is_attachment:
            continue
        unit = _unit(part)
        if unit is not None:
            yield from _place(part, *unit)
            yield from _unit_of_subject(part, *unit)
            yield from _superior(part)
        yield from _year_of_subject(part)


def _unit(part: Part) -> tuple[str, str] | None:
    """Return the kind and name of the commune whose committee issues, in plain letters."""
    match = _COMMUNE.match(plain(" ".join(line.text for line in part.issuer)))
    return (match["kind"], match["name"].strip()) if match else None


def _place(part: Part, kind: str, name: str) -> Iterator[Finding]:
    line = part.place_date
    match = _PLACE_NAME.match(plain(line.text)) if line is not None else None
    if line is None or match is None:
        return
    # Units named after a person, an event or a number carry their kind: "Phường 1". Of a place that
    # fills two lines, this one has only the end.
    whole = f"{kind} {name}"
    if match["place"] != whole and not whole.endswith(f" {match['place']}"):
        issuer = " ".join(each.text for each in part.issuer)
        yield Finding(
            "H21", Severity.WARNING, line.page, quote(line.text), f"tên của {issuer}",
            line.text.split(", ngày")[0], _PLACE,
        )  # fmt: skip


def _unit_of_subject(part: Part, kind: str, name: str) -> Iterator[Finding]:
    if not part.subject:
        return
    words = " ".join(line.text for line in part.subject)
    text = plain(words)
    found = list(_UNIT.finditer(text))
    if found and not any(text[each.start() :].startswith(f"{kind} {name}") for each in found):
        # "các xã", "cấp xã" name no unit: a name begins with a capital.
        named = [each for each in found if words[each.end() : each.end() + 1].isupper()]
        if named:
            yield Finding(
                "T08", Severity.HINT, part.subject[0].page, quote(words),
                "đơn vị trong trích yếu là đơn vị ban hành", words[named[0].start() :], "practice",
            )  # fmt: skip


def _year_of_subject(part: Part) -> Iterator[Finding]:
    line = part.place_date
    dated = _YEAR.search(plain(line.text)) if line is not None else None
    words = " ".join(each.text for each in part.subject)
    years = [int(year) for year in _YEAR.findall(plain(words))]
    if dated is None or not years:
        return
    year = int(dated[1])
    fitting = {year - 1, year} if part.kind in _LOOK_BACK else {year, year + 1}
    if not any(each in fitting for each in years):
        yield Finding(
            "T08", Severity.HINT, part.subject[0].page, quote(words),
            f"năm {year}", f"năm {years[0]}", "practice",
        )  # fmt: skip


def _superior(part: Part) -> Iterator[Finding]:
    word = part.recipients_word
    if part.kind != "kế hoạch" or word is None or not part.recipients:
        return
    listed = plain(" ".join(line.text for line in part.recipients))
    if not _ABOVE.search(listed):
        yield Finding(
            "N05", Severity.HINT, word.page, word.text, "có cơ quan cấp trên trong nơi nhận",
            quote(" ".join(line.text for line in part.recipients)), "practice",
        )  # fmt: skip
