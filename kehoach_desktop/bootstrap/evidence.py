"""The part of the composition root that keeps evidence."""

from __future__ import annotations

from kehoach_desktop.reading.document_words import document_words
from kehoach_desktop.reading.photos import PillowPhotos
from kehoach_desktop.services.checklist import Checklist
from kehoach_desktop.services.ports import Clock, FileStore, NewId
from kehoach_desktop.services.proofs import Proofs
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.proof_store import SqlProofStore


def proofs(
    database: Database, files: FileStore, checklist: Checklist, clock: Clock, new_id: NewId
) -> Proofs:
    """Return the use cases of evidence over one data folder."""
    return Proofs(
        SqlProofStore(database), files, PillowPhotos(), document_words, checklist, clock, new_id
    )
