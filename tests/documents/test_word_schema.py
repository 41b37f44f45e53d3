"""Elements stand in the order of the schema (ECMA-376, part 1): Word refuses a file else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree
from samples import OFFICE, SUPERIOR_PLAN, big_plan, issued
from test_word_structure import points
from word_files import W, part

from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.plans.plan import IssueForm, Plan

#: Element → its children in their order (those that our files use, 17.3–17.9, 17.15).
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines widowControl numPr suppressLineNumbers pBdr spacing ind jc "
        "outlineLvl rPr sectPr"
    ),
    "rPr": "rFonts b bCs i iCs strike sz szCs u lang",
    "numPr": "ilvl numId",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "trPr tc",
    "trPr": "cantSplit trHeight tblHeader",
    "tc": "tcPr p",
    "tcPr": "tcW textDirection vAlign",
    "p": "pPr r",
    "r": "rPr t br fldChar instrText",
    "sectPr": "headerReference type pgSz pgMar lnNumType pgNumType titlePg",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType lvl",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride",
    "settings": (
        "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol"
        " listSeparator"
    ),
    "font": "panose1 charset family pitch",
}
#: Words and breaks of a run may alternate.
FREE = {"r", "body"}
PARTS = ("document", "styles", "numbering", "settings", "fontTable", "header1", "header2")

PLANS = {
    "plan": issued(big_plan(3, 3, 9)),
    "draft": big_plan(1, 1, 0),
    "points": points(30, 3),
    "decision": replace(
        big_plan(2, 2, 3), form=IssueForm.DECISION_BY_HEAD, legal_bases=(SUPERIOR_PLAN,)
    ),
}


def misplaced(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter(f"{W}*"):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if name == "body":
            continue
        order = ORDER.get(name, "").split()
        wanted = {"hdr": ["p"], "fonts": ["font"], "document": ["body"]}.get(name, order)
        if name in {"rPrDefault", "pPrDefault", "tblGrid", "pBdr", "compat"}:
            continue
        unknown = set(children) - set(wanted)
        if unknown:
            yield f"{name}: {unknown}"
        places = [wanted.index(child) for child in children if child in wanted]
        if name not in FREE and places != sorted(places):
            yield f"{name}: {children}"


@pytest.mark.parametrize("name", PLANS)
def test_every_element_stands_where_the_schema_wants_it(name: str) -> None:
    plan: Plan = PLANS[name]
    made = DocxPrinter().plan(plan, OFFICE)
    found = [wrong for piece in PARTS for wrong in misplaced(part(made, f"word/{piece}.xml"))]
    assert found == []


@pytest.mark.parametrize("name", PLANS)
def test_every_style_and_list_that_is_used_is_there(name: str) -> None:
    made = DocxPrinter().plan(PLANS[name], OFFICE)
    styles = {item.get(f"{W}styleId") for item in part(made, "word/styles.xml").iter(f"{W}style")}
    numbering = part(made, "word/numbering.xml")
    lists = {item.get(f"{W}numId") for item in numbering.iter(f"{W}num")}
    abstracts = [item.get(f"{W}abstractNumId") for item in numbering.iter(f"{W}abstractNum")]
    assert len(abstracts) == len(set(abstracts))
    for piece in ("document", "styles", "numbering", "header1", "header2"):
        tree = part(made, f"word/{piece}.xml")
        used = {item.get(f"{W}val") for item in tree.iter(f"{W}pStyle", f"{W}basedOn", f"{W}next")}
        assert used <= styles
    document = part(made, "word/document.xml")
    assert {item.get(f"{W}val") for item in document.iter(f"{W}numId")} <= lists
    assert {item.get(f"{W}val") for item in numbering.iter(f"{W}abstractNumId")} <= set(abstracts)


@pytest.mark.parametrize("name", PLANS)
def test_every_cell_ends_with_a_paragraph_and_every_table_is_followed_by_one(name: str) -> None:
    body = part(DocxPrinter().plan(PLANS[name], OFFICE), "word/document.xml")[0]
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in body.iterchildren(f"{W}tbl"):
        assert table.getnext().tag == f"{W}p"
    assert body[-1].tag == f"{W}sectPr"
