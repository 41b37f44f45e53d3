"""Pictures of people: a shared PC, a change of person, a hand-over; of rhythms and targets."""

from __future__ import annotations

import dataclasses

from screenshots import Stage

from kehoach_desktop.domain.office import Person
from kehoach_desktop.ui.dialogs.change_person import ChangePersonDialog
from kehoach_desktop.ui.dialogs.handover import HandoverDialog
from kehoach_desktop.ui.dialogs.phrase_days import PhraseDaysDialog
from kehoach_desktop.ui.dialogs.rhythm import RhythmDialog
from kehoach_desktop.ui.dialogs.targets import TargetsDialog
from kehoach_desktop.ui.dialogs.who_works import WhoWorksDialog

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Open each dialog, filled in."""
    office = stage.app.offices.profile()
    assert office is not None
    unit = office.agencies[1].name
    people = (
        Person("hoa", "Nguyễn Thị Hoa", "Công chức", unit=unit, uses_pc=True),
        Person("nam", "Lê Văn Nam", "Văn thư", uses_pc=True),
    )
    change = ChangePersonDialog(stage.shell, stage.window, office.signatories[0].name)
    change.new.setText("Đinh Thị Mai")
    change.look()
    stage.shoot_dialog("people-change", change)
    stage.shoot_dialog("people-handover", HandoverDialog(stage.shell, office, stage.window))
    row = stage.app.checklist.rows()[0]
    rhythm = RhythmDialog(stage.shell, row, stage.window)
    rhythm.phrase.setText("Ngày 25 hằng tháng")
    rhythm.look()
    stage.shoot_dialog("tasks-rhythm", rhythm)
    phrase = PhraseDaysDialog(stage.shell, stage.window)
    phrase.phrase.setText("Trước ngày 15 hằng tháng")
    phrase.look()
    stage.shoot_dialog("tasks-phrase", phrase)
    stage.shoot_dialog("tasks-targets", TargetsDialog(stage.shell, stage.window))
    stage.shoot_dialog("people-who", WhoWorksDialog(people, people[1], stage.window))
    shared = dataclasses.replace(office, people=(*office.people, *people))
    stage.app.offices.save(shared)
    stage.shell.set_office(shared)
    stage.session.sharing.switch(people[0])
    stage.open("today")
    stage.shoot("people-today")
