"""Cross references that point nowhere: appendices, phần, khoản, Điều of the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.rules.numbering import value_of
from kehoach_desktop.review.text import Paragraph, Zone, text_with

_APPENDIX = re.compile(
    r"\(?\s*(?:[Cc]ó|[Cc]hi tiết|[Tt]heo|[Nn]hư|[Tt]ại|[Xx]em)[^.;()\n]{0,30}?"
    r"(?:[Pp]hụ lục|PHỤ LỤC|[Bb]iểu mẫu|[Dd]anh mục)(?:\s+(?:số\s+)?[IVX\d]{1,4})?"
    r"\s+(?:kèm theo|đính kèm)(?:\s+Kế hoạch(?:\s+này)?)?\s*\)?"
)
_APPENDIX_NO = re.compile(r"\b[Pp]hụ lục\s+(?:số\s+)?([IVX]{1,4}|\d{1,2})\b")
_SELF = re.compile(
    r"(?:(?:điểm\s+([a-zđ])\s+)?khoản\s+(\d{1,2})\s+)?(?:[Pp]hần|[Mm]ục)\s+([IVX]{1,5})"
    r"(?:\.(\d{1,2}))?(?=[\s,.;)](?!\s*Quyết định|\s*Nghị|\s*Thông tư))"
)
_ARTICLE = re.compile(r"\b(?:Như|tại|theo)\s+Điều\s+(\d{1,2})\b(?!\s+(?:của\s+)?(?:Luật|Nghị|Thông"
                      r"|Quyết định số|Bộ luật|Pháp lệnh))")  # fmt: skip


def _missing_appendix(reading: Reading) -> Iterator[Finding]:
    if reading.text.zone(Zone.APPENDIX):
        return
    for each in reading.walk(reading.text.body):
        if not each.once(_names_appendix):
            continue
        found = _APPENDIX.search(each.text)
        if found is None and each.zone is Zone.BODY:
            found = _APPENDIX_NO.search(each.text)
            if found and re.match(r"[^.;]{0,60}(?:Nghị định|Thông tư|Quyết định)",
                                  each.text[found.end():]):  # fmt: skip
                found = None
        if found:
            yield reading.find("", each, found.span(), place=found[0].strip(" ()"))
            return


def _names_appendix(each: Paragraph) -> bool:
    low = each.text.lower()
    return "phụ lục" in low or "biểu mẫu" in low or "danh mục" in low


def _no_such_appendix(reading: Reading) -> Iterator[Finding]:
    """ "Phụ lục II kèm theo", where the paper has an appendix I only."""
    heads = [each for each in reading.text.zone(Zone.APPENDIX) if _HEAD.match(each.text)]
    numbers = {found[1] for each in heads if (found := _HEAD.match(each.text))}
    if not numbers or None in numbers:
        return
    for each in reading.walk(reading.text.body):
        for found in _APPENDIX_NO.finditer(each.text) if each.once(_names_appendix) else ():
            other = re.match(r"[^.;]{0,60}(?:Nghị định|Thông tư|Quyết định số|Kế hoạch số)",
                             each.text[found.end() :])  # fmt: skip
            if found[1] not in numbers and not other:
                yield reading.find("", each, found.span(), place=found[0])


_HEAD = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?([IVX]{1,4}|\d{1,2}))?\s*[:.]?\s*$")


def _unnamed_appendix(reading: Reading) -> Iterator[Finding]:
    appendices = reading.text.zone(Zone.APPENDIX)
    if appendices and not any(
        re.search(r"phụ lục|danh mục|biểu", each.text, re.IGNORECASE) for each in reading.text.body
    ):
        yield reading.find("", appendices[0], (0, len(appendices[0].text)))


def _missing_part(reading: Reading) -> Iterator[Finding]:
    paths = {each.path for each in reading.text.body if each.is_outline}
    romans = {path.split(".")[0] for path in paths}
    lettered = {"A", "B"} <= romans
    if not lettered and not romans & {"I", "II", "III"}:
        return
    for each in reading.walk(reading.text.body):
        for found in each.once(_own_parts):
            if re.match(r"\s*,?\s*(?:của\s+)?(?:Nghị|Quyết|Luật|Thông|Chỉ thị|Chương trình số"
                        r"|Kế hoạch số)", each.text[found.end():]):  # fmt: skip
                continue
            own = "hần" in found[0] and _OF_THIS.match(each.text[found.end() :])
            if lettered and not own:
                continue  # "mục II" may stand inside a part
            part, item = found[3], found[2] or found[4]
            if part not in romans or (item and not _has(paths, part, item)):
                yield reading.find("", each, found.span(), place=found[0])


#: Behind a part of the paper itself.
_OF_THIS = re.compile(r"\s*(?:của )?(?:Kế hoạch|Báo cáo|Chương trình|Hướng dẫn) này")


def _own_parts(each: Paragraph) -> list[re.Match[str]]:
    return list(_SELF.finditer(each.text))


def _has(paths: set[str], part: str, item: str) -> bool:
    return any(
        path.split(".")[0] == part and len(path.split(".")) > 1 and path.split(".")[1] == item
        for path in paths
    )


def _articles(each: Paragraph) -> list[re.Match[str]]:
    return list(_ARTICLE.finditer(each.text))


def _missing_article(reading: Reading) -> Iterator[Finding]:
    articles = {
        value_of(each.number) for each in reading.text.body if each.number.startswith("Điều")
    }
    if not articles and not reading.text.zone(Zone.RECIPIENTS):
        return
    for each in reading.walk():
        if each.zone is Zone.RECIPIENTS or articles:
            for found in each.once(_articles):
                tail = each.text[found.end() : found.end() + 60]
                known = int(found[1]) in articles or re.search(r"Luật|Nghị định|số \d", tail)
                if not known and (each.zone is Zone.RECIPIENTS or "Quyết định này" in tail):
                    yield reading.find("", each, found.span(), place=found[0])


def _of_appendices(each: Paragraph, reading: Reading) -> str:
    return each.text if each.once(_names_appendix) or "biểu" in each.low else ""


RULES = (
    Rule("reference.no_appendix", Severity.ERROR, "NĐ 30/2020 PL I mục III", _missing_appendix,
         reads=_of_appendices),
    Rule("reference.appendix_unnamed", Severity.WARNING, "NĐ 30/2020 PL I mục III",
         _unnamed_appendix, reads=_of_appendices),
    Rule("reference.no_such_appendix", Severity.ERROR, "NĐ 30/2020 PL I mục III",
         _no_such_appendix, reads=_of_appendices),
    Rule("reference.no_part", Severity.WARNING, "practice", _missing_part,
         reads=text_with(_own_parts)),
    Rule("reference.no_article", Severity.ERROR, "practice", _missing_article,
         reads=text_with(_articles)),
)  # fmt: skip
