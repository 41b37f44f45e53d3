"""CUPS: a PDF is printed as it is (`services.ports.print.Spooler`)."""

from __future__ import annotations

import shutil
import subprocess
import sys

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.print import PrintOrder

#: Seconds that `lp` may take to answer: it queues, it does not print.
_PATIENCE = 20.0


class CupsSpooler:
    """Calls `lp`; on Windows, and where there is none, pages go to the printer as pictures."""

    def takes_pdf(self) -> bool:
        """Say whether this PC has CUPS."""
        return sys.platform != "win32" and shutil.which("lp") is not None

    def send(self, pdf: bytes, order: PrintOrder) -> None:
        """Queue the pages; AppError E-PRINTER when the printer is gone or refuses."""
        try:
            done = subprocess.run(
                command(order), input=pdf, capture_output=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise AppError("E-PRINTER", name=order.printer) from error
        if done.returncode:
            detail = done.stderr.decode("utf-8", "replace").strip()
            raise AppError("E-PRINTER", name=order.printer, detail=detail)


def command(order: PrintOrder) -> list[str]:
    """Return the command line of `lp`; the PDF goes to its standard input."""
    # No scaling: one point of the PDF is one point of the paper.
    words = ["lp", "-t", order.title or "Kế hoạch", "-n", str(max(1, order.copies))]
    if order.printer:
        words += ["-d", order.printer]
    words += ["-o", "print-scaling=none"]
    if order.sides:
        words += ["-o", f"sides={order.sides}"]
    words += ["-o", f"Collate={'True' if order.collate else 'False'}"]
    pages = list(order.pages)
    if pages and pages == sorted(pages, reverse=True) and len(pages) > 1:
        words += ["-o", "outputorder=reverse"]
        pages.reverse()
    return [*words, "-o", f"page-ranges={_ranges(pages)}", "-"]


def _ranges(pages: list[int]) -> str:
    """Return [1, 2, 3, 5] as "1-3,5"."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and page == parts[-1][-1] + 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return ",".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
