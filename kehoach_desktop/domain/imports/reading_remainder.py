"""The remainder of a reading comes into the plan by the run: a free appendix, a second end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.imports.plan_reading_edit import text_block
from kehoach_desktop.domain.imports.read_document import ReadLine
from kehoach_desktop.domain.imports.reading_ends import APPENDIX_WORD
from kehoach_desktop.domain.plans.plan import Section, SectionRole
from kehoach_desktop.domain.vntext import clean, fold


def run_of(
    reading: PlanReading, source: Sequence[ReadLine], line: ReadLine
) -> tuple[ReadLine, ...]:
    """Return the lines of the remainder that stand in one run of `source` with `line`.

    Blank lines do not part a run; a line that is in the plan does.
    """
    runs: list[list[ReadLine]] = [[]]
    left = {id(each): each for each in reading.remainder}
    by_place = {(each.place, each.text): each for each in reading.remainder}
    for each in source:
        found = left.get(id(each)) or by_place.get((each.place, each.text))
        if found is not None:
            runs[-1].append(found)
        elif each.text.strip():
            runs.append([])
    whole = next((tuple(run) for run in runs if line in run), ())
    return whole or ((line,) if line in reading.remainder else ())


def take_run(
    reading: PlanReading,
    source: Sequence[ReadLine],
    line: ReadLine,
    new_id: Callable[[], str],
) -> PlanReading:
    """Return the reading with the run of `line` as a part without a number behind the text.

    Its first line is the heading where it says "Phụ lục"; every other line is a paragraph, a
    dash or a plus. The signature of a second end is text then, as its lines say it.
    """
    run = run_of(reading, source, line)
    if not run:
        return reading
    made = Section(new_id(), "", (SectionRole.OTHER,), printed="")
    places = list(reading.places)
    lines = list(run)
    if APPENDIX_WORD.match(fold(clean(lines[0].text))):
        first = lines.pop(0)
        made = replace(made, heading=clean(first.text))
        places.append((f"section:{made.id}", first.place))
    blocks = []
    for each in lines:
        block = text_block(clean(each.text), new_id)
        blocks.append(block)
        places.append((f"block:{block.id}", each.place))
    made = replace(made, blocks=tuple(blocks))
    rest = tuple(each for each in reading.remainder if each not in run)
    plan = replace(reading.plan, sections=(*reading.plan.sections, made))
    return replace(reading, plan=plan, places=tuple(places), remainder=rest)
