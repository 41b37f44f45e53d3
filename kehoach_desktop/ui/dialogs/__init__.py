"""Dialogs for what must be decided now."""
