"""A superior's plan becomes clauses, marks, links and a coverage that outlives renumbering."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chain_samples import SUPERIOR, office_app, our_plan, superior_file
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.bootstrap import App
from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.domain.plans import plan_edit, task_edit
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_copy import copy_plan
from kehoach_desktop.domain.schedules.schedule import Frequency
from kehoach_desktop.domain.sources.answering import Answer
from kehoach_desktop.domain.sources.clause import Clause, ClauseKind, Mark, MarkedDocument
from kehoach_desktop.domain.sources.clauses_found import clauses_of_document, clauses_of_plan
from kehoach_desktop.errors import AppError

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real-plans"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = office_app(tmp_path / "data")
    yield app
    app.close()


@pytest.fixture
def marked(app: App, tmp_path: Path) -> MarkedDocument:
    return app.chain.superiors.read(superior_file(tmp_path))


@pytest.fixture
def plan(app: App) -> Plan:
    return app.plans.create(our_plan())


def clause(marked: MarkedDocument, number: str) -> Clause:
    (found,) = [each for each in marked.document.clauses if each.number == number]
    return found


def test_the_clauses_carry_the_printed_path_and_their_kind(marked: MarkedDocument) -> None:
    found = [(each.number, each.kind) for each in marked.document.clauses]
    heading, item, bullet = ClauseKind.HEADING, ClauseKind.ITEM, ClauseKind.BULLET
    assert found == [
        ("", ClauseKind.FRAME),
        ("I", heading),
        ("I.1", heading),
        ("I.1 ý 1", bullet),
        ("I.1 ý 2", bullet),
        ("I.2", heading),
        ("I.2", ClauseKind.PARAGRAPH),
        ("II", heading),
        ("II.1", item),
        ("II.2", item),
        ("II.3", heading),
        ("II.3.a", item),
        ("II.3.b", item),
        ("III", heading),
        ("III.1", heading),
        ("III.1", bullet),
        ("III.2", heading),
        ("III.2", bullet),
        ("III.2", ClauseKind.FRAME),
    ]
    assert marked.document.citation.number == "41/KH-UBND"


def test_a_labelled_line_belongs_to_the_clause_above_it(marked: MarkedDocument) -> None:
    lines = clause(marked, "II.1").text.split("\n")
    assert lines[0] == "Mở chuyên mục trên đài truyền thanh"
    assert lines[1] == "Thời gian thực hiện: 01 lần/tuần."


def test_the_same_words_keep_their_ids_whatever_is_put_before_them(tmp_path: Path) -> None:
    def ids(text: str) -> dict[str, str]:
        read = document_reader().read(superior_file(tmp_path / str(len(text)), text))
        return {each.text: each.id for each in clauses_of_document(read, "d").clauses}

    before = ids(SUPERIOR)
    moved = SUPERIOR.replace("II. NHIỆM VỤ\n", "II. ĐỐI TƯỢNG\n\nMọi người dân.\n\nIV. NHIỆM VỤ\n")
    assert before.items() <= ids(moved).items()


def test_the_same_file_read_again_keeps_its_marks(app: App, tmp_path: Path) -> None:
    first = app.chain.superiors.read(superior_file(tmp_path))
    chosen = clause(first, "II.2")
    app.chain.superiors.mark(first.document.id, [chosen.id], Mark.NOT_OURS, "việc của tỉnh")
    again = app.chain.superiors.read(superior_file(tmp_path / "khác"))
    assert again.document.id == first.document.id
    assert again.verdicts[chosen.id].reason == "việc của tỉnh"
    assert len(app.chain.superiors.rows()) == 1


def test_marking_a_heading_marks_what_stands_below_it(app: App, marked: MarkedDocument) -> None:
    done = app.chain.superiors.mark(
        marked.document.id, [clause(marked, "II.3").id], Mark.ELSEWHERE, "Công an xã"
    )
    assert {each.number for each in done.document.clauses if done.mark_of(each.id)} == {
        "II.3.a",
        "II.3.b",
    }
    assert len(done.undecided) == len(marked.undecided) - 2
    undone = app.chain.superiors.mark(marked.document.id, [clause(marked, "II.3").id], None)
    assert not undone.verdicts


def test_a_reason_is_not_kept_where_none_is_due(app: App, marked: MarkedDocument) -> None:
    chosen = clause(marked, "II.1").id
    done = app.chain.superiors.mark(marked.document.id, [chosen], Mark.APPLIES, "thừa")
    assert done.verdicts[chosen].reason == ""


def test_an_unknown_clause_or_document_is_refused(app: App, marked: MarkedDocument) -> None:
    with pytest.raises(AppError, match="E-NO-CLAUSE"):
        app.chain.superiors.mark(marked.document.id, ["nó"], Mark.APPLIES)
    with pytest.raises(AppError, match="E-NO-DOCUMENT"):
        app.chain.superiors.load("nó")
    with pytest.raises(AppError, match="E-NO-PLAN"):
        app.chain.superiors.link("nó", "t1", marked.document.id, clause(marked, "II.1").id)


def test_drafting_starts_from_the_clauses_that_apply(
    app: App, marked: MarkedDocument, plan: Plan
) -> None:
    superiors, document = app.chain.superiors, marked.document
    radio, content, refused = clause(marked, "II.1"), clause(marked, "I.1 ý 1"), "II.2"
    superiors.mark(document.id, [radio.id, content.id], Mark.APPLIES)
    superiors.mark(document.id, [clause(marked, refused).id], Mark.NOT_OURS, "của tỉnh")
    wanted = {each.id: Answer.TASK for each in document.clauses} | {content.id: Answer.TEXT}
    started, links = superiors.start(plan, document.id, wanted)
    (task,) = [each for each in started.tasks if plan.task(each.id) is None]
    assert task.title == "Mở chuyên mục trên đài truyền thanh"
    assert task.schedule is not None
    assert task.schedule.frequency is Frequency.WEEKLY
    assert not task.leads
    assert started.sections[0].blocks[-1].text == content.text
    assert {(link.target, link.clause_id) for link in links} == {
        (task.id, radio.id),
        ("s1", content.id),
    }


def test_links_survive_renumbering_edits_and_undo(
    app: App, marked: MarkedDocument, plan: Plan
) -> None:
    superiors, document = app.chain.superiors, marked.document
    superiors.link(plan.id, "t2", document.id, clause(marked, "II.3.a").id)
    edited = plan_edit.move_block(plan, "s2", "b3", -1)
    edited = plan_edit.move_section(edited, "s2", -1)
    edited = task_edit.update_task(
        edited, dataclasses.replace(edited.tasks[0], title="Niêm yết ở nhà văn hóa")
    )
    (covered,) = [each for each in superiors.coverage(edited).documents[0].clauses if each.targets]
    assert covered.clause.number == "II.3.a"
    assert [(t.number, t.title) for t in covered.targets] == [("I.1", "Niêm yết ở nhà văn hóa")]
    gone = task_edit.remove_task(edited, "t2")
    assert not any(each.targets for each in superiors.coverage(gone).documents[0].clauses)
    back = superiors.coverage(edited).documents[0].answered
    assert [each.clause.number for each in back] == ["II.3.a"]


def test_the_coverage_lists_gaps_strays_and_excuses(
    app: App, marked: MarkedDocument, plan: Plan
) -> None:
    superiors, document = app.chain.superiors, marked.document
    superiors.link(plan.id, "t1", document.id, clause(marked, "II.1").id)
    superiors.link(plan.id, "t2", document.id, clause(marked, "II.3").id)
    superiors.mark(document.id, [clause(marked, "II.2").id], Mark.NOT_OURS, "của tỉnh")
    coverage = superiors.coverage(plan)
    (found,) = coverage.documents
    assert [each.clause.number for each in found.answered] == ["II.1", "II.3.a", "II.3.b"]
    assert [each.clause.number for each in found.excused] == ["II.2"]
    assert "II.2" not in {each.clause.number for each in found.gaps}
    assert "I.1 ý 1" in {each.clause.number for each in found.gaps}
    assert [stray.id for stray in coverage.strays] == ["t3"]


def test_a_plan_of_the_store_has_the_ids_of_its_own_parts(app: App, plan: Plan) -> None:
    marked = app.chain.superiors.take_plan(plan.id)
    assert [each.id for each in marked.document.clauses] == ["s1", "b1", "s2", "b2", "b3", "t3"]
    app.chain.superiors.mark(marked.document.id, ["b3"], Mark.APPLIES)
    app.plans.save(plan_edit.move_block(plan, "s2", "b3", -1), plan)
    again = app.chain.superiors.load(marked.document.id)
    assert [each.number for each in again.applying] == ["II.1"]


@given(st.lists(st.sampled_from(["một", "hai", "MỘT ", "ba"]), min_size=1, max_size=12))
def test_every_clause_has_an_id_of_its_own(words: list[str]) -> None:
    plan = our_plan()
    blocks = tuple(
        dataclasses.replace(plan.sections[0].blocks[0], id=f"x{at}", text=text)
        for at, text in enumerate(words)
    )
    plan = plan_edit.replace_blocks(plan, "s1", blocks)
    ids = [each.id for each in clauses_of_plan(plan, "d", "").clauses]
    assert len(ids) == len(set(ids))


def test_no_line_of_a_real_plan_is_lost_or_answered_twice() -> None:
    files = sorted(REAL.glob("*.txt"))
    if not files:
        pytest.skip(f"the real plans are not at {REAL}")
    for path in files:
        read = document_reader().read(path)
        document = clauses_of_document(read, "d")
        lines = [line for each in document.clauses for line in each.lines]
        body = [
            line.place.line
            for line in read.lines
            if line.role.value == "body" and line.text.strip()
        ]
        assert sorted(set(lines)) == body
        assert len({each.id for each in document.clauses}) == len(document.clauses)
        assert sum(each.kind.can_be_answered for each in document.clauses) > 20


def test_a_copy_keeps_the_links_that_still_hold_and_counts_the_others(
    app: App, marked: MarkedDocument, plan: Plan
) -> None:
    superiors, document = app.chain.superiors, marked.document.id
    task, gone = plan.tasks[0].id, plan.sections[0].id
    superiors.link(plan.id, task, document, clause(marked, "II.1").id)
    superiors.link(plan.id, gone, document, clause(marked, "II.2").id)
    left = replace(plan, sections=plan.sections[1:])
    copy = app.plans.create(copy_plan(left, app.new_id, "Bản sao"))
    assert superiors.copy_links(left, copy) == (1, 1)
    (link,) = superiors.links(copy.id)
    assert link.target == copy.tasks[0].id != task
    answered = superiors.coverage(copy).documents[0].answered
    assert [each.clause.number for each in answered] == ["II.1"]
    assert len(superiors.links(plan.id)) == 2  # those of the first plan stay
