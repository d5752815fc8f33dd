"""The last cart, so that neither it nor the lines a command left alone cross the border again.

Reading and writing 40 lines of JSON costs a register ten times what the rules on them do. A
host that holds the cart of the last answer says `"cart": "last"` instead of it, and is answered
with the number of each line it has already. Nothing but time depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.fields import bad

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Cart, Result

_LAST = "last"


class LastCart:
    """The cart as it was last answered, if there is one."""

    def __init__(self) -> None:
        self._cart: Cart | None = None

    def read(self, request: dict[str, Any]) -> bool:
        """Puts the cart itself where the request says `last`; whether it did.

        Refuses with `bad_request` where nothing was answered yet.
        """
        if request.get("cart") != _LAST:
            return False
        if self._cart is None:
            raise bad("cart")
        request["cart"] = self._cart
        return True

    def write(self, result: Result, brief: bool) -> dict[str, Any]:
        """The answer that is `result`; when `brief`, known lines as their numbers."""
        cart = result["cart"]
        known = {} if self._cart is None else {line["no"]: line for line in self._cart["lines"]}
        self._cart = cart
        answer: dict[str, Any] = dict(result)
        if brief:
            shown: dict[str, Any] = dict(cart)
            shown["lines"] = [
                line["no"] if known.get(line["no"]) is line else line for line in cart["lines"]
            ]
            answer["cart"] = shown
        return answer
