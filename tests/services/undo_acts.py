"""An office with an issued plan, a draft and a paper, and all that an officer may do there."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.exchange import Peer
from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.domain.plans.comment import Comment
from kehoach_desktop.domain.schedules.working_days import DayKind, SpecialDay
from kehoach_desktop.domain.sources.clause import Mark
from kehoach_desktop.domain.work.meeting import Attendee, Meeting, Verdict
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.briefing import Said, Setup
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.turn_changes import PastTurn
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.storage.exchange_store import SqlExchangeStore

_PDF = b"%PDF-1.4 invented"


class Desk:
    """The program as one window has it open; an act is what one click does."""

    def __init__(self, root: Path, clock: Clock, new_id: Callable[[], str]) -> None:
        self.root, self.clock = root, clock
        self.app: App = open_app(root, clock, new_id, who="cửa sổ")
        self.undo = self.app.records.undo
        if self.app.offices.profile() is None:
            self._fill()
        rows = self.app.plans.rows()
        self.issued = next(row.id for row in rows if row.issued_on)
        self.app.work.layout.catch_up()

    def _fill(self) -> None:
        app, today = self.app, self.clock.now().date()
        sample = app.offices.load_sample(app.new_id)
        plan = app.plans.load(sample.plans[0].id)
        app.plans.create(dataclasses.replace(plan, id="", title="Dự thảo thứ hai"))
        app.plans.issue(plan, "2", today, sample.office.signatories[0])
        office = app.offices.profile()
        assert office is not None
        app.papers.create(app.papers.start(PaperKind.LETTER, office))
        app.chain.superiors.take_plan(plan.id)

    def close(self) -> None:
        """Close the folder."""
        self.app.close()

    def do(self, act: Callable[[], object]) -> None:
        """Do what one click does; a refusal changes nothing."""
        with self.undo.group():
            act()

    def content(self) -> dict[str, list[tuple[object, ...]]]:
        """Return everything that is stored, without the log of what was done."""
        with self.app.database.read() as connection:
            names = [
                row[1]
                for row in connection.execute("PRAGMA main.table_list")
                if row[2] == "table" and row[1] not in {"history", "sqlite_schema"}
                and not row[1].startswith(("_", "sqlite_"))
            ]  # fmt: skip
            found = {
                name: sorted(connection.execute(f"SELECT * FROM main.{name}").fetchall(), key=repr)
                for name in names
            }
            connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words"
                               " USING fts5vocab(main, search_word, 'instance')")  # fmt: skip
            found["words"] = connection.execute(
                "SELECT term, doc FROM temp.words ORDER BY term, doc"
            ).fetchall()
        folder = self.root / "calendar"
        found["files"] = [(p.name, p.read_bytes()) for p in sorted(folder.glob("*.tsv"))]
        return found

    @property
    def today(self) -> dt.date:
        """Return the day of the acts."""
        return self.clock.now().date()


def row(desk: Desk, chance: random.Random) -> ChecklistRow:
    checklist = desk.app.checklist
    ids = checklist.ids(BoardFilter())
    return checklist.page([ids[chance.randrange(min(len(ids), 30))]])[0]


def tick(desk: Desk, chance: random.Random) -> None:
    figure = chance.choice([None, 2_000])
    note = chance.choice(["", "Đã phát", "Họp tại nhà văn hóa"])
    desk.app.checklist.tick(row(desk, chance), desk.today, figure, note)


def skip(desk: Desk, chance: random.Random) -> None:
    desk.app.checklist.skip(row(desk, chance), "Mất điện")


def untick(desk: Desk, chance: random.Random) -> None:
    desk.app.checklist.untick(row(desk, chance).turn.id)


def put_off(desk: Desk, chance: random.Random) -> None:
    found = row(desk, chance)
    desk.app.checklist.put_off(found, found.due + dt.timedelta(20), "Chờ kinh phí")


def past(desk: Desk, chance: random.Random) -> None:
    rows = {row.turn.id: row for row in (row(desk, chance), row(desk, chance))}
    lines = [PastTurn(row, desk.today, 1_000) for row in rows.values()]
    desk.app.work.changes.enter_past(lines)


def same_act(desk: Desk, chance: random.Random) -> None:
    desk.app.work.changes.same_act([row(desk, chance), row(desk, chance)])


def new_rule(desk: Desk, chance: random.Random) -> None:
    found = row(desk, chance)
    phrase = chance.choice(["hằng tháng", "hai tuần một lần", "hằng quý"])
    desk.app.work.changes.change_rule(found.plan_id, found.task.id, phrase, desk.today)


def need_proof(desk: Desk, chance: random.Random) -> None:
    found = row(desk, chance)
    desk.app.evidence.proofs.need(found.plan_id, found.task.id, chance.random() < 0.5)


def add_proof(desk: Desk, chance: random.Random) -> None:
    desk.app.evidence.proofs.add_text(row(desk, chance).turn.id, "Biên bản họp thôn Đồng Mẫu")


def remove_proof(desk: Desk, chance: random.Random) -> None:
    found = desk.app.evidence.proofs.of_turn(row(desk, chance).turn.id)
    desk.app.evidence.proofs.remove(found[0].id if found else "")


def order(desk: Desk, chance: random.Random) -> None:
    what = chance.choice(["Báo cáo số hộ ngập", "Rà soát hộ nghèo"])
    desk.app.chain.urgents.add(NewOrder(what, "16h ngày 10/12/2026"))


def answer(desk: Desk, chance: random.Random) -> None:
    rows = desk.app.chain.urgents.rows()
    order_id = rows[0].order.id if rows else ""
    desk.app.chain.urgents.answer(order_id, f"{chance.randrange(1, 90)}/BC-UBND", desk.today)


def rename_office(desk: Desk, chance: random.Random) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    recipients = (*office.recipients, f"Ban số {chance.randrange(9)}")
    desk.app.offices.save(dataclasses.replace(office, recipients=recipients))


def holiday(desk: Desk, chance: random.Random) -> None:
    day = dt.date(2026, 6, chance.randrange(1, 28))
    desk.app.work.holidays.save(2026, [SpecialDay(day, DayKind.OFF, "Ngày hội")])


def usual_holidays(desk: Desk, _chance: random.Random) -> None:
    desk.app.work.holidays.reset(2026)


def move(desk: Desk, chance: random.Random) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    old, new = chance.sample([agency.name for agency in office.agencies], 2)
    desk.app.records.moves.move(old, new, office)


def draft(desk: Desk) -> str:
    found = (row.id for row in desk.app.plans.rows() if not row.issued_on)
    return next(found, "")


def comment(desk: Desk, chance: random.Random) -> None:
    said = chance.choice(["Bổ sung kinh phí", "Sửa thời hạn"])
    desk.app.comments.save(draft(desk), Comment("", 1, "Phòng Kinh tế", said=said))


def drop_comment(desk: Desk, _chance: random.Random) -> None:
    found = desk.app.comments.of_plan(draft(desk))
    desk.app.comments.remove(found[0].id if found else "")


def drop_draft(desk: Desk, _chance: random.Random) -> None:
    desk.app.plans.delete(draft(desk))


def drop_paper(desk: Desk, _chance: random.Random) -> None:
    rows = desk.app.papers.rows()
    desk.app.papers.delete(rows[0].id if rows else "")


def restore(desk: Desk, _chance: random.Random) -> None:
    rows = desk.app.records.trash.rows()
    desk.app.records.trash.restore(rows[0].id if rows else "")


def meet(desk: Desk, _chance: random.Random) -> None:
    there = (Attendee("Văn phòng"),)
    desk.app.briefing.start(Setup(desk.today, chair="Lê Văn Mẫu", attendees=there))


def open_meeting(desk: Desk) -> Meeting:
    found = desk.app.briefing.current()
    if found is None:
        raise AppError("E-NO-MEETING", value="")
    return found


def rule(desk: Desk, chance: random.Random) -> None:
    found = open_meeting(desk)
    item = chance.choice(found.items)
    verdict = chance.choice([Verdict.DONE, Verdict.NOT_DONE])
    desk.app.briefing.rule(found, item.code, Said(verdict, note="Nói tại cuộc họp"))


def conclude(desk: Desk, _chance: random.Random) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    said = "Văn phòng: treo băng rôn, trước 20/12"
    desk.app.briefing.conclude(open_meeting(desk), said, office)


def step(desk: Desk, chance: random.Random) -> None:
    found = open_meeting(desk)
    desk.app.briefing.stand_at(found, chance.randrange(max(1, len(found.items))))


def back_in_meeting(desk: Desk, _chance: random.Random) -> None:
    desk.app.briefing.undo(open_meeting(desk))


def end_meeting(desk: Desk, _chance: random.Random) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    desk.app.briefing.close(open_meeting(desk), office)


def write_radio(desk: Desk, chance: random.Random) -> None:
    turn_id = chance.choice(["", row(desk, chance).turn.id])
    desk.app.evidence.radio.write("Tin chống rét", "Bà con che chắn chuồng trại.", desk.today,
                                  turn_id=turn_id)  # fmt: skip


def radio_item(desk: Desk) -> str:
    found = desk.app.evidence.radio.all()
    return found[0].id if found else ""


def approve_radio(desk: Desk, _chance: random.Random) -> None:
    desk.app.evidence.radio.approve(radio_item(desk), "Lê Văn Mẫu")


def air_radio(desk: Desk, _chance: random.Random) -> None:
    desk.app.evidence.radio.air(radio_item(desk), desk.today, "17:00", "Cụm loa thôn Đồng Mẫu")


def take_back_radio(desk: Desk, _chance: random.Random) -> None:
    item = desk.app.evidence.radio.load(radio_item(desk))
    if item.airings:
        desk.app.evidence.radio.take_back(item.id, item.airings[0])


def delete_radio(desk: Desk, _chance: random.Random) -> None:
    desk.app.evidence.radio.delete(radio_item(desk))


def unbind(desk: Desk, _chance: random.Random) -> None:
    found = desk.app.evidence.binders.all()
    desk.app.evidence.binders.delete(found[0].id if found else "")


def bind(desk: Desk, chance: random.Random) -> None:
    desk.app.evidence.binders.start(chance.choice([2025, 2026]))


def trust(desk: Desk, chance: random.Random) -> None:
    name = chance.choice(["alpha", "beta"])
    peer = Peer(name, name, f"UBND xã {name}", bytes(range(200, 230)), "1" * 30,
                desk.clock.now())  # fmt: skip
    SqlExchangeStore(desk.app.database).trust(peer)


def attach(desk: Desk, _chance: random.Random) -> None:
    path = desk.root / "scan.pdf"
    path.write_bytes(_PDF)
    desk.app.plans.attach_original(desk.issued, path)


def mark(desk: Desk, chance: random.Random) -> None:
    superiors = desk.app.chain.superiors
    document = superiors.load(superiors.rows()[0].id)
    clause = chance.choice([c for c in document.document.clauses if c.kind.can_be_answered])
    superiors.mark(document.document.id, [clause.id], chance.choice([None, *Mark]), "Lý do")


#: Every act; the commonest twice.
ACTS: tuple[Callable[[Desk, random.Random], None], ...] = (
    tick, tick, skip, untick, past, same_act, new_rule, need_proof, add_proof, remove_proof, order,
    answer, rename_office, holiday, usual_holidays, move, comment, drop_comment, drop_draft,
    drop_paper, restore, meet, rule, rule, conclude, step, back_in_meeting, end_meeting,
    write_radio, approve_radio, air_radio, take_back_radio, delete_radio, bind, unbind, trust,
    attach, mark, put_off,
)  # fmt: skip
