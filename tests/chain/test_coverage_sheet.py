"""The coverage sheet on paper says what the coverage says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from chain_samples import office_app, our_plan, superior_file

from kehoach_desktop.domain.sources.clause import Mark
from kehoach_desktop.errors import AppError


def test_pdf_and_word_name_gaps_strays_and_reasons(tmp_path: Path) -> None:
    app = office_app(tmp_path / "data")
    plan = app.plans.create(our_plan())
    office = app.offices.profile()
    assert office is not None
    sheets, superiors = app.chain.coverage_sheets, app.chain.superiors
    with pytest.raises(AppError, match="E-NO-COVERAGE"):
        sheets.pdf(plan, office)
    marked = superiors.read(superior_file(tmp_path))
    ids = {each.number: each.id for each in marked.document.clauses}
    superiors.link(plan.id, "t1", marked.document.id, ids["II.1"])
    superiors.mark(marked.document.id, [ids["II.2"]], Mark.NOT_OURS, "việc của tỉnh")
    printed = sheets.pdf(plan, office)
    pdf = pypdfium2.PdfDocument(printed.pdf)
    page = pdf[0]
    assert page.get_width() > page.get_height()
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    word = zipfile.ZipFile(io.BytesIO(sheets.docx(plan, office)))
    body = word.read("word/document.xml").decode()
    app.close()
    for words in (
        "BẢNG ĐỐI CHIẾU",
        "Kế hoạch số 41/KH-UBND ngày 12/12/2025",
        "việc của tỉnh",
        "CHƯA CÓ NHIỆM VỤ",
        "Lập danh sách thôn",
    ):
        assert words in said
        assert words in body
    assert 'w:orient="landscape"' in body
