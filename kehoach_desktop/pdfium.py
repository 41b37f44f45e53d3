"""One PDFium at a time: the library is not thread-safe, whatever the number of open documents.

Whoever calls pypdfium2 holds `LOCK` for the call, the closing of what was opened included, and lets
go of it between two pages, so that nobody waits for a whole document.
"""

from __future__ import annotations

import threading

LOCK = threading.Lock()
