"""The cover of a package: one page that tells whoever opens the file what it is."""

from __future__ import annotations

from kehoach_desktop.documents.composition import (
    Document,
    Element,
    Paragraph,
    Part,
    Run,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.domain.citation import short_date
from kehoach_desktop.services.ports import CoverSheet


def compose_cover(sheet: CoverSheet) -> Document:
    """Return the cover: from whom, for whom, what, when, and whose key signed it."""
    recipients = "; ".join(sheet.recipients)
    facts = (
        ("Nơi gửi", sheet.sender),
        ("Nơi nhận", recipients),
        ("Nội dung", sheet.subject),
        ("Ngày lập", f"{short_date(sheet.created.date())}, {sheet.created:%H:%M}"),
        ("Dấu vân tay khóa", sheet.fingerprint),
    )
    elements: tuple[Element, ...] = (
        paragraph(Role.KIND, sheet.title.upper(), "title", underlined=True),
        *(
            Paragraph(Role.BODY, (Run(f"{name}:", bold=True), Run(value)), "header")
            for name, value in facts
            if value
        ),
        *(paragraph(Role.BODY, line, "header") for line in sheet.lines),
        paragraph(
            Role.BODY,
            "Tệp này là gói trao đổi có chữ ký của phần mềm Kế hoạch Desktop. Hãy mở bằng phần "
            "mềm để kiểm tra và nhập; không sửa, không đổi nội dung bên trong. Trang này chỉ để "
            "đọc, không thay cho bản chính.",
            "closing",
        ),
    )
    return Document(sheet.title, sheet.sender, (Part(sheet.title, elements, body_size=13),))
