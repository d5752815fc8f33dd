"""How `make test` shares the tests out: a file is one worker's, and so is a shop with its stories.

The groups of pytest-xdist 3.8 stand in names that pytest 9.2 no longer reads: stories of one shop
went to both workers, and each founded it.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

STORIES = "tests/e2e/"
COUNTER = "the counter's stories"
# What needs another shop than the counter's, or none, by its file; the others are its stories.
OFFICE = ("test_labels", "test_office_pages", "test_product_page", "test_transfers")
GALLERY = ("test_every_screen", "test_without_a_mouse")
ALONE = ("test_console", "test_rules_in_chromium", "test_shop_day", "test_whole_day")
SHOPS = (
    dict.fromkeys(OFFICE, "the office's stories")
    | dict.fromkeys(GALLERY, "the gallery's stories")
    | {name: name for name in ALONE}
)


class ByShop(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Files and shops, handed out in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        if not file.startswith(STORIES):
            return file
        return SHOPS.get(file.removeprefix(STORIES).removesuffix(".py"), COUNTER)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, so that both workers end at the same time."""
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    if nodeid.startswith(STORIES):
        return 0
    return 1 if nodeid.startswith("tests/") else 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByShop:
    """Instead of those that `--dist` names."""
    config.option.loadscopereorder = False
    return ByShop(config, log)
