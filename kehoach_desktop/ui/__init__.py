"""The window: the only place (with `__main__`) where PySide6 is imported."""
