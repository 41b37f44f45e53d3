"""The sheet of introduction: fingerprint and QR code on one page, to be signed and stamped."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop.ui.pages.exchange.qr_view import qr_image
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.html_pdf import write_html

if TYPE_CHECKING:
    from kehoach_desktop.services.ports import IntroductionCard


def sheet_html(card: IntroductionCard, day: str) -> str:
    """Return the words of the sheet; the digits large, three groups a line."""
    groups = card.fingerprint.split()
    lines = ["&nbsp;&nbsp;".join(groups[:3]), "&nbsp;&nbsp;".join(groups[3:])]
    name = html.escape(card.office_name)
    return (
        f"<p style='font-size:13pt'><b>{name}</b></p>"
        f"<h1 align='center' style='font-size:17pt'>{tr('exchange.sheet.title')}</h1>"
        f"<p style='font-size:13pt'>{tr('exchange.sheet.words', office=name)}</p>"
        f"<p align='center' style='font-size:26pt'><b>{'<br>'.join(lines)}</b></p>"
        "<p align='center'><img src='qr' width='220' height='220'></p>"
        f"<p style='font-size:13pt'>{tr('exchange.sheet.how')}</p>"
        f"<p align='right' style='font-size:13pt'>{tr('exchange.sheet.day', day=day)}<br>"
        f"<b>{tr('exchange.sheet.signature')}</b></p>"
    )


def write_sheet(card: IntroductionCard, path: Path, day: str) -> None:
    """Write the sheet as a one-page PDF to `path`."""
    write_html(
        path, sheet_html(card, day), tr("exchange.sheet.title"), {"qr": qr_image(card.qr, 8)}
    )
