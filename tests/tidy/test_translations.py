"""Danish first, English complete: a text without its translation is a page half in each."""

from __future__ import annotations

import pytest
from django.conf import settings

from bon.kit import messages
from tests.tidy.project import ROOT, refuse

OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_back_office_is_translated(language: str) -> None:
    """`bon makemessages` gathers them; bon/kit/tests/test_messages.py proves what it finds."""
    catalog = messages.read(ROOT / "bon" / "locale" / language / "LC_MESSAGES" / "django.po")
    refuse(messages.incomplete(catalog, messages.gather(ROOT / "bon")))
