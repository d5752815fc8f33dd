"""The back office as an owner uses it in the evening."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect


@dataclass
class Office:
    """A browser tab in the back office."""

    page: Page
    address: str

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def wait_for(self, path: str, words: str, seconds: int = 30) -> None:
        """Until the page shows the words; it is asked for again every second."""
        for _ in range(seconds):
            self.go(path)
            if words in self.page.locator("main").inner_text():
                return
            self.page.wait_for_timeout(1_000)
        raise AssertionError(f"{path} never showed {words!r}")

    def sign_in(self, email: str, password: str) -> None:
        self.go("/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("link", name="Salg og bonner")).to_be_visible()

    def set_pin(self, person: str, pin: str) -> None:
        self.go("/staff/")
        self.page.get_by_role("link", name=person).click()
        self.page.locator("input[name=pin]").fill(pin)
        self.page.get_by_role("button", name="Sæt pinkode").click()
        expect(self.page.get_by_text("Pinkoden er sat.").first).to_be_visible()

    def import_goods(self, file: Path, seconds: int = 60) -> tuple[str, str]:
        """Tries the file, then imports it. What the page says was made and refused."""
        self.go("/imports/")
        self.page.locator("input[type=file]").set_input_files(file)
        again = self.page.get_by_role("button", name="Importer nu")
        expect(again).to_be_visible(timeout=seconds * 1000)
        again.click()
        expect(self.page.get_by_text("Varerne er inde.")).to_be_visible(timeout=seconds * 1000)
        figures = self.page.locator(".tile-figure").all_inner_texts()
        return figures[0], figures[2]

    def add_register(self, code: str, name: str) -> None:
        self.go("/settings/registers/new/")
        self.page.locator("input[name=code]").fill(code)
        self.page.locator("input[name=name]").fill(name)
        self.page.get_by_role("button", name="Gem").click()

    def press(self, name: str) -> None:
        """A button that asks whether one is sure."""
        self.page.get_by_role("button", name=name).click()
        self.page.get_by_role("dialog").get_by_role("button", name=name).click()

    def look_at(self, register: str) -> None:
        """The page of the register of that code."""
        self.go("/registers/")
        self.page.get_by_role("link", name=f"{register} ·").click()

    def replacing_code(self, register: str) -> str:
        """A code for another device at a register that has one."""
        self.look_at(register)
        self.press("Udskift enhed")
        return self.page.locator(".code").inner_text()

    def pairing_code(self, register: str) -> str:
        """A fresh code for the register of that code."""
        self.go("/registers/")
        row = self.page.get_by_role("row").filter(has_text=f"{register} ·")
        row.get_by_role("button", name="Tilslut").click()
        return self.page.locator(".code").inner_text()
