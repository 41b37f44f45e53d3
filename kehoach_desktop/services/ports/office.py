"""The port of the office profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan


class OfficeStore(Protocol):
    """The profile of the office whose data folder this is."""

    def load(self) -> OfficeProfile | None:
        """Return the profile, None before the first start was finished."""

    def save(self, profile: OfficeProfile) -> None:
        """Store the profile as a whole."""

    def put_sample(self, profile: OfficeProfile, plans: Sequence[Plan], at: dt.datetime) -> None:
        """Store a sample office with its plans, all or nothing, in place of an earlier sample.

        AppError E-HAS-OFFICE if there is a real office.
        """

    def wipe_sample(self) -> None:
        """Remove the sample office with its plans and turns; E-NOT-SAMPLE if it is a real one."""
