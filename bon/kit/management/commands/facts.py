"""`bon facts`: writes docs/reference/facts.md, the page of who reacts to what."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from bon.kit.facts import reactions

PAGE = settings.ROOT / "docs" / "reference" / "facts.md"
HEAD = """# Facts and reactions

Made from the code by `bon facts`. An app publishes what happened; others react. A *projection*
runs in the same transaction as what it follows from; an *effect* becomes a job.

| Fact | Reaction | Kind |
|---|---|---|
"""


def page() -> str:
    rows = [
        f"| `{reaction.fact.__module__.split('.')[1]}.{reaction.fact.__name__}` "
        f"| `{reaction.name}` | {reaction.kind} |\n"
        for reaction in reactions()
    ]
    return HEAD + "".join(rows)


class Command(BaseCommand):
    help = "Writes the page of facts and reactions."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(page(), encoding="utf-8")
        self.stdout.write(f"{PAGE} is current.")
