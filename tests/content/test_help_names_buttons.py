"""What the help puts in quotation marks can be found on a screen under that very name."""

from __future__ import annotations

import re

from kehoach_desktop.messages import catalogue
from kehoach_desktop.paths import resource

#: Signs at the end of a button's words: what opens a menu, what asks for more.
_SIGNS = " ▾…."


def test_every_name_the_help_quotes_is_the_name_of_something() -> None:
    areas = [path.stem for path in resource("i18n", "vi").glob("*.json")]
    shown = {
        words.rstrip(_SIGNS)
        for area in areas
        if area not in {"help", "errors"}
        for words in catalogue(area).values()
    }
    quoted = {
        name.rstrip(_SIGNS)
        for words in catalogue("help").values()
        for name in re.findall("“([^”]+)”", words)
        if not re.search(r"[\d:]", name)  # an example of what can be typed
    }
    assert len(quoted) > 40
    assert quoted <= shown
