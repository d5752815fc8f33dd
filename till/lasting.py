"""The last cart and its text, so that what did not change is neither read nor written again.

Reading and writing 40 lines of JSON costs a register ten times what the rules on them do. A
request that begins with the cart exactly as it was last answered therefore takes the cart
from here, and the lines a command left alone are answered with the text they had. Nothing
but time depends on it: another cart, or another spelling of it, is read as any request is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Cart, Line, Result

_HEAD = '{"cart":'
_COMPACT = (",", ":")


class LastCart:
    """What was answered last: the cart, its lines and their texts, and the whole text."""

    def __init__(self) -> None:
        self._cart: Cart | None = None
        self._lines: list[Line] = []
        self._texts: list[str] = []
        self._opening = ""

    def read(self, json_text: str) -> Any:
        """`json.loads`, but a cart known from last time is not read again."""
        if self._opening != "" and json_text.startswith(self._opening):
            request = json.loads(_HEAD + "null" + json_text[len(self._opening) :])
            request["cart"] = self._cart
            return request
        return json.loads(json_text)

    def write(self, result: Result) -> str:
        """The text of `result`, compact and with the cart first; the cart is kept."""
        rest: dict[str, Any] = dict(result)
        cart = rest.pop("cart")
        text = self._write_cart(cart)
        self._cart = cart
        self._opening = _HEAD + text
        return self._opening + "," + json.dumps(rest, separators=_COMPACT)[1:]

    def _write_cart(self, cart: Cart) -> str:
        head: dict[str, Any] = dict(cart)
        lines = head.pop("lines")
        known = len(self._lines)
        texts = []
        for index, line in enumerate(lines):
            if index < known and line is self._lines[index]:
                texts.append(self._texts[index])
            else:
                texts.append(json.dumps(line, separators=_COMPACT))
        self._lines = lines
        self._texts = texts
        opening = json.dumps(head, separators=_COMPACT)[:-1]
        return opening + ',"lines":[' + ",".join(texts) + "]}"
