"""Make `resources/units/units.tsv`: every province and commune unit, dated, with its legal source.

    python scripts/make_units.py [--package DIR]

The names and codes as they stood on 1 July 2025 come from the Python package
`vietnamadminunits` 1.0.4 (MIT, © Tran Ngoc Minh Hieu), which repeats the General Statistics
Office's list under Decision 19/2025/QĐ-TTg. Without `--package` it is fetched with
`pip download --no-deps` into a temporary folder; with it, DIR is the unpacked wheel.

What the package does not know is added here by hand, each line with its source:

- 1 July 2025: National Assembly resolution 202/2025/QH15 (provinces) and the 34 resolutions
  1654 to 1687/NQ-UBTVQH15 of 16 June 2025 (commune units, one per province).
- 30 April 2026: Đồng Nai becomes a centrally-run city (30/2026/QH16), ten of its xã become
  phường (237/NQ-UBTVQH16).
- 1 September 2026: Quảng Ninh becomes a centrally-run city (36/2026/QH16).
- 20 September 2026: Bắc Ninh becomes a centrally-run city (39/2026/QH16), twelve of its xã
  become phường (388/NQ-UBTVQH16).

The 2026 changes were read from the release notes of the open database
`thanglequoc/vietnamese-provinces-database` (3.1.0, 5.1.0, 5.2.0), which cites the resolutions;
the resolutions themselves could not be opened. They give 2,599 xã, 709 phường and 13 đặc khu
from 20 September 2026; one public list says 2,598 and 710, without naming the unit, so that
is not followed. Changes after September 2026 are unknown to this script.

Units that were not rearranged in 2025 (eleven provinces, some xã) are older than the date in
the file; 1 July 2025 is where the data begins, not when they were founded. Small spelling
differences between official lists (Hòa/Hoà, Kbang/KBang) follow the package; an office can
correct a name with its own `units.tsv` in the data folder.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

PACKAGE = "vietnamadminunits==1.0.4"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "units" / "units.tsv"
START = "2025-07-01"
PROVINCES_SOURCE = "202/2025/QH15"

#: Province code → number of the UBTVQH resolution of 16 June 2025 on its commune units.
RESOLUTIONS = {
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673,
    "19": 1683, "20": 1672, "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666,
    "37": 1674, "38": 1686, "40": 1678, "42": 1665, "44": 1680, "46": 1675, "48": 1659,
    "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662, "79": 1685,
    "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip

#: Province code → (day before, day, resolution): tỉnh becomes thành phố.
NEW_CITIES = {
    "75": ("2026-04-29", "2026-04-30", "30/2026/QH16"),
    "22": ("2026-08-31", "2026-09-01", "36/2026/QH16"),
    "24": ("2026-09-19", "2026-09-20", "39/2026/QH16"),
}

_DONG_NAI = ("2026-04-29", "2026-04-30", "237/NQ-UBTVQH16")
_BAC_NINH = ("2026-09-19", "2026-09-20", "388/NQ-UBTVQH16")

#: Commune code → (day before, day, resolution): xã becomes phường.
NEW_WARDS = {
    **dict.fromkeys(
        ("25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485"),
        _DONG_NAI,
    ),
    **dict.fromkeys(
        ("07294", "07375", "07399", "07444", "07840", "09193", "09292", "09313", "09319", "09454",
         "09475", "09496"),
        _BAC_NINH,
    ),
}  # fmt: skip

Row = tuple[str, str, str, str, str, str, str]


def main() -> int:
    """Write the file; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--package", type=Path, help="folder of the unpacked package")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = args.package or _download(Path(work))
        rows = _rows(folder / "vietnamadminunits" / "data" / "dataset.db")
    lines = ["# code\tkind\tname\tprovince\tfrom\tuntil\tsource"]
    lines += ["\t".join(row) for row in rows]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{TARGET}: {len(rows)} rows")
    return 0


def _download(work: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", str(work), PACKAGE],
        check=True,
    )
    (wheel,) = work.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(work / "package")
    return work / "package"


def _rows(database: Path) -> list[Row]:
    connection = sqlite3.connect(database)
    provinces = connection.execute(
        "SELECT DISTINCT provinceCode, province, provinceShort FROM admin_units"
    ).fetchall()
    communes = connection.execute(
        "SELECT wardCode, wardType, wardShort, provinceCode FROM admin_units"
    ).fetchall()
    connection.close()
    if len(provinces) != 34 or len(communes) != 3321:
        raise SystemExit(f"unexpected data: {len(provinces)} provinces, {len(communes)} communes")
    rows: list[Row] = []
    for code, full_name, name in sorted(provinces):
        kind = _nfc(full_name)[: -len(_nfc(name))].strip().lower()
        rows += _dated(code, kind, "thành phố", name, "", PROVINCES_SOURCE, NEW_CITIES.get(code))
    for code, kind, name, province in sorted(communes, key=lambda row: (row[3], row[0])):
        source = f"{RESOLUTIONS[province]}/NQ-UBTVQH15"
        change = NEW_WARDS.get(code)
        rows += _dated(code, _nfc(kind).lower(), "phường", name, province, source, change)
    return rows


def _dated(
    code: str,
    kind: str,
    new_kind: str,
    name: str,
    province: str,
    source: str,
    change: tuple[str, str, str] | None,
) -> list[Row]:
    name = _nfc(name).strip()
    if change is None:
        return [(code, kind, name, province, START, "", source)]
    until, since, change_source = change
    return [
        (code, kind, name, province, START, until, source),
        (code, new_kind, name, province, since, "", change_source),
    ]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


if __name__ == "__main__":
    raise SystemExit(main())
