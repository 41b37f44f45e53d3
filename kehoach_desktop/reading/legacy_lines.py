"""Lines of a source whose letters are of an old encoding: told by their letters, converted."""

from __future__ import annotations

from dataclasses import replace

from kehoach_desktop.domain.imports.read_document import ReadConversion
from kehoach_desktop.reading.legacy_encodings import by_letters, line_to_unicode
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.source import Source, SourceLine

#: The note of a source with such lines.
NOTE = "legacy"


def with_unicode(source: Source, check: Check = go_on) -> Source:
    """Return a source in Unicode; what was changed is listed, the file itself is only read."""
    encoding = by_letters(line.text for line in source.lines)
    if encoding is None:
        return noted(source)
    lines: list[SourceLine] = []
    found: list[ReadConversion] = []
    for line in watched(source.lines, check):
        made = line_to_unicode(line.text, encoding)
        if made.text == line.text:
            lines.append(line)
            continue
        cells = tuple(line_to_unicode(cell, encoding).text for cell in line.cells)
        lines.append(replace(line, text=made.text, cells=cells))
        found.append(ReadConversion(line.place, encoding, line.text, made.text, made.uncertain))
    return noted(replace(source, lines=tuple(lines),
                         conversions=(*source.conversions, *found)))  # fmt: skip


def noted(source: Source) -> Source:
    """Return a source with the note of its conversions, if it has any."""
    if not source.conversions or NOTE in source.notes:
        return source
    return replace(source, notes=(*source.notes, NOTE))
