"""What a cover says: true of its package, in the words of the window, and no proof of itself."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from kehoach_desktop.domain.exchange import (
    Environment,
    Identity,
    PackageKind,
    Recipient,
    Sender,
    Stream,
)
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.messages import catalogue
from kehoach_desktop.services.packages.covers import introduction_cover, plan_cover
from kehoach_desktop.services.ports.exchange import Outgoing

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "ỦY BAN")
IDENTITY = Identity("may-01", "xa", b"key", "03517 88201 54996 10023 77410 62985")
OUTGOING = Outgoing(
    kind=PackageKind.SNAPSHOT,
    env=Environment.PROD,
    sender=Sender("xa", "may-01", "Ủy ban nhân dân xã Tân Hòa"),
    recipients=(Recipient("tinh", "Ủy ban nhân dân tỉnh Núi Xanh"),),
    stream=Stream(1, 7),
    created=dt.datetime(2026, 4, 16, 8, 5),
    app="kehoach",
)
PLAN = Plan(
    id="p",
    year=2026,
    title="Tuyên truyền cải cách hành chính năm 2026",
    shape="a",
    tasks=(Task("t1", "Phát thanh"), Task("t2", "Họp thôn")),
    issue=Issue("25/KH-UBND", dt.date(2026, 2, 27), SIGNER),
)


def test_the_cover_of_a_plan_names_the_plan_and_the_package() -> None:
    cover = plan_cover(OUTGOING, PLAN, IDENTITY)
    assert cover.sender == "Ủy ban nhân dân xã Tân Hòa"
    assert cover.recipients == ("Ủy ban nhân dân tỉnh Núi Xanh",)
    assert cover.subject == PLAN.title
    assert [value for _, value in cover.facts] == ["25/KH-UBND", "27/02/2026", "2", "7"]
    assert cover.fingerprint == IDENTITY.fingerprint
    assert cover.warning == ""


def test_the_cover_tells_of_a_signed_copy_that_lies_in_the_package() -> None:
    assert PLAN.issue is not None
    issue = dataclasses.replace(PLAN.issue, original_sha256="ab", original_name="Bản ký.pdf")
    with_copy = plan_cover(OUTGOING, dataclasses.replace(PLAN, issue=issue), IDENTITY)
    assert "Bản ký.pdf" in dict(with_copy.facts).values()


def test_the_cover_of_an_introduction_hides_the_digits_that_are_typed() -> None:
    cover = introduction_cover(OUTGOING, IDENTITY)
    assert cover.fingerprint.split()[:4] == IDENTITY.fingerprint.split()[:4]
    assert len(cover.fingerprint.split()) == 6
    said = repr(cover)
    assert "77410" not in said
    assert "62985" not in said


@pytest.mark.parametrize("env", list(Environment))
def test_a_package_for_training_is_marked_as_such(env: Environment) -> None:
    outgoing = dataclasses.replace(OUTGOING, env=env)
    for cover in (plan_cover(outgoing, PLAN, IDENTITY), introduction_cover(outgoing, IDENTITY)):
        assert ("TẬP HUẤN" in cover.warning) == (env is Environment.TRAINING)


def test_what_to_do_is_told_in_the_words_that_stand_in_the_window() -> None:
    window = catalogue("exchange")
    plan, introduction = (
        plan_cover(OUTGOING, PLAN, IDENTITY),
        introduction_cover(OUTGOING, IDENTITY),
    )
    for cover in (plan, introduction):
        said = " ".join(cover.lines)
        assert f"“{window['title']}”" in said
        assert f"“{window['open']}”" in said
        assert "Không cần giải nén" in said
    assert f"“{window['preview.import']}”" in " ".join(plan.lines)
