"""A binder written out beside the window: one PDF, or a folder with a file a criterion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from kehoach_desktop.domain.display_name import file_name
from kehoach_desktop.ui.dialogs.binder import LimitDialog
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.domain.work.binder import Binder
    from kehoach_desktop.services.ports.binders import Bound
    from kehoach_desktop.services.tasks.binder_folder import BoundFile

#: More names than these are not read out in a message.
_NAMES = 6


def write_pdf(page: Page, binder: Binder) -> None:
    """Ask where, then write the binder as one PDF with its list of contents."""
    shell, office = page.shell, page.shell.office
    if office is None:
        shell.say(tr("binder.no_office"), Tone.WARNING)
        return
    proposed = str(Path.home() / f"ho-so-minh-chung-{binder.year}.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(page, tr("binder.write"), proposed, "PDF (*.pdf)")
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() != ".pdf":
        path = path.with_name(path.name + ".pdf")
    binders = shell.app.evidence.binders

    def told(bound: Bound) -> None:
        said = tr("binder.written", pages=bound.pages, path=path)
        _say(page, said, _only_named(bound.only_named), path)

    page.run(
        lambda reporter: binders.bind(binder.id, path, office, reporter),
        told,
        lane=Lane.FILES,
        reports=True,
        label=tr("binder.writing"),
    )


def write_folder(page: Page, binder: Binder) -> None:
    """Ask for the limit and where, then write a PDF a criterion into a new folder there."""
    shell, office = page.shell, page.shell.office
    if office is None:
        shell.say(tr("binder.no_office"), Tone.WARNING)
        return
    limit = LimitDialog(shell, page).ask(int)
    chosen = limit and QFileDialog.getExistingDirectory(page, tr("binder.folder"), str(Path.home()))
    if not limit or not chosen:
        return
    stamp = f"{shell.clock.now():%d-%m-%Y %Hh%M}"
    # A folder of its own: what an earlier export left would be handed in with it.
    folder = Path(chosen) / file_name(tr("binder.folder.name", year=binder.year, stamp=stamp))
    binders = shell.app.evidence.binders

    def told(made: list[BoundFile]) -> None:
        said = tr("binder.folder.written", files=len(made), folder=folder)
        large = [each.path.name for each in made if each.too_large]
        only = [label for each in made if each.pages for label in each.only_named]
        notes = [tr("binder.folder.large", names=_few(large), limit=limit)] if large else []
        beside = [each for each in made if not each.pages]
        notes += [tr("binder.folder.beside", files=len(beside))] if beside else []
        unread = only[len(beside) :] if len(only) > len(beside) else []
        notes += [_only_named(only)] if unread else []
        _say(page, said, " ".join(notes), folder)

    page.run(
        lambda reporter: binders.to_folder(binder.id, folder, office, limit, reporter),
        told,
        lane=Lane.FILES,
        reports=True,
        label=tr("binder.writing"),
    )


def _only_named(labels: Sequence[str]) -> str:
    return tr("binder.only_named", labels=_few(labels)) if labels else ""


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMES])
    return f"{shown}…" if len(names) > _NAMES else shown


def _say(page: Page, said: str, note: str, path: Path) -> None:
    shell = page.shell
    shell.say(
        said,
        Tone.WARNING if note else Tone.DONE,
        remedy=note,
        action=tr("proofs.open"),
        act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
    )
