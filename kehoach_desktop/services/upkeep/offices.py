"""The office profile: finding the unit, offering what can be known, the sample commune."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kehoach_desktop.domain import two_tier
from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.units import UnitTable
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.office import OfficeStore
from kehoach_desktop.services.upkeep.sample import Sample, read_sample

_COMMUNES = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)


class Offices:
    """The one office of this data folder.

    `resources` is the folder of shipped data; `own_units` an office's corrections to the list of
    units (`<data>/units.tsv`, need not exist).
    """

    def __init__(
        self,
        store: OfficeStore,
        resources: Path,
        own_units: Path,
        clock: Clock,
    ) -> None:
        self._store = store
        self._resources = resources
        self._own_units = own_units
        self._clock = clock
        self._table: UnitTable | None = None

    def profile(self) -> OfficeProfile | None:
        """Return the profile, None before the first start was finished."""
        return self._store.load()

    def save(self, profile: OfficeProfile) -> None:
        """Store the profile as a whole; its recipients follow its word for villages."""
        self._store.save(two_tier.settle_village_word(profile))

    def search_units(self, query: str, limit: int = 50) -> list[Unit]:
        """Return the commune units of today that match what was typed, the best first.

        The first call reads the list (some 20 ms). Raises AppError E-UNITS for a bad correction
        file of the office, naming the line.
        """
        return self._units().search(query, self._clock.now().date(), limit)

    def provinces(self) -> list[tuple[UnitKind, str]]:
        """Return (kind, name) of today's provinces and cities, for a unit that is typed."""
        table = self._units().provinces(self._clock.now().date())
        return [(kind, name) for name, kind in table.values()]

    def typed_unit(self, name: str, kind: UnitKind, province: str, province_kind: UnitKind) -> Unit:
        """Return a unit that is not in the list.

        A kind typed before the name is dropped. Raises AppError E-UNIT-NAME for an empty name
        or province, or a kind that is no commune kind.
        """
        unit_name = _without_kind(clean(name), _COMMUNES)
        province_name = _without_kind(clean(province), (UnitKind.PROVINCE, UnitKind.CITY))
        if not unit_name or not province_name or kind not in _COMMUNES:
            raise AppError("E-UNIT-NAME", name=name, province=province)
        today = self._clock.now().date()
        return Unit("", kind, unit_name, province_name, province_kind, today)

    def suggest(self, unit: Unit, new_id: Callable[[], str]) -> OfficeProfile:
        """Return a profile with the agencies, superiors, signers and recipients to tick."""
        return two_tier.suggest(unit, new_id)

    def add_villages(
        self, profile: OfficeProfile, names: tuple[str, ...], new_id: Callable[[], str]
    ) -> OfficeProfile:
        """Return `profile` with its villages ("Đông" becomes "Thôn Đông"); nothing is stored."""
        return two_tier.with_villages(profile, names, new_id)

    def load_sample(self, new_id: Callable[[], str]) -> Sample:
        """Store the invented commune and its plans, and return them.

        A sample that is there already is replaced, with everything done in it. Raises AppError
        E-HAS-OFFICE when a real office lives in this data folder.
        """
        sample = read_sample(self._resources, new_id)
        self._store.put_sample(sample.office, sample.plans, self._clock.now())
        return sample

    def wipe_sample(self) -> None:
        """Remove the sample office with its plans and turns.

        Raises AppError E-NOT-SAMPLE for a real office, E-NO-OFFICE where there is none.
        """
        if self._store.load() is None:
            raise AppError("E-NO-OFFICE")
        self._store.wipe_sample()

    def _units(self) -> UnitTable:
        if self._table is None:
            text = (self._resources / "units" / "units.tsv").read_text(encoding="utf-8")
            extra = ""
            try:
                if self._own_units.exists():
                    extra = self._own_units.read_text(encoding="utf-8-sig")
                self._table = UnitTable(text, extra)
            except (OSError, ValueError) as error:
                reason = str(error)
                raise AppError("E-UNITS", name=self._own_units.name, reason=reason) from error
        return self._table


def _without_kind(name: str, kinds: tuple[UnitKind, ...]) -> str:
    for kind in kinds:
        if fold(name).startswith(fold(kind) + " "):
            return name[len(kind) :].strip()
    return name
