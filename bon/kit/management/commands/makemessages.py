"""`bon makemessages`: brings the catalogues in bon/locale/ to the texts in the code.

Django's own command asks for GNU gettext on the machine; this one needs Python alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from bon.kit import messages


class Command(BaseCommand):
    help = "Gather the texts of code and templates into the catalogue of each language."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.LOCALE_PATHS[0])
        gathered = messages.gather(folder.parent)
        for language, _ in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            file = folder / language / "LC_MESSAGES" / "django.po"
            messages.refresh(file, gathered)
            open_texts = messages.incomplete(messages.read(file), gathered)
            self.stdout.write(f"{file}: {len(open_texts)} left to translate")
