"""The gallery: the built register with a shop behind it and no server (`register/tests/gallery`).

Pictures of every screen go into the folder that `BON_PICTURES` names, where it names one.
"""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.e2e.barriers import barriers
from tests.installation import ROOT, free_port
from tests.node import NODE

REGISTER = ROOT / "register"
VITE = REGISTER / "node_modules" / "vite" / "bin" / "vite.js"
CONFIG = "tests/gallery/vite.config.ts"
FAULTS = Path(__file__).with_name("faults.js")
START_SECONDS = 60
TABLET = (1024, 768)
PHONE = (390, 844)
DESK = (1440, 900)


class Way(NamedTuple):
    """A way of looking at a screen."""

    size: tuple[int, int]
    theme: str
    language: str
    axe: bool = False

    @property
    def name(self) -> str:
        return f"{self.size[0]}-{self.theme}-{self.language}"


WAYS = (
    Way(TABLET, "light", "da", axe=True),
    Way(TABLET, "dark", "en"),
    Way(PHONE, "dark", "da", axe=True),
    Way(PHONE, "light", "en"),
)
PICTURED = (*WAYS, Way(DESK, "light", "da"), Way(TABLET, "dark", "da"), Way(PHONE, "light", "da"))

# Which components drew what is shown: each element's own, and those it was used by.
SEEN = """() => {
  const files = new Set()
  for (const element of document.querySelectorAll('*')) {
    const meta = element.__svelte_meta
    if (!meta) continue
    files.add(meta.loc.file)
    for (let at = meta.parent; at; at = at.parent) files.add(at.file)
  }
  return [...files]
}"""

SHOW = """async ([theme, language]) => {
  document.documentElement.dataset.theme = theme
  bonLanguage.code = language
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled(moving.map((one) => one.finished))
  return bonLanguage.code
}"""


@dataclass
class Eye:
    """Looks at what a page shows in every way, and remembers what was wrong and what was seen."""

    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def look(self, page: Page, name: str) -> None:
        self.seen |= set(page.evaluate(SEEN))
        pictures = os.environ.get("BON_PICTURES")
        for way in PICTURED if pictures else WAYS:
            self._show(page, way)
            self._measure(page, way, name)
            if pictures:
                page.screenshot(path=Path(pictures) / f"{name}.{way.name}.png")
        self._show(page, Way(TABLET, "light", "da"))

    def _show(self, page: Page, way: Way) -> None:
        page.set_viewport_size({"width": way.size[0], "height": way.size[1]})
        spoken = page.evaluate(SHOW, [way.theme, way.language])
        assert spoken == way.language, f"{way.name}: the page speaks {spoken}"

    def _measure(self, page: Page, way: Way, name: str) -> None:
        found = page.evaluate(FAULTS.read_text())
        if way.axe:
            found += [f"{rule} {html}" for rule, html in barriers(page)]
        self.faults += [f"{name} ({way.name}): {fault}" for fault in found]


@contextmanager
def gallery(folder: Path) -> Iterator[str]:
    """Builds the gallery into the folder and serves it; its address."""
    port = free_port()
    environment = {**os.environ, "NODE_ENV": "development"}
    told = ["--config", CONFIG, "--outDir", str(folder), "--logLevel", "error"]
    subprocess.run(
        [NODE, VITE, "build", *told],
        cwd=REGISTER,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    served = subprocess.Popen(
        [NODE, VITE, "preview", *told, "--port", str(port), "--strictPort"],
        cwd=REGISTER,
        stdout=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait(f"{address}/register/", served)
        yield address
    finally:
        served.terminate()
        served.wait(20)


def _wait(address: str, served: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
            return
        except OSError:
            assert served.poll() is None, "the gallery ended"
            assert time.monotonic() < deadline, "the gallery does not answer"
            time.sleep(0.1)
