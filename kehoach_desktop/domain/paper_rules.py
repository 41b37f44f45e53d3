"""What a paper must hold before it is issued, and who is offered to sign which type.

Each check raises `AppError` before anything is written, as those of `validation` do.
"""

from __future__ import annotations

import re

from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.paper import KIND_RULES, Paper, PaperKind, secret_mark
from kehoach_desktop.domain.validation import MAX_SYMBOL, check_title
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.errors import AppError

#: Who signs a notice of conclusions: by order of the head (nd30.md, Thông báo).
_BY_ORDER = Signatory(SigningCapacity.BY_ORDER, "Chủ tịch", "Chánh Văn phòng", "")
#: Symbol behind the type: the issuing body, then a unit or field ("UBND", "UBND-VHXH") [H14].
_BODY = r"[A-ZĐ]+(?:-[A-ZĐ&]+)*"
#: Every abbreviation a công văn may not begin with, or it would read as another type [H14].
_TYPES = frozenset({
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB",
})  # fmt: skip


def check_not_secret(paper: Paper) -> None:
    """Raise E-PAPER-SECRET where somebody marked the paper MẬT [K03]."""
    mark = secret_mark(paper)
    if mark:
        raise AppError("E-PAPER-SECRET", mark=mark)


def check_paper_symbol(paper: Paper) -> str:
    """Return the symbol of a paper; E-PAPER-SYMBOL unless it fits the type [H14, H16]."""
    symbol = clean(paper.symbol)
    kind = paper.rule.abbreviation
    pattern = f"{kind}-{_BODY}" if kind else r"[A-ZĐ]+-[A-ZĐ&]+(?:-[A-ZĐ&]+)*"
    fits = re.fullmatch(pattern, symbol) is not None
    if not kind and symbol.split("-")[0] in _TYPES:
        fits = False
    if not fits or len(symbol) > MAX_SYMBOL:
        raise AppError("E-PAPER-SYMBOL", value=symbol, kind=paper.rule.name)
    return symbol


def check_paper_ready(paper: Paper) -> None:
    """Raise what keeps a paper from being issued.

    E-TITLE, E-TITLE-LONG, E-PAPER-SYMBOL, E-PAPER-SECRET; E-PAPER-INTERNAL for a phiếu trình, which
    gets no number; E-ADDRESSEE where "Kính gửi" is due and nobody is named; E-MINUTES without
    the names of chair and secretary.
    """
    if not paper.rule.numbered:
        raise AppError("E-PAPER-INTERNAL")
    check_title(paper.subject)
    check_paper_symbol(paper)
    check_not_secret(paper)
    if paper.goes_upward and not any(clean(name) for name in paper.addressees):
        raise AppError("E-ADDRESSEE")
    facts = paper.meeting
    if paper.kind is PaperKind.MINUTES and not (clean(facts.chair) and clean(facts.secretary)):
        raise AppError("E-MINUTES")


def paper_signatory(paper: Paper, signatory: Signatory | None) -> Signatory:
    """Return who signs; E-SIGNER without a name. Minutes are signed by their chair."""
    if paper.kind is PaperKind.MINUTES:
        chair = clean(paper.meeting.chair)
        return Signatory(SigningCapacity.HEAD, "Chủ tọa", "Chủ tọa", chair)
    if signatory is None or not clean(signatory.name):
        raise AppError("E-SIGNER")
    return signatory


def offered_signatories(kind: PaperKind, office: OfficeProfile) -> tuple[Signatory, ...]:
    """Return who may sign a paper of `kind`, the usual one first.

    A notice of conclusions is signed by order of the head; the head of the office is offered even
    where the profile does not list that way of signing.
    """
    if kind is not PaperKind.NOTICE:
        return office.signatories
    by_order = [each for each in office.signatories if each.capacity is SigningCapacity.BY_ORDER]
    rest = tuple(each for each in office.signatories if each not in by_order)
    return (*(by_order or [_named(_BY_ORDER, office)]), *rest)


def _named(signatory: Signatory, office: OfficeProfile) -> Signatory:
    """Fill in the name of whoever holds the position, where the profile knows it."""
    wanted = fold(signatory.position)
    holders = [each for each in office.people if wanted in fold(each.position)]
    holders.sort(key=lambda each: each.until is not None)  # who still holds it comes first
    name = holders[0].name if holders else ""
    return Signatory(signatory.capacity, signatory.head, signatory.position, name)


def default_symbol(kind: PaperKind, field: str = "VHXH", body: str = "UBND") -> str:
    """Return the symbol a paper starts with: "BC-UBND"; "UBND-VHXH" for a công văn."""
    abbreviation = KIND_RULES[kind].abbreviation
    if kind is PaperKind.SLIP:
        return ""
    return f"{abbreviation}-{body}" if abbreviation else f"{body}-{field}"
