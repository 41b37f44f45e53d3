"""The port of a print spooler that takes a PDF as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print where: `pages` from 1, in order; `sides` as IPP names them, "" by default."""

    printer: str
    title: str
    pages: tuple[int, ...]
    copies: int = 1
    sides: str = ""
    collate: bool = True


class Spooler(Protocol):
    """Hands a PDF to the printing system, which prints it without a picture in between."""

    def takes_pdf(self) -> bool:
        """Say whether this PC has such a printing system (CUPS)."""

    def send(self, pdf: bytes, order: PrintOrder) -> None:
        """Queue the pages; AppError E-PRINTER when the printer is gone or refuses."""
