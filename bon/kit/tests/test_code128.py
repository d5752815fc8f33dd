"""Bars: as a kept library draws them, letter by letter."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bon.kit.code128 import path, widths
from bon.kit.templatetags.barcodes import code128
from tests.node import NODE

REGISTER = Path(__file__).resolve().parents[3] / "register"
# What the register draws its receipts' barcodes with.
LIBRARY = """
import bwip from 'bwip-js'
const texts = JSON.parse(process.argv[1])
const widths = (text) => bwip.raw({bcid: 'code128', text})[0].sbs
console.log(JSON.stringify(texts.map(widths)))
"""
# All of printable ASCII, its digits apart: the library shortens runs of them.
LETTERS = "".join(chr(code) for code in range(32, 127) if not chr(code).isdigit())
ALL = "a" + "".join(f"{digit}{LETTERS[9 * digit : 9 * digit + 9]}" for digit in range(10))


@pytest.mark.node
def test_every_sign_has_the_bars_the_library_gives_it() -> None:
    texts = [ALL, "K1-3", "A2-506", "Bon 12,50"]
    assert set(ALL) == {chr(code) for code in range(32, 127)}
    drawn = subprocess.run(
        [NODE, "--input-type=module", "-e", LIBRARY, json.dumps(texts)],
        cwd=REGISTER, capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    assert json.loads(drawn) == [widths(text) for text in texts]


def test_the_picture_has_quiet_on_both_sides() -> None:
    bars, modules = path("K1-3")
    assert bars.startswith("M10 0h2v1h-2zM13 0h1v1h-1z")
    assert bars.endswith("h2v1h-2z")
    assert modules == 10 + 11 * 6 + 13 + 10


@pytest.mark.parametrize("text", ["", "Æ1", "K\n1"])
def test_what_has_no_bars_has_no_picture(text: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        widths(text)
    assert code128(text) == ""


def test_a_picture_needs_no_style_of_its_own() -> None:
    assert 'viewBox="0 0 99 1" width="198" height="44"' in code128("K1-3")
    assert "style=" not in code128("K1-3")
