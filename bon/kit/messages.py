"""The texts of pages and models, gathered from the code into a catalogue for each language.

The texts in the code are Danish; a catalogue holds their translation. Babel does the reading,
so that nothing outside Python is needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items() if "gettext" in name}
KEYWORDS: dict[str, Any] = {**DEFAULT_KEYWORDS, **LAZY}


def gather(root: Path) -> Catalog:
    """Every text marked for translation below a folder: Python files and templates."""
    catalog = Catalog(project="Bon", fuzzy=False)
    for file in sorted([*root.rglob("*.py"), *root.rglob("templates/**/*.*")]):
        if {"tests", "node_modules"} & set(file.parts) or not file.is_file():
            continue
        place = file.relative_to(root.parent).as_posix()
        for line, text, comments, context in _texts(file):
            catalog.add(text, None, [(place, line)], (), comments, context=context)
    return catalog


def _texts(file: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        source = templatize(source)
    return iter(extract("python", io.BytesIO(source.encode()), KEYWORDS, ["Translators:"]))


def read(file: Path) -> Catalog:
    """The catalogue in a .po file; an empty one of its language where there is none yet."""
    language = file.parent.parent.name
    if not file.exists():
        return Catalog(locale=language, project="Bon", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def refresh(file: Path, gathered: Catalog) -> None:
    """Brings a .po file to the texts gathered: new ones without translation, unused ones gone."""
    catalog = read(file)
    # A date that changes with every run would make every run a change.
    created = catalog.creation_date
    catalog.update(gathered, no_fuzzy_matching=True, update_header_comment=False)
    catalog.creation_date = created
    catalog.obsolete.clear()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog, width=100, sort_output=True, include_lineno=False)


def incomplete(catalog: Catalog, gathered: Catalog) -> list[str]:
    """What a catalogue lacks: texts without a translation, with a doubtful one, or unused."""
    found = []
    for text in gathered:
        entry = catalog.get(text.id, text.context) if text.id else None
        if text.id and (entry is None or not _translated(entry)):
            found.append(f"not translated: {_shown(text)}")
        elif entry is not None:
            found += [f"{error}: {_shown(text)}" for error in entry.check(catalog)]
    unused = [
        entry for entry in catalog if entry.id and gathered.get(entry.id, entry.context) is None
    ]
    return found + [f"not used: {_shown(entry)}" for entry in unused]


def _translated(entry: Message) -> bool:
    forms = entry.string if isinstance(entry.string, list | tuple) else [entry.string]
    return not entry.fuzzy and all(forms)


def _shown(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else " / ".join(entry.id)
