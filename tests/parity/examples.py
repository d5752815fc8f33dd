"""Plays the examples of `till/examples` through any port: the executable specification.

A file is `{about, cases}`, a case `{name, steps}`. A step asks and expects:

- `{"command": {…}}`: a cart command on the cart as it stands, by the cashier, now;
  `{"ask": {…}}`: any other request of the port; `{"load": {…}}`: the shop's pricebook with
  these parts in place of its own; `"as"` keeps an answer under a name.
- `"expect"`: path → value, where a path is `cart.lines.0.total` and `….#` a length;
  `"refused"`: the code of the refusal, which must leave the cart as it was.

`{"$": "path"}` stands for a value known already: of `shop.json` (`shop.…`), of the cart
(`cart`), of the last answer (`last.…`), of a kept one (by its name).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.parity.interpreters import TILL, Handle, text_of

EXAMPLES = TILL / "examples"
SHOP = "shop.json"


def example_files() -> list[Path]:
    """Every file of examples, in order of name."""
    return sorted(path for path in EXAMPLES.glob("*.json") if path.name != SHOP)


def all_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case with its full name, `<file>: <case>`."""
    return [
        (f"{path.stem}: {case['name']}", case)
        for path in example_files()
        for case in json.loads(path.read_text())["cases"]
    ]


class Play:
    """One case being played on one port."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.known: dict[str, Any] = {"shop": json.loads((EXAMPLES / SHOP).read_text())}
        self.known["cart"] = None
        self._ask({"do": "load", "pricebook": self.known["shop"]["pricebook"]})

    def case(self, case: dict[str, Any]) -> None:
        """Plays every step; raises AssertionError where an answer is not as written."""
        for number, step in enumerate(case["steps"], 1):
            try:
                self._step(step)
            except AssertionError as error:
                raise AssertionError(f"{case['name']}, step {number}: {error}") from error

    def _step(self, step: dict[str, Any]) -> None:
        answer = self._answer(step)
        self.known["last"] = answer
        if "as" in step:
            self.known[step["as"]] = answer
        codes = [error["code"] for error in answer.get("errors", [])]
        wanted = [step["refused"]] if "refused" in step else []
        if "errors" not in step.get("expect", {}):
            assert codes == wanted, f"errors {answer.get('errors')}, wanted {wanted}"
        for path, value in step.get("expect", {}).items():
            found = look_up(answer, path)
            expected = self.fill(value)
            assert found == expected, f"{path} is {found!r}, wanted {expected!r}"

    def _answer(self, step: dict[str, Any]) -> Any:
        if "command" in step:
            return self._command(step)
        if "load" in step:
            book = self.known["shop"]["pricebook"] | self.fill(step["load"])
            return self._ask({"do": "load", "pricebook": book})
        return self._ask(self.fill(step["ask"]))

    def _command(self, step: dict[str, Any]) -> Any:
        shop = self.known["shop"]
        command = {"at": shop["now"], "employee": "cashier"} | self.fill(step["command"])
        before = self.known["cart"]
        request = {"cart": before, "do": "cart", "pricebook": shop["pricebook"]["version"]}
        answer = self._ask(request | {"command": command})
        if "refused" in step and "cart" in answer:
            assert answer["cart"] == before, "a refusal changed the cart"
        self.known["cart"] = answer.get("cart", before)
        return answer

    def _ask(self, request: dict[str, Any]) -> Any:
        return json.loads(self.handle(text_of(request)))

    def fill(self, value: Any) -> Any:
        """`value` with every `{"$": path}` in it replaced by what it names."""
        if isinstance(value, list):
            return [self.fill(element) for element in value]
        if isinstance(value, dict):
            if set(value) == {"$"}:
                return look_up(self.known, value["$"])
            return {key: self.fill(element) for key, element in value.items()}
        return value


def look_up(value: Any, path: str) -> Any:
    """What lies at a dotted path; `#` is the length of a list, the empty path all of it."""
    for part in path.split(".") if path else []:
        if part == "#":
            value = len(value)
        elif isinstance(value, list):
            value = value[int(part)]
        else:
            assert part in value, f"no {part} of {path} in {sorted(value)}"
            value = value[part]
    return value
