"""Two offices, alpha and beta, and the stick that travels between them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchange_offices import NoonClock, Office, PaperCover, ids, profile

from kehoach_desktop.archive.keystore import KeyFolder
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.services.packages.exchange import Exchange
from kehoach_desktop.services.packages.exchange_parts import ExchangePorts
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.plan_store import SqlPlanStore


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    databases: list[Database] = []

    def make(name: str, office_name: str, *, is_sample: bool = False) -> Office:
        root, clock = tmp_path / name, NoonClock()
        root.mkdir()
        database = Database.open(root / "kehoach.db", clock, who="cán bộ")
        databases.append(database)
        store, plans = SqlExchangeStore(database), SqlPlanStore(database)
        offices = SqlOfficeStore(database)
        offices.save(profile(office_name, is_sample=is_sample))
        seed = hashlib.sha256(name.encode()).digest()
        ports = ExchangePorts(
            store=store,
            plans=plans,
            offices=offices,
            files=HashFileStore(root / "files"),
            archive=Packages(),
            keys=KeyFolder(root / "keys", random=lambda size: seed[:size]),
            inbox=root / "inbox",
            clock=clock,
            new_id=ids(name),
            app="Kế hoạch Desktop 0.1.0",
            cover=PaperCover(),
        )
        return Office(root, Exchange(ports), ports, store, plans, clock)

    yield make
    for database in databases:
        database.close()


@pytest.fixture
def alpha(make: Callable[..., Office]) -> Office:
    return make("alpha", "Tân Hòa")


@pytest.fixture
def beta(make: Callable[..., Office]) -> Office:
    return make("beta", "Suối Mơ")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của xã"
    folder.mkdir()
    return folder
