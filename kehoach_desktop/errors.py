"""The one exception type that carries a refusal from any layer to the officer.

Layers raise `AppError` with a code and parameters; `messages.explain` turns it into a Vietnamese
sentence and a remedy (catalogue: `resources/i18n/vi/errors.json`). Anything else that is raised
is a fault of ours.
"""

from __future__ import annotations


class AppError(Exception):
    """A refusal the officer can understand and act upon.

    `code` names the entry of the catalogue ("E-READ", "E-FULL"); `params` fill its sentence.
    Nothing has been changed when it is raised.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code
