"""Finding the unit, typing one, the sample commune loaded and wiped."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.upkeep.offices import Offices


class FixedClock:
    def __init__(self, day: dt.date = dt.date(2026, 11, 22)) -> None:
        self._day = day

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self._day, dt.time(8))


class Store:
    """Stands for the store: the one profile and the plans of a sample."""

    def __init__(self) -> None:
        self.profile: OfficeProfile | None = None
        self.plans: list[Plan] = []

    def load(self) -> OfficeProfile | None:
        return self.profile

    def save(self, profile: OfficeProfile) -> None:
        self.profile = profile

    def put_sample(self, profile: OfficeProfile, plans: Sequence[Plan], at: dt.datetime) -> None:
        if self.profile is not None and not self.profile.is_sample:
            raise AppError("E-HAS-OFFICE", office=self.profile.unit)
        self.profile, self.plans = profile, list(plans)

    def wipe_sample(self) -> None:
        self.profile = None
        self.plans = []


def ids() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"id{next(numbers)}"


@pytest.fixture
def store() -> Store:
    return Store()


def offices(store: Store, folder: Path, day: dt.date = dt.date(2026, 11, 22)) -> Offices:
    return Offices(store, resource(), folder / "units.tsv", FixedClock(day))


def test_the_search_shows_the_units_of_today(store: Store, tmp_path: Path) -> None:
    today = offices(store, tmp_path)
    assert today.search_units("tien tien")[0].full_name == "Xã Tiên Tiến"
    assert today.search_units("luong tai bac ninh")[0].full_name == "Phường Lương Tài"
    before = offices(store, tmp_path, dt.date(2026, 9, 19))
    assert before.search_units("luong tai bac ninh")[0].full_name == "Xã Lương Tài"


def test_the_search_stops_at_the_limit(store: Store, tmp_path: Path) -> None:
    assert len(offices(store, tmp_path).search_units("tan", limit=7)) == 7


def test_the_offices_own_file_corrects_the_list(store: Store, tmp_path: Path) -> None:
    line = "99999\txã\tMới Lập\t33\t2026-10-01\t\t400/NQ-UBTVQH16\n"
    (tmp_path / "units.tsv").write_text("\ufeff" + line, encoding="utf-8")
    assert offices(store, tmp_path).search_units("moi lap")[0].province == "Hưng Yên"


def test_a_bad_line_of_the_offices_own_file_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("99999;xã;Mới Lập", encoding="utf-8")
    with pytest.raises(AppError) as refusal:
        offices(store, tmp_path).search_units("moi lap")
    assert refusal.value.code == "E-UNITS"


def test_the_provinces_of_today_can_be_chosen(store: Store, tmp_path: Path) -> None:
    provinces = offices(store, tmp_path).provinces()
    assert len(provinces) == 34
    assert (UnitKind.CITY, "Bắc Ninh") in provinces


def test_a_unit_that_is_not_in_the_list_can_be_typed(store: Store, tmp_path: Path) -> None:
    unit = offices(store, tmp_path).typed_unit(
        " Xã  Mới Lập ", UnitKind.COMMUNE, "tỉnh Hưng Yên", UnitKind.PROVINCE
    )
    assert (unit.full_name, unit.full_province) == ("Xã Mới Lập", "tỉnh Hưng Yên")


@pytest.mark.parametrize(
    ("name", "kind", "province"),
    [
        ("  ", UnitKind.COMMUNE, "Hưng Yên"),
        ("Mới Lập", UnitKind.COMMUNE, ""),
        ("Mới Lập", UnitKind.CITY, "Hưng Yên"),
    ],
)
def test_half_a_unit_is_refused(
    store: Store, tmp_path: Path, name: str, kind: UnitKind, province: str
) -> None:
    with pytest.raises(AppError) as refusal:
        offices(store, tmp_path).typed_unit(name, kind, province, UnitKind.PROVINCE)
    assert refusal.value.code == "E-UNIT-NAME"


def test_a_suggested_profile_is_not_stored_before_it_is_saved(store: Store, tmp_path: Path) -> None:
    here = offices(store, tmp_path)
    profile = here.suggest(here.search_units("hoan kiem")[0], ids())
    assert here.profile() is None
    here.save(profile)
    assert here.profile() == profile
    assert profile.village_word == "tổ dân phố"


def test_the_sample_is_loaded_with_its_plan_and_wiped(store: Store, tmp_path: Path) -> None:
    here = offices(store, tmp_path)
    sample = here.load_sample(ids())
    assert store.profile == sample.office and sample.office.is_sample
    assert store.plans == list(sample.plans)
    here.wipe_sample()
    assert here.profile() is None
    with pytest.raises(AppError, match="E-NO-OFFICE"):
        here.wipe_sample()


def test_loading_the_sample_twice_keeps_one(store: Store, tmp_path: Path) -> None:
    here = offices(store, tmp_path)
    here.load_sample(ids())
    here.load_sample(ids())
    assert len(store.plans) == 1


def test_the_sample_never_replaces_a_real_office(store: Store, tmp_path: Path) -> None:
    here = offices(store, tmp_path)
    real = dataclasses.replace(here.load_sample(ids()).office, is_sample=False)
    here.save(real)
    with pytest.raises(AppError) as refusal:
        here.load_sample(ids())
    assert refusal.value.code == "E-HAS-OFFICE"
    assert here.profile() == real
