"""The ends of a document that was read: its bases and opening, the decision, who signs, to whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.read_document import NumberKind, ReadParagraph, ReadSigner
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.citation import LAWS, Citation
from kehoach_desktop.domain.plans.plan import Decision, IssueForm
from kehoach_desktop.domain.vntext import UNKNOWN, clean, fold

#: A line, folded, that does nothing but begin an appendix.
APPENDIX_WORD = re.compile(r"^phu luc(?:\s+(?:so\s+)?[\divx]+)?[.:]?$")
BASIS = re.compile(r"^Căn cứ\s+")
#: Who decides alone; any other line over the bases names a body.
_HEADS = re.compile(r"(?:pho |quyen )?(?:chu tich|giam doc|truong|chanh|thu truong|vien truong|"
                    r"cuc truong|chi cuc truong|hieu truong|bo truong|bi thu|tong)\b")  # fmt: skip
_PROPOSED = re.compile(r"^(?:Theo|Xét) đề nghị\b")
_DECISION_WORD = re.compile(r"^QUYẾT ĐỊNH\s*:?$")
_REFERENCE = re.compile(r"^\(\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)")
_NUMBER_AND_DATE = re.compile(
    r"^(\([^()]*?)\s+số\s*:?\s*[^()]*?ngày[\s\d….]*tháng[\s\d….]*năm[\s\d….]*(của\s[^()]+\))$"
)
_END = re.compile(r"[\s;.,]+$")
_DAY = r"(?P<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<month>\d{1,2})(?:\s+năm\s+|[/.-])(?P<year>\d{4})"
_CITED = re.compile(
    rf"(?P<kind>[^\d;,]+?)\s+(?:số\s+)?(?P<number>\d[\w/&Đđ.-]*[^\W_])\s+ngày\s+{_DAY}"
    r"(?:\s+của\s+(?P<issuer>.+?))??"
    r"(?:\s+(?P<subject>(?:về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|thực hiện|công bố|"
    r"tổ chức|tuyên truyền|triển khai)\s.+))?$"
)
_LAW = re.compile(
    rf"(?P<kind>{'|'.join(sorted(LAWS))})\s+(?P<subject>.+?)"
    rf"(?:\s+số\s+(?P<number>\d\S*))?(?:\s+ngày\s+{_DAY})?$"
)
_BASED_ON = re.compile(
    r"(?:Thực hiện|Triển khai(?: thực hiện)?|Căn cứ)\s+((?:Kế hoạch|Quyết định|Công văn|Chỉ thị|"
    r"Nghị quyết|Chương trình)\s+(?:số\s+)?\d[^;\n]*)"
)


def read_citation(text: str) -> Citation:
    """Return the document that `text` cites; its wording is kept where it is not the decree's."""
    bare = _END.sub("", clean(text))
    found = _LAW.match(bare) or _CITED.match(bare)
    if found is None:
        return Citation("", printed=bare)
    named = found.groupdict()
    citation = Citation(
        clean(named["kind"]), named.get("number") or "", _day(found),
        clean(named.get("issuer") or ""), clean(named["subject"] or ""),
    )  # fmt: skip
    return citation if citation.full() == bare else replace(citation, printed=bare)


def _day(found: re.Match[str]) -> dt.date | None:
    if found["day"] is None:
        return None
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def superior_document(opening: str) -> Citation | None:
    """Return the document that the opening carries out, as it is worded there; None for none."""
    match = _BASED_ON.search(opening)
    if match is None:
        return None
    words = re.split(
        r"[.;](?=\s|$)|,\s*(?=(?:UBND|Ủy ban|Uỷ ban|Phòng|Sở)\b)", match[1], maxsplit=1
    )[0]
    cited = read_citation(words)
    return cited if cited.number else None


def read_decision(
    subject: str, paragraphs: Sequence[ReadParagraph], reference: str
) -> tuple[Decision, tuple[Citation, ...], IssueForm, list[ReadParagraph]]:
    """Return the decision in front of a plan, its bases, its form, and what has no place in it."""
    authority, proposer = "", ""
    bases: list[Citation] = []
    articles: list[list[str]] = []
    strays: list[ReadParagraph] = []
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.kind is NumberKind.ARTICLE:
            number = "" if paragraph.number == f"Điều {len(articles) + 1}." else paragraph.number
            articles.append([f"{number} {text}".strip()])
        elif articles:
            articles[-1].append(f"{paragraph.number} {text}".strip())
        elif BASIS.match(text):
            bases.append(read_citation(BASIS.sub("", text)))
        elif _PROPOSED.match(text):
            proposer = _END.sub("", text)
        elif _DECISION_WORD.match(text):
            continue
        elif text == text.upper() and not authority:
            authority = text
        else:
            strays.append(paragraph)
    by_head = not authority or bool(_HEADS.match(fold(authority)))
    form = IssueForm.DECISION_BY_HEAD if by_head else IssueForm.DECISION_BY_BODY
    decision = Decision(
        subject,
        proposer,
        tuple("\n".join(article) for article in articles),
        authority,
        reference_words(reference),
    )
    return decision, tuple(bases), form, strays


def reference_words(text: str) -> str:
    """Return the wording of a reference with {number} and {date}, empty where it has another form.

    Number and date are those of the decision when it is issued, not those that were read.
    """
    match = _NUMBER_AND_DATE.match(clean(text))
    if match is None:
        return ""
    return f"{match[1]} số {{number}} {{date}} {match[2]}"


def is_reference(text: str) -> bool:
    """Say whether a line tells what the plan is attached to: "(Kèm theo Quyết định …)"."""
    return bool(_REFERENCE.match(fold(text)))


def read_signatory(signer: ReadSigner) -> Signatory | None:
    """Return how the document is signed, None where it is not."""
    body, head, capacity = "", "", SigningCapacity.HEAD
    for line in (signer.authority or "").split(" / "):
        mark, _, rest = line.partition(" ")
        if mark == "TM.":
            body, capacity = rest, SigningCapacity.ON_BEHALF
        elif mark in {"KT.", "TL.", "TUQ."}:
            head, capacity = rest, SigningCapacity(mark)
        elif line:
            head = line
    if not (body or head or signer.position or signer.name):
        return None
    position = signer.position or ""
    return Signatory(capacity, head or position, position, signer.name or "", body)


def split_recipients(
    recipients: Sequence[str], articles: int
) -> tuple[tuple[str, ...], str | None]:
    """Return the recipients without what our print adds by itself, and who keeps the archive."""
    kept: list[str] = []
    archive: str | None = None
    for each in recipients:
        if archive is None and re.match(r"Lưu\b", each):
            archive = _END.sub("", re.sub(r"^Lưu\s*:?\s*", "", each))
        elif not (articles and each == f"Như Điều {articles}"):
            kept.append(each)
    return tuple(kept), archive


def known(text: str) -> str:
    """Return a value that was read, empty where only the dots of an unknown one were."""
    return "" if text.strip(" .…") == "" or text == UNKNOWN else text
