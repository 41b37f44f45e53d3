"""Kế hoạch Desktop: from the superior's plan to the commune's plan, tasks and reports, offline."""

__version__ = "0.1.0"
