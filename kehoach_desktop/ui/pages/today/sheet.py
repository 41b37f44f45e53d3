"""The page of the day on paper: the same three groups, one line a turn, a box to tick."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop.ui.models.checklist_rows import lead_text, state_text
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.html_pdf import write_html

if TYPE_CHECKING:
    from kehoach_desktop.ui.models.checklist_day import DayModel

#: Widths of the columns in per cent: box, title, who, due, state.
_WIDTHS = (4, 37, 20, 18, 21)


def write_day(path: Path, heading: str, office: str, groups: Sequence[DayModel]) -> None:
    """Write the day to `path` as a PDF."""
    parts = [f"<p>{html.escape(office)}</p>", f"<h2>{html.escape(heading)}</h2>"]
    for model in groups:
        parts.append(f"<h3>{tr(f'today.group.{model.group.value}')} ({model.left})</h3>")
        if not model.rows:
            parts.append(f"<p>{tr(f'today.none.{model.group.value}')}</p>")
            continue
        rows = "".join(_line(model, line) for line in range(len(model.rows)))
        parts.append(
            "<table width='100%' border='1' cellspacing='0' cellpadding='3'"
            " style='border-collapse:collapse;border-style:solid;border-color:#000000'>"
            f"{rows}</table>"
        )
    write_html(path, "".join(parts), heading)


def _line(model: DayModel, line: int) -> str:
    row = model.rows[line]
    cells = ("☐", row.task.title, " · ".join(p for p in (lead_text(row), row.unit) if p),
             screen_date(row.due), state_text(row, model.today))  # fmt: skip
    columns = zip(_WIDTHS, cells, strict=True)
    inner = "".join(f"<td width='{width}%'>{html.escape(cell)}</td>" for width, cell in columns)
    return f"<tr>{inner}</tr>"
