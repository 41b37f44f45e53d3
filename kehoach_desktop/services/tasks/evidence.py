"""Evidence and what stands on it, under one name."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.tasks.binders import Binders
from kehoach_desktop.services.tasks.proofs import Proofs
from kehoach_desktop.services.tasks.radio_desk import RadioDesk


@dataclass(frozen=True)
class Evidence:
    """Proofs of turns, binders made of them, and the radio desk, which keeps its scripts there."""

    proofs: Proofs
    binders: Binders
    radio: RadioDesk
