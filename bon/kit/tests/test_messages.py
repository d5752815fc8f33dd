"""The catalogue follows the code: what is new is missing, what is gone goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bon.kit import messages

PAGE = """{% load i18n %}<h1>{% translate "Kasser" %}</h1>
{% blocktranslate count n=sales trimmed %}
{{ n }} salg{% plural %}{{ n }} salg i alt{% endblocktranslate %}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A small server: one model with a name, one page."""
    root = tmp_path / "bon"
    (root / "registers" / "templates" / "registers").mkdir(parents=True)
    (root / "registers" / "tests").mkdir()
    (root / "registers" / "models.py").write_text('name = gettext_lazy("navn")\n')
    (root / "registers" / "tests" / "test_page.py").write_text('_("kun i en prøve")\n')
    (root / "registers" / "templates" / "registers" / "list.html").write_text(PAGE)
    return root


def test_texts_are_gathered_from_code_and_pages(shop: Path) -> None:
    gathered = messages.gather(shop)
    assert {entry.id for entry in gathered if entry.id} == {
        "navn",
        "Kasser",
        ("%(n)s salg", "%(n)s salg i alt"),
    }


def test_a_new_text_is_missing_until_it_is_translated(shop: Path) -> None:
    file = shop / "locale" / "en" / "LC_MESSAGES" / "django.po"
    gathered = messages.gather(shop)
    messages.refresh(file, gathered)
    assert messages.incomplete(messages.read(file), gathered) == [
        "not translated: navn",
        "not translated: Kasser",
        "not translated: %(n)s salg / %(n)s salg i alt",
    ]
    catalog = messages.read(file)
    catalog["navn"].string = "name"
    catalog["Kasser"].string = "Registers"
    catalog["%(n)s salg"].string = ("%(n)s sale", "%(n)s sales")
    assert messages.incomplete(catalog, gathered) == []


def test_a_doubtful_and_an_unused_translation_are_found(shop: Path) -> None:
    gathered = messages.gather(shop)
    catalog = messages.read(shop / "locale" / "en" / "LC_MESSAGES" / "django.po")
    catalog.add("navn", "name", flags=["fuzzy"])
    catalog.add("Kasser", "Registers")
    catalog.add(("%(n)s salg", "%(n)s salg i alt"), ("%(n)s sale", "%(count)s sales"))
    catalog.add("Butikker", "Stores")
    assert messages.incomplete(catalog, gathered) == [
        "not translated: navn",
        "unknown named placeholder 'count': %(n)s salg / %(n)s salg i alt",
        "not used: Butikker",
    ]


def test_refreshing_keeps_what_is_translated_and_drops_what_is_gone(shop: Path) -> None:
    file = shop / "locale" / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid "navn"\nmsgstr "name"\n\nmsgid "Butikker"\nmsgstr "Stores"\n')
    messages.refresh(file, messages.gather(shop))
    catalog = messages.read(file)
    assert catalog["navn"].string == "name"
    assert "Butikker" not in catalog
    once = file.read_bytes()
    messages.refresh(file, messages.gather(shop))
    assert file.read_bytes() == once
