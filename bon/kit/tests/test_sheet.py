"""Tables out of files as shops have them: separators, letters, broken files, long ones."""

from __future__ import annotations

import io
import tracemalloc

import openpyxl  # type: ignore[import-untyped]
import pytest

from bon.kit import sheet
from bon.kit.sheet import BadFile, read

TITLE = "Prisliste, Ild A/S, uge 12\n\nNavn;Pris\nPumpe;1,50\nLap;2,50\nHue;3,50\n"
MANY = 100_000


def known(header: list[str]) -> int:
    return sum(title in ("Navn", "Pris", "Nr") for title in header)


def table(text: str | bytes, name: str = "varer.csv", *, aware: bool = True) -> list[list[str]]:
    raw = text.encode() if isinstance(text, str) else text
    found = read(raw, name, known if aware else None)
    return [found.header, *([cell.text for cell in row.cells] for row in found.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "Navn;Pris\nPumpe;1,50\nLap;2,50\n",
        'Navn,Pris\nPumpe,"1,50"\nLap,"2,50"\n',
        "Navn\tPris\nPumpe\t1,50\nLap\t2,50\n",
        "Navn|Pris\nPumpe|1,50\nLap|2,50\n",
        'sep=,\nNavn,Pris\nPumpe,"1,50"\nLap,"2,50"\n',
        TITLE.replace("Hue;3,50\n", ""),
    ],
)
def test_the_separator_is_found_by_itself(text: str) -> None:
    assert table(text) == [["Navn", "Pris"], ["Pumpe", "1,50"], ["Lap", "2,50"]]


def test_decimal_commas_under_a_title_are_no_separators() -> None:
    assert table(TITLE, aware=False)[1:] == [
        ["Navn", "Pris"],
        ["Pumpe", "1,50"],
        ["Lap", "2,50"],
        ["Hue", "3,50"],
    ]


def test_a_row_keeps_the_number_a_spreadsheet_shows() -> None:
    assert [row.no for row in read(TITLE.encode(), "varer.csv", known).rows] == [4, 5, 6]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Nr;Navn;Pris\n1;Pumpe;2,00\n2;Lap;1,50\n3;Hu", 4),
        ('Nr;Navn;Pris\n1;Pumpe;2,00\n2;"Lap med\nlim', 3),
    ],
)
def test_a_file_that_was_cut_in_the_middle_is_refused_whole(text: str, row: int) -> None:
    with pytest.raises(BadFile) as refused:
        table(text)
    assert (refused.value.code, refused.value.data) == ("cut_off", {"row": row})


def test_a_last_row_without_an_end_of_line_is_whole() -> None:
    assert table("Nr;Navn\n1;Pumpe\n2;Lap")[-1] == ["2", "Lap"]
    assert table("Nr;Navn\n1;Pumpe\n2\n")[-1] == ["2"]


ROWS = "".join(f"{n};Vare {n};{n},50\n" for n in range(2, 7))


@pytest.mark.parametrize(
    "text",
    [
        f'Nr;Navn;Pris\n1;"Pumpe;1,50\n{ROWS}',  # to the end of the file
        f'Nr;Navn;Pris\n1;"Pumpe;1,50\n{ROWS}7;"Hue";2,50\n',  # to the next mark
    ],
)
def test_a_mark_that_is_not_closed_swallows_no_rows(text: str) -> None:
    """They were all one long name, or a row that was refused, and nobody missed the others."""
    with pytest.raises(BadFile, match="anførselstegn i række 2") as refused:
        table(text)
    assert refused.value.code == "quote_open"


def test_a_text_of_several_lines_is_one_cell() -> None:
    text = 'Nr;Navn;Pris\n1;"Lap\nmed; lim\n28""; rød\n\ni æske";1,50\n2;Pumpe;2,50\n'
    assert table(text) == [
        ["Nr", "Navn", "Pris"],
        ["1", 'Lap\nmed; lim\n28"; rød\n\ni æske', "1,50"],
        ["2", "Pumpe", "2,50"],
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html><title>Log ind</title></html>",
        b'\xef\xbb\xbf[{"Navn": "Lap"}]',
        b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
    ],
)
def test_a_page_or_a_document_is_no_table(content: bytes) -> None:
    with pytest.raises(BadFile, match="ikke en tabel"):
        table(content)


def test_a_file_with_nothing_but_its_mark_is_empty() -> None:
    with pytest.raises(BadFile, match="Filen er tom"):
        table(b"\xef\xbb\xbf \r\n")


def test_signs_that_no_file_can_say_again_are_left_out() -> None:
    assert table("Navn;Pris\nLa\x07p\x1f;1\n") == [["Navn", "Pris"], ["Lap", "1"]]


def test_headers_over_headers_are_read_together() -> None:
    def knows(header: list[str]) -> int:
        return sum(title in ("Vare", "Vare Nr.", "Navn", "Pris", "Pris i alt") for title in header)

    text = "Vareliste;;\nVare;;Pris\nNr.;Navn;i alt\n1;Lap;10\n"
    found = read(text.encode(), "varer.csv", knows)
    assert found.header == ["Vare Nr.", "Navn", "Pris i alt"]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["1", "Lap", "10"]]


def test_the_table_of_a_workbook_is_found_behind_its_cover() -> None:
    book = openpyxl.Workbook()
    for title, rows in (
        ("Forside", [["Vareliste"], ["Navn på butik", "Ild A/S"]]),
        ("Cykler", [["Nr", "Navn", "Pris"], ["1", "Racer", 10]]),
        ("Hjelme", [["Nr", "Navn", "Pris"], ["2", "Abus", 20]]),
        ("Noter", [["Husk"]]),
    ):
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    assert table(out.getvalue(), "varer.xlsx") == [["Nr", "Navn", "Pris"], ["1", "Racer", "10"]]
    assert read(out.getvalue(), "varer.xlsx", known).unread == ("Hjelme",)


def test_rows_are_read_again_and_never_all_in_memory() -> None:
    text = "Nr;Navn\n" + "".join(f"{n:013};Vare nummer {n}\n" for n in range(MANY))
    content = text.encode()
    tracemalloc.start()
    found = read(content, "varer.csv", known)
    assert (len(found.rows), sum(1 for _ in found.rows), sum(1 for _ in found.rows)) == (
        *(MANY, MANY),
        MANY,
    )
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 1024 * 1024


def test_a_file_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "ROWS_MOST", 2)
    with pytest.raises(BadFile, match="for mange rækker"):
        table("Nr;Navn\n1;a\n2;b\n3;c\n")
