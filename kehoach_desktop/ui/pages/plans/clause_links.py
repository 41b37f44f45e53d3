"""Which clauses of the superiors' documents the parts of a draft carry out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.domain.sources.clause import Clause, ClauseLink, MarkedDocument
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr


class ClauseLinks(QObject):
    """The documents a plan answers and its links; `changed` follows every read and write."""

    changed = Signal()

    def __init__(self, shell: Shell, plan_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._plan_id = plan_id
        self.documents: list[MarkedDocument] = []
        self.links: list[ClauseLink] = []
        self.read()

    def read(self) -> None:
        """Read documents and links again."""
        superiors, plan_id = self._shell.app.chain.superiors, self._plan_id
        self._shell.operations.run(
            lambda: (superiors.documents_of(plan_id), superiors.links(plan_id)),
            self._show,
            owner=self,
        )

    def of(self, target: str) -> list[tuple[ClauseLink, str]]:
        """Return the links of a task or section, each with its clause in words."""
        known = {each.document.id: each.document for each in self.documents}
        found = []
        for link in self.links:
            document = known.get(link.document_id)
            clause = document.clause(link.clause_id) if document is not None else None
            if link.target == target and document is not None and clause is not None:
                found.append((link, f"{clause_words(clause)} ({document.name})"))
        return found

    def choices(self) -> list[tuple[tuple[str, str], str]]:
        """Return ((document, clause), words) of every clause that can be linked."""
        several = len(self.documents) > 1
        return [
            (
                (marked.document.id, clause.id),
                clause_words(clause) + (f" ({marked.document.name})" if several else ""),
            )
            for marked in self.documents
            for clause in marked.document.clauses
            if clause.number
        ]

    def link(self, target: str, document_id: str, clause_id: str) -> None:
        """Link a task or section to a clause."""
        superiors, plan_id = self._shell.app.chain.superiors, self._plan_id
        self._write(lambda: superiors.link(plan_id, target, document_id, clause_id))

    def unlink(self, link: ClauseLink) -> None:
        """Take a link away, with the way back in the message bar."""
        superiors, plan_id = self._shell.app.chain.superiors, self._plan_id
        self._write(lambda: superiors.unlink(plan_id, link))
        self._shell.say(
            tr("superior.unlinked"),
            action=tr("common.undo"),
            act=lambda: self.link(link.target, link.document_id, link.clause_id),
        )

    def _write(self, work: object) -> None:
        def written(_result: object) -> None:
            self._shell.saved()
            self.read()

        self._shell.operations.run(work, written, owner=self)  # type: ignore[arg-type]

    def _show(self, read: tuple[list[MarkedDocument], list[ClauseLink]]) -> None:
        self.documents, self.links = read
        self.changed.emit()


def clause_words(clause: Clause) -> str:
    """Return number and first words of a clause."""
    first = clause.text.split("\n", 1)[0]
    return f"{clause.number} {first if len(first) <= 60 else first[:59] + '…'}".strip()
