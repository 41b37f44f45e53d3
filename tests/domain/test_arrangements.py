import dataclasses

from commune import commune, ids
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.office import AgencyKind
from kehoach_desktop.domain.plans.arrangements import build, unnamed
from kehoach_desktop.domain.plans.plan import BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.variables import values_for

OFFICE = commune()
BY_NAME = {agency.name: Doer(agency.name, agency.id) for agency in OFFICE.agencies}
CULTURE, OFFICE_ROOM = BY_NAME["Phòng Văn hóa - Xã hội"], BY_NAME["Văn phòng HĐND và UBND xã"]
RADIO, WOMEN = BY_NAME["Đài Truyền thanh xã"], BY_NAME["Hội Liên hiệp Phụ nữ xã"]
SCHOOLS = BY_NAME["Các trường học trên địa bàn xã"]
VILLAGES = (BY_NAME["Thôn Đông"], BY_NAME["Thôn Tây"])


def plan(*tasks: Task) -> Plan:
    return Plan("p", 2026, "Tuyên truyền", "A", tasks=tasks)


def items(draft: Plan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in build(draft, OFFICE, values_for(draft, OFFICE), ids()):
        if block.kind is BlockKind.HEADING:
            found[block.text] = []
        elif block.kind is BlockKind.DASH:
            found[list(found)[-1]].append(block.text)
        else:
            found["cuối"] = [block.text]
    return found


def test_the_coordinating_unit_comes_first_and_reports_upwards() -> None:
    built = items(plan(Task("t", "Phát thanh", leads=(RADIO,))))
    assert list(built)[0] == "Phòng Văn hóa - Xã hội"
    assert "báo cáo Ủy ban nhân dân tỉnh Thanh Giang (qua Sở Nội vụ)" in built[list(built)[0]][0]
    assert "trước ngày 12 của tháng cuối quý" in built["cuối"][0]


def test_a_unit_under_the_office_leads_and_another_body_is_asked() -> None:
    task = Task("t", "Xây dựng chuyên mục.", leads=(RADIO,), coordinators=(WOMEN,))
    built = items(plan(task))
    assert built["Đài Truyền thanh xã"] == [
        "Chủ trì, phối hợp với Hội Liên hiệp Phụ nữ xã xây dựng chuyên mục."
    ]
    assert built["Đề nghị Hội Liên hiệp Phụ nữ xã"] == [
        "Phối hợp với Đài Truyền thanh xã xây dựng chuyên mục."
    ]


def test_a_group_name_is_small_inside_a_sentence() -> None:
    task = Task("t", "Tổ chức cuộc thi", leads=(CULTURE,), coordinators=(SCHOOLS,))
    built = items(plan(task))
    assert "Đề nghị các trường học trên địa bàn xã" in built
    assert built["Phòng Văn hóa - Xã hội"][1] == (
        "Chủ trì, phối hợp với các trường học trên địa bàn xã tổ chức cuộc thi."
    )


def test_a_group_task_gives_the_villages_one_item_at_the_end() -> None:
    built = items(plan(Task("t", "Họp dân", leads=(CULTURE,), units=VILLAGES)))
    assert list(built)[-2] == "Các thôn"
    assert built["Các thôn"][0] == "Thực hiện phần việc của mình trong nhiệm vụ: họp dân."
    assert "Chủ trì, hướng dẫn, đôn đốc việc họp dân." in built["Phòng Văn hóa - Xã hội"]


def test_money_brings_in_the_unit_for_money() -> None:
    assert "Phòng Kinh tế" not in items(plan(Task("t", "Phát", leads=(RADIO,))))
    paid = plan(Task("t", "In tờ rơi", leads=(CULTURE,), funding_vnd=1_000_000))
    assert "bố trí kinh phí" in items(paid)["Phòng Kinh tế"][0]


def test_a_body_with_its_own_head_orders_nobody_else() -> None:
    task = Task(
        "t", "Niêm yết", leads=(BY_NAME["Trung tâm Phục vụ hành chính công"],),
        coordinators=(OFFICE_ROOM,),
    )  # fmt: skip
    built = items(dataclasses.replace(plan(task), shape="E"))
    assert list(built)[:2] == [
        "Trung tâm Phục vụ hành chính công",
        "Đề nghị Văn phòng HĐND và UBND xã",
    ]


def test_a_body_with_its_own_head_asks_the_villages_too() -> None:
    task = Task("t", "Họp dân", leads=(CULTURE,), units=VILLAGES)
    built = items(dataclasses.replace(plan(task), shape="E"))
    assert "Đề nghị các thôn" in built
    assert "Các thôn" not in built


def test_several_tasks_of_one_lead_name_that_lead() -> None:
    first = Task("t1", "Phát thanh", leads=(RADIO,), coordinators=(WOMEN,))
    second = Task("t2", "Viết tin", leads=(RADIO,), coordinators=(WOMEN,))
    asked = "Đề nghị Hội Liên hiệp Phụ nữ xã"
    assert items(plan(first, second))[asked] == [
        "Phối hợp với Đài Truyền thanh xã thực hiện các nhiệm vụ: phát thanh; viết tin."
    ]
    other = dataclasses.replace(second, leads=(CULTURE,))
    assert items(plan(first, other))[asked] == [
        "Phối hợp với các cơ quan chủ trì thực hiện các nhiệm vụ: phát thanh; viết tin."
    ]


def test_an_agency_struck_from_the_section_is_told() -> None:
    draft = plan(Task("t", "Phát", leads=(RADIO,), coordinators=(WOMEN,), units=VILLAGES))
    blocks = build(draft, OFFICE, values_for(draft, OFFICE), ids())
    section = Section("s", "TỔ CHỨC", (SectionRole.ARRANGEMENTS,), blocks)
    assert unnamed(draft, section, OFFICE) == ()
    kept = tuple(block for block in blocks if "Phụ nữ" not in block.text)
    left = unnamed(draft, dataclasses.replace(section, blocks=kept), OFFICE)
    assert [doer.name for doer in left] == ["Hội Liên hiệp Phụ nữ xã"]


LEADS = sorted(set(BY_NAME) - {"Thôn Đông", "Thôn Tây"})


@given(
    st.lists(st.tuples(st.sampled_from(LEADS), st.sets(st.sampled_from(LEADS), max_size=5))),
    st.booleans(),
)
def test_everybody_with_work_is_named_once_with_the_right_verb(
    work: list[tuple[str, set[str]]], grouped: bool
) -> None:
    tasks = [
        Task(
            f"t{index}",
            f"Làm việc {index}",
            leads=(BY_NAME[lead],),
            coordinators=tuple(BY_NAME[name] for name in sorted(helpers - {lead})),
            units=VILLAGES if grouped else (),
        )
        for index, (lead, helpers) in enumerate(work)
    ]
    draft = plan(*tasks)
    blocks = build(draft, OFFICE, values_for(draft, OFFICE), ids())
    section = Section("s", "TỔ CHỨC", (SectionRole.ARRANGEMENTS,), blocks)
    assert unnamed(draft, section, OFFICE) == ()
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert len(set(headings)) == len(headings)
    kinds = {agency.name.casefold(): agency.kind for agency in OFFICE.agencies}
    for heading in headings:
        asked = heading.startswith("Đề nghị ")
        kind = kinds.get(heading.removeprefix("Đề nghị ").casefold(), AgencyKind.VILLAGE)
        assert asked is not kind.takes_orders


def test_villages_not_listed_yet_are_spoken_to_all_the_same() -> None:
    office = commune(villages=())
    culture = next(a for a in office.agencies if a.name == CULTURE.name)
    task = Task("t", "Họp dân ở các thôn", leads=(Doer(culture.name, culture.id),))
    blocks = build(plan(task), office, values_for(plan(task), office), ids())
    assert "Các thôn" in [block.text for block in blocks]
