import dataclasses
import datetime as dt

import pytest
from commune import commune
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.office import UnitKind
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.variables import (
    fill,
    head_of,
    names_in,
    own_body,
    spell_out,
    values_for,
)
from kehoach_desktop.domain.vntext import UNKNOWN

PLAN = Plan("p", 2026, "Tuyên truyền", "A")


def test_known_variables_are_filled_and_unknown_ones_print_as_dots_and_are_named() -> None:
    text, unknown = fill("{CQ} giao {dau_moi} trước ngày {la}, {la}", {"CQ": "A", "dau_moi": " "})
    assert text == f"A giao {UNKNOWN} trước ngày {UNKNOWN}, {UNKNOWN}"
    assert unknown == ("dau_moi", "la")


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text()))
def test_filling_never_fails_and_never_leaves_a_variable(text: str, values: dict[str, str]) -> None:
    flat = {name: words.replace("{", "").replace("}", "") for name, words in values.items()}
    filled, unknown = fill(text, flat)
    assert set(unknown) <= set(names_in(text))
    assert filled.count(UNKNOWN) >= len(unknown)


def test_the_words_come_from_the_office() -> None:
    values = values_for(PLAN, commune())
    assert values["CQ"] == "Ủy ban nhân dân xã Vân Khê"
    assert values["cq"] == "UBND xã Vân Khê"
    assert values["dv"] == "xã Vân Khê"
    assert (values["loai"], values["thon"], values["Thon"]) == ("xã", "thôn", "Thôn")
    assert (values["nam"], values["nam-1"]) == ("2026", "2025")
    assert values["CQCT"] == "Ủy ban nhân dân tỉnh Thanh Giang"
    assert values["Sở"] == "Sở Nội vụ"
    assert values["dau_moi"] == "Phòng Văn hóa - Xã hội"
    assert "VBCT" not in values


def test_a_ward_under_a_city_has_its_own_words() -> None:
    values = values_for(PLAN, commune(UnitKind.WARD, province_kind=UnitKind.CITY))
    assert (values["loai"], values["thon"], values["truong"]) == (
        "phường",
        "tổ dân phố",
        "Tổ trưởng",
    )
    assert values["CQCT"] == "Ủy ban nhân dân thành phố Thanh Giang"
    assert values["don_vi_tai_chinh"] == "Phòng Kinh tế, Hạ tầng và Đô thị"


def test_the_superiors_document_prints_in_both_forms() -> None:
    paper = Citation("Kế hoạch", "31/KH-UBND", dt.date(2026, 2, 20), "UBND tỉnh", "về X")
    values = values_for(dataclasses.replace(PLAN, based_on=paper), commune())
    assert values["VBCT"] == "Kế hoạch số 31/KH-UBND ngày 20 tháng 02 năm 2026 của UBND tỉnh về X"
    assert values["vbct"] == "Kế hoạch số 31/KH-UBND"


def test_an_answer_wins_over_what_is_usual() -> None:
    office = commune()
    values = values_for(PLAN, office, [("dau_moi", "Văn phòng HĐND và UBND xã"), ("han", " ")])
    assert values["dau_moi"] == "Văn phòng HĐND và UBND xã"
    assert values["han"] == "12 của tháng cuối quý"


def test_a_body_with_its_own_head_reports_to_its_committee() -> None:
    plan = dataclasses.replace(PLAN, shape="E")
    values = values_for(plan, commune())
    assert values["CQ"] == "Trung tâm Phục vụ hành chính công xã Vân Khê"
    assert values["CQCT"] == "Ủy ban nhân dân xã Vân Khê"
    assert values["Sở"] == ""
    own = dataclasses.replace(commune(), own_body="Ban Quản lý chợ")
    assert own_body(PLAN, own) == own_body(plan, own) == "Ban Quản lý chợ"
    assert own_body(PLAN, commune()) == ""


def test_a_short_form_is_spelled_out_once_where_it_first_stands() -> None:
    assert spell_out(["Nhiệm vụ CCHC và TTHC.", "CCHC năm nay", "TTHC mới"]) == [
        "Nhiệm vụ cải cách hành chính (CCHC) và thủ tục hành chính (TTHC).",
        "CCHC năm nay",
        "TTHC mới",
    ]


def test_it_begins_with_a_capital_where_a_sentence_begins() -> None:
    assert spell_out(["TTHC mới. CCHC cũ"]) == [
        "Thủ tục hành chính (TTHC) mới. Cải cách hành chính (CCHC) cũ"
    ]


def test_a_text_that_already_explains_it_is_left_alone() -> None:
    text = "Công tác cải cách hành chính (CCHC)"
    assert spell_out([text, "CCHC"]) == [text, "CCHC"]


def test_a_symbol_is_no_short_form() -> None:
    assert spell_out(["số 12/CCHC-UBND", "CCHC"]) == [
        "số 12/CCHC-UBND",
        "Cải cách hành chính (CCHC)",
    ]


@given(st.lists(st.sampled_from(["CCHC", "việc CCHC, TTHC", "TTHC.", "không có gì", ""])))
def test_no_short_form_is_explained_twice(texts: list[str]) -> None:
    joined = "\n".join(spell_out(texts))
    assert joined.count("(CCHC)") == min(1, "".join(texts).count("CCHC"))
    assert joined.count("(TTHC)") == min(1, "".join(texts).count("TTHC"))


@pytest.mark.parametrize(
    ("agency", "head"),
    [
        ("Phòng Văn hóa - Xã hội", "Trưởng phòng Văn hóa - Xã hội"),
        ("Văn phòng HĐND và UBND xã", "Chánh Văn phòng HĐND và UBND xã"),
        ("Trung tâm Văn hóa xã", "Giám đốc Trung tâm Văn hóa xã"),
        ("Đài Truyền thanh xã", ""),
        ("", ""),
    ],
)
def test_the_head_of_an_agency_is_known_by_its_name(agency: str, head: str) -> None:
    assert head_of(agency) == head
