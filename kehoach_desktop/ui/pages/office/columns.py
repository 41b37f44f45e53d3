"""The lists of the profile as columns: agencies, people, signatories, superiors, recipients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.office import (
    Agency,
    AgencyKind,
    Person,
    Signatory,
    SigningCapacity,
    Superior,
    SuperiorKind,
)
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.rows_model import Column


def capacities() -> list[tuple[object, str]]:
    """Return how one may sign, with the words of the drop-down (Decree 30/2020, App. I, II.7)."""
    marks = [capacity for capacity in SigningCapacity if capacity is not SigningCapacity.HEAD]
    return [
        *((capacity, capacity.value) for capacity in marks),
        (SigningCapacity.HEAD, tr("office.signer.direct")),
    ]


def _text(heading: str, field: str, width: int = 0, hint: str = "") -> Column:
    return Column(
        tr(heading),
        lambda record: str(getattr(record, field)),
        lambda record, text: replace(record, **{field: clean(text)}),
        width=width,
        hint=tr(hint) if hint else "",
    )


def _date(heading: str, field: str) -> Column:
    def put(record: Any, text: str) -> Any:  # noqa: ANN401 - Agency or Person
        day = read_short_date(clean(text)) if clean(text) else None
        changed = replace(record, **{field: day})
        if changed.since and changed.until and changed.until < changed.since:
            raise AppError("E-SPAN", since=changed.since, until=changed.until)
        return changed

    return Column(
        tr(heading),
        lambda record: screen_date(getattr(record, field)),
        put,
        width=11,
        hint=tr("common.date.hint"),
    )


def _choice(
    heading: str,
    words: list[tuple[object, str]],
    get: Callable[[object], object],
    put: Callable[[object, object], object],
    width: int,
) -> Column:
    by_word = {word: value for value, word in words}
    by_value = dict(words)
    return Column(
        tr(heading),
        lambda record: by_value.get(get(record)) or str(get(record) or ""),
        lambda record, text: put(record, by_word[text]) if text in by_word else record,
        tuple(word for _, word in words),
        width,
    )


def agency_kinds() -> list[tuple[object, str]]:
    """Return the kinds of agency with their words."""
    return [(kind, tr(f"office.agency.kind.{kind}")) for kind in AgencyKind]


def agency_columns(*, with_days: bool = True) -> tuple[Column, ...]:
    """Return the columns of the office's agencies."""
    columns: tuple[Column, ...] = (
        _text("office.agency.name", "name"),
        _text("office.agency.short", "short_name", 15, "office.agency.short_hint"),
        _choice(
            "office.agency.kind",
            agency_kinds(),
            lambda agency: agency.kind,  # type: ignore[attr-defined]
            lambda agency, kind: replace(agency, kind=kind),  # type: ignore[type-var]
            20,
        ),
    )
    if with_days:
        columns += (_date("office.since", "since"), _date("office.until", "until"))
    return columns


def people_columns(units: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return the columns of the people; `units` are the agencies to choose from."""
    yes_no: list[tuple[object, str]] = [
        (False, tr("office.person.uses_pc.no")),
        (True, tr("office.person.uses_pc.yes")),
    ]
    offered = ["", *units]
    return (
        _text("office.person.name", "name"),
        _text("office.person.position", "position", 22),
        _choice(
            "office.person.unit",
            [(unit, unit) for unit in offered],
            lambda person: person.unit,  # type: ignore[attr-defined]
            lambda person, unit: replace(person, unit=unit),  # type: ignore[type-var]
            20,
        ),
        _choice(
            "office.person.uses_pc",
            yes_no,
            lambda person: person.uses_pc,  # type: ignore[attr-defined]
            lambda person, uses: replace(person, uses_pc=uses),  # type: ignore[type-var]
            13,
        ),
        _date("office.since", "since"),
        _date("office.until", "until"),
    )


def signatory_columns() -> tuple[Column, ...]:
    """Return the columns of the ways of signing, with the printed lines at the end."""
    return (
        _choice(
            "office.signer.capacity",
            capacities(),
            lambda signer: signer.capacity,  # type: ignore[attr-defined]
            lambda signer, capacity: replace(signer, capacity=capacity),  # type: ignore[type-var]
            8,
        ),
        _text("office.signer.body", "body", 16, "office.signer.body_hint"),
        _text("office.signer.head", "head", 11, "office.signer.head_hint"),
        _text("office.signer.position", "position", 15),
        _text("office.signer.name", "name", 18),
        Column(tr("office.signer.printed"), signature_lines),
    )


def signature_lines(signer: Signatory) -> str:
    """Return how the signature prints, on one line."""
    return " / ".join((*signer.lines, signer.name))


def superior_columns() -> tuple[Column, ...]:
    """Return the columns of the superiors."""
    kinds: list[tuple[object, str]] = [
        (kind, tr(f"office.superior.kind.{kind}")) for kind in SuperiorKind
    ]
    return (
        _text("office.superior.name", "name"),
        _choice(
            "office.superior.kind",
            kinds,
            lambda superior: superior.kind,  # type: ignore[attr-defined]
            lambda superior, kind: replace(superior, kind=kind),  # type: ignore[type-var]
            16,
        ),
        _text("office.superior.short", "short_name", 18),
        _text("office.superior.through", "through", 20, "office.superior.through_hint"),
    )


def recipient_columns() -> tuple[Column, ...]:
    """Return the one column of the standard recipients: a line each."""
    return (Column(tr("office.recipient.line"), str, lambda _line, text: clean(text)),)


def blank_agency(new_id: str) -> Agency:
    """Return a new agency to fill in."""
    return Agency(new_id, "", AgencyKind.DIVISION)


def blank_person(new_id: str) -> Person:
    """Return a new person to fill in."""
    return Person(new_id, "", "")


def blank_signatory() -> Signatory:
    """Return a new way of signing to fill in: a deputy for the head, the most frequent one."""
    head = tr("office.signer.default_head")
    return Signatory(
        SigningCapacity.FOR_HEAD,
        head,
        tr("office.signer.default_deputy"),
        "",
        tr("office.signer.default_body"),
    )


def blank_superior(new_id: str) -> Superior:
    """Return a new superior to fill in."""
    return Superior(new_id, "", SuperiorKind.DEPARTMENT)


def serving(today: dt.date, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the people who hold their position today."""
    return tuple(person for person in people if person.serves_on(today))
