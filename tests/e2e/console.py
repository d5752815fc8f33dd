"""What the browser complains of while nobody looks at its console."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

# A register without network fails to fetch, by design, and Chromium reports each time.
UNREACHABLE = re.compile(r"Failed to load resource: net::ERR_")


class Console:
    """Gathers the errors of every page of the contexts it watches."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self._allowed = [UNREACHABLE]

    def watch(self, context: BrowserContext) -> None:
        """Listens to console errors and uncaught exceptions of all pages of the context."""
        context.on("console", self._heard)
        context.on("weberror", self._raised)

    def allow(self, pattern: str) -> None:
        """Expects errors that match: the story means to provoke them."""
        self._allowed.append(re.compile(pattern))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(message.text)

    def _raised(self, error: WebError) -> None:
        self._note(str(error.error))

    def _note(self, text: str) -> None:
        if not any(pattern.search(text) for pattern in self._allowed):
            self.errors.append(text)
