"""Make `resources/calendar/YEAR.tsv`: the days that state offices do not work, and the Saturdays
that they do, one table a year.

    python scripts/make_calendar.py [--packages DIR]

Sources, for every year from 2020 on:

- the rules of the Labour Code 45/2019/QH14 art. 111 and 112 (days off, days in lieu of a weekend)
  and the published swaps, as the PyPI package `holidays` 0.109 (MIT) knows them;
- lunar days (Tết, Giỗ Tổ) by `holidays` **and** by `lunar-vn` 1.4.0 (MIT, the algorithm of
  Hồ Ngọc Đức): the script stops where the two differ;
- 24/11 from 2026: Ngày Văn hóa Việt Nam, Politburo resolution 80-NQ/TW;
- what the package lacks is added by hand below, each line with its paper.

Years up to `PUBLISHED` follow the announcements made for them; later ones are laid out by rule and
marked as expected, since the swap of a working day and which day beside 2/9 is off are decided a
year at a time. An office corrects a year with its own `calendar/YEAR.tsv` in the data folder.

Without `--packages` the two packages are fetched by pip into a temporary folder; they are no part
of the program.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGES = ("holidays==0.109", "lunar-vn==1.4.0")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "calendar"
FIRST, PUBLISHED, LAST = 2020, 2026, 2040

#: Swaps that the package lacks: day off, the Saturday worked for it, the paper.
SWAPS = ((dt.date(2026, 1, 2), dt.date(2026, 1, 10), "12729/VPCP-KGVX"),)

OFF, IN_LIEU, SWAPPED, WORKING = "nghỉ", "nghỉ bù", "hoán đổi", "làm bù"
Row = tuple[dt.date, str, str]


def main() -> int:
    """Write the files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--packages", type=Path, help="folder where the packages are installed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        sys.path.insert(0, str(args.packages or _install(Path(work))))
        for year in range(FIRST, LAST + 1):
            _write(year, _rows(year))
    print(f"{TARGET}: {LAST - FIRST + 1} years")
    return 0


def _install(work: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(work), *PACKAGES],
        check=True,
    )
    return work


def _rows(year: int) -> list[Row]:
    """Return the special days of `year`; SystemExit where the two lunar calendars differ."""
    import holidays
    import lunar_vn

    table = holidays.country_holidays("VN", years=year, language="vi")
    rows = [_row(day, name) for day, name in sorted(table.items()) if day.year == year]
    rows += [
        (day, WORKING, "Làm việc bù cho ngày nghỉ hoán đổi")
        for day in sorted(table.weekend_workdays)
        if day.year == year
    ]
    for off, worked, paper in SWAPS:
        if off.year == year:
            rows.append((off, SWAPPED, f"Nghỉ, làm bù ngày {worked:%d/%m/%Y} ({paper})"))
        if worked.year == year:
            rows.append((worked, WORKING, f"Làm việc bù cho ngày {off:%d/%m/%Y} ({paper})"))
    names = {day: name for day, _, name in rows}
    for month, day, name in ((1, 1, "Tết Nguyên Đán"), (3, 10, "Ngày Giỗ Tổ Hùng Vương")):
        lunar = lunar_vn.convert_lunar_to_solar(day, month, year)
        if name not in names.get(lunar, ""):
            raise SystemExit(f"{year}: the calendars differ about {name}: {lunar}")
    return sorted(rows)


def _row(day: dt.date, name: str) -> Row:
    """Sort a day of the package under its kind, by the label that it carries."""
    name = name.replace(" (dự kiến)", "").replace(", dự kiến)", ")")
    if "thay cho ngày" in name:
        return day, SWAPPED, name
    if name.endswith("(nghỉ bù)"):
        return day, IN_LIEU, name.removesuffix(" (nghỉ bù)")
    return day, OFF, name


def _write(year: int, rows: list[Row]) -> None:
    known = year <= PUBLISHED
    state = "đã công bố" if known else "dự kiến"
    source = (
        "Bộ luật Lao động 2019, thông báo nghỉ lễ, Tết hằng năm"
        if known
        else "Bộ luật Lao động 2019, âm lịch; chưa có ngày hoán đổi"
    )
    lines = [
        f"# Ngày nghỉ và ngày làm bù của cơ quan nhà nước năm {year}",
        f"# trạng thái: {state}",
        f"# nguồn: {source}",
        "# ngày\tloại (nghỉ, nghỉ bù, hoán đổi, làm bù)\ttên",
    ]
    lines += [f"{day:%d/%m/%Y}\t{kind}\t{name}" for day, kind, name in rows]
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / f"{year}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
