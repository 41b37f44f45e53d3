"""An invented commune for the tests of this folder."""

import datetime as dt
import itertools
from collections.abc import Callable

from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.two_tier import suggest, with_villages


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"id{next(numbers)}"


def commune(
    kind: UnitKind = UnitKind.COMMUNE,
    name: str = "Vân Khê",
    villages: tuple[str, ...] = ("Đông", "Tây"),
    province_kind: UnitKind = UnitKind.PROVINCE,
) -> OfficeProfile:
    new_id = ids()
    unit = Unit("", kind, name, "Thanh Giang", province_kind, dt.date(2025, 7, 1))
    return with_villages(suggest(unit, new_id), villages, new_id)
