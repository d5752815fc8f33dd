"""The printer that our browser talks to in tests is one that a stranger's client can talk to."""

from __future__ import annotations

import sys
from importlib.metadata import distribution
from typing import Any

import pytest

from tests.paper.epos_printer import OFFLINE, PAPER_END, PRINTED, EposPrinter

# The package puts itself into a folder `src` beside all others instead of among them, and asks an
# XML element whether it is true, which Python warns of.
pytestmark = pytest.mark.filterwarnings("ignore:Testing an element's truth value")


@pytest.fixture
def epos(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The client's own package."""
    folder = str(distribution("ePos-Print-XML").locate_file("src"))
    monkeypatch.setattr(sys, "path", [folder, *sys.path])
    return pytest.importorskip("epos")


def test_it_prints_what_a_stranger_asks_for(epos: Any) -> None:
    from epos.document import EposDocument  # type: ignore[import-not-found]
    from epos.elements import Text  # type: ignore[import-not-found]
    from epos.printer import Printer  # type: ignore[import-not-found]

    with EposPrinter() as machine:
        client = Printer(machine.host)
        assert client.printer_ready()
        document = EposDocument()
        document.add_body(Text("Rødgrød med fløde"))
        answer = client.print(document)
        assert (answer.success, answer.code, answer.status) == (True, "", PRINTED)
    (printed,) = machine.documents
    assert "Rødgrød med fløde" in printed
    assert "<cut" in printed


def test_it_says_that_it_has_no_paper(epos: Any) -> None:
    from epos.printer import Printer
    from epos.status import parse_code  # type: ignore[import-not-found]

    with EposPrinter() as machine:
        machine.empty = True
        answer = Printer(machine.host).print_empty()
        assert (answer.success, answer.code) == (False, "EPTR_REC_EMPTY")
        assert answer.status == PAPER_END | OFFLINE
        assert parse_code(answer.status) == ["Offline status", "Roll paper has run out"]
    assert machine.documents == []
