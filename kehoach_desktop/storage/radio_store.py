"""Items of the radio desk in the database (`services.ports.radio.RadioStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import codec
from kehoach_desktop.domain.work.radio import RadioItem
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode


class SqlRadioStore:
    """A row an item; the history keeps every earlier state."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, item: RadioItem, at: dt.datetime) -> None:
        """Store an item in the place of the one with the same id."""
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT data FROM radio_item WHERE id = ?", (item.id,)
            ).fetchone()
            before = decode(RadioItem, row[0]) if row else None
            connection.execute(
                "INSERT OR REPLACE INTO radio_item (id, slot, data) VALUES (?, ?, ?)",
                (item.id, item.slot.isoformat(), codec.dumps(item)),
            )
            told = codec.dumps({"before": before, "after": item})
            self._database.remember(connection, "radio-item-changed", item.id, told, at)

    def delete(self, item: RadioItem, at: dt.datetime) -> None:
        """Delete an item; the history keeps it as it was."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM radio_item WHERE id = ?", (item.id,))
            data = codec.dumps(item)
            self._database.remember(connection, "radio-item-deleted", item.id, data, at)

    def load(self, item_id: str) -> RadioItem:
        """Return an item; E-NO-RADIO."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM radio_item WHERE id = ?", (item_id,)
            ).fetchone()
        if row is None:
            raise AppError("E-NO-RADIO", value=item_id)
        return decode(RadioItem, row[0])

    def all(self) -> list[RadioItem]:
        """Return every item by slot, the latest first."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT data FROM radio_item ORDER BY slot DESC, id")
            return [decode(RadioItem, row[0]) for row in rows]

    def of_turn(self, turn_id: str) -> list[RadioItem]:
        """Return the items that count for a turn."""
        return [item for item in self.all() if turn_id and item.turn_id == turn_id]
