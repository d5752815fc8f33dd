"""Every paper, on every width and in both languages, as it comes out of the printer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from tests.node import NODE
from tests.paper import escpos, starprnt
from tests.paper.papers import PACKAGES, Encoder, papers
from tests.paper.sheet import Code, Sheet

PAPERS = papers()
# Columns → dots across: 80 mm at 203 and at 180 dots an inch, 58 mm.
DOTS = {48: 576, 42: 512, 32: 384}
LANGUAGES = {"esc-pos": escpos.read, "star-prnt": starprnt.read}
pytestmark = pytest.mark.node


@pytest.fixture(scope="session")
def encoder() -> Iterator[Encoder]:
    for needed in (NODE, PACKAGES / "vite"):
        if not needed.exists():
            pytest.skip(f"PAPER IS NOT PROVEN: {needed} is missing; `make test` installs it")
    with Encoder() as running:
        yield running


def printed(
    encoder: Encoder, receipt: dict[str, Any] | None, columns: int, language: str, **paper: str
) -> Sheet:
    settings = {"columns": columns, "language": language, **paper}
    return LANGUAGES[language](encoder.encode(receipt, settings), DOTS[columns])


def codes_of(receipt: dict[str, Any]) -> list[str]:
    return [block["text"] for block in receipt["blocks"] if block["block"] in ("barcode", "qr")]


def decoded(code: Code) -> tuple[str, str]:
    """What a scanner makes of it."""
    found = zxingcpp.read_barcodes(code.image)
    assert len(found) == 1, f"{code.kind} {code.text}: {len(found)} codes can be read"
    return found[0].format.name, found[0].text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", DOTS)
@pytest.mark.parametrize("name", PAPERS)
def test_it_comes_out_whole(name: str, columns: int, language: str, encoder: Encoder) -> None:
    receipt = PAPERS[name]
    sheet = printed(encoder, receipt, columns, language)
    keep(sheet, f"{name} {columns} {language}")
    assert sheet.unknown == []
    assert sheet.overflows == []
    assert sheet.events == ["cut"]
    assert not [line for line in sheet.lines if "\ufffd" in line]
    assert [code.text for code in sheet.codes] == codes_of(receipt)
    for code in sheet.codes:
        assert decoded(code) == (code.kind, code.text)


def keep(sheet: Sheet, name: str) -> None:
    """Where BON_PAPER names a folder, the picture is left there to be looked at."""
    folder = os.environ.get("BON_PAPER")
    if folder:
        sheet.picture().save(Path(folder) / f"{name.replace('/', '-')}.png")


def test_there_are_all_kinds_of_paper() -> None:
    kinds = {name.split(":")[0] for name in PAPERS}
    assert {"receipts", "shifts"} <= kinds


ALL_LETTERS = {
    "kind": "normal",
    "receipt_no": "K1-1",
    "blocks": [
        {"block": "line", "cells": [{"kind": "text", "text": "æøå ÆØÅ é ü ß €"}]},
        {"block": "line", "cells": [{"kind": "text", "text": "½ × § 70 – “a”…"}]},
        {"block": "cut"},
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["cp858", "windows1252"])
def test_danish_letters_and_the_euro(page: str, language: str, encoder: Encoder) -> None:
    sheet = printed(encoder, ALL_LETTERS, 42, language, page=page)
    assert sheet.unknown == []
    assert sheet.lines[0] == "æøå ÆØÅ é ü ß €"
    assert (
        sheet.lines[1]
        == {"cp858": '½ × par. 70 - "a"...', "windows1252": '½ × § 70 - "a"...'}[page]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_printer_says_eur(language: str, encoder: Encoder) -> None:
    sheet = printed(encoder, ALL_LETTERS, 42, language, page="cp865")
    assert sheet.unknown == []
    assert sheet.lines[:2] == ["æøå ÆØÅ é ü ß EUR", '½ x par. 70 - "a"...']


def of_code(text: str) -> dict[str, Any]:
    blocks = [{"block": "barcode", "text": text, "align": "center"}, {"block": "cut"}]
    return {"kind": "normal", "receipt_no": "x", "blocks": blocks}


@pytest.mark.parametrize(
    ("text", "columns", "kind"),
    [
        ("K1-42", 32, "Code128"),
        ("920123456789168527", 32, "Code128"),
        ("920123456789168527", 48, "Code128"),
        ("ABC123-4567890123456", 32, "QRCode"),
        ("ABC123-4567890123456", 48, "Code128"),
        ("9" * 60, 32, "QRCode"),
    ],
)
def test_bars_that_do_not_fit_become_a_square(
    text: str, columns: int, kind: str, encoder: Encoder
) -> None:
    (code,) = printed(encoder, of_code(text), columns, "esc-pos").codes
    assert decoded(code) == (kind, text)


def test_the_drawer_gets_its_pulse_and_no_paper(encoder: Encoder) -> None:
    for language, event in (("esc-pos", "drawer 2 100 ms"), ("star-prnt", "drawer 1 100 ms")):
        sheet = printed(encoder, None, 48, language)
        assert (sheet.events, sheet.unknown) == ([event], [])
        assert "".join(sheet.lines) == ""


def test_a_command_nobody_knows_and_a_line_too_long_are_caught() -> None:
    assert escpos.read(b"\x1b@\x1bZ", 384).unknown == [2]
    assert starprnt.read(b"\x1b@\x1bQ", 384).unknown == [2]
    assert escpos.read(b"x" * 33 + b"\n", 384).overflows == ["x" * 33]
    assert escpos.read(b"\x1bt\x0d\xd5\n", 384).unknown == [0], "a code page that is not ours"
