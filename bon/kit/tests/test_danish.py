"""The texts in the code are Danish. Libraries bring catalogues of their own, from English: a text
that happens to be an English one of theirs (`Sat` is Saturday) would be translated into Danish."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from bon.kit import messages


def test_danish_texts_stay_as_they_are_written() -> None:
    gathered = messages.gather(Path(settings.LOCALE_PATHS[0]).parent)
    texts = [message.id for message in gathered if message.id]
    with override("da"):
        for text in texts:
            if isinstance(text, str):
                assert gettext(text) == text
            else:
                one, many = text
                assert [ngettext(one, many, 1), ngettext(one, many, 2)] == [one, many]
