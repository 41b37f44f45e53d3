"""Measures anybody's paper against Decree 30/2020: its own expected values, its own eyes.

It shares no code with `documents` (which makes papers), so that a mistake there is seen here.
Rule ids, tolerances and severities are those of `../shared/nd30.md`.
"""
