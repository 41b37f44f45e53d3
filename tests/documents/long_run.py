"""How large the random papers are: small every day, large with `--hypothesis-profile long`."""

from __future__ import annotations

from hypothesis import settings

_USUAL = settings.get_profile("kehoach").max_examples
_FACTOR = settings().max_examples // _USUAL

#: Whether this run may take minutes.
LONG = _FACTOR > 1
#: The most tasks of a random plan.
MOST_TASKS = 300 if LONG else 25


def examples(usual: int) -> int:
    """Return how many papers to try where a quick run tries `usual`."""
    return usual * max(1, _FACTOR)
