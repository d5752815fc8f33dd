"""A link that leads nowhere costs every reader the search that the writer saved."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from tests.tidy.project import ROOT, read, refuse, with_suffix

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The anchors that a Markdown page offers, one for each heading."""
    titles = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def broken(page: Path, text: str) -> list[str]:
    """The links of a page to files or headings that are not there."""
    found = []
    for target in LINK.findall(FENCE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        file = page.parent / name
        if not file.exists() or (
            anchor
            and (not name or file.suffix == ".md")
            and anchor not in anchors(file.read_text(encoding="utf-8") if name else text)
        ):
            found.append(f"{page.name}: {target}")
    return found


def test_every_link_in_markdown_resolves() -> None:
    pages = with_suffix(".md")
    refuse([link for name in pages for link in broken(ROOT / name, read(name))])


def test_a_broken_link_is_caught(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    (tmp_path / "there.md").write_text("# Cash rounding, by hand\n", encoding="utf-8")
    text = """# Here
    [a](there.md) [b](there.md#cash-rounding-by-hand) [c](#here) [d](https://example.com/x)
    [e](gone.md) [f](there.md#vat) [g](#nowhere)
    """.replace("    ", "")
    assert broken(page, text) == ["page.md: gone.md", "page.md: there.md#vat", "page.md: #nowhere"]
