"""Everything that is done in a session is taken back, and done again, without a trace left over."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import undo_acts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from undo_acts import ACTS, Desk

import kehoach_desktop
from kehoach_desktop.domain.plans.comment import Comment
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import catalogue, explain
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.undo import FINAL, HOUSEKEEPING, UNDOABLE
from kehoach_desktop.services.tasks.urgents import NewOrder

PACKAGE = Path(kehoach_desktop.__file__).parent
MakeDesk = Callable[[], Desk]


@pytest.fixture
def make(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> Iterator[MakeDesk]:
    """Return a maker of desks over copies of one folder, so that each begins the same."""
    Desk(tmp_path / "model", clock, new_id).close()
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026: something is late
    made: list[Desk] = []

    def begin() -> Desk:
        root = tmp_path / f"desk{len(made)}"
        shutil.copytree(tmp_path / "model", root)
        made.append(Desk(root, clock, new_id))
        return made[-1]

    yield begin
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make: MakeDesk) -> Desk:
    return make()


def refusal(work: Callable[[], object]) -> str:
    """Return the code and the sentence of a refusal."""
    with pytest.raises(AppError) as refused:
        work()
    return f"{refused.value.code} {explain(refused.value).sentence}"


@settings(max_examples=12)
@given(seed=st.integers(0, 10**6), length=st.integers(1, 30))
@example(seed=1, length=120)
def test_any_run_of_actions_is_taken_back_and_done_again(
    make: MakeDesk, clock: Clock, seed: int, length: int
) -> None:
    desk, chance = make(), random.Random(seed)
    states = [desk.content()]
    for _ in range(length):
        clock.advance(seconds=chance.choice([3, 18_000]))  # type: ignore[attr-defined]
        act = chance.choice(ACTS)
        before = len(desk.undo.recent())
        with contextlib.suppress(AppError, IndexError):  # what cannot be done now is not done
            desk.do(lambda act=act: act(desk, chance))  # type: ignore[misc]
        if len(desk.undo.recent()) > before:
            states.append(desk.content())
        else:
            states[-1] = desk.content()
    for state in reversed(states[:-1]):
        desk.undo.undo()
        assert desk.content() == state
    assert "E-UNDO-NOTHING" in refusal(desk.undo.undo)
    for _ in states[1:]:
        desk.undo.redo()
    assert desk.content() == states[-1]
    desk.app.check_database()


def test_every_action_is_told_in_words(desk: Desk, clock: Clock) -> None:
    chance, told = random.Random(3), dict[str, str]()
    for _ in range(40):
        for act in ACTS:
            clock.advance(minutes=50)  # type: ignore[attr-defined]
            before = {each.number for each in desk.undo.recent()}
            with contextlib.suppress(AppError, IndexError):
                desk.do(lambda act=act: act(desk, chance))  # type: ignore[misc]
            new = [each.words for each in desk.undo.recent() if each.number not in before]
            told |= dict.fromkeys([act.__name__] * bool(new), "".join(new))
        if len(told) == len(set(ACTS)) - 1:
            break
    # Where a meeting stands is no action.
    assert {act.__name__ for act in ACTS} - set(told) == {"step"}
    wrong = [words for words in told.values() if re.search(r"id-0|[{}_]|khác$|…:|: *$", words)]
    assert not wrong
    assert [words for words in told.values() if ":" not in words] == []


#: Lines of what is no action by itself: it belongs to the action beside it, or to an editor.
BESIDE = {
    "clause-unlinked", "clauses-linked", "file-attached", "identity-saved", "package-drafted",
    "package-state", "paper-created", "paper-edited", "plan-answers", "plan-created", "plan-edited",
    "superior-read", "taken-back", "turns-moved",
}  # fmt: skip


def test_of_every_line_of_the_history_it_is_said_whether_it_can_be_taken_back() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (PACKAGE / "storage").glob("*.py")]
    texts += [path.read_text(encoding="utf-8") for path in (PACKAGE / "services").glob("*.py")]
    verbs = "|".join(sorted({what.rpartition("-")[2] for what in UNDOABLE | FINAL | BESIDE}))
    told = {what for text in texts for what in re.findall(rf'"((?:[a-z]+-)+(?:{verbs}))"', text)}
    told |= {w for t in texts for w in re.findall(r'remember\(\s*connection,\s*"([a-z-]+)"', t)}
    known = UNDOABLE | FINAL | HOUSEKEEPING | BESIDE
    assert told - known == set()
    turns = {"turn-recorded", "turn-removed"}  # told by what the turn was and is
    spelled = {f"what.{what}" for what in (UNDOABLE | FINAL) - turns}
    assert spelled - catalogue("history").keys() == set()


def test_what_was_issued_stands_and_so_does_what_was_before(desk: Desk) -> None:
    desk.do(lambda: undo_acts.order(desk, random.Random(1)))
    plan = desk.app.plans.load(undo_acts.draft(desk))
    office = desk.app.offices.profile()
    assert office is not None
    signer = office.signatories[0]
    desk.do(lambda: desk.app.plans.issue(plan, "3", desk.today, signer))
    said = refusal(desk.undo.undo)
    assert said.startswith("E-UNDO-FINAL") and "Ban hành" in said and "Dự thảo thứ hai" in said
    assert [each.is_final for each in desk.undo.recent()] == [True, False]
    desk.do(lambda: undo_acts.comment(desk, random.Random(1)) if undo_acts.draft(desk) else None)
    assert desk.app.plans.load(plan.id).is_issued
    assert len(desk.app.chain.urgents.rows()) == 1


def test_what_was_changed_since_is_left_alone_and_the_one_before_is_next(
    desk: Desk, clock: Clock, new_id: Callable[[], str]
) -> None:
    desk.do(lambda: undo_acts.order(desk, random.Random(1)))
    row = desk.app.checklist.page(desk.app.checklist.ids(undo_acts.BoardFilter()))[0]
    desk.do(lambda: desk.app.checklist.tick(row, desk.today))
    other = Desk(desk.root, clock, new_id)  # the command line beside the window
    other.app.checklist.tick(other.app.checklist.row(row.turn.id), desk.today, note="đã sửa")
    other.close()
    said = refusal(desk.undo.undo)
    assert said.startswith("E-UNDO-CHANGED") and "chưa làm → đã làm" in said
    assert desk.app.checklist.row(row.turn.id).turn.note == "đã sửa"
    desk.undo.undo()
    assert not desk.app.chain.urgents.rows()


def test_a_draft_that_was_typed_in_since_is_never_taken_away(desk: Desk) -> None:
    plan_id = undo_acts.draft(desk)
    desk.do(lambda: desk.app.plans.delete(plan_id))
    desk.do(lambda: desk.app.records.trash.restore(plan_id))
    plan = desk.app.plans.load(plan_id)
    desk.do(lambda: desk.app.plans.save(undo_acts.dataclasses.replace(plan, title="Gõ tiếp"), plan))
    assert refusal(desk.undo.undo).startswith("E-UNDO-CHANGED")
    assert desk.app.plans.load(plan_id).title == "Gõ tiếp"


def test_the_history_tells_what_was_taken_back_and_finds_every_state(
    desk: Desk, clock: Clock
) -> None:
    row = desk.app.checklist.page(desk.app.checklist.ids(undo_acts.BoardFilter()))[0]
    desk.do(lambda: desk.app.checklist.tick(row, desk.today))
    ticked_on = desk.today
    clock.advance(days=1)  # type: ignore[attr-defined]
    desk.undo.undo()
    lines = desk.app.records.history.of_plan(desk.issued, row.task.id)
    assert lines[0].words.startswith("Hoàn tác – ") and "→ chưa làm" in lines[0].words
    done = [
        sum(task.count(TurnState.DONE) for task in stood.tasks)
        for stood in (desk.app.records.history.as_of(desk.issued, day)
                      for day in (ticked_on, desk.today))
    ]  # fmt: skip
    assert done == [1, 0]


def test_what_was_deleted_again_is_in_the_trash(desk: Desk) -> None:
    plan_id = undo_acts.draft(desk)
    desk.do(lambda: desk.app.plans.delete(plan_id))
    desk.undo.undo()
    assert not desk.app.records.trash.rows()
    desk.undo.redo()
    assert [row.id for row in desk.app.records.trash.rows()] == [plan_id]


def test_several_actions_are_taken_back_at_once(desk: Desk, clock: Clock) -> None:
    for what in ("Việc một", "Việc hai", "Việc ba"):
        clock.advance(minutes=1)  # type: ignore[attr-defined]
        desk.do(lambda what=what: desk.app.chain.urgents.add(NewOrder(what, "16h 10/12/2026")))  # type: ignore[misc]
    second = desk.undo.recent()[1]
    assert [each.words for each in desk.undo.undo_to(second.number)] == [
        "Nhận việc phát sinh: Việc ba", "Nhận việc phát sinh: Việc hai",
    ]  # fmt: skip
    assert [row.order.what for row in desk.app.chain.urgents.rows()] == ["Việc một"]
    assert [each.is_back for each in desk.undo.recent()] == [True, True, False]


def test_what_is_saved_as_it_is_typed_is_one_action_after_a_pause(desk: Desk, clock: Clock) -> None:
    comment = desk.app.comments.save(undo_acts.draft(desk), Comment("", 1, "Phòng Kinh tế"))
    for said in ("Bổ", "Bổ sung", "Bổ sung kinh phí"):
        clock.advance(seconds=2)  # type: ignore[attr-defined]
        kept = undo_acts.dataclasses.replace(comment, said=said)
        desk.do(lambda kept=kept: desk.app.comments.save(undo_acts.draft(desk), kept))  # type: ignore[misc]
    desk.undo.undo()
    assert [each.said for each in desk.app.comments.of_plan(undo_acts.draft(desk))] == [""]


def test_an_approval_in_the_middle_of_typing_is_an_action_of_its_own(
    desk: Desk, clock: Clock
) -> None:
    radio = desk.app.evidence.radio
    desk.do(lambda: undo_acts.write_radio(desk, random.Random(1)))
    (item,) = radio.all()
    for script in ("Bà con", "Bà con che chắn", "Bà con che chắn chuồng trại"):
        clock.advance(seconds=2)  # type: ignore[attr-defined]
        desk.do(lambda script=script: radio.rewrite(item.id, item.title, script))  # type: ignore[misc]
    clock.advance(seconds=2)  # type: ignore[attr-defined]
    desk.do(lambda: radio.approve(item.id, "Lê Văn Mẫu"))
    desk.undo.undo()
    assert radio.load(item.id).script == "Bà con che chắn chuồng trại"
    assert not radio.load(item.id).approved_by
    desk.undo.undo()
    assert radio.all() == [item]
    desk.undo.undo()
    assert not radio.all()


def test_a_new_action_forgets_what_was_taken_back(desk: Desk) -> None:
    desk.do(lambda: undo_acts.order(desk, random.Random(1)))
    desk.undo.undo()
    desk.do(lambda: undo_acts.rename_office(desk, random.Random(1)))
    assert "E-REDO-NOTHING" in refusal(desk.undo.redo)


def test_a_restored_backup_leaves_nothing_to_take_back(desk: Desk) -> None:
    desk.app.backups.daily()
    desk.do(lambda: undo_acts.order(desk, random.Random(1)))
    (backup,) = desk.app.backups.list()
    desk.do(lambda: desk.app.backups.restore(backup))
    assert "E-UNDO-FINAL" in refusal(desk.undo.undo)
    desk.do(lambda: undo_acts.order(desk, random.Random(1)))
    desk.undo.undo()
    assert not desk.app.chain.urgents.rows()
    assert dt.date(2026, 4, 20) == desk.today
