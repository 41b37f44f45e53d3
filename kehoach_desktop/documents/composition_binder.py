"""The front of a binder: its title, then every criterion with its proofs and their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.vntext import UNKNOWN, clean
from kehoach_desktop.domain.work.evidence import ProofKind
from kehoach_desktop.services.ports.binders import BinderPart, BinderProof

_HEADING = "HỒ SƠ MINH CHỨNG"
_LISTED = "DANH MỤC MINH CHỨNG"
_KINDS = {
    ProofKind.FILE: "Tệp",
    ProofKind.PHOTO: "Ảnh",
    ProofKind.TEXT: "Nội dung chữ",
    ProofKind.LINK: "Đường dẫn",
    ProofKind.PLACE: "Tệp để nơi khác",
    ProofKind.NONE: "Không có",
}
_NO_PROOF = "Chưa có"
#: What becomes pages, and what is said of one that could not (a table, sound, a locked PDF).
_OF_PAGES = {ProofKind.FILE, ProofKind.PHOTO}
_APART = "Tệp để riêng"


def compose_front(
    title: str, parts: Sequence[BinderPart], pages: Mapping[str, int], office: OfficeProfile
) -> Document:
    """Return the front and list; `pages` says on which page each proof (its label) begins."""
    author = office.own_body or office.committee
    elements: tuple[Element, ...] = (
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _HEADING, "title"),
        paragraph(Role.SUBJECT, clean(title) or UNKNOWN, "title", underlined=True),
        paragraph(Role.KIND, _LISTED, "list"),
        Table(_columns(), tuple(_rows(parts, pages)), gap=6),
    )
    name = f"{_HEADING.capitalize()}: {clean(title)}"
    return Document(name, author, (Part(_LISTED.capitalize(), elements, body_size=13),))


def compose_text(proof: BinderProof, office: OfficeProfile) -> Document:
    """Return a page of text as pages of the binder."""
    lines = [clean(line) for line in proof.proof.words.splitlines()]
    elements = (
        paragraph(Role.HEADING, f"Minh chứng {proof.label}. {proof.proof.name}", "text"),
        *(paragraph(Role.BODY, line, "text") for line in lines if line),
    )
    name = f"Minh chứng {proof.label}"
    return Document(name, office.committee, (Part(name, elements),))


def _columns() -> tuple[Column, ...]:
    return (
        Column("Số", 20, Align.CENTRED),
        Column("Tiêu chí, minh chứng", 100),
        Column("Dạng", 28, Align.CENTRED),
        Column("Trang", 17, Align.CENTRED),
    )


def _rows(parts: Sequence[BinderPart], pages: Mapping[str, int]) -> list[Row]:
    rows: list[Row] = []
    for part in parts:
        is_heading = any(other.number.startswith(f"{part.number}.") for other in parts)
        lacks = ("", "") if part.proofs or is_heading else (_NO_PROOF, "-")
        rows.append(Row((part.number, part.title, *lacks), f"criterion:{part.number}", bold=True))
        for each in part.proofs:
            page = str(pages[each.label]) if each.label in pages else "-"
            apart = each.proof.kind in _OF_PAGES and each.label not in pages
            kind = _APART if apart else _KINDS[each.proof.kind]
            row = (each.label, _words(each), kind, page)
            rows.append(Row(row, f"proof:{each.label}"))
    return rows


def _words(each: BinderProof) -> str:
    proof = each.proof
    said = proof.words if proof.kind is not ProofKind.TEXT else ""
    name = proof.name if proof.name != said else ""
    shown = ": ".join(part for part in (name, said) if part)
    return f"{shown} ({each.about})" if each.about else shown
