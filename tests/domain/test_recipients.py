import dataclasses

from commune import commune
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plans.plan import Decision, IssueForm, Plan
from kehoach_desktop.domain.plans.recipients import Rank, covers, missing, propose, rank
from kehoach_desktop.domain.plans.task import Doer, Task

OFFICE = commune()
BY_NAME = {agency.name: Doer(agency.name, agency.id) for agency in OFFICE.agencies}


def plan(*tasks: Task, **changes: object) -> Plan:
    base = Plan("p", 2026, "Tuyên truyền", "A", tasks=tasks, superior_id=OFFICE.superiors[0].id)
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def test_the_order_of_the_office() -> None:
    lines = propose(plan(), OFFICE)
    assert lines == (
        "UBND tỉnh",
        "Sở Nội vụ",
        "TT Đảng ủy, TT HĐND xã",
        "Chủ tịch, các PCT UBND xã",
        "UB MTTQ Việt Nam xã và các đoàn thể",
        "Các phòng, Trung tâm PVHCC",
        "Các thôn",
        "Trang TTĐT xã",
    )


def test_the_plans_own_superior_takes_the_first_place() -> None:
    lines = propose(plan(superior_id=OFFICE.superiors[2].id), OFFICE)
    assert lines[0] == "Sở KH&CN"
    assert "UBND tỉnh" not in lines


def test_everybody_with_work_is_reached_by_name_or_by_a_group() -> None:
    task = Task(
        "t",
        "Việc",
        leads=(BY_NAME["Đài Truyền thanh xã"],),
        coordinators=(BY_NAME["Phòng Kinh tế"], BY_NAME["Hội Nông dân xã"], Doer("Bưu điện xã")),
        units=(BY_NAME["Thôn Đông"],),
    )
    draft = plan(task)
    lines = propose(draft, OFFICE)
    assert "Đài Truyền thanh xã" in lines and "Bưu điện xã" in lines
    assert "Phòng Kinh tế" not in lines and "Thôn Đông" not in lines
    assert missing(dataclasses.replace(draft, recipients=lines), OFFICE) == ()


def test_a_line_that_was_struck_out_leaves_its_people_missing() -> None:
    task = Task("t", "Việc", leads=(BY_NAME["Công an xã"],), units=(BY_NAME["Thôn Tây"],))
    draft = plan(task, recipients=("UBND tỉnh", "Các phòng"))
    assert [doer.name for doer in missing(draft, OFFICE)] == ["Công an xã", "Thôn Tây"]


def test_a_decision_begins_with_its_last_article() -> None:
    decision = Decision("Ban hành", articles=("Một.", "Hai.", "Ba."))
    lines = propose(plan(form=IssueForm.DECISION_BY_HEAD, decision=decision), OFFICE)
    assert lines[0] == "Như Điều 3"


def test_the_office_of_council_and_committee_is_no_party_or_council() -> None:
    assert rank("Văn phòng HĐND và UBND xã") is Rank.DOERS
    assert rank("TT HĐND xã") is Rank.PARTY_COUNCIL
    assert not covers("Văn phòng HĐND và UBND xã", BY_NAME["Hội đồng nhân dân xã"], OFFICE)


def test_a_body_with_its_own_head_sends_to_its_committee() -> None:
    lines = propose(plan(shape="E"), OFFICE)
    assert lines[0] == "UBND xã"
    assert "UBND tỉnh" not in lines and "Trang TTĐT xã" not in lines


@given(
    st.lists(st.sampled_from(sorted(BY_NAME)), max_size=6),
    st.lists(st.sampled_from(sorted(BY_NAME)), max_size=6),
)
def test_nobody_is_forgotten_nothing_stands_twice_the_order_holds(
    leads: list[str], helpers: list[str]
) -> None:
    tasks = [Task(f"t{i}", "Việc", leads=(BY_NAME[name],)) for i, name in enumerate(leads)]
    tasks.append(Task("h", "Việc", coordinators=tuple(BY_NAME[name] for name in helpers)))
    draft = plan(*tasks)
    lines = propose(draft, OFFICE)
    assert missing(dataclasses.replace(draft, recipients=lines), OFFICE) == ()
    assert len(set(lines)) == len(lines)
    assert [rank(line) for line in lines] == sorted(rank(line) for line in lines)
