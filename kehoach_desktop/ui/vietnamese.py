"""Vietnamese for Qt's own words: standard buttons, file dialogs, context menus.

PySide6 ships no Vietnamese translation. `resources/i18n/vi/qt.json` maps Qt's source texts to ours;
what is not in it stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kehoach_desktop.messages import catalogue


class QtWords(QTranslator):
    """Answers Qt's questions from our catalogue, whatever the context."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = catalogue("qt")

    def isEmpty(self) -> bool:  # Qt's name
        """Say that there are words, or Qt would not ask."""
        return False

    def translate(  # type: ignore[override]  # None, a null QString, keeps Qt's own word
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return our word for Qt's `source`, None to keep Qt's."""
        return self._words.get(source)


def install(app: QApplication) -> QtWords:
    """Make Qt speak Vietnamese; the result must be kept alive."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    words = QtWords(app)
    app.installTranslator(words)
    return words
