"""Lists as files: what a spreadsheet makes of them, and what is read out of them again."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]

from bon.kit.csv_export import Cell, decimal, lines
from bon.kit.download import CELL_MOST, download
from bon.kit.sheet import CELL_MOST as READ_MOST
from bon.kit.sheet import read

HEADER = ["Navn", "Nummer", "Beløb", "Antal"]
ROWS: list[list[Cell]] = [
    ["=SUM(A1)", "00417", decimal(123_450), 3],
    ['Æble; "rød"\nog grøn', "'-7", decimal(-5), None],
]
# What people can have typed: signs, spaces and line breaks, and nothing of the machine's own.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t"),
    max_size=40,
)


def sent(address: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    answer = download(RequestFactory().get(address), "liste", header, rows)
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(answer)


def test_a_file_for_a_spreadsheet_holds_no_formula() -> None:
    text = "".join(lines(["Navn", "Beløb"], [["=SUM(A1)", decimal(-1250)], ["Æble; rød", "1,00"]]))
    assert text == ('\N{BYTE ORDER MARK}Navn;Beløb\r\n\'=SUM(A1);-12,50\r\n"Æble; rød";1,00\r\n')


def test_a_spreadsheet_keeps_texts_as_texts_and_amounts_as_numbers() -> None:
    book = load_workbook(io.BytesIO(sent("/?as=xlsx", HEADER, ROWS)))
    assert [[cell.value for cell in row] for row in book.active.iter_rows()] == [
        HEADER,
        ["=SUM(A1)", "00417", 1234.5, 3],
        ['Æble; "rød"\nog grøn', "'-7", -0.05, None],
    ]
    assert [cell.data_type for cell in book.active[2]] == ["s", "s", "n", "n"]


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_a_list_is_read_as_it_was_sent(name: str) -> None:
    sheet = read(sent(f"/?as={name[6:]}", HEADER, ROWS), name)
    assert sheet.header == HEADER
    assert [[cell.text for cell in row.cells] for row in sheet.rows] == [
        ["=SUM(A1)", "00417", "1234,50" if name.endswith("csv") else "1234,5", "3"],
        ['Æble; "rød"\nog grøn', "'-7", "-0,05", ""],
    ]


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
@given(text=TEXTS)
@example(text="\t")
def test_any_text_comes_back(name: str, text: str) -> None:
    content = sent(f"/?as={name[6:]}", ["Navn", "Fast"], [[text, "x"]])
    ((_no, cells),) = read(content, name).rows
    assert cells[0].text.splitlines() == text.strip().splitlines()


def test_a_cell_is_never_longer_than_a_spreadsheet_can_hold() -> None:
    assert READ_MOST <= CELL_MOST
    content = sent("/?as=xlsx", ["Navn"], [["æ" * (CELL_MOST + 1)]])
    ((_no, cells),) = read(content, "liste.xlsx").rows
    assert cells[0].text == "æ" * READ_MOST
